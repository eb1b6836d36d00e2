// Which value names mean secrets.
#include "formats/registry/secrets.h"

#include <array>

#include "base/text.h"

namespace vpnlint {
namespace {

struct SecretWord {
  std::string_view text, kind;
};

// `key` alone is too common in a registry: it is mostly a path.
constexpr std::array<SecretWord, 11> secret_words{{
    {"psk", "pre_shared_key"},
    {"presharedkey", "pre_shared_key"},
    {"pre-shared", "pre_shared_key"},
    {"pre_shared", "pre_shared_key"},
    {"sharedkey", "pre_shared_key"},
    {"passw", "password"},
    {"passphrase", "password"},
    {"secret", "other"},
    {"privatekey", "private_key"},
    {"apikey", "other"},
    {"community", "community"},
}};

const SecretWord* word_in(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    for (const auto& word : secret_words) {
      // Nearly every name of an export gets here: one comparison first.
      if ((name[i] | 0x20) != word.text.front()) continue;
      if (starts_with_ignoring_case(name.substr(i), word.text)) return &word;
    }
  }
  return nullptr;
}

}  // namespace

bool is_secret_name(std::string_view name) { return word_in(name) != nullptr; }

std::string_view secret_kind(std::string_view name) {
  const auto* word = word_in(name);
  return word ? word->kind : "other";
}

std::string redacted_value_line(std::string_view name) {
  return "\"" + std::string(name) + "\"=\"" + std::string(redacted) + "\"";
}

}  // namespace vpnlint
