// Loading and choosing rules.
#include "cli/rules_for.h"

#include <algorithm>
#include <iostream>

#include "engine/expectations.h"
#include "engine/load_rules.h"
#include "engine/pack.h"
#include "engine/select_rules.h"
#include "formats/format.h"

namespace vpnlint {
namespace {

bool print_problems(const std::vector<FileProblem>& problems) {
  for (const auto& problem : problems) std::cerr << to_text(problem) << '\n';
  return problems.empty();
}

// [expect]: every name must be one that a rule asks for, every value one that it can use.
bool bind_policy(const Options& options, std::vector<Rule>& rules) {
  std::vector<std::string_view> formats;
  for (const auto& format : all_formats()) formats.push_back(format.id);
  std::vector<FileProblem> problems;
  bind_expectations(rules, options.expectations, problems);
  check_expected_names(options.expectations, formats, problems);
  return print_problems(problems);
}

// Where it was set, for messages: "vpnlint.toml:3:1", or the program for the command line.
std::string origin_of(const Options& options, const std::string& option) {
  const auto origin = options.origins.find(option);
  return origin == options.origins.end() || origin->second.empty() ? "vpnlint" : origin->second;
}

bool check_selectors(const std::vector<std::string>& selectors, const std::string& origin,
                     const std::vector<Rule>& rules) {
  bool good = true;
  for (const auto& selector : selectors) {
    const auto why = why_unknown(selector, rules);
    if (why.empty()) continue;
    std::cerr << origin << ": " << why << '\n';
    good = false;
  }
  return good;
}

// [severity] and [[suppress]]: both have a selector and a place.
template <class Entry>
bool check_entries(const std::vector<Entry>& entries, const std::vector<Rule>& rules) {
  bool good = true;
  for (const auto& entry : entries) {
    const auto why = why_unknown(entry.rule, rules);
    if (why.empty()) continue;
    std::cerr << to_text(FileProblem{entry.file, entry.line, entry.column, why}) << '\n';
    good = false;
  }
  return good;
}

bool check_names(const Options& options, const std::vector<Rule>& rules) {
  const bool select = check_selectors(options.select, origin_of(options, "select"), rules);
  const bool ignore = check_selectors(options.ignore, origin_of(options, "ignore"), rules);
  const bool severity = check_entries(options.severity, rules);
  const bool suppressed = check_entries(options.suppressions, rules);
  return select && ignore && severity && suppressed;
}

}  // namespace

bool rules_for(const Options& options, std::vector<Rule>& rules, std::vector<RulePack>* packs) {
  rules = unpack(built_in_pack());
  if (!options.rule_folders.empty()) {
    RuleSet added;
    for (const auto& folder : options.rule_folders) read_rule_folder(folder, added);
    finish_rules(added, rules);
    if (!print_problems(added.problems)) return false;
    if (packs) *packs = std::move(added.packs);
    for (auto& rule : added.rules) rules.push_back(std::move(rule));
    std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  }
  const bool known = check_names(options, rules);
  if (!bind_policy(options, rules) || !known) return false;
  override_severities(rules, options.severity);
  choose_rules(rules, options.select, options.ignore);
  if (reported_rules(rules) > 0) return true;
  std::cerr << "vpnlint: no rule is left to judge\n";
  return false;
}

std::size_t reported_rules(const std::vector<Rule>& rules) {
  return static_cast<std::size_t>(
      std::count_if(rules.begin(), rules.end(), [](const Rule& rule) { return rule.reported; }));
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
  if (!print_problems(set.problems)) return false;
  rules = std::move(set.rules);
  if (packs) *packs = std::move(set.packs);
  return true;
}

}  // namespace vpnlint
