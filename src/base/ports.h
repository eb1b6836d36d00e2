// UDP and TCP ports, and the ones that a dial uses.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace vpnlint {

inline constexpr std::uint16_t ike_port = 500;     ///< RFC 2408
inline constexpr std::uint16_t nat_t_port = 4500;  ///< RFC 3947
inline constexpr std::uint16_t l2tp_port = 1701;   ///< RFC 2661
inline constexpr int esp_protocol = 50;            ///< RFC 4303

/// Inclusive.
struct PortRange {
  std::uint16_t first = 0, last = 0;

  bool contains(std::uint16_t port) const { return first <= port && port <= last; }
};

/// "500", "500-600", "500:600", "any"; none for names and keywords.
std::optional<PortRange> parse_ports(std::string_view text);

/// The port of a service as filters name it: isakmp, l2tp, ipsec-nat-t, domain ...
std::optional<std::uint16_t> service_port(std::string_view name);

}  // namespace vpnlint
