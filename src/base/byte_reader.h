// Where raw bytes come from: a file, an archive member, standard input, a test.
#pragma once

#include <cstddef>

namespace vpnlint {

class ByteReader {
 public:
  virtual ~ByteReader() = default;
  /// Bytes read into the buffer, at most `size`; 0 at the end, negative on an error.
  virtual std::ptrdiff_t read(char* buffer, std::size_t size) = 0;
};

}  // namespace vpnlint
