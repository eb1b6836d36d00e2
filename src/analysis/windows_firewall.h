// Which packets of a dial the firewall of the PC or of a Windows server stops.
#pragma once

#include "facts/bundle.h"

namespace vpnlint {

/// Adds `path_step` rows of stage windows_firewall, one for each of ike, nat_t, esp and l2tp: for
/// every PC (role client or unknown) of which some firewall fact is known what leaves it, for every
/// such server what comes in from a client (l2tp as IPsec has decrypted it).
///
/// Order of decision: firewall off; block; shields up (incoming only); allow; default of the
/// profile. Bypass and everything else that is not understood may match or may not.
///
/// * One row without `profile` when all profiles that may be on agree (which one is active is not
///   known). Else one row for each of them that does not let the packet pass, with its profile and
///   without a verdict: the packet is stopped only if that profile is active.
/// * A row without a verdict still names `reason` and `rule` of what would stop the packet.
/// * The row stands at the deciding rule, at the profile for defaults and for a firewall that is
///   off, else at the extent or fact that leaves the question open.
///
/// What counts as known:
/// * drop needs the rule (or the default and every rule that could allow), nothing else: what
///   leaves a PC without any sign of a Group Policy is judged as if it had none. What comes in is
///   blocked by default nearly everywhere; there the policy has to be known.
/// * pass needs more, because silence is no health: a complete listing of the local rules, and
///   knowledge of the policy's. That is an extent of firewall_rule for `gpo` or `*`, or a complete
///   local listing that states each rule's source (column `store`, as verbose netsh does): it
///   would have named the policy.
/// * a server's default block or shields leave ike, nat_t and esp open: Windows lets IPsec in by
///   filters of its own (IKE exemptions), and what they do beside a block is not documented. UDP
///   1701 has none. A block rule is believed, as for packets that leave.
/// * a server's ports belong to Windows only where the service RemoteAccess is known not to be
///   disabled; else rules for a program or service may match or may not.
void decide_windows_firewall(Bundle& bundle);

}  // namespace vpnlint
