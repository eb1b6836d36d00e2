// Where rules come from: the built-in pack and folders given with --rules.
#pragma once

#include <string>

#include "engine/read_rules.h"

namespace vpnlint {

/// Reads every *.toml below the folder, in sorted order; a folder that is not there is a problem.
/// Files whose name begins with a dot are skipped.
void read_rule_folder(const std::string& folder, RuleSet& set);

}  // namespace vpnlint
