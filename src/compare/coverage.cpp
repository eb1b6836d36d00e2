// Extents by selector: a registry key asks for itself and every key above it.
#include "compare/coverage.h"

#include <algorithm>

#include "base/text.h"

namespace vpnlint {
namespace {

bool lists_column(const Extent& extent, const Column& column) {
  const auto& listed = extent.columns.value();
  return std::find(listed.begin(), listed.end(), column.name) != listed.end();
}

/// A listing of running services covers their state, not whether they exist.
bool says_enough(const Extent& extent, const TableInfo& table, const Column* column) {
  if (!extent.columns.known()) return true;
  if (column) return lists_column(extent, *column);
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& one) {
    return one.flags & (identity | subject) && lists_column(extent, one);
  });
}

void add_selectors(const Column& column, const Row& row, std::vector<std::string>& selectors) {
  const auto cell = column.get(row);
  const auto* text = std::get_if<std::string>(&cell.value);
  if (!text) {
    // A listing that does not show the store is one of the PC's own.
    if (column.name == "store") selectors.emplace_back("local");
    return;
  }
  auto name = lower(*text);
  while (column.type == Type::key_path && name.find('\\') != name.npos) {
    selectors.push_back(name);
    name.resize(name.rfind('\\'));
  }
  selectors.push_back(std::move(name));
}

}  // namespace

Coverage::Coverage(const Bundle& bundle) {
  for (const auto& extent : bundle.facts.rows<Extent>()) {
    if (!extent.complete.is(true)) continue;
    extents_[{extent.host, extent.table.value()}].emplace(lower(extent.selector.value()), &extent);
  }
}

std::vector<ArtifactId> Coverage::covering(HostId host, const TableInfo& table, const Row& row,
                                           const Column* column) const {
  std::vector<ArtifactId> artifacts;
  const auto known = extents_.find({host, std::string(table.name)});
  if (known == extents_.end()) return artifacts;
  std::vector<std::string> selectors{"*"};
  for (const auto& one : table.columns) {
    if (one.flags & identity || one.name == "store") add_selectors(one, row, selectors);
  }
  for (const auto& selector : selectors) {
    const auto [begin, end] = known->second.equal_range(selector);
    for (auto hit = begin; hit != end; ++hit) {
      if (says_enough(*hit->second, table, column)) artifacts.push_back(hit->second->artifact);
    }
  }
  std::sort(artifacts.begin(), artifacts.end());
  artifacts.erase(std::unique(artifacts.begin(), artifacts.end()), artifacts.end());
  return artifacts;
}

}  // namespace vpnlint
