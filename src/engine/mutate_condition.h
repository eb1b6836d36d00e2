// Mutants of one condition tree. Private to the mutation of rules.
#pragma once

#include <functional>
#include <string>

#include "engine/rule.h"
#include "facts/fact_set.h"

namespace vpnlint {

using EmitCondition = std::function<void(std::string what, Condition mutated)>;

/// `table` = whose columns the condition tests at this level.
void mutate_condition(const Condition& condition, const TableInfo* table,
                      const EmitCondition& emit);

/// Other values that a rule could have named: one more and one less, another text, the list without
/// one of its members.
struct Replacement {
  std::string what;
  Value value;
};
std::vector<Replacement> other_values(const Column& column, Operator op, const Value& value);

}  // namespace vpnlint
