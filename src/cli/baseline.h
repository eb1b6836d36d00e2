// Baselines of the command line: reading the file, accepting what it lists.
#pragma once

#include "cli/stages.h"
#include "compare/baseline.h"

namespace vpnlint {

/// --baseline: accepts what it lists and says on standard error what is stale. Prints what is
/// wrong and gives false when the file is.
bool accept_baseline(const Options& options, Judged& judged);

}  // namespace vpnlint
