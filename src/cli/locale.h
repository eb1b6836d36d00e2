// What the user's environment says about language and colour.
#pragma once

#include <string>

namespace vpnlint {

/// en or ko, from LC_ALL, LC_MESSAGES or LANG.
std::string language_of_locale();
/// Does standard output want colour? `choice` = auto (NO_COLOR, FORCE_COLOR, CLICOLOR and the
/// terminal decide), always or never.
bool wants_colour_on_stdout(const std::string& choice);

}  // namespace vpnlint
