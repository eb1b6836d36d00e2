// vpnlint rules test: the examples of rules, and whether they notice changes of their rule.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>

#include "cli/commands.h"
#include "cli/read_example.h"
#include "cli/rules_for.h"
#include "engine/examples.h"
#include "engine/mutate.h"
#include "engine/pack.h"

namespace vpnlint {
namespace {

std::size_t print_wrong(const std::vector<ExampleResult>& results) {
  std::size_t wrong = 0;
  for (const auto& result : results) {
    if (result.ok) continue;
    ++wrong;
    std::cout << result.rule->file << ':' << result.example->line << ": " << result.rule->id
              << " should be " << to_text(*result.example) << ", is " << result.got << '\n';
  }
  return wrong;
}

std::string score_of(const MutationResult& result) {
  char percent[16];
  std::snprintf(percent, sizeof percent, "%.1f", result.percent());
  return std::to_string(result.found) + " of " + std::to_string(result.mutants) +
         " mutants found (" + percent + " %)";
}

void add(MutationResult& total, const MutationResult& more) {
  total.mutants += more.mutants;
  total.found += more.found;
}

// Survivors rule by rule, then the score of each family and of all.
bool mutate(const std::vector<Rule>& rules, const std::vector<Rule>& others, double least) {
  auto known = rules;
  known.insert(known.end(), others.begin(), others.end());
  MutationResult total;
  std::map<std::string, MutationResult> families;
  for (const auto& rule : rules) {
    const auto result = mutate_rule(rule, known, read_example);
    for (const auto& survivor : result.survivors) {
      std::cout << rule.file << ": " << rule.id << ' ' << survivor.what << '\n';
    }
    add(total, result);
    add(families[rule.id.substr(3, 1) + "xx"], result);
  }
  if (families.size() > 1) {
    for (const auto& [name, result] : families)
      std::cout << name << ": " << score_of(result) << '\n';
  }
  std::cout << score_of(total) << ".\n";
  return total.percent() >= least;
}

}  // namespace

Exit test_rules(const Options& options) {
  std::vector<Rule> rules;
  if (!rules_of_folder(options, rules)) return Exit::usage;
  // Rules of a folder may ask for findings of built-in ones.
  auto others = unpack(built_in_pack());
  std::erase_if(others, [&](const Rule& built_in) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const Rule& rule) { return rule.id == built_in.id; });
  });
  const auto results = run_examples(rules, read_example, others);
  const auto wrong = print_wrong(results);
  std::cout << rules.size() << " rules, " << results.size() << " examples, " << wrong
            << " wrong.\n";
  if (wrong > 0) return Exit::usage;
  if (!options.mutate) return Exit::ok;
  return mutate(rules, others, options.least_score) ? Exit::ok : Exit::usage;
}

}  // namespace vpnlint
