// Keys of rows.
#include "compare/columns.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace vpnlint {
namespace {

struct Named {
  std::string_view table, column;
};

/// A process id is another one after every start; a display name is in the language of the PC.
constexpr std::array<Named, 2> left_out{{{"service", "pid"}, {"service", "display_name"}}};
/// Lists whose order means something.
constexpr std::array<Named, 2> in_order{
    {{"vpn_connection", "protocols"}, {"registry_value", "data"}}};

template <class Names>
bool is_one_of(const Names& names, const TableInfo& table, const Column& column) {
  return std::any_of(names.begin(), names.end(), [&](const Named& named) {
    return named.table == table.name && named.column == column.name;
  });
}

// Length first, so that no two rows of different values have one key.
void append(std::string& key, std::string_view text) {
  key += std::to_string(text.size());
  key += ':';
  key += text;
}

void append(std::string& key, const Value& value) {
  key += static_cast<char>('0' + value.index());
  if (const auto* list = std::get_if<List>(&value)) {
    key += std::to_string(list->size());
    for (const auto& member : *list) append(key, std::string_view(member));
  } else {
    append(key, std::string_view(to_text(value)));
  }
}

// nat/rule[2]/target: the number is the place in the file, and others may stand before it.
std::string without_numbers(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '[') {
      const auto end = path.find_first_not_of("0123456789", i + 1);
      if (end != path.npos && end > i + 1 && path[end] == ']') {
        i = end;
        continue;
      }
    }
    out += path[i];
  }
  return out;
}

}  // namespace

bool is_compared(const TableInfo& table, const Column& column) {
  if (column.flags & secret) return true;
  return !(column.flags & hidden) && !is_one_of(left_out, table, column);
}

bool is_compared(const TableInfo& table) {
  return (!table.derived && !table.global) || table.name == "secret";
}

bool is_ordered(const TableInfo& table) { return table.find("position") != nullptr; }

bool has_identity(const TableInfo& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const Column& column) { return column.flags & identity; });
}

bool is_script(const TableInfo& table, const Row& row) {
  const auto* origin = table.find("origin");
  return origin && origin->get(row).value == Value(std::string("script"));
}

Value plain_value(const TableInfo& table, const Column& column, Value value) {
  if (auto* text = std::get_if<std::string>(&value)) {
    if (column.type == Type::key_path || column.flags & identity) *text = lower(*text);
    if (table.name == "setting" && column.name == "path") *text = without_numbers(*text);
  }
  if (auto* list = std::get_if<List>(&value); list && !is_one_of(in_order, table, column)) {
    std::sort(list->begin(), list->end());
  }
  return value;
}

std::string identity_key(const TableInfo& table, const Row& row) {
  std::string key = is_script(table, row) ? "s" : "";
  for (const auto& column : table.columns) {
    if (column.flags & identity) append(key, plain_value(table, column, column.get(row).value));
  }
  return key;
}

std::string subject_key(const TableInfo& table, const Row& row) {
  std::string key = is_script(table, row) ? "s" : "";
  for (const auto& column : table.columns) {
    if (!(column.flags & subject) || column.name == "position") continue;
    auto value = plain_value(table, column, column.get(row).value);
    if (auto* text = std::get_if<std::string>(&value)) *text = lower(*text);
    append(key, value);
  }
  return key;
}

std::string content_key(const TableInfo& table, const Row& row, const Column* but) {
  std::string key;
  for (const auto& column : table.columns) {
    if (!is_compared(table, column) || column.name == "position" || &column == but) continue;
    const auto cell = column.get(row);
    append(key, cell.known() ? plain_value(table, column, cell.value) : Value{});
  }
  return key;
}

}  // namespace vpnlint
