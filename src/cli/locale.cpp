// Reads the environment variables that choose language and colour.
#include "cli/locale.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace vpnlint {
namespace {

bool is_set(const char* name) {
  const char* value = std::getenv(name);
  return value && *value;
}

}  // namespace

std::string language_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return std::string_view(value).starts_with("ko") ? "ko" : "en";
  }
  return "en";
}

bool wants_colour_on_stdout(const std::string& choice) {
  if (choice != "auto") return choice == "always";
  return !is_set("NO_COLOR") && isatty(STDOUT_FILENO);
}

}  // namespace vpnlint
