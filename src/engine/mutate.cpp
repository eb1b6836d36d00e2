// Mutation testing of rules.
#include "engine/mutate.h"

#include <algorithm>

#include "engine/asked_rules.h"
#include "engine/mutants.h"

namespace vpnlint {
namespace {

// Read once, judged once for each mutant.
struct Prepared {
  const Example* example = nullptr;
  Bundle bundle;
  std::vector<Rule> rules;  ///< the judged one first
};

std::vector<Prepared> prepare(const Rule& rule, const std::vector<Rule>& needed,
                              const ReadArtifacts& read) {
  std::vector<Prepared> all;
  for (const auto& example : rule.examples) {
    all.push_back({&example, bundle_of(rule, example, read), needed});
    bind_example(all.back().rules, rule, example);
  }
  return all;
}

bool notices(Prepared& prepared, const Rule& rule, const Rule& mutant) {
  std::vector<Rule> one{mutant};
  if (!prepared.example->expect.empty()) bind_example(one, rule, *prepared.example);
  std::swap(prepared.rules.front(), one.front());
  return !agrees(*prepared.example, outcome_of(prepared.bundle, prepared.rules, rule.id));
}

}  // namespace

double MutationResult::percent() const {
  return mutants == 0 ? 100.0 : 100.0 * static_cast<double>(found) / static_cast<double>(mutants);
}

MutationResult mutate_rule(const Rule& rule, const std::vector<Rule>& rules,
                           const ReadArtifacts& read) {
  MutationResult result;
  const auto needed = with_what_it_rests_on(rules, rule);
  auto examples = prepare(rule, needed, read);
  for (auto& mutant : mutants_of(needed.front())) {
    ++result.mutants;
    const bool found = std::any_of(examples.begin(), examples.end(), [&](Prepared& prepared) {
      return notices(prepared, rule, mutant.rule);
    });
    if (found)
      ++result.found;
    else
      result.survivors.push_back({&rule, std::move(mutant.what)});
  }
  return result;
}

}  // namespace vpnlint
