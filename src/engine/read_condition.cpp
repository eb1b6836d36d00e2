// Conditions of rule files.
#include "engine/read_condition.h"

#include <algorithm>

#include "engine/operators.h"
#include "facts/registry_path.h"

namespace vpnlint {
namespace {

constexpr std::string_view row_reference = "$row.";
constexpr std::string_view expect_reference = "$expect.";

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::vector<std::string_view> operator_names() {
  std::vector<std::string_view> names;
  for (int op = 0; op <= static_cast<int>(Operator::presence); ++op) {
    names.push_back(name_of(static_cast<Operator>(op)));
  }
  return names;
}

}  // namespace

std::optional<Value> value_from(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return Value(*text);
  if (const auto flag = node.value_exact<bool>()) return Value(*flag);
  if (const auto number = node.value_exact<std::int64_t>()) return Value(*number);
  const auto* array = node.as_array();
  if (!array) return std::nullopt;
  List list;
  for (const auto& item : *array) {
    if (const auto text = item.value_exact<std::string>())
      list.push_back(*text);
    else if (const auto number = item.value_exact<std::int64_t>())
      list.push_back(std::to_string(*number));
    else
      return std::nullopt;
  }
  return Value(std::move(list));
}

std::vector<std::string_view> column_names(const TableInfo& table) {
  std::vector<std::string_view> names;
  for (const auto& column : table.columns) names.push_back(column.name);
  return names;
}

std::vector<std::string_view> table_names() {
  std::vector<std::string_view> names;
  for (const auto& table : all_tables()) names.push_back(table.name);
  return names;
}

// `table` = whose columns may be tested here, if any; `elsewhere` = exists, none, finding, row.
Condition ConditionReader::read(const toml::table& source, const TableInfo* table, bool elsewhere) {
  Condition all;
  bool across_hosts = false;
  if (const auto* across = source.get("across_hosts"); across && elsewhere) {
    if (const auto flag = across->value_exact<bool>())
      across_hosts = *flag;
    else
      problems_.add(*across, "across_hosts must be true or false");
  }
  for (const auto& [key, node] : source) {
    if (key.str() == "across_hosts" && elsewhere) continue;
    if (read_keyword(key.str(), node, table, elsewhere, across_hosts, all)) continue;
    if (table) {
      read_column(key.str(), key, node, *table, all);
    } else {
      problems_.add(key.source(),
                    "unknown condition " + std::string(key.str()) +
                        TomlTable::did_you_mean(key.str(), {"any", "all", "not", "exists", "none",
                                                            "finding", "row", "across_hosts"}));
    }
  }
  return all;
}

bool ConditionReader::read_keyword(std::string_view key, const toml::node& node,
                                   const TableInfo* table, bool elsewhere, bool across_hosts,
                                   Condition& into) {
  if (key == "any" || key == "all") {
    read_many(node, key == "any" ? Condition::Kind::any : Condition::Kind::all, table, elsewhere,
              into);
    // across_hosts beside any/all holds for what is inside
    if (across_hosts) {
      for (auto& part : into.parts.back().parts) {
        for (auto& inner : part.parts) inner.across_hosts = true;
      }
    }
    return true;
  }
  if (key == "not") {
    const auto* inner = node.as_table();
    if (!inner) {
      problems_.add(node, "not must be a table of conditions");
      return true;
    }
    if (inner->empty()) problems_.add(node, "an empty condition is always true");
    Condition negation;
    negation.kind = Condition::Kind::negation;
    negation.parts.push_back(read(*inner, table, elsewhere));
    into.parts.push_back(std::move(negation));
    return true;
  }
  if (!elsewhere) return false;
  if (key == "exists" || key == "none") {
    read_tables(node, key == "exists" ? Condition::Kind::exists : Condition::Kind::none,
                across_hosts, into);
    return true;
  }
  if (key == "row") {
    if (const auto* inner = node.as_table())
      into.parts.push_back(read(*inner, &judged_, false));
    else
      problems_.add(node, "row must be a table of column tests");
    return true;
  }
  if (key == "finding") {
    Condition finding;
    finding.kind = Condition::Kind::finding;
    if (const auto id = node.value_exact<std::string>())
      finding.name = *id;
    else
      problems_.add(node, "finding must be the id of a rule");
    into.parts.push_back(std::move(finding));
    return true;
  }
  return false;
}

void ConditionReader::read_many(const toml::node& node, Condition::Kind kind,
                                const TableInfo* table, bool elsewhere, Condition& into) {
  Condition many;
  many.kind = kind;
  const auto* array = node.as_array();
  if (!array || array->empty()) problems_.add(node, "any and all take a list of tables");
  if (array) {
    for (const auto& item : *array) {
      const auto* inner = item.as_table();
      if (!inner || inner->empty()) {
        problems_.add(item, inner ? "an empty condition is always true"
                                  : "any and all take a list of tables");
      }
      if (inner) many.parts.push_back(read(*inner, table, elsewhere));
    }
  }
  into.parts.push_back(std::move(many));
}

void ConditionReader::read_tables(const toml::node& node, Condition::Kind kind, bool across_hosts,
                                  Condition& into) {
  const auto* names = node.as_table();
  if (!names) {
    problems_.add(node, "exists and none take a table: exists.service = { ... }");
    return;
  }
  for (const auto& [name, tests] : *names) {
    const auto* table = find_table(name.str());
    const auto* inner = tests.as_table();
    if (!table) {
      problems_.add(name.source(), "unknown table " + std::string(name.str()) +
                                       TomlTable::did_you_mean(name.str(), table_names()));
      continue;
    }
    if (!inner) {
      problems_.add(tests, "column tests are missing");
      continue;
    }
    Condition condition;
    condition.kind = kind;
    condition.name = std::string(name.str());
    condition.across_hosts = across_hosts;
    condition.parts.push_back(read(*inner, table, false));
    into.parts.push_back(std::move(condition));
  }
}

void ConditionReader::read_column(std::string_view key, const toml::key& place,
                                  const toml::node& node, const TableInfo& table, Condition& into) {
  const auto* column = table.find(key);
  if (!column) {
    problems_.add(place.source(), "unknown column " + std::string(key) + " of the table " +
                                      std::string(table.name) +
                                      TomlTable::did_you_mean(key, column_names(table)));
    return;
  }
  Condition condition;
  condition.kind = Condition::Kind::column;
  condition.name = std::string(key);
  if (const auto* tests = node.as_table()) {
    for (const auto& [op, operand] : *tests) read_test(*column, op.str(), operand, condition);
  } else {
    read_test(*column, "is", node, condition);
  }
  into.parts.push_back(std::move(condition));
}

void ConditionReader::read_test(const Column& column, std::string_view name, const toml::node& node,
                                Condition& into) {
  const auto op = operator_from(name);
  if (!op) {
    problems_.add(node, "unknown operator " + std::string(name) +
                            TomlTable::did_you_mean(name, operator_names()));
    return;
  }
  auto operand = value_from(node);
  if (!operand) {
    problems_.add(node, "the operand must be a text, a number, true, false or a list of them");
    return;
  }
  Test test;
  test.op = *op;
  if (auto* text = std::get_if<std::string>(&*operand);
      text && read_reference(column, *text, node, test)) {
    into.tests.push_back(std::move(test));
    return;
  }
  if (auto* text = std::get_if<std::string>(&*operand); text && column.type == Type::key_path) {
    *text = expand_root(*text);
  }
  const auto why = why_not_usable(column, *op, *operand);
  if (!why.empty()) problems_.add(node, why);
  test.operand = std::move(*operand);
  const auto* array = node.as_array();
  test.numbers = array && !array->empty() && array->front().is_integer();
  into.tests.push_back(std::move(test));
}

// "$row.column" and "$expect.name": the operator must suit what will stand there.
bool ConditionReader::read_reference(const Column& column, std::string_view text,
                                     const toml::node& node, Test& test) {
  if (text.starts_with(row_reference)) {
    test.row_column = text.substr(row_reference.size());
    const auto* other = judged_.find(test.row_column);
    const auto why = other ? why_not_comparable(column, test.op, *other)
                           : "unknown column " + quoted(test.row_column) + " of the judged row" +
                                 TomlTable::did_you_mean(test.row_column, column_names(judged_));
    if (!why.empty()) problems_.add(node, why);
    return true;
  }
  if (text.starts_with(expect_reference)) {
    test.expect = text.substr(expect_reference.size());
    const auto why = is_name(test.expect) ? why_never_usable(column, test.op)
                                          : quoted(text) + " names no expectation (a-z, 0-9, _)";
    if (!why.empty()) problems_.add(node, why);
    return true;
  }
  return false;
}

}  // namespace vpnlint
