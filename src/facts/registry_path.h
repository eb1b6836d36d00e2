// Registry key paths: one spelling for the many ways to write a key.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/field.h"

namespace vpnlint {

/// Full root names for HKLM, HKCU, HKCR, HKU, HKCC; the rest as written.
std::string expand_root(std::string_view path);
/// Written form with the root expanded; place = the same, for the caller to resolve control sets.
KeyPath make_key_path(std::string_view written);
/// Is `path` the key itself or below it? Case ignored, cut at backslashes only.
bool is_at_or_below(std::string_view path, std::string_view key);
/// 3 for HKEY_LOCAL_MACHINE\SYSTEM\ControlSet003 and all below; none for others.
std::optional<int> control_set_of(std::string_view path);
/// The path with its ControlSetNNN written as CurrentControlSet; unchanged for others.
std::string with_current_control_set(std::string_view path);
/// Last part of the path.
std::string_view leaf_of(std::string_view path);

}  // namespace vpnlint
