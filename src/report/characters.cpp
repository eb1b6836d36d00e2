// Decoding of UTF-8, widths, and characters that hide something.
#include "report/characters.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace vpnlint {
namespace {

struct Range {
  char32_t first, last;
};

// Cc, and from Cf and Zl/Zp all that reorders, joins or is not drawn.
constexpr std::array<Range, 14> unseen_ranges = {{
    {0x0, 0x1f},
    {0x7f, 0x9f},
    {0xad, 0xad},
    {0x61c, 0x61c},
    {0x115f, 0x1160},
    {0x180e, 0x180e},
    {0x200b, 0x200f},
    {0x2028, 0x202e},
    {0x2060, 0x206f},
    {0x3164, 0x3164},
    {0xfeff, 0xfeff},
    {0xffa0, 0xffa0},
    {0xfff9, 0xfffb},
    {0xe0000, 0xe007f},
}};

// UAX #11, classes W and F, neighbouring blocks joined.
constexpr std::array<Range, 22> wide_ranges = {{
    {0x1100, 0x115e},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},
    {0x2e80, 0x303e},   {0x3041, 0x33ff},   {0x3400, 0x4dbf},   {0x4e00, 0x9fff},
    {0xa000, 0xa4cf},   {0xa960, 0xa97f},   {0xac00, 0xd7a3},   {0xf900, 0xfaff},
    {0xfe10, 0xfe19},   {0xfe30, 0xfe6f},   {0xff01, 0xff60},   {0xffe0, 0xffe6},
    {0x16fe0, 0x18cff}, {0x1aff0, 0x1b2ff}, {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff},
    {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd},
}};

// Combining marks of the scripts that turn up in file names and labels.
constexpr std::array<Range, 7> combining_ranges = {{
    {0x300, 0x36f},
    {0x483, 0x489},
    {0x591, 0x5bd},
    {0x64b, 0x65f},
    {0x20d0, 0x20ff},
    {0xfe00, 0xfe0f},
    {0xfe20, 0xfe2f},
}};

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t code) {
  const auto next =
      std::upper_bound(ranges.begin(), ranges.end(), code,
                       [](char32_t c, const Range& range) { return c < range.first; });
  return next != ranges.begin() && code <= (next - 1)->last;
}

}  // namespace

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return {};
  char32_t code = lead & (0xff >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3f);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xd800 && code <= 0xdfff;
  if (overlong || surrogate || code > 0x10ffff) return {};
  return {code, length, true};
}

bool is_unseen(char32_t code) {
  if (code >= 0x20 && code < 0x7f) return false;
  return is_in(unseen_ranges, code);
}

int width_of(char32_t code) {
  if (code < 0x300) return 1;
  if (is_in(combining_ranges, code)) return 0;
  return is_in(wide_ranges, code) ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto character = first_character(text);
    width += static_cast<std::size_t>(width_of(character.code));
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string neutral(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto character = first_character(text);
    if (character.code == '\t') {
      out += ' ';
    } else if (!character.valid) {
      out += "\xef\xbf\xbd";
    } else if (is_unseen(character.code)) {
      std::array<char, 16> escape{};
      std::snprintf(escape.data(), escape.size(), character.code > 0xffff ? "\\u{%x}" : "\\u%04x",
                    static_cast<unsigned>(character.code));
      out += escape.data();
    } else {
      out += text.substr(0, character.bytes);
    }
    text.remove_prefix(character.bytes);
  }
  return out;
}

}  // namespace vpnlint
