// The list of tables, type-erased once.
#include "facts/fact_set.h"

#include <algorithm>
#include <array>
#include <type_traits>

#include "base/text.h"
#include "facts/registry_path.h"

namespace vpnlint {
namespace {

template <class F>
constexpr bool is_derived =
    std::is_same_v<F, Extent> || std::is_same_v<F, FactConflict> || std::is_same_v<F, NatLayer> ||
    std::is_same_v<F, NetworkProduct> || std::is_same_v<F, PathStep> ||
    std::is_same_v<F, PacketPathRow> || std::is_same_v<F, AuthMatch> ||
    std::is_same_v<F, ArtifactFact> || std::is_same_v<F, ProblemFact> ||
    std::is_same_v<F, SecretFact> || std::is_same_v<F, ExpectationFact>;

/// Rows belong to the whole bundle.
template <class F>
constexpr bool is_global = std::is_same_v<F, ReportedError> || std::is_same_v<F, ExpectationFact>;

template <class F>
constexpr bool is_closed = std::is_same_v<F, ArtifactFact> || std::is_same_v<F, ProblemFact> ||
                           std::is_same_v<F, Extent> || std::is_same_v<F, FactConflict> ||
                           std::is_same_v<F, SecretFact> || std::is_same_v<F, ScriptStatement> ||
                           std::is_same_v<F, ReportedError> || std::is_same_v<F, ExpectationFact>;

template <class F>
TableInfo info() {
  return {Schema<F>::name,
          Schema<F>::doc,
          Schema<F>::columns,
          is_derived<F>,
          is_global<F>,
          is_closed<F>,
          [](const FactSet& facts) { return facts.rows<F>().size(); },
          [](const FactSet& facts, std::size_t i) -> const Row& { return facts.rows<F>()[i]; },
          [](FactSet& facts) -> Row& { return facts.rows<F>().emplace_back(); }};
}

template <class... F>
auto infos(TableList<F...>) {
  return std::array{info<F>()...};
}

std::string join_columns(const TableInfo& table, const Row& row, ColumnFlag flag) {
  std::string out;
  for (const auto& column : table.columns) {
    if (!(column.flags & flag)) continue;
    const auto text = to_text(column.get(row).value);
    if (text.empty()) continue;
    if (!out.empty()) out += ' ';
    out += text;
  }
  return out;
}

}  // namespace

const Column* TableInfo::find(std::string_view column) const {
  const auto hit = std::find_if(columns.begin(), columns.end(),
                                [&](const Column& c) { return c.name == column; });
  return hit == columns.end() ? nullptr : &*hit;
}

std::span<const TableInfo> all_tables() {
  static const auto tables = infos(Tables{});
  return tables;
}

const TableInfo* find_table(std::string_view name) {
  for (const auto& table : all_tables()) {
    if (table.name == name) return &table;
  }
  return nullptr;
}

std::string identity_of(const TableInfo& table, const Row& row) {
  return lower(join_columns(table, row, identity));
}

std::string subject_of(const TableInfo& table, const Row& row) {
  auto text = join_columns(table, row, subject);
  return text.empty() ? join_columns(table, row, identity) : text;
}

namespace schema_detail {
KeyPath key_path_from(const std::string& written) { return make_key_path(written); }
}  // namespace schema_detail

}  // namespace vpnlint
