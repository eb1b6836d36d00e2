// Artifacts of one host that state different values for the same thing.
#pragma once

#include "facts/bundle.h"

namespace vpnlint {

/// Adds `fact_conflict` rows: one per identity and setting, naming the first value and the first
/// that differs from it, at the place of the latter. Compared are known values of rows of one host
/// with equal identity columns in different artifacts; texts without regard to case. Scripts are
/// left out, and so are columns that describe a moment or a spelling instead of a setting (state,
/// pid, display name ...). At most 1,000 rows per table.
void find_fact_conflicts(Bundle& bundle);

}  // namespace vpnlint
