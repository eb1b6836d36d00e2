// Which rows of one table and host belong together.
#pragma once

#include <vector>

#include "compare/difference.h"

namespace vpnlint {

/// Rows of both sides that speak about the same thing; one side is empty where it has none.
struct RowMatch {
  Group before, after;
  bool moved = false;  ///< the same row at another place of an ordered table
};

/// Matches rows by identity; rows without one (and ordered ones) by what they say, then by what
/// people call them. Rows that say the same on both sides are left out of the latter; the order of
/// the answer does not depend on the order of the rows.
std::vector<RowMatch> match_rows(const TableInfo& table, const Bundle& before_bundle,
                                 const Group& before, const Bundle& after_bundle,
                                 const Group& after);

}  // namespace vpnlint
