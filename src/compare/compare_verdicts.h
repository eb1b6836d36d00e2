// Verdicts of two bundles, matched by rule, host and subject.
#pragma once

#include <vector>

#include "compare/difference.h"

namespace vpnlint {

/// Every verdict that differs, without facts; sorted. `bar` as in compare().
std::vector<VerdictChange> compare_verdicts(const Side& before, const Side& after,
                                            const std::vector<HostPair>& hosts,
                                            const std::vector<Rule>& rules,
                                            std::optional<Severity> bar);

}  // namespace vpnlint
