// Where vpnlint.toml is looked for: upwards from the working directory, never in the input.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vpnlint {

inline constexpr std::string_view settings_name = "vpnlint.toml";

struct FoundSettings {
  std::string file;     ///< "vpnlint.toml", "../vpnlint.toml" ...; "" when there is none
  std::string refused;  ///< why the file must not be used; "" when it may be
};

/// The nearest vpnlint.toml of the working directory and the folders above it. It is refused when
/// it, or the working directory, lies inside one of the audited paths: what somebody sends in must
/// not decide how it is judged.
FoundSettings find_settings(const std::vector<std::string>& audited);

}  // namespace vpnlint
