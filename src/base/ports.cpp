// Port numbers and ranges.
#include "base/ports.h"

#include "base/text.h"

namespace vpnlint {

std::optional<PortRange> parse_ports(std::string_view text) {
  if (text == "any") return PortRange{0, 65535};
  const auto dash = text.find_first_of("-:");
  const auto first = parse_integer(text.substr(0, dash));
  const auto last = dash == text.npos ? first : parse_integer(text.substr(dash + 1));
  if (!first || !last || *first < 0 || *last > 65535 || *first > *last) return std::nullopt;
  return PortRange{static_cast<std::uint16_t>(*first), static_cast<std::uint16_t>(*last)};
}

}  // namespace vpnlint
