// Port forwards of both products.
#pragma once

#include "formats/pf/aliases.h"
#include "formats/pf/config.h"

namespace vpnlint::pf {

/// Fills `port_forward` from <nat><rule>: one row for each protocol and each external port or
/// range. passes_filter only where the forward itself says it; the rest is for analysis.
void read_port_forwards(const Config& config, const Aliases& aliases);

}  // namespace vpnlint::pf
