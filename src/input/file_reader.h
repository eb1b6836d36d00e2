// Byte streams over files. Private to input.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/byte_reader.h"

namespace vpnlint {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// A file whose first bytes can be looked at before they are read.
class FileReader : public ByteReader {
 public:
  explicit FileReader(File file);

  /// The first bytes, at most peek_size; the stream still begins with them.
  std::string_view peek() const { return peeked_; }
  std::ptrdiff_t read(char* buffer, std::size_t size) override;

  static constexpr std::size_t peek_size = 64;

 private:
  File file_;
  std::string peeked_;
  std::size_t used_ = 0;
};

}  // namespace vpnlint
