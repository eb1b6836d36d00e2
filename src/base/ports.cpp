// Port numbers and ranges.
#include "base/ports.h"

#include <array>
#include <utility>

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

std::optional<std::uint16_t> service_port(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::uint16_t>, 10> services = {{
      {"isakmp", ike_port},
      {"ipsec-nat-t", nat_t_port},
      {"ipsec-msft", nat_t_port},
      {"l2tp", l2tp_port},
      {"l2f", l2tp_port},
      {"domain", 53},
      {"http", 80},
      {"https", 443},
      {"ssh", 22},
      {"openvpn", 1194},
  }};
  for (const auto& [written, port] : services) {
    if (name == written) return port;
  }
  return std::nullopt;
}

}  // namespace vpnlint
