// vpnlint rules tables: the tables describe themselves.
#include "report/tables.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "engine/operators.h"
#include "facts/fact_set.h"

namespace vpnlint {
namespace {

using Json = nlohmann::ordered_json;

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
Json operators_by_type() {
  Json types = Json::object();
  for (const auto& table : all_tables()) {
    for (const auto& column : table.columns) {
      const std::string name = column.flags & secret ? "secret" : std::string(name_of(column.type));
      if (!types.contains(name)) types[name] = operators_of(column);
    }
  }
  return types;
}

std::string as_json() {
  Json tables = Json::array();
  for (const auto& table : all_tables()) {
    Json columns = Json::array();
    for (const auto& column : table.columns) {
      columns.push_back({{"name", column.name},
                         {"type", name_of(column.type)},
                         {"identity", (column.flags & identity) != 0},
                         {"subject", (column.flags & subject) != 0},
                         {"secret", (column.flags & secret) != 0},
                         {"doc", column.doc}});
    }
    tables.push_back({{"name", table.name},
                      {"doc", table.doc},
                      {"derived", table.derived},
                      {"global", table.global},
                      {"closed", table.closed},
                      {"columns", std::move(columns)}});
  }
  const Json all{{"tables", std::move(tables)}, {"operators", operators_by_type()}};
  return all.dump(2) + '\n';
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
  const auto by_type = operators_by_type();
  for (const auto& [type, names] : by_type.items()) {
    out += "| " + type + " | " + join(names.get<std::vector<std::string>>(), ", ") + " |\n";
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
