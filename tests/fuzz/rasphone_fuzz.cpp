// Any bytes as a phonebook.
#include <cstddef>
#include <cstdint>

#include "formats/read_text.h"

namespace vpnlint {
void read_rasphone(Reading& reading);
}  // namespace vpnlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  vpnlint::test::read_text(vpnlint::read_rasphone, {reinterpret_cast<const char*>(data), size});
  return 0;
}
