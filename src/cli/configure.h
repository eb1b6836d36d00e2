// What the command line leaves open: environment over policy over vpnlint.toml over default.
#pragma once

#include "cli/options.h"

namespace vpnlint {

/// Prints what is wrong and gives false when a setting is.
bool configure(Options& options);

}  // namespace vpnlint
