// `vpnlint facts`: one JSON object per row. Written by hand, because an export has 100,000s of
// rows.
#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/secret_names.h"
#include "report/json_text.h"
#include "report/report.h"

namespace vpnlint {
namespace {

struct Place {
  std::uint64_t where;  ///< artifact and line
  std::uint64_t row;    ///< table and row, for rows of one line

  auto operator<=>(const Place&) const = default;
};

constexpr unsigned row_bits = 48;

std::vector<Place> sorted_places(const FactSet& facts, bool all) {
  const auto tables = all_tables();
  std::vector<Place> places;
  std::size_t count = 0;
  for (const auto& table : tables) {
    if (all || !table.derived) count += table.size(facts);
  }
  places.reserve(count);
  for (std::uint64_t t = 0; t < tables.size(); ++t) {
    if (tables[t].derived && !all) continue;
    const auto size = tables[t].size(facts);
    for (std::uint64_t i = 0; i < size; ++i) {
      const auto& row = tables[t].row(facts, i);
      places.push_back({std::uint64_t{row.artifact} << 32 | row.at.line, t << row_bits | i});
    }
  }
  if (!std::is_sorted(places.begin(), places.end())) std::sort(places.begin(), places.end());
  return places;
}

bool is_any(const Column& column, const CellView& cell) {
  const bool left_out = column.type == Type::ports || column.type == Type::addresses ||
                        (column.flags & any_is_absent);
  if (!left_out) return false;
  if (const auto* text = std::get_if<const std::string*>(&cell.value)) return **text == "any";
  if (const auto* list = std::get_if<const List*>(&cell.value)) {
    return (*list)->size() == 1 && (*list)->front() == "any";
  }
  return false;
}

void append_number(std::string& out, std::int64_t number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

void append_list(std::string& out, const List& list) {
  out += '[';
  for (const auto& member : list) {
    if (&member != &list.front()) out += ',';
    append_json_string(out, member);
  }
  out += ']';
}

void append_value(std::string& out, const CellView& cell) {
  if (const auto* flag = std::get_if<bool>(&cell.value))
    out += *flag ? "true" : "false";
  else if (const auto* number = std::get_if<std::int64_t>(&cell.value))
    append_number(out, *number);
  else if (const auto* text = std::get_if<const std::string*>(&cell.value))
    append_json_string(out, **text);
  else if (const auto* list = std::get_if<const List*>(&cell.value))
    append_list(out, **list);
  else
    out += "null";
}

void append_name(std::string& names, std::string_view name) {
  if (!names.empty()) names += ',';
  append_json_string(names, name);
}

/// Appends {"column":value,...}; collects the names that are defaulted and proven absent.
class FieldWriter {
 public:
  explicit FieldWriter(std::string& out) : out_(out) {}

  void row(const TableInfo& table, const Row& row) {
    defaulted.clear();
    proven_absent.clear();
    out_ += '{';
    first_ = true;
    for (const auto& column : table.columns) {
      if (!(column.flags & hidden)) field(column, column.view(row));
    }
    out_ += '}';
  }

  std::string defaulted, proven_absent;

 private:
  void field(const Column& column, const CellView& cell) {
    if (cell.presence == Presence::proven_absent) append_name(proven_absent, column.name);
    if (std::holds_alternative<std::monostate>(cell.value) || is_any(column, cell)) return;
    if (cell.presence == Presence::defaulted) append_name(defaulted, column.name);
    if (!first_) out_ += ',';
    first_ = false;
    append_json_string(out_, column.name);
    out_ += ':';
    if (column.flags & secret)
      append_json_string(out_, redacted);
    else
      append_value(out_, cell);
  }

  std::string& out_;
  bool first_ = true;
};

void append_row(std::string& out, FieldWriter& fields, const Bundle& bundle, const TableInfo& table,
                const Row& row, bool all) {
  out += "{\"table\":\"";
  out += table.name;
  out += "\",\"artifact\":";
  const bool given = row.artifact != no_artifact;
  append_json_string(out, given ? std::string_view(bundle.artifacts[row.artifact].path)
                                : std::string_view("(command line)"));
  out += ",\"line\":";
  append_number(out, std::max<std::uint32_t>(row.at.line, 1));
  if (row.at.column > 0) {
    out += ",\"column\":";
    append_number(out, row.at.column);
  }
  out += ",\"fields\":";
  fields.row(table, row);
  out += ",\"defaulted\":[" + fields.defaulted + ']';
  if (all && !fields.proven_absent.empty()) {
    out += ",\"proven_absent\":[" + fields.proven_absent + ']';
  }
  out += "}\n";
}

}  // namespace

std::string write_facts(const Bundle& bundle, bool all) {
  constexpr std::uint64_t row_mask = (std::uint64_t{1} << row_bits) - 1;
  constexpr std::size_t usual_row_bytes = 300;
  const auto places = sorted_places(bundle.facts, all);
  std::string out;
  out.reserve(places.size() * usual_row_bytes);
  FieldWriter fields(out);
  for (const auto& place : places) {
    const auto& table = all_tables()[place.row >> row_bits];
    append_row(out, fields, bundle, table, table.row(bundle.facts, place.row & row_mask), all);
  }
  return out;
}

}  // namespace vpnlint
