// Reads the environment variables that choose language and colour.
#include "cli/locale.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace vpnlint {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

bool is_on(std::string_view value) { return !value.empty() && value != "0"; }

}  // namespace

std::string language_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto value = variable(name);
    if (!value.empty()) return value.starts_with("ko") ? "ko" : "en";
  }
  return "en";
}

// The conventions of no-color.org and bixense.com/clicolors, then the terminal.
bool wants_colour_on_stdout(const std::string& choice) {
  if (choice != "auto") return choice == "always";
  if (!variable("NO_COLOR").empty()) return false;
  if (is_on(variable("FORCE_COLOR")) || is_on(variable("CLICOLOR_FORCE"))) return true;
  return variable("CLICOLOR") != "0" && variable("TERM") != "dumb" && isatty(STDOUT_FILENO);
}

}  // namespace vpnlint
