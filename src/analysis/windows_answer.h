// The question form for the Windows firewall.
#pragma once

#include "analysis/flow/answer.h"

namespace vpnlint {

/// What the firewall of the artifact's host does with a first packet; none when the artifact holds
/// nothing of a Windows firewall.
///
/// A packet from an address of the device leaves, one to an address of the device comes in. Without
/// a device: a server receives; else the end with the private address is the PC, else the source.
/// UDP 500 and 4500 at this end belong to the IKE service, UDP 1701, ESP and AH to the kernel; who
/// has any other packet is not known, so a rule for a program or service may match or may not.
std::optional<Answer> answer_windows(const Bundle& bundle, ArtifactId artifact,
                                     const Device& device, const Packet& packet);

/// One artifact for each host of which a Windows firewall is known: that of the first rule, else of
/// the first profile.
std::vector<ArtifactId> windows_firewalls(const Bundle& bundle);

}  // namespace vpnlint
