// vpnlint rules tables: the tables describe themselves.
#include "report/tables.h"

#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "engine/operators.h"
#include "facts/fact_set.h"
#include "report/json_text.h"

namespace vpnlint {
namespace {

std::vector<std::string> operators_of(const Column& column) {
  std::vector<std::string> names;
  for (int op = 0; op <= static_cast<int>(Operator::presence); ++op) {
    const auto one = static_cast<Operator>(op);
    if (why_never_usable(column, one).empty()) names.emplace_back(name_of(one));
  }
  return names;
}

std::string traits_of(const TableInfo& table) {
  std::vector<std::string> traits;
  if (table.derived) traits.emplace_back("derived");
  if (table.global) traits.emplace_back("of the whole bundle");
  if (table.closed) traits.emplace_back("no row = there is nothing");
  return join(traits, ", ");
}

std::string traits_of(const Column& column) {
  std::vector<std::string> traits;
  if (column.flags & identity) traits.emplace_back("identity");
  if (column.flags & subject) traits.emplace_back("subject");
  if (column.flags & secret) traits.emplace_back("secret");
  return join(traits, ", ");
}

std::string as_text() {
  std::string out;
  for (const auto& table : all_tables()) {
    const auto traits = traits_of(table);
    out += std::string(table.name) + (traits.empty() ? "" : " (" + traits + ")") + ": " +
           std::string(table.doc) + '\n';
    for (const auto& column : table.columns) {
      const auto more = traits_of(column);
      out += "  " + std::string(column.name) + " (" + std::string(name_of(column.type)) +
             (more.empty() ? "" : ", " + more) + "): " + std::string(column.doc) + '\n';
    }
  }
  return out;
}

// One column of each type tells which operators the type takes.
std::map<std::string, std::vector<std::string>> operators_by_type() {
  std::map<std::string, std::vector<std::string>> types;
  for (const auto& table : all_tables()) {
    for (const auto& column : table.columns) {
      const std::string name = column.flags & secret ? "secret" : std::string(name_of(column.type));
      if (!types.contains(name)) types[name] = operators_of(column);
    }
  }
  return types;
}

std::string member(std::string_view name, std::string_view text) {
  std::string out = '"' + std::string(name) + "\": ";
  append_json_string(out, text);
  return out;
}

std::string member(std::string_view name, bool flag) {
  return '"' + std::string(name) + "\": " + (flag ? "true" : "false");
}

std::string column_json(const Column& column) {
  return "        {" +
         join({member("name", column.name), member("type", name_of(column.type)),
               member("identity", (column.flags & identity) != 0),
               member("subject", (column.flags & subject) != 0),
               member("secret", (column.flags & secret) != 0), member("doc", column.doc)},
              ", ") +
         '}';
}

std::string table_json(const TableInfo& table) {
  std::vector<std::string> columns;
  for (const auto& column : table.columns) columns.push_back(column_json(column));
  return "    {" +
         join({member("name", table.name), member("doc", table.doc),
               member("derived", table.derived), member("global", table.global),
               member("closed", table.closed)},
              ", ") +
         ",\n      \"columns\": [\n" + join(columns, ",\n") + "\n      ]}";
}

std::string as_json() {
  std::vector<std::string> tables, types;
  for (const auto& table : all_tables()) tables.push_back(table_json(table));
  for (const auto& [type, names] : operators_by_type()) {
    types.push_back("    \"" + type + "\": [\"" + join(names, "\", \"") + "\"]");
  }
  return "{\n  \"tables\": [\n" + join(tables, ",\n") + "\n  ],\n  \"operators\": {\n" +
         join(types, ",\n") + "\n  }\n}\n";
}

std::string cell_text(std::string_view text) { return replace_all(std::string(text), "|", "\\|"); }

std::string as_markdown() {
  std::string out =
      "# Tables\n\nWritten by `vpnlint rules tables -f markdown`. What rules can ask: one row is "
      "one thing that an export says, or that an analysis found.\n\n"
      "*identity*: rows of one host with equal identity columns speak about the same thing. "
      "*subject*: names the row in findings.\n*derived*: made by vpnlint from other tables. "
      "*no row = there is nothing*: `none` and zero rows are definite.\n\n"
      "| type | operators |\n|---|---|\n";
  for (const auto& [type, names] : operators_by_type()) {
    out += "| " + type + " | " + join(names, ", ") + " |\n";
  }
  for (const auto& table : all_tables()) {
    const auto traits = traits_of(table);
    out += "\n## " + std::string(table.name) + "\n\n" + std::string(table.doc) +
           (traits.empty() ? "" : " (" + traits + ")") +
           "\n\n| column | type | | meaning |\n|---|---|---|---|\n";
    for (const auto& column : table.columns) {
      out += "| `" + std::string(column.name) + "` | " + std::string(name_of(column.type)) + " | " +
             traits_of(column) + " | " + cell_text(column.doc) + " |\n";
    }
  }
  return out;
}

}  // namespace

std::string write_tables(std::string_view format) {
  if (format == "json") return as_json();
  return format == "markdown" ? as_markdown() : as_text();
}

}  // namespace vpnlint
