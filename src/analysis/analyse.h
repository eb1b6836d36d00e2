// Facts from facts: everything that needs a loop, arithmetic or state.
#pragma once

#include "facts/bundle.h"
#include "facts/wanted.h"

namespace vpnlint {

/// Fills fact_conflict, nat_layer, path_step and network_product. Call once, after everything was
/// read and roles are settled. The same bundle always gives the same rows in the same order.
void analyse(Bundle& bundle);

/// What analyses read of the very large tables, whatever the rules ask for.
void want_for_analyses(Wanted& wanted);

}  // namespace vpnlint
