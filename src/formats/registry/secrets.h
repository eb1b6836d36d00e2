// Values that hold secrets in clear text.
#pragma once

#include <string>
#include <string_view>

#include "base/secret_names.h"

namespace vpnlint {

/// Names with psk, password, secret and the like in them.
bool is_secret_name(std::string_view name);
/// pre_shared_key, password, private_key, community or other.
std::string_view secret_kind(std::string_view name);
/// The line as a report may show it.
std::string redacted_value_line(std::string_view name);

}  // namespace vpnlint
