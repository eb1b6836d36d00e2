// Which rows of the very large tables the rules read.
#pragma once

#include <vector>

#include "engine/rule.h"
#include "facts/wanted.h"

namespace vpnlint {

Wanted wanted_by(const std::vector<Rule>& rules);

}  // namespace vpnlint
