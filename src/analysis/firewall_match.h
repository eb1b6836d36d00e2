// Does a rule of the Windows firewall speak about a packet of the dial?
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/match.h"
#include "base/address.h"
#include "base/ports.h"
#include "facts/bundle.h"

namespace vpnlint {

/// One packet of a dial as it leaves the PC.
struct DialPacket {
  std::string_view flow;      ///< as in path_step
  std::string_view protocol;  ///< as rules name it
  std::int64_t number;        ///< IANA
  std::uint16_t port;         ///< local and remote; 0 = the protocol has none
  bool from_ikeext;           ///< svchost.exe with the service IKEEXT; else the kernel (System)
};

inline constexpr std::array dial_packets = {
    DialPacket{"ike", "udp", 17, ike_port, true},
    DialPacket{"nat_t", "udp", 17, nat_t_port, true},
    DialPacket{"esp", "esp", esp_protocol, 0, false},
    DialPacket{"l2tp", "udp", 17, l2tp_port, false},
};

/// Addresses that the PC's VPN connections dial; `known` is false when one is a name or nobody
/// sent a connection.
struct DialledServers {
  std::vector<Address> addresses;
  bool known = false;
};

DialledServers dialled_servers(const Bundle& bundle, HostId host);

/// Program, service, protocol, ports, addresses and interfaces; not whether the rule is on, its
/// direction, profiles or action. An `unknown_token` makes yes a maybe, except tokens that bind
/// the rule to an app package or to a user: the IKE service and the kernel are neither.
Match matches_packet(const FirewallRule& rule, const DialPacket& packet,
                     const DialledServers& servers);

}  // namespace vpnlint
