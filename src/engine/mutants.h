// Rules that differ from a rule in one thing: what its examples must notice.
#pragma once

#include <string>
#include <vector>

#include "engine/rule.h"

namespace vpnlint {

struct Mutant {
  std::string what;  ///< "[require] data in [1, 2]: without 2"
  Rule rule;
};

/// One mutant for each test negated, test or part left out, operand replaced, all and any
/// exchanged, exists and none exchanged, across_hosts turned over, severity changed. Mutants that
/// provably judge as the rule does are left out.
std::vector<Mutant> mutants_of(const Rule& rule);

}  // namespace vpnlint
