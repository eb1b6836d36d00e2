// Does a rule of the Windows firewall speak about a packet?
#pragma once

#include "analysis/firewall_packet.h"

namespace vpnlint {

/// Program, service, protocol, ports, addresses and interfaces; not whether the rule is on, its
/// direction, profiles or action. An `unknown_token` makes yes a maybe, except tokens that bind
/// the rule to an app package or to a user: the IKE service and the kernel are neither.
Match matches_packet(const FirewallRule& rule, const FirewallPacket& packet);

}  // namespace vpnlint
