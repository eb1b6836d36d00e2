// Hexadecimal digits: sixteen characters at a time where the processor can, else one by one.
#include "syntax/hex_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vpnlint {
namespace {

constexpr std::size_t group = 3;  // two digits and a comma

std::size_t regular_length_from(std::string_view text, std::size_t at) {
  while (at + group <= text.size() && hex_digit(text[at]) >= 0 && hex_digit(text[at + 1]) >= 0 &&
         text[at + 2] == ',') {
    at += group;
  }
  return at;
}

#if defined(__SSE2__)
constexpr std::size_t width = 16;

/// Which of sixteen characters are not what a group has there; `comma` = where commas belong.
unsigned misfits(const char* text, unsigned comma) {
  const auto c = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  const auto number = _mm_sub_epi8(c, _mm_set1_epi8('0'));
  const auto letter = _mm_sub_epi8(_mm_or_si128(c, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
  const auto is_number = _mm_cmpeq_epi8(_mm_min_epu8(number, _mm_set1_epi8(9)), number);
  const auto is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(5)), letter);
  const auto is_comma = _mm_cmpeq_epi8(c, _mm_set1_epi8(','));
  const auto digit_mask =
      static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(is_number, is_letter)));
  const auto comma_mask = static_cast<unsigned>(_mm_movemask_epi8(is_comma));
  return (comma_mask ^ comma) | (digit_mask ^ (~comma & 0xffff));
}

/// Where commas belong in sixteen characters, by the number of characters before them.
constexpr std::array<unsigned, group> commas = {0x4924, 0x2492, 0x9249};
#endif

}  // namespace

std::size_t regular_hex_length(std::string_view text) {
#if defined(__SSE2__)
  if (text.size() < width) return regular_length_from(text, 0);
  // The last step looks back at characters that were seen already.
  for (std::size_t at = 0;; at = std::min(at + width, text.size() - width)) {
    const auto wrong = misfits(text.data() + at, commas[at % group]);
    if (wrong != 0) {
      at += static_cast<std::size_t>(__builtin_ctz(wrong));
      return at - at % group;
    }
    if (at + width == text.size()) return text.size() - text.size() % group;
  }
#else
  return regular_length_from(text, 0);
#endif
}

void append_regular_hex(std::string& bytes, std::string_view groups) {
  for (std::size_t i = 0; i + 1 < groups.size(); i += group) {
    bytes += static_cast<char>(hex_digit(groups[i]) * 16 + hex_digit(groups[i + 1]));
  }
}

std::string to_hex(std::string_view bytes) {
  static constexpr char names[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += names[byte >> 4];
    text += names[byte & 15];
  }
  return text;
}

}  // namespace vpnlint
