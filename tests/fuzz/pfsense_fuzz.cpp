// Any bytes as config.xml of pfsense, with the decision about its forwards.
#include <cstddef>
#include <cstdint>

#include "analysis/pf_filter.h"
#include "formats/read_text.h"

namespace vpnlint {
void read_pfsense(Reading& reading);
}  // namespace vpnlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto read =
      vpnlint::test::read_text(vpnlint::read_pfsense, {reinterpret_cast<const char*>(data), size});
  vpnlint::decide_pf_filter(read.facts);
  return 0;
}
