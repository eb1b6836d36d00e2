// Options of iptables rules that are conditions.
#pragma once

#include <string>
#include <string_view>

namespace vpnlint::iptables {

struct Option {
  std::string_view written;
  std::string_view condition;  ///< as FilterRule says; module, comment, policy_direction
};

/// nullptr when the word is no such option.
const Option* find_option(std::string_view word);
/// One value as FilterRule wants it: 500:4500 -> 500-4500, eth+ -> eth*.
std::string value_for(std::string_view condition, std::string_view text);

}  // namespace vpnlint::iptables
