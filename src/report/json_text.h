// JSON text by hand, for writers that are faster than a tree.
#pragma once

#include <string>
#include <string_view>

namespace vpnlint {

/// Appends the text as a JSON string with its quotes. Any bytes are fine: invalid UTF-8 becomes
/// U+FFFD; control, bidirectional and zero-width characters are escaped by number.
void append_json_string(std::string& out, std::string_view text);

/// JSON text with all characters escaped that append_json_string() escapes; the data stays equal.
/// Such characters can only stand inside strings there.
std::string escape_unseen(std::string_view json);

}  // namespace vpnlint
