// Any bytes as bundle.toml.
#include <cstddef>
#include <cstdint>

#include "config/bundle_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vpnlint::Problems problems(0, 100);
  vpnlint::read_bundle_file({reinterpret_cast<const char*>(data), size}, problems);
  return 0;
}
