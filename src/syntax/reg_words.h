// Small words of the .reg grammar, shared by the files of the reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "syntax/hex_text.h"
#include "syntax/reg_text.h"

namespace vpnlint {

inline constexpr std::uint32_t reg_sz = 1, reg_expand_sz = 2, reg_binary = 3, reg_dword = 4,
                               reg_multi_sz = 7, reg_qword = 11;

inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

inline std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

/// Nothing more but blanks and a comment.
inline bool ends_line(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  return at >= text.size() || text[at] == ';';
}

/// What the first line of a file is.
RegHeader reg_header_of(std::string_view line);
/// A header that is no first line changes nothing, but no export has it.
bool is_reg_header(std::string_view line);

/// Reads from behind the opening quotation mark to behind the closing one; false when the string
/// does not end on this line or has an escape that no import accepts.
bool unescape_reg_text(std::string_view text, std::size_t& at, std::string& out);

/// Appends the character that `\x` stands for; false for \0.
bool append_escaped(char x, std::string& out);

}  // namespace vpnlint
