// Files that we replace: all of it or nothing.
#pragma once

#include <string>
#include <string_view>

namespace vpnlint {

/// Writes beside the file and renames, so that nobody ever sees half of it; a link stays a link.
/// Prints the reason to standard error when it returns false.
bool replace_file(const std::string& path, std::string_view text);

}  // namespace vpnlint
