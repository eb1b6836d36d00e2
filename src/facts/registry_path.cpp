// Registry key paths.
#include "facts/registry_path.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> short_roots{{
    {"HKLM", "HKEY_LOCAL_MACHINE"},
    {"HKCU", "HKEY_CURRENT_USER"},
    {"HKCR", "HKEY_CLASSES_ROOT"},
    {"HKU", "HKEY_USERS"},
    {"HKCC", "HKEY_CURRENT_CONFIG"},
}};

constexpr std::string_view control_set_prefix = "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet";
constexpr std::size_t control_set_digits = 3;

}  // namespace

std::string expand_root(std::string_view path) {
  const auto root = path.substr(0, path.find('\\'));
  for (const auto& [brief, full] : short_roots) {
    if (equal_ignoring_case(root, brief) || equal_ignoring_case(root, full)) {
      return std::string(full) + std::string(path.substr(root.size()));
    }
  }
  return std::string(path);
}

KeyPath make_key_path(std::string_view written) {
  auto expanded = expand_root(written);
  return {expanded, expanded};
}

bool is_at_or_below(std::string_view path, std::string_view key) {
  return starts_with_ignoring_case(path, key) &&
         (path.size() == key.size() || path[key.size()] == '\\');
}

std::optional<int> control_set_of(std::string_view path) {
  if (!starts_with_ignoring_case(path, control_set_prefix)) return std::nullopt;
  const auto rest = path.substr(control_set_prefix.size());
  if (rest.size() < control_set_digits) return std::nullopt;
  if (rest.size() > control_set_digits && rest[control_set_digits] != '\\') return std::nullopt;
  const auto number = parse_integer(rest.substr(0, control_set_digits));
  if (!number) return std::nullopt;
  return static_cast<int>(*number);
}

std::string with_current_control_set(std::string_view path) {
  if (!control_set_of(path)) return std::string(path);
  return "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet" +
         std::string(path.substr(control_set_prefix.size() + control_set_digits));
}

std::string_view leaf_of(std::string_view path) {
  const auto slash = path.rfind('\\');
  return slash == path.npos ? path : path.substr(slash + 1);
}

}  // namespace vpnlint
