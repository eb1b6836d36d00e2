// Words that give secrets away.
#include "base/secret_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::array<std::string_view, 10> secret_words{
    "passw",     "passphrase", "psk",       "secret",   "key",
    "community", "bindpw",     "auth_pass", "authpass", "token"};

// Names with `key` in them that hold nothing to hide.
constexpr std::array<std::string_view, 8> public_words{"keylen",     "keytype",       "keysize",
                                                       "keymap",     "keyboard",      "publickey",
                                                       "public-key", "authorizedkeys"};

}  // namespace

bool names_a_secret(std::string_view name) {
  const auto small = lower(name);
  const auto has = [&](std::string_view word) { return small.find(word) != small.npos; };
  return std::any_of(secret_words.begin(), secret_words.end(), has) &&
         std::none_of(public_words.begin(), public_words.end(), has);
}

bool is_masked_secret(std::string_view value) {
  value = trim(value);
  if (value.empty() || equal_ignoring_case(value, redacted)) return true;
  const char first = value.front();
  return (first == '*' || first == 'x' || first == 'X') &&
         value.find_first_not_of(first) == value.npos;
}

}  // namespace vpnlint
