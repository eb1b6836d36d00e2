// Which rows of the very large tables somebody will read. Readers skip the others but still
// check every byte.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vpnlint {

/// Made from the loaded rules and the command. Keys and names are compared without case;
/// keys are places (CurrentControlSet).
struct Wanted {
  bool everything = false;  ///< `vpnlint facts`: every row, as an import would understand it
  /// `vpnlint diff`: every row, too, but what rules ask for is read exactly as without this flag;
  /// the rest of the registry is marked (`asked` = false).
  bool every_row = false;
  std::vector<std::string> registry_keys;      ///< exact keys: their values are wanted
  std::vector<std::string> registry_suffixes;  ///< "\Services\IPSec": keys that end so
  std::vector<std::string> registry_names;     ///< exact value names, under any key
  std::vector<std::string> settings;           ///< "format/name" of the generic table
  bool all_settings = false;

  bool wants_setting(std::string_view format, std::string_view name) const;
};

}  // namespace vpnlint
