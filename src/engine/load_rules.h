// Where rules come from: the built-in pack and folders given with --rules.
#pragma once

#include <optional>
#include <string>

#include "engine/read_rules.h"

namespace vpnlint {

/// Reads every *.toml below the folder, in sorted order; a folder that is not there is a problem.
/// Files and folders whose name begins with a dot are skipped. A pack.toml in the folder itself
/// must list what is there.
void read_rule_folder(const std::string& folder, RuleSet& set);

/// The folder's pack.toml with the hashes of what is there now; none when it has no pack.toml.
std::optional<std::string> renewed_pack(const std::string& folder);

}  // namespace vpnlint
