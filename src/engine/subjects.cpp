// Grouping of rows by identity.
#include "engine/subjects.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace vpnlint {
namespace {

bool is_script(const TableInfo& table, const Row& row) {
  const auto* origin = table.find("origin");
  return origin && origin->get(row).value == Value(std::string("script"));
}

bool has_identity(const TableInfo& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const Column& column) { return column.flags & identity; });
}

}  // namespace

Cell Subject::cell(const Column& column) const {
  Cell own = column.get(*row);
  if (own.known() || !group || own.presence == Presence::conflicting) return own;
  for (const auto* other : *group) {
    Cell cell = column.get(*other);
    if (!cell.known()) continue;
    if (own.known() && own.value != cell.value) {
      own.presence = Presence::conflicting;
      return own;
    }
    if (!own.known()) own = std::move(cell);
  }
  return own;
}

const std::vector<Group>& Subjects::groups(const TableInfo& table, HostId host, bool scripts) {
  if (table.global) host = 0;
  const auto [entry, fresh] = groups_.try_emplace(Key{&table, {host, scripts}});
  auto& groups = entry->second;
  if (!fresh) return groups;
  const bool grouped = has_identity(table);
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < table.size(bundle_.facts); ++i) {
    const auto& row = table.row(bundle_.facts, i);
    if (!table.global && row.host != host) continue;
    if (!scripts && is_script(table, row)) continue;
    if (!grouped) {
      groups.push_back({&row});
      continue;
    }
    const auto [slot, added] = index.try_emplace(identity_of(table, row), groups.size());
    if (added) groups.emplace_back();
    groups[slot->second].push_back(&row);
  }
  return groups;
}

}  // namespace vpnlint
