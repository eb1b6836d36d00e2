// Any bytes as a rule set of nft, text or JSON.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "formats/read_text.h"

namespace vpnlint {
int recognise_nftables(const Head& head);
void read_nftables(Reading& reading);
}  // namespace vpnlint

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vpnlint;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  test::score(recognise_nftables, text);
  test::read_text(read_nftables, text);
  return 0;
}
