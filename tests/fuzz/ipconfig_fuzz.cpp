// Any bytes as a capture of ipconfig, in a code page or in UTF-8, in blocks of any size.
#include <cstddef>
#include <cstdint>
#include <string>

#include "formats/read_capture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vpnlint;
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto encoding = (data[0] & 1) != 0 ? Encoding::cp949 : Encoding::utf8;
  capture_test::score("ipconfig", bytes);
  capture_test::read_capture("ipconfig", bytes, encoding, {}, 1 + data[0]);
  return 0;
}
