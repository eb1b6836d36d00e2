// Characters of any text: one at a time, how wide, and whether it can hide something.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vpnlint {

/// The first character of a text that is not empty.
struct Character {
  char32_t code = 0xfffd;  ///< U+FFFD for a byte that is no UTF-8
  std::size_t bytes = 1;   ///< how many the text spends on it
  bool valid = false;
};

Character first_character(std::string_view text);

/// Control characters, bidirectional controls, zero-width and tag characters: what can move the
/// cursor, reorder a line or stand in it unseen.
bool is_unseen(char32_t code);

/// Columns of a terminal: 2 for East Asian wide and full-width characters (UAX #11), 0 for
/// combining marks, else 1.
int width_of(char32_t code);
std::size_t display_width(std::string_view text);

/// Text of an artifact made safe to print: unseen characters as \u001b or \u{e0001}, bytes that
/// are no UTF-8 as U+FFFD, tabs as one blank.
std::string neutral(std::string_view text);

}  // namespace vpnlint
