// Whether the filter of pfSense and OPNsense lets the packets of a port forward through.
#pragma once

#include "facts/fact_set.h"

namespace vpnlint {

/// Sets passes_filter and filter_rule of the port forwards of pf routers where the forward does
/// not say it itself: the packet comes from any public address (or from the forward's own
/// sources), is already translated, meets floating, group and interface rules of the interface it
/// arrives on, and the floating rules of the interface it leaves by. `filter_rule` stands where
/// the deciding rule does; the implicit block stands at the filter's extent. Left as it is when
/// something unknown could change the answer.
void decide_pf_forwards(FactSet& facts);

}  // namespace vpnlint
