// Rule files: TOML text to checked rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule.h"

namespace vpnlint {

/// What is wrong with a rule file, and where.
struct RuleProblem {
  std::string file;
  std::uint32_t line = 0, column = 0;
  std::string message;  ///< with the nearest name where a name is not known
};

struct RuleSet {
  std::vector<Rule> rules;  ///< sorted by id
  std::vector<RuleProblem> problems;
};

/// Reads one file's text into the set. `file` is how messages name it.
void read_rule(std::string_view text, const std::string& file, RuleSet& set);

/// Duplicate ids and names, findings of unknown rules, cycles; sorts. Call once after the last
/// file; `known` are rules loaded elsewhere (the built-in ones).
void finish_rules(RuleSet& set, const std::vector<Rule>& known = {});

/// "file:line:column: message"
std::string to_text(const RuleProblem& problem);

}  // namespace vpnlint
