// The format of a vpnlint.toml that somebody sent: settings of ours, which are no evidence.
#pragma once

#include <string_view>

namespace vpnlint {

inline constexpr std::string_view settings_format = "settings";

}  // namespace vpnlint
