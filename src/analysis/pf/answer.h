// One packet asked of what a pfSense or OPNsense configuration says.
#pragma once

#include "analysis/flow/answer.h"

namespace vpnlint::pf {

/// Interfaces, addresses and VPN servers come from the configuration; the device adds addresses
/// that it does not hold (those that a provider gives) and what else it serves. None when the
/// artifact is no configuration of these products.
std::optional<Answer> answer(const Bundle& bundle, ArtifactId artifact, const Device& device,
                             const Packet& packet);

}  // namespace vpnlint::pf
