// The page of a rule: what it checks, why, evidence, certainty, example, fix, undo, references.
#pragma once

#include <string_view>
#include <vector>

#include "engine/rule.h"
#include "report/document.h"

namespace vpnlint {

/// `rules` = all that are loaded: the page names those that it builds on and that build on it.
/// Sections whose text the rule does not have are left out.
Document rule_page(const Rule& rule, const std::vector<Rule>& rules, std::string_view language);

}  // namespace vpnlint
