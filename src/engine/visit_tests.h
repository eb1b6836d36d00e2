// Walks over the conditions of a rule with the table that each column belongs to.
#pragma once

#include <type_traits>

#include "engine/rule.h"
#include "facts/fact_set.h"

namespace vpnlint {

/// Calls visit(column, test) for every test below the condition; `table` = whose columns it names.
template <class C, class Visit>
void visit_tests(C& condition, const TableInfo* table, Visit visit) {
  if (condition.kind == Condition::Kind::column) {
    const auto* column = table ? table->find(condition.name) : nullptr;
    if (!column) return;
    for (auto& test : condition.tests) visit(*column, test);
    return;
  }
  const bool elsewhere =
      condition.kind == Condition::Kind::exists || condition.kind == Condition::Kind::none;
  const auto* inner = elsewhere ? find_table(condition.name) : table;
  for (auto& part : condition.parts) visit_tests(part, inner, visit);
}

/// Every condition of a rule: visit(condition).
template <class R, class Visit>
void visit_conditions(R& rule, Visit visit) {
  visit(rule.row);
  if (rule.when) visit(*rule.when);
  if (rule.require) visit(*rule.require);
  for (auto& choice : rule.severity_when) visit(choice.condition);
  if (rule.fix_unless) visit(*rule.fix_unless);
}

/// Every test of a rule: visit(column, test).
template <class R, class Visit>
void visit_rule_tests(R& rule, Visit visit) {
  const auto* table = find_table(rule.table);
  visit_conditions(rule, [&](auto& condition) { visit_tests(condition, table, visit); });
}

}  // namespace vpnlint
