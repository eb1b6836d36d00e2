// Facts about chains and their rules.
#pragma once

#include <cstdint>

#include "facts/network.h"
#include "formats/chains/chains.h"

namespace vpnlint::chains {

/// `table` = family and table, such as "ip filter".
FilterChain row_of(const std::string& table, const std::string& name, const Chain& chain);
/// With the columns that filters of other kinds have, too, where the rule states them plainly.
FilterRule row_of(const std::string& table, const std::string& chain, const Stated& stated,
                  std::int64_t position);

}  // namespace vpnlint::chains
