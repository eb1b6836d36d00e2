// Mutation testing of rules: do the examples notice when a rule says something else?
#pragma once

#include <string>
#include <vector>

#include "engine/examples.h"

namespace vpnlint {

/// A change that no example notices.
struct Survivor {
  const Rule* rule = nullptr;
  std::string what;
};

struct MutationResult {
  std::size_t mutants = 0;
  std::size_t found = 0;  ///< some example of the rule comes out otherwise
  std::vector<Survivor> survivors;

  double percent() const;
};

/// Judges every mutant of the rule on the rule's examples. `rules` holds what it rests on.
MutationResult mutate_rule(const Rule& rule, const std::vector<Rule>& rules,
                           const ReadArtifacts& read);

}  // namespace vpnlint
