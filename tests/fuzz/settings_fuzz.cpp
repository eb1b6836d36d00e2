// Any bytes as vpnlint.toml.
#include <cstddef>
#include <cstdint>

#include "config/settings.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<vpnlint::FileProblem> problems;
  vpnlint::read_settings({reinterpret_cast<const char*>(data), size}, "vpnlint.toml", problems);
  return 0;
}
