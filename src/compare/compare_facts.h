// Facts of two bundles, matched by what they are about.
#pragma once

#include <vector>

#include "compare/difference.h"

namespace vpnlint {

/// Every difference of every compared table, without readers. O(n log n) in the number of rows.
std::vector<FactChange> compare_facts(const Side& before, const Side& after,
                                      const std::vector<HostPair>& hosts);

/// The differences of one derived table: rows by identity, all columns.
std::vector<FactChange> compare_derived(const TableInfo& table, const Side& before,
                                        const Side& after, const std::vector<HostPair>& hosts);

}  // namespace vpnlint
