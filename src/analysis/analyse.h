// Facts from facts: everything that needs a loop, arithmetic or state.
#pragma once

#include "facts/bundle.h"

namespace vpnlint {

/// Fills the derived tables. Call once, after everything was read and roles are settled.
void analyse(Bundle& bundle);

}  // namespace vpnlint
