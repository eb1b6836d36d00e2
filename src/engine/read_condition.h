// Conditions and values of rule files. Private to the reading of rules.
#pragma once

#include "engine/rule.h"
#include "engine/toml_table.h"
#include "facts/fact_set.h"

namespace vpnlint {

/// Texts, numbers, truth values and lists of texts or numbers (numbers as decimal text).
std::optional<Value> value_from(const toml::node& node);

/// Reads condition tables and checks names, operators and types against the tables.
class ConditionReader {
 public:
  ConditionReader(const TableInfo& judged, FileProblems& problems)
      : judged_(judged), problems_(problems) {}

  /// Tests of one row of `table`, with any, all and not.
  Condition row(const toml::table& source, const TableInfo& table) {
    return read(source, &table, false);
  }
  /// [when], [[severity_when]]: other tables and rules; `row` = the judged row.
  Condition site(const toml::table& source) { return read(source, nullptr, true); }
  /// [require]: columns of the judged row and all that a site may ask.
  Condition requirement(const toml::table& source) { return read(source, &judged_, true); }

 private:
  Condition read(const toml::table& source, const TableInfo* table, bool elsewhere);
  bool read_keyword(std::string_view key, const toml::node& node, const TableInfo* table,
                    bool elsewhere, bool across_hosts, Condition& into);
  void read_many(const toml::node& node, Condition::Kind kind, const TableInfo* table,
                 bool elsewhere, Condition& into);
  void read_tables(const toml::node& node, Condition::Kind kind, bool across_hosts,
                   Condition& into);
  void read_column(std::string_view key, const toml::key& place, const toml::node& node,
                   const TableInfo& table, Condition& into);
  void read_test(const Column& column, std::string_view op, const toml::node& node,
                 Condition& into);
  bool read_reference(const Column& column, std::string_view text, const toml::node& node,
                      Test& test);

  const TableInfo& judged_;
  FileProblems& problems_;
};

/// The column names of a table, for "did you mean".
std::vector<std::string_view> column_names(const TableInfo& table);
std::vector<std::string_view> table_names();

}  // namespace vpnlint
