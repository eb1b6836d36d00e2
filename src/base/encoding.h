// How bytes stand for text: the encodings that artifacts come in, and their names.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/code_pages.h"

namespace vpnlint {

/// The `_bom` forms differ in name only: every Unicode form skips a leading byte order mark.
enum class Encoding : std::uint8_t {
  utf8,
  utf8_bom,
  utf16le,
  utf16le_bom,
  utf16be,
  utf16be_bom,
#define VPNLINT_CODE_PAGE(page) page,
#include "base/code_pages.def"
#undef VPNLINT_CODE_PAGE
};

Encoding encoding_of(CodePage page);
/// None for the Unicode forms.
std::optional<CodePage> code_page_of(Encoding encoding);

bool is_utf8(Encoding encoding);
bool is_utf16(Encoding encoding);

/// The name in reports: "utf-8", "utf-8-bom", "utf-16le", "utf-16le-bom", "cp949" ...
std::string_view encoding_name(Encoding encoding);

/// Every name that encoding_name gives, without hyphens too, and every name of a code page.
std::optional<Encoding> parse_encoding(std::string_view name);

}  // namespace vpnlint
