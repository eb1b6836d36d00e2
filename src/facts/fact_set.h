// All rows of all tables. Tables are listed once, here.
#pragma once

#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "facts/artifact.h"
#include "facts/derived.h"
#include "facts/network.h"
#include "facts/windows.h"

namespace vpnlint {

template <class... F>
struct TableList {
  using Storage = std::tuple<std::vector<F>...>;
};

/// The order of `vpnlint rules tables`. Derived tables come last.
using Tables =
    TableList<ArtifactFact, ProblemFact, Extent, FactConflict, ReportedError, SecretFact,
              RegistryKey, RegistryValue, ScriptStatement, Service, FirewallProfile, FirewallRule,
              IpsecPolicy, VpnConnection, Certificate, Program, OperatingSystem, Router, Interface,
              PortForward, FilterChain, FilterRule, NatRule, IpsecEndpoint, L2tpEndpoint, Setting,
              NatLayer, NetworkProduct, PathStep, PacketPathRow, AuthMatch, ExpectationFact>;

class FactSet;

/// One table without its C++ type: what the engine and the writers see.
struct TableInfo {
  std::string_view name;
  std::string_view doc;
  std::span<const Column> columns;
  bool derived;  ///< printed by `facts --all` only
  bool global;   ///< rows belong to the whole bundle, not to a host
  bool closed;   ///< made by vpnlint itself, so that no row means that there is nothing
  std::size_t (*size)(const FactSet&);
  const Row& (*row)(const FactSet&, std::size_t);
  Row& (*append)(FactSet&);  ///< an empty row, for rule examples

  const Column* find(std::string_view column) const;
};

/// In the order of `Tables`.
std::span<const TableInfo> all_tables();
/// nullptr when there is no such table.
const TableInfo* find_table(std::string_view name);

class FactSet {
 public:
  template <class F>
  std::vector<F>& rows() {
    return std::get<std::vector<F>>(storage_);
  }
  template <class F>
  const std::vector<F>& rows() const {
    return std::get<std::vector<F>>(storage_);
  }

  /// Every row of every table as Row&.
  template <class Visit>
  void for_each_row(Visit visit) {
    std::apply(
        [&](auto&... tables) {
          const auto each = [&](auto& rows) {
            for (auto& row : rows) visit(static_cast<Row&>(row));
          };
          (each(tables), ...);
        },
        storage_);
  }

 private:
  Tables::Storage storage_;
};

/// A row's identity columns as one text, for grouping and for fingerprints; lower case.
std::string identity_of(const TableInfo& table, const Row& row);
/// A row's subject columns for people, joined by blanks; falls back to the identity.
std::string subject_of(const TableInfo& table, const Row& row);

}  // namespace vpnlint
