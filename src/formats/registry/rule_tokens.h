// Tokens "Name=value|" that firewall rules and connection security rules share ([MS-GPFAS] 2.2).
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "facts/field.h"

namespace vpnlint {

/// Their word and ours.
using TokenNames = std::pair<std::string_view, std::string_view>;

template <std::size_t N>
std::optional<std::string> translate_token(const std::array<TokenNames, N>& names,
                                           std::string_view word) {
  for (const auto& [theirs, ours] : names) {
    if (equal_ignoring_case(theirs, word)) return std::string(ours);
  }
  return std::nullopt;
}

/// "udp" and the like, or the number as it stands; none when it is no number.
std::optional<std::string> protocol_of_token(std::string_view value);
std::optional<std::string> profile_of_token(std::string_view value);
/// The mask of a network as its length; everything else as it stands.
std::string address_of_token(std::string_view value);
/// `name` is `base`, or `base` with a version behind it: LPort, LPort2_10.
bool is_token(std::string_view name, std::string_view base);

/// Adds an item that is not in the list yet; false when there is nothing to add.
bool add_token(Texts& list, std::optional<std::string> item, Position at);

/// "v2.30"
bool is_rule_version(std::string_view text);

/// Calls `visit(token)` for each token of "v2.30|Name=value|...|"; false when the text does not
/// begin with a version.
template <class Visit>
bool for_each_token(std::string_view text, Visit visit) {
  const auto version = text.substr(0, text.find('|'));
  if (!is_rule_version(version)) return false;
  text.remove_prefix(std::min(version.size() + 1, text.size()));
  while (!text.empty()) {
    const auto token = text.substr(0, text.find('|'));
    if (!token.empty()) visit(token);
    text.remove_prefix(std::min(token.size() + 1, text.size()));
  }
  return true;
}

}  // namespace vpnlint
