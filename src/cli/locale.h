// What the user's environment says about language and colour.
#pragma once

#include <string>

namespace vpnlint {

/// en or ko, from LC_ALL, LC_MESSAGES or LANG.
std::string language_of_locale();
/// Is standard output a terminal that wants colour? `choice` = auto, always or never.
bool wants_colour_on_stdout(const std::string& choice);

}  // namespace vpnlint
