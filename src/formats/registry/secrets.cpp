// Which value names mean secrets.
#include "formats/registry/secrets.h"

#include "base/text.h"

namespace vpnlint {
namespace {

bool has_word(std::string_view name, std::string_view word) {
  for (std::size_t i = 0; i + word.size() <= name.size(); ++i) {
    if (equal_ignoring_case(name.substr(i, word.size()), word)) return true;
  }
  return false;
}

}  // namespace

bool is_secret_name(std::string_view name) {
  return has_word(name, "psk") || has_word(name, "password") || has_word(name, "secret");
}

std::string_view secret_kind(std::string_view name) {
  if (has_word(name, "psk")) return "pre_shared_key";
  return has_word(name, "password") ? "password" : "other";
}

std::string redacted_value_line(std::string_view name) {
  return "\"" + std::string(name) + "\"=\"" + std::string(redacted) + "\"";
}

}  // namespace vpnlint
