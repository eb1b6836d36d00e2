// Evaluation of condition trees.
#include "engine/condition.h"

#include <algorithm>

#include "base/text.h"
#include "engine/collect.h"
#include "engine/operators.h"
#include "facts/registry_path.h"

namespace vpnlint {
namespace {

Truth evaluate_test(const Column& column, const Test& test, const Subject& subject) {
  // References are bound before when they have a value.
  if (!test.row_column.empty() || !test.expect.empty()) return Truth::unknown;
  const auto cell = subject.cell(column);
  if (test.numbers && std::holds_alternative<std::string>(cell.value)) return Truth::unknown;
  return compare(column, cell, test.op, test.operand);
}

std::string role_of(const Scope& scope, HostId host) {
  const auto& hosts = scope.subjects.bundle().hosts;
  return host < hosts.size() ? std::string(name_of(hosts[host].role)) : std::string();
}

Missing missing_cell(const Subject& subject, const Column& column, const Scope& scope) {
  const auto identity = subject_of(*subject.table, *subject.row);
  return {std::string(subject.table->name), identity,
          collect_command(
              *subject.table,
              [&](std::string_view name) {
                if (name == "host") return role_of(scope, subject.row->host);
                const auto* wanted = subject.table->find(name);
                return wanted ? to_text(subject.cell(*wanted).value) : std::string();
              },
              column.name)};
}

Truth evaluate_column(const Condition& condition, const Subject* subject, const Scope& scope,
                      Grounds& grounds) {
  if (!subject) return Truth::unknown;
  const auto* column = subject->table->find(condition.name);
  if (!column) return Truth::unknown;
  const auto cell = subject->cell(*column);
  Truth result = Truth::yes;
  for (const auto& test : condition.tests) {
    result = both(result, evaluate_test(*column, test, *subject));
  }
  Tested tested{result, cell.artifact, cell.at, {}};
  if (result == Truth::unknown) tested.missing = missing_cell(*subject, *column, scope);
  grounds.tests.push_back(std::move(tested));
  return result;
}

// A copy whose "$row.column" operands are the judged row's values; a value that is not known makes
// its test unknown by an operand that nothing equals.
Condition bind_operands(const Condition& condition, const Subject* subject) {
  Condition bound = condition;
  for (auto& test : bound.tests) {
    if (test.row_column.empty() || !subject) continue;
    const auto* column = subject->table->find(test.row_column);
    if (!column) continue;
    const auto cell = subject->cell(*column);
    if (!cell.known()) continue;
    test.operand = cell.value;
    test.row_column.clear();
  }
  for (auto& part : bound.parts) part = bind_operands(part, subject);
  return bound;
}

std::vector<std::string> tested_columns(const Condition& condition) {
  std::vector<std::string> columns;
  if (condition.kind == Condition::Kind::column) columns.push_back(condition.name);
  for (const auto& part : condition.parts) {
    for (auto& name : tested_columns(part)) columns.push_back(std::move(name));
  }
  return columns;
}

// An extent is about rows with an identity; what else is asked of them must be covered. Where
// nothing else is asked, their existence is: a listing of running services covers `state` only.
std::vector<std::string> columns_to_cover(const TableInfo& table, const Condition& condition) {
  std::vector<std::string> wanted, named;
  for (auto& name : tested_columns(condition)) {
    const auto* column = table.find(name);
    const bool is_identity = column && (column->flags & identity);
    (is_identity ? named : wanted).push_back(std::move(name));
  }
  return wanted.empty() ? named : wanted;
}

std::vector<HostId> hosts_of(const Condition& condition, const Scope& scope) {
  if (!condition.across_hosts) return {scope.host};
  std::vector<HostId> hosts;
  for (HostId host = 0; host < scope.subjects.bundle().hosts.size(); ++host) hosts.push_back(host);
  return hosts;
}

// Some row matches? Unknown when one might, or when no complete export covers them.
Truth some_row(const Condition& condition, const Subject* subject, const Scope& scope,
               Grounds& grounds) {
  const auto* table = find_table(condition.name);
  if (!table || condition.parts.empty()) return Truth::unknown;
  const auto wanted = bind_operands(condition.parts.front(), subject);
  Truth result = Truth::no;
  bool covered = false;
  for (const auto host : hosts_of(condition, scope)) {
    for (const auto& group : scope.subjects.groups(*table, host, scope.scripts)) {
      for (const auto* row : group) {
        const Subject other{table, row, &group};
        Grounds inner;
        const auto match = evaluate(wanted, &other, scope, inner);
        if (match == Truth::yes) {
          grounds.witnesses.try_emplace(condition.name, other);
          return Truth::yes;
        }
        if (match != Truth::unknown) continue;
        result = Truth::unknown;
        for (auto& tested : inner.tests) {
          if (tested.result == Truth::unknown) grounds.missing.push_back(tested.missing);
        }
      }
    }
    covered =
        covered || covering_extent(scope, host, *table, wanted, columns_to_cover(*table, wanted));
  }
  if (result == Truth::no && (covered || table->closed)) return Truth::no;
  if (result == Truth::no) {
    grounds.missing.push_back({std::string(table->name), named_identity(*table, wanted),
                               collect_command(*table,
                                               [&](std::string_view name) {
                                                 if (name == "host") {
                                                   return condition.across_hosts
                                                              ? std::string()
                                                              : role_of(scope, scope.host);
                                                 }
                                                 const auto* value = demanded(wanted, name);
                                                 return value ? to_text(*value) : std::string();
                                               },
                                               {})});
  }
  return Truth::unknown;
}

bool selector_covers(const TableInfo& table, const std::string& selector, const Condition& row) {
  if (selector == "*") return true;
  for (const auto& column : table.columns) {
    if (!(column.flags & identity) && column.name != "store") continue;
    const auto* value = demanded(row, column.name);
    if (!value || !std::holds_alternative<std::string>(*value)) continue;
    const auto& name = std::get<std::string>(*value);
    const bool inside = column.type == Type::key_path ? is_at_or_below(name, selector)
                                                      : equal_ignoring_case(name, selector);
    if (inside) return true;
  }
  return false;
}

bool has_columns(const Extent& extent, const std::vector<std::string>& columns) {
  if (!extent.columns.known()) return true;
  const auto& covered = extent.columns.value();
  return std::all_of(columns.begin(), columns.end(), [&](const auto& column) {
    return std::find(covered.begin(), covered.end(), column) != covered.end();
  });
}

}  // namespace

Truth evaluate(const Condition& condition, const Subject* subject, const Scope& scope,
               Grounds& grounds) {
  switch (condition.kind) {
    case Condition::Kind::all: {
      Truth result = Truth::yes;
      for (const auto& part : condition.parts) {
        result = both(result, evaluate(part, subject, scope, grounds));
        if (result == Truth::no) break;
      }
      return result;
    }
    case Condition::Kind::any: {
      Truth result = Truth::no;
      for (const auto& part : condition.parts) {
        result = either(result, evaluate(part, subject, scope, grounds));
        if (result == Truth::yes) break;
      }
      return result;
    }
    case Condition::Kind::negation: {
      Grounds inner;
      const auto result = negated(evaluate(condition.parts.front(), subject, scope, inner));
      for (auto& tested : inner.tests) {
        tested.result = negated(tested.result);
        grounds.tests.push_back(std::move(tested));
      }
      for (auto& missing : inner.missing) grounds.missing.push_back(std::move(missing));
      return result;
    }
    case Condition::Kind::column: {
      const bool bound = std::all_of(condition.tests.begin(), condition.tests.end(),
                                     [](const Test& test) { return test.row_column.empty(); });
      return bound ? evaluate_column(condition, subject, scope, grounds)
                   : evaluate_column(bind_operands(condition, subject), subject, scope, grounds);
    }
    case Condition::Kind::exists:
      return some_row(condition, subject, scope, grounds);
    case Condition::Kind::none:
      return negated(some_row(condition, subject, scope, grounds));
    case Condition::Kind::finding:
      return scope.finding ? scope.finding(condition.name, scope.host) : Truth::unknown;
  }
  return Truth::unknown;
}

const Extent* covering_extent(const Scope& scope, HostId host, const TableInfo& table,
                              const Condition& row, const std::vector<std::string>& columns) {
  for (const auto& extent : scope.subjects.bundle().facts.rows<Extent>()) {
    if (extent.host != host) continue;
    if (!extent.complete.is(true) || extent.table.value() != table.name) continue;
    if (!has_columns(extent, columns)) continue;
    if (selector_covers(table, extent.selector.value(), row)) return &extent;
  }
  return nullptr;
}

const Value* demanded(const Condition& row, std::string_view column) {
  if (row.kind == Condition::Kind::column && row.name == column) {
    for (const auto& test : row.tests) {
      if (test.op == Operator::is && test.row_column.empty() && test.expect.empty())
        return &test.operand;
    }
  }
  if (row.kind != Condition::Kind::all) return nullptr;
  for (const auto& part : row.parts) {
    if (const auto* value = demanded(part, column)) return value;
  }
  return nullptr;
}

std::string named_identity(const TableInfo& table, const Condition& row) {
  std::string out;
  for (const auto& column : table.columns) {
    if (!(column.flags & (identity | subject))) continue;
    const auto* value = demanded(row, column.name);
    if (!value) continue;
    if (!out.empty()) out += ' ';
    out += to_text(*value);
  }
  return out;
}

}  // namespace vpnlint
