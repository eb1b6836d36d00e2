// Address conditions of rules of the Windows firewall.
#pragma once

#include "analysis/firewall_packet.h"

namespace vpnlint {

/// Addresses, ranges, networks and keywords ([MS-GPFAS] 2.2.2.13) against the packet's peer.
Match remote_matches(const Texts& networks, const FirewallPacket& packet);
/// Against the address here. One that is not known is never the loopback.
Match local_matches(const Texts& networks, const FirewallPacket& packet);

}  // namespace vpnlint
