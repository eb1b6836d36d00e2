// Quoted lines, guarded once more against secrets that a reader did not know.
#pragma once

#include <string>
#include <string_view>

namespace vpnlint {

/// The line with the value behind a name like password, psk or secret replaced by [REDACTED]:
/// `name=value`, `name: value`, `"name"="value"`, `<name>value</name>`. Flags and numbers that
/// cannot be a secret (dword:00000001, 0, yes) stay.
std::string guarded_excerpt(std::string_view line);

}  // namespace vpnlint
