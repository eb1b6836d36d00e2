// Which rules a rule rests on ("finding" conditions).
#pragma once

#include <vector>

#include "engine/rule.h"

namespace vpnlint {

/// The rule and all that it rests on, without texts and examples: enough to judge it.
std::vector<Rule> with_what_it_rests_on(const std::vector<Rule>& rules, const Rule& rule);

}  // namespace vpnlint
