// The rules of a run: built in, added with --rules, selected and ignored.
#pragma once

#include <vector>

#include "cli/options.h"
#include "engine/rule.h"
#include "engine/rule_pack.h"

namespace vpnlint {

/// Prints what is wrong and gives false when a rule file, a pack or a selector is.
bool rules_for(const Options& options, std::vector<Rule>& rules,
               std::vector<RulePack>* packs = nullptr);
/// Those that the report is about; the others only serve their conditions.
std::size_t reported_rules(const std::vector<Rule>& rules);
/// The rules of `rules list|check|test`: those of the folder, or the built-in ones with examples.
bool rules_of_folder(const Options& options, std::vector<Rule>& rules,
                     std::vector<RulePack>* packs = nullptr);

}  // namespace vpnlint
