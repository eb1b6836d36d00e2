// Which settings somebody will read.
#include "facts/wanted.h"

#include "base/text.h"

namespace vpnlint {

bool Wanted::wants_setting(std::string_view format, std::string_view name) const {
  if (everything || every_row || all_settings) return true;
  for (const auto& wish : settings) {
    const auto slash = wish.find('/');
    if (wish.substr(0, slash) == format && wish.substr(slash + 1) == name) return true;
  }
  return false;
}

}  // namespace vpnlint
