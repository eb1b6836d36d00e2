// A packet as the Windows firewall of a PC or server sees it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/match.h"
#include "base/address.h"
#include "base/ports.h"
#include "facts/bundle.h"

namespace vpnlint {

/// Addresses of which a packet has one; `known` is false when it may have others.
struct PossibleAddresses {
  std::vector<Address> all;
  bool known = false;
};

/// Who sends or receives it.
enum class PacketOwner {
  ikeext,   ///< svchost.exe with the service IKEEXT
  system,   ///< the kernel
  unknown,  ///< rules for a program or a service may match
};

struct FirewallPacket {
  std::string flow;                    ///< as in path_step; empty for others
  std::string protocol;                ///< as rules name it
  std::optional<std::int64_t> number;  ///< IANA
  bool inbound = false;
  bool has_ports = false;
  std::optional<std::uint16_t> local_port, remote_port;
  PacketOwner owner = PacketOwner::unknown;
  PossibleAddresses local, remote;
  Match remote_in_subnet = Match::maybe;  ///< the keyword LocalSubnet
  /// Windows has means of its own to let it in: what is blocked by default may still pass.
  bool exempt = false;
};

/// ike, nat_t, esp and l2tp, in this order, as they leave the PC to one of the servers.
std::vector<FirewallPacket> leaving_packets(const PossibleAddresses& servers);
/// The same, as they come in at a server; l2tp as IPsec has decrypted it.
std::vector<FirewallPacket> arriving_packets(bool served_by_windows);

/// Addresses that the PC's VPN connections dial; not known when one is a name or nobody sent a
/// connection.
PossibleAddresses dialled_servers(const Bundle& bundle, HostId host);

}  // namespace vpnlint
