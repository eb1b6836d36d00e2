// vpnlint.toml and policy files: what an organisation sets once instead of typing it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/option_keys.h"
#include "engine/expectations.h"
#include "engine/file_problem.h"
#include "engine/select_rules.h"
#include "engine/suppress.h"

namespace vpnlint {

struct Settings {
  OptionValues options;
  std::vector<SeverityOverride> severity;
  std::vector<Suppression> suppressions;
  Expectations expectations;
};

/// vpnlint.toml. Keys: those of option_keys, [severity], [[suppress]] and [expect]. `file` is how
/// messages and reports name it; relative paths in it start from its folder. Anything else, and
/// anything of a wrong type, is a problem.
Settings read_settings(std::string_view text, const std::string& file,
                       std::vector<FileProblem>& problems);

/// --policy: what a golden image must look like. Keys: [expect], [severity], and those of
/// option_keys that are `in_policy`. It accepts nothing, so it has no [[suppress]].
Settings read_policy(std::string_view text, const std::string& file,
                     std::vector<FileProblem>& problems);

}  // namespace vpnlint
