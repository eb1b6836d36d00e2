// vpnlint.toml: what an organisation sets once instead of typing it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/option_keys.h"
#include "engine/file_problem.h"
#include "engine/select_rules.h"
#include "engine/suppress.h"

namespace vpnlint {

struct Settings {
  OptionValues options;
  std::vector<SeverityOverride> severity;
  std::vector<Suppression> suppressions;
};

/// Keys: those of option_keys, [severity] and [[suppress]]. `file` is how messages and reports
/// name it; relative paths in it start from its folder. Anything else, and anything of a wrong
/// type, is a problem.
Settings read_settings(std::string_view text, const std::string& file,
                       std::vector<FileProblem>& problems);

}  // namespace vpnlint
