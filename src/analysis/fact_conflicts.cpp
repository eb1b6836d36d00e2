// Compares rows by the tables' own descriptions: no table is known by name here but the excluded.
#include "analysis/fact_conflicts.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::size_t most_conflicts = 1'000;  ///< rows; two make a conflict

/// Raw settings show again what typed tables say; a script's statements are no state.
constexpr std::array<std::string_view, 2> other_tables = {"setting", "script_statement"};
/// Moments, spellings and what follows from another column.
constexpr std::array<std::string_view, 12> no_settings = {
    "display_name", "description", "publisher", "state",     "pid",       "exit_code",
    "data_hex",     "operation",   "origin",    "installed", "auth_mask", "filter_rule"};
/// The service manager shows more bits of a running service's type than its key holds.
constexpr std::array<std::pair<std::string_view, std::string_view>, 1> moments = {
    {{"service", "type"}}};

template <class Names, class Name>
bool is_one_of(const Names& names, const Name& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// A place in an order names nothing: one rule more moves all others.
bool is_ordered(const TableInfo& table) {
  const auto* position = table.find("position");
  return position && position->flags & identity;
}

bool is_compared(const TableInfo& table) {
  if (table.derived || table.closed || table.global || is_ordered(table) ||
      is_one_of(other_tables, table.name)) {
    return false;
  }
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const Column& column) { return column.flags & identity; });
}

bool is_setting(const TableInfo& table, const Column& column) {
  return !(column.flags & identity) && !is_one_of(no_settings, column.name) &&
         !is_one_of(moments, std::pair(table.name, column.name));
}

bool is_script(const TableInfo& table, const Row& row) {
  const auto* origin = table.find("origin");
  return origin && origin->get(row).value == Value(std::string("script"));
}

/// What two spellings of one value share.
Value plain(Value value) {
  if (auto* text = std::get_if<std::string>(&value)) *text = lower(*text);
  if (auto* list = std::get_if<List>(&value)) {
    for (auto& item : *list) item = lower(item);
  }
  return value;
}

struct Named {
  HostId host;
  std::string identity;
  const Row* row;
};

/// Rows of different artifacts that speak about the same thing stand together, in their order.
std::vector<Named> sorted_rows(const TableInfo& table, const FactSet& facts) {
  std::vector<Named> rows;
  bool several = false;
  for (std::size_t i = 0; i < table.size(facts); ++i) {
    const auto& row = table.row(facts, i);
    several = several || row.artifact != table.row(facts, 0).artifact;
  }
  if (!several) return rows;
  for (std::size_t i = 0; i < table.size(facts); ++i) {
    const auto& row = table.row(facts, i);
    if (!is_script(table, row)) rows.push_back({row.host, identity_of(table, row), &row});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Named& a, const Named& b) {
    return std::pair(a.host, std::string_view(a.identity)) <
           std::pair(b.host, std::string_view(b.identity));
  });
  return rows;
}

/// One artifact's half of a conflict, at the value in question.
FactConflict half(const TableInfo& table, const Column& column, const Cell& cell, const Row& row) {
  FactConflict found;
  found.artifact = cell.artifact;
  found.host = row.host;
  found.at = cell.at.line > 0 ? cell.at : row.at;
  const auto text = [&](std::string value) { return Text(std::move(value), found.at); };
  found.table = text(std::string(table.name));
  found.identity_value = text(subject_of(table, row));
  found.column_name = text(std::string(column.name));
  return found;
}

Text shown(const Column& column, const Cell& cell, Position at) {
  return {column.flags & secret ? "[REDACTED]" : to_text(cell.value), at};
}

void compare(const TableInfo& table, const Named* begin, const Named* end,
             std::vector<FactConflict>& conflicts) {
  for (const auto& column : table.columns) {
    if (!is_setting(table, column)) continue;
    Cell first;
    const Row* first_row = nullptr;
    for (const auto* named = begin; named != end; ++named) {
      auto cell = column.get(*named->row);
      if (!cell.known()) continue;
      if (!first.known()) {
        first = std::move(cell);
        first_row = named->row;
        continue;
      }
      if (cell.artifact == first.artifact || plain(cell.value) == plain(first.value)) continue;
      auto earlier = half(table, column, first, *first_row);
      auto later = half(table, column, cell, *named->row);
      later.identity_value = Text(earlier.identity_value.value(), later.at);
      earlier.value = shown(column, first, earlier.at);
      later.other_value = shown(column, cell, later.at);
      conflicts.push_back(std::move(earlier));
      conflicts.push_back(std::move(later));
      break;
    }
  }
}

void compare_table(const TableInfo& table, const FactSet& facts,
                   std::vector<FactConflict>& conflicts) {
  const auto rows = sorted_rows(table, facts);
  const auto limit = conflicts.size() + most_conflicts;
  for (std::size_t begin = 0; begin < rows.size() && conflicts.size() < limit;) {
    auto end = begin + 1;
    while (end < rows.size() && rows[end].host == rows[begin].host &&
           rows[end].identity == rows[begin].identity) {
      ++end;
    }
    if (end - begin > 1) compare(table, &rows[begin], &rows[begin] + (end - begin), conflicts);
    begin = end;
  }
}

}  // namespace

void find_fact_conflicts(Bundle& bundle) {
  std::vector<FactConflict> conflicts;
  for (const auto& table : all_tables()) {
    if (is_compared(table)) compare_table(table, bundle.facts, conflicts);
  }
  auto& rows = bundle.facts.rows<FactConflict>();
  rows.insert(rows.end(), conflicts.begin(), conflicts.end());
}

}  // namespace vpnlint
