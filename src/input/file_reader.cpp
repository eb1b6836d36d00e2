// Byte streams over files, unbuffered: callers read large blocks.
#include "input/file_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace vpnlint {

FileReader::FileReader(File file) : file_(std::move(file)) {
  std::setvbuf(file_.get(), nullptr, _IONBF, 0);
  peeked_.resize(peek_size);
  peeked_.resize(std::fread(peeked_.data(), 1, peek_size, file_.get()));
}

std::ptrdiff_t FileReader::read(char* buffer, std::size_t size) {
  std::size_t got = std::min(size, peeked_.size() - used_);
  std::memcpy(buffer, peeked_.data() + used_, got);
  used_ += got;
  got += std::fread(buffer + got, 1, size - got, file_.get());
  if (got == 0 && std::ferror(file_.get())) return -1;
  return static_cast<std::ptrdiff_t>(got);
}

}  // namespace vpnlint
