// VPNLINT_CONFIG and one VPNLINT_<OPTION> for each option that can be set outside the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/option_keys.h"

namespace vpnlint {

struct Environment {
  std::string config;  ///< VPNLINT_CONFIG; "" when it is not set
  OptionValues options;
  std::vector<std::string> errors;  ///< malformed values, each with its variable
  std::vector<std::string> notes;   ///< variables that are nearly one of ours
};

/// `variables` are "NAME=value" texts. Empty variables count as not set; lists have commas; flags
/// are true, false, 1 or 0.
Environment read_environment(const std::vector<std::string_view>& variables);

/// VPNLINT_FAIL_ON for fail-on.
std::string variable_of(std::string_view option);

}  // namespace vpnlint
