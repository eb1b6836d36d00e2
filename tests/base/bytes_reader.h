// A byte reader over memory that hands out small blocks, to put block borders anywhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "base/byte_reader.h"

namespace vpnlint {

class BytesReader : public ByteReader {
 public:
  explicit BytesReader(std::string bytes, std::size_t block = 1 << 20)
      : bytes_(std::move(bytes)), block_(block) {}

  std::ptrdiff_t read(char* buffer, std::size_t size) override {
    const std::size_t got = std::min({size, block_, bytes_.size() - at_});
    std::memcpy(buffer, bytes_.data() + at_, got);
    at_ += got;
    return static_cast<std::ptrdiff_t>(got);
  }

 private:
  std::string bytes_;
  std::size_t block_;
  std::size_t at_ = 0;
};

}  // namespace vpnlint
