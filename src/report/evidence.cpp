// Walks a rule's conditions for tables, what they are asked about, and how it is collected.
#include "report/evidence.h"

#include <algorithm>

#include "engine/collect.h"

namespace vpnlint {
namespace {

using Names = std::vector<std::string>;

// The names that an identity column is compared with: one, or each of a list.
Names names_of(const Condition& row, std::string_view column) {
  if (const auto* value = demanded(row, column)) return {to_text(*value)};
  Names names;
  if (row.kind == Condition::Kind::column && row.name == column) {
    for (const auto& test : row.tests) {
      const auto* list = std::get_if<List>(&test.operand);
      if (test.op == Operator::in && list) names = *list;
    }
  }
  if (row.kind != Condition::Kind::all) return names;
  for (const auto& part : row.parts) {
    if (names.empty()) names = names_of(part, column);
  }
  return names;
}

void add_columns(const Condition& condition, Names& columns) {
  if (condition.kind == Condition::Kind::column) columns.push_back(condition.name);
  if (condition.kind == Condition::Kind::exists || condition.kind == Condition::Kind::none) return;
  for (const auto& part : condition.parts) add_columns(part, columns);
}

class Walk {
 public:
  std::vector<Missing> take() { return std::move(needed_); }

  void add_rule(const Rule& rule) {
    Names columns;
    for (const auto* part : {&rule.when, &rule.require}) {
      if (*part) add_columns(**part, columns);
    }
    add_table(rule.table, rule.row, columns);
    for (const auto* part : {&rule.when, &rule.require}) {
      if (*part) add_tables_of(**part);
    }
    for (const auto& choice : rule.severity_when) add_tables_of(choice.condition);
  }

 private:
  void add_tables_of(const Condition& condition) {
    if (condition.kind == Condition::Kind::exists || condition.kind == Condition::Kind::none) {
      Condition row;
      row.parts = condition.parts;
      Names columns;
      add_columns(row, columns);
      add_table(condition.name, row, columns);
      return;
    }
    for (const auto& part : condition.parts) add_tables_of(part);
  }

  // One entry per name when a list of names is asked for: each has a command of its own.
  void add_table(const std::string& name, const Condition& row, const Names& columns) {
    const auto* table = find_table(name);
    if (!table || table->closed) return;
    for (const auto& column : table->columns) {
      if (!(column.flags & identity)) continue;
      const auto names = names_of(row, column.name);
      if (names.size() < 2) continue;
      for (const auto& one : names) add_named(*table, row, columns, column.name, one);
      return;
    }
    add_named(*table, row, columns, {}, {});
  }

  void add_named(const TableInfo& table, const Condition& row, const Names& columns,
                 std::string_view named, const std::string& name) {
    const auto value_of = [&](std::string_view column) {
      if (column == named) return name;
      const auto* value = demanded(row, column);
      return value ? to_text(*value) : std::string();
    };
    std::string about;
    for (const auto& column : table.columns) {
      if (!(column.flags & (identity | subject))) continue;
      const auto value = value_of(column.name);
      if (!value.empty()) about += (about.empty() ? "" : " ") + value;
    }
    if (columns.empty())
      add({std::string(table.name), about, collect_command(table, value_of, {})});
    for (const auto& column : columns) {
      add({std::string(table.name), about, collect_command(table, value_of, column)});
    }
  }

  // What one command collects is said once.
  void add(Missing missing) {
    const bool known = std::any_of(needed_.begin(), needed_.end(), [&](const Missing& one) {
      return one.command == missing.command &&
             (!missing.command.empty() || one.table == missing.table);
    });
    if (!known) needed_.push_back(std::move(missing));
  }

  std::vector<Missing> needed_;
};

}  // namespace

std::vector<Missing> evidence_needed(const Rule& rule) {
  Walk walk;
  walk.add_rule(rule);
  return walk.take();
}

bool is_description(std::string_view command) { return command.starts_with("the "); }

}  // namespace vpnlint
