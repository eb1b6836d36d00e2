// The options that can be set outside the command line, each in one place: vpnlint.toml, a policy
// file and the environment know them by the same word.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vpnlint {

enum class OptionKind {
  flag,
  text,
  list,
  path,   ///< of a file; relative to the file that names it
  paths,  ///< of folders, likewise
};

struct OptionKey {
  std::string_view name;  ///< as on the command line, without the dashes
  OptionKind kind = OptionKind::text;
  std::vector<std::string_view> words;  ///< the only values that are allowed, if there are any
  bool in_policy = false;               ///< a policy file may have it, too
};

std::span<const OptionKey> option_keys();

/// What somebody set: the values (one but for lists; "true" or "false" for flags), and where
/// ("vpnlint.toml:3:1", "VPNLINT_LANG").
struct OptionValue {
  std::vector<std::string> values;
  std::string origin;
};
using OptionValues = std::map<std::string, OptionValue, std::less<>>;  ///< by the option's name

/// "" for a value that the option can have, else what it must be: "must be en or ko".
std::string why_refused(const OptionKey& key, const std::string& value);

}  // namespace vpnlint
