// Parts of a rule file with a file of their own. Private to the reading of rules.
#pragma once

#include <algorithm>
#include <array>

#include "engine/rule.h"
#include "engine/toml_table.h"
#include "facts/fact_set.h"

namespace vpnlint {

/// Roles of hosts as rule files name them.
inline constexpr std::array<std::string_view, 6> role_names = {
    "client", "unknown", "client_router", "server_router", "server", "cloud"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& names, std::string_view name) {
  return TomlTable::did_you_mean(name, {names.begin(), names.end()});
}

class ConditionReader;

/// [text.*].
void read_texts(TomlTable& rule_file, const TableInfo& table, FileProblems& problems, Rule& rule);
/// [fix].
void read_fix(TomlTable& rule_file, ConditionReader& conditions, FileProblems& problems,
              Rule& rule);
/// [[example]].
void read_examples(TomlTable& rule_file, FileProblems& problems, Rule& rule);

}  // namespace vpnlint
