// Outbound and 1:1 address translation.
#pragma once

#include "formats/pf/aliases.h"
#include "formats/pf/config.h"
#include "formats/pf/interfaces.h"

namespace vpnlint::pf {

/// Fills `nat_rule`: 1:1 mappings, then outbound rules in order. The rules that the automatic and
/// hybrid modes make by themselves are rows too: destination port 500 keeps its source port, all
/// else does not. In automatic and disabled mode the rules of people are not in force (enabled
/// false, with the place of the mode).
void read_nat_rules(const Config& config, const Interfaces& interfaces, const Aliases& aliases);

}  // namespace vpnlint::pf
