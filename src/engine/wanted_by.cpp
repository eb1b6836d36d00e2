// Wishes of rules for registry values and settings.
#include "engine/wanted_by.h"

#include <algorithm>

#include "engine/condition.h"

namespace vpnlint {
namespace {

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

// Plain operands of is and in; none for other tests.
List operands(const Condition& column, Operator single, Operator many) {
  List all;
  for (const auto& test : column.tests) {
    if (const auto* text = std::get_if<std::string>(&test.operand); text && test.op == single) {
      all.push_back(*text);
    }
    if (const auto* list = std::get_if<List>(&test.operand); list && test.op == many) {
      all.insert(all.end(), list->begin(), list->end());
    }
  }
  return all;
}

const Condition* column_of(const Condition& all, std::string_view name) {
  const auto hit = std::find_if(all.parts.begin(), all.parts.end(), [&](const Condition& part) {
    return part.kind == Condition::Kind::column && part.name == name;
  });
  return hit == all.parts.end() ? nullptr : &*hit;
}

// A key says more than a name; a name alone is wanted under every key.
void registry_wishes(const Condition& row, Wanted& wanted) {
  bool reached = false;
  if (const auto* key = column_of(row, "key")) {
    for (const auto& operand : operands(*key, Operator::is, Operator::in)) {
      add_once(wanted.registry_keys, operand);
      reached = true;
    }
    for (const auto& glob : operands(*key, Operator::matches, Operator::matches)) {
      if (!glob.starts_with('*')) continue;
      add_once(wanted.registry_suffixes, glob.substr(1));
      reached = true;
    }
  }
  if (const auto* name = column_of(row, "name"); name && !reached) {
    for (const auto& operand : operands(*name, Operator::is, Operator::in)) {
      add_once(wanted.registry_names, operand);
    }
  }
  for (const auto& part : row.parts) {
    if (part.kind != Condition::Kind::column) registry_wishes(part, wanted);
  }
}

void setting_wishes(const Condition& row, Wanted& wanted) {
  const auto* format = column_of(row, "format");
  const auto* name = column_of(row, "name");
  if (!format || !name) {
    wanted.all_settings = true;
    return;
  }
  for (const auto& id : operands(*format, Operator::is, Operator::in)) {
    for (const auto& key : operands(*name, Operator::is, Operator::in)) {
      add_once(wanted.settings, id + "/" + key);
    }
  }
}

void table_wishes(const std::string& table, const Condition& row, Wanted& wanted) {
  if (table == "registry_value" || table == "registry_key") registry_wishes(row, wanted);
  if (table == "setting") setting_wishes(row, wanted);
}

void site_wishes(const Condition& condition, Wanted& wanted) {
  const bool looks =
      condition.kind == Condition::Kind::exists || condition.kind == Condition::Kind::none;
  if (looks && !condition.parts.empty()) {
    table_wishes(condition.name, condition.parts.front(), wanted);
    return;
  }
  for (const auto& part : condition.parts) site_wishes(part, wanted);
}

}  // namespace

Wanted wanted_by(const std::vector<Rule>& rules) {
  Wanted wanted;
  for (const auto& rule : rules) {
    table_wishes(rule.table, rule.row, wanted);
    if (rule.when) site_wishes(*rule.when, wanted);
    if (rule.require) site_wishes(*rule.require, wanted);
    for (const auto& choice : rule.severity_when) site_wishes(choice.condition, wanted);
    if (rule.fix_unless) site_wishes(*rule.fix_unless, wanted);
  }
  return wanted;
}

}  // namespace vpnlint
