// Which names hold secrets when no catalogue says so, and which values hide theirs already.
#pragma once

#include <string_view>

namespace vpnlint {

inline constexpr std::string_view redacted = "[REDACTED]";

/// A name like *passw*, *psk*, *secret*, *key* (case ignored), except the few that are known to
/// hold something public (key lengths, public keys).
bool names_a_secret(std::string_view name);

/// Stands for a secret that was taken out: empty, "[REDACTED]", or only `*`, `x` or `X`.
bool is_masked_secret(std::string_view value);

}  // namespace vpnlint
