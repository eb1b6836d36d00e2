// Looks of rules at tables, found in their conditions.
#include "compare/readers.h"

#include <algorithm>

#include "compare/columns.h"

namespace vpnlint {
namespace {

using Names = std::vector<std::string>;

void add_once(Names& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

bool looks_elsewhere(const Condition& condition) {
  return condition.kind == Condition::Kind::exists || condition.kind == Condition::Kind::none;
}

/// Columns that the condition tests of its own row.
void own_columns(const Condition& condition, Names& names) {
  if (condition.kind == Condition::Kind::column) add_once(names, condition.name);
  if (looks_elsewhere(condition)) return;
  for (const auto& part : condition.parts) own_columns(part, names);
}

/// Columns of the judged row that stand as operands ("$row.name").
void row_operands(const Condition& condition, Names& names) {
  for (const auto& test : condition.tests) {
    if (!test.row_column.empty()) add_once(names, test.row_column);
  }
  for (const auto& part : condition.parts) row_operands(part, names);
}

std::vector<const Condition*> conditions_of(const Rule& rule) {
  std::vector<const Condition*> all{&rule.row};
  if (rule.when) all.push_back(&*rule.when);
  if (rule.require) all.push_back(&*rule.require);
  for (const auto& choice : rule.severity_when) all.push_back(&choice.condition);
  return all;
}

bool has_role(const Rule& rule, const std::vector<HostPair>& hosts, std::size_t host,
              const Side& before, const Side& after) {
  const auto is_judged = [&](const Bundle& bundle, std::optional<HostId> id) {
    return id && std::find(rule.roles.begin(), rule.roles.end(), name_of(bundle.hosts[*id].role)) !=
                     rule.roles.end();
  };
  return is_judged(before.bundle, hosts[host].before) || is_judged(after.bundle, hosts[host].after);
}

bool reads_columns(const Look& look, const FactChange& change) {
  if (change.before.empty() || change.after.empty()) return true;
  return std::any_of(change.columns.begin(), change.columns.end(), [&](const ColumnChange& one) {
    return std::find(look.columns.begin(), look.columns.end(), one.column->name) !=
           look.columns.end();
  });
}

/// Rows of the registry that nobody asks for were kept for comparing only.
bool is_asked(const TableInfo& table, const Row& row) {
  if (table.name == "registry_value") return static_cast<const RegistryValue&>(row).asked;
  if (table.name == "registry_key") return static_cast<const RegistryKey&>(row).asked;
  return true;
}

/// Some row of the group is, or may be, one of those that are looked at.
bool looks_at(const Look& look, const TableInfo& table, const Group& group, const Side& side) {
  Subjects subjects(side.bundle);
  const Scope scope{subjects, 0, true, nullptr};
  Names named;
  own_columns(*look.row, named);
  const bool scripts = std::find(named.begin(), named.end(), "origin") != named.end();
  return std::any_of(group.begin(), group.end(), [&](const Row* row) {
    if (!is_asked(table, *row) || (!scripts && is_script(table, *row))) return false;
    const Subject subject{&table, row, &group, false};
    Grounds grounds;
    return evaluate(*look.row, &subject, scope, grounds) != Truth::no;
  });
}

}  // namespace

Looks::Looks(const std::vector<Rule>& rules) {
  for (const auto& rule : rules) {
    Look judged{&rule, &rule.row, {}, true, false};
    for (const auto* condition : conditions_of(rule)) {
      own_columns(*condition, judged.columns);
      row_operands(*condition, judged.columns);
      add(rule, *condition);
    }
    for (const auto& [column, value] : rule.absent) add_once(judged.columns, column);
    looks_[rule.table].push_back(std::move(judged));
  }
}

void Looks::add(const Rule& rule, const Condition& condition) {
  if (condition.kind == Condition::Kind::finding) asked_by_[condition.name].push_back(&rule);
  if (looks_elsewhere(condition) && !condition.parts.empty()) {
    Look look{&rule, &condition.parts.front(), {}, false, condition.across_hosts};
    own_columns(*look.row, look.columns);
    looks_[condition.name].push_back(std::move(look));
  }
  for (const auto& part : condition.parts) add(rule, part);
}

bool Looks::asks_beside_subject(const Rule& rule, std::string_view table) const {
  const auto looks = looks_.find(table);
  return looks != looks_.end() &&
         std::any_of(looks->second.begin(), looks->second.end(),
                     [&](const Look& look) { return look.rule == &rule && !look.judged; });
}

/// The list grows while it is walked: askers have askers.
void Looks::add_askers(std::vector<const Rule*>& readers) const {
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const auto askers = asked_by_.find(readers[i]->id);
    if (askers == asked_by_.end()) continue;
    for (const auto* asker : askers->second) {
      if (std::find(readers.begin(), readers.end(), asker) == readers.end())
        readers.push_back(asker);
    }
  }
}

std::vector<const Rule*> Looks::readers_of(const FactChange& change, const Side& before,
                                           const Side& after,
                                           const std::vector<HostPair>& hosts) const {
  std::vector<const Rule*> readers;
  const auto looks = looks_.find(change.table->name);
  if (looks == looks_.end()) return readers;
  for (const auto& look : looks->second) {
    if (std::find(readers.begin(), readers.end(), look.rule) != readers.end()) continue;
    if (!look.across_hosts && !has_role(*look.rule, hosts, change.host, before, after)) continue;
    if (!reads_columns(look, change)) continue;
    if (looks_at(look, *change.table, change.before, before) ||
        looks_at(look, *change.table, change.after, after)) {
      readers.push_back(look.rule);
    }
  }
  add_askers(readers);
  std::erase_if(readers, [](const Rule* rule) { return !rule->reported; });
  return readers;
}

}  // namespace vpnlint
