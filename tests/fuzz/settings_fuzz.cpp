// Any bytes as vpnlint.toml and as a policy.
#include <cstddef>
#include <cstdint>

#include "config/settings.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<vpnlint::FileProblem> problems;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  vpnlint::read_settings(text, "vpnlint.toml", problems);
  vpnlint::read_policy(text, "policy.toml", problems);
  return 0;
}
