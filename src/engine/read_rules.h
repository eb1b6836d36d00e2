// Rule files: TOML text to checked rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/file_problem.h"
#include "engine/rule.h"
#include "engine/rule_pack.h"

namespace vpnlint {

using RuleProblem = FileProblem;

struct RuleSet {
  std::vector<Rule> rules;      ///< sorted by id
  std::vector<RulePack> packs;  ///< of the folders that are packs
  std::vector<RuleProblem> problems;
};

/// Reads one file's text into the set. `file` is how messages name it.
void read_rule(std::string_view text, const std::string& file, RuleSet& set);

/// Duplicate ids and names, findings of unknown rules, cycles; sorts. Call once after the last
/// file; `known` are rules loaded elsewhere (the built-in ones).
void finish_rules(RuleSet& set, const std::vector<Rule>& known = {});

}  // namespace vpnlint
