// Loading and choosing rules.
#include "cli/rules_for.h"

#include <algorithm>
#include <iostream>

#include "base/text.h"
#include "engine/load_rules.h"
#include "engine/pack.h"

namespace vpnlint {
namespace {

bool print_problems(const RuleSet& set) {
  for (const auto& problem : set.problems) std::cerr << to_text(problem) << '\n';
  return set.problems.empty();
}

// An id, the beginning of one (a family), or a name.
bool selects(const std::string& selector, const Rule& rule) {
  return starts_with_ignoring_case(rule.id, selector) || equal_ignoring_case(rule.name, selector);
}

bool check_selectors(const std::vector<std::string>& selectors, const std::vector<Rule>& rules) {
  std::vector<std::string_view> known;
  for (const auto& rule : rules) {
    known.push_back(rule.id);
    known.push_back(rule.name);
  }
  bool good = true;
  for (const auto& selector : selectors) {
    const bool used = std::any_of(rules.begin(), rules.end(),
                                  [&](const Rule& rule) { return selects(selector, rule); });
    if (used && !selector.empty()) continue;
    const auto near = nearest(selector, known);
    std::cerr << "vpnlint: no rule " << selector;
    if (near) std::cerr << "; did you mean " << *near << '?';
    std::cerr << '\n';
    good = false;
  }
  return good;
}

bool any_selects(const std::vector<std::string>& selectors, const Rule& rule) {
  return std::any_of(selectors.begin(), selectors.end(),
                     [&](const std::string& selector) { return selects(selector, rule); });
}

}  // namespace

bool rules_for(const Options& options, std::vector<Rule>& rules, std::vector<RulePack>* packs) {
  rules = unpack(built_in_pack());
  if (!options.rule_folders.empty()) {
    RuleSet added;
    for (const auto& folder : options.rule_folders) read_rule_folder(folder, added);
    finish_rules(added, rules);
    if (!print_problems(added)) return false;
    if (packs) *packs = std::move(added.packs);
    for (auto& rule : added.rules) rules.push_back(std::move(rule));
    std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  }
  if (!check_selectors(options.select, rules) || !check_selectors(options.ignore, rules)) {
    return false;
  }
  std::erase_if(rules, [&](const Rule& rule) {
    return (!options.select.empty() && !any_selects(options.select, rule)) ||
           any_selects(options.ignore, rule);
  });
  return true;
}

bool rules_of_folder(const Options& options, std::vector<Rule>& rules,
                     std::vector<RulePack>* packs) {
  if (options.paths.empty()) {
    rules = unpack(built_in_examples_pack());
    return true;
  }
  RuleSet set;
  for (const auto& folder : options.paths) read_rule_folder(folder, set);
  finish_rules(set, unpack(built_in_pack()));
  // A copy of the built-in folder repeats their ids; that is no mistake.
  std::erase_if(set.problems, [](const RuleProblem& problem) {
    return problem.message.starts_with("duplicate") &&
           problem.message.find(", also in rules/") != std::string::npos;
  });
  if (!print_problems(set)) return false;
  rules = std::move(set.rules);
  if (packs) *packs = std::move(set.packs);
  return true;
}

}  // namespace vpnlint
