// One character at a time and ASCII in bulk, per encoding form. Only decoder.cpp needs this.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/code_pages.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vpnlint {

/// What stands at a place: `length` raw bytes; 0 when the block ends inside the character.
struct Decoded {
  std::size_t length;
  char32_t code_point;
};

inline constexpr char32_t not_decodable = 0xFFFFFFFF;

inline std::uint8_t byte_at(const char* in) { return static_cast<std::uint8_t>(*in); }

inline char* put_utf8(char* out, char32_t c) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
    return out;
  }
  if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      *out++ = static_cast<char>(0xE0 | (c >> 12));
    } else {
      *out++ = static_cast<char>(0xF0 | (c >> 18));
      *out++ = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    }
    *out++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
  }
  *out++ = static_cast<char>(0x80 | (c & 0x3F));
  return out;
}

/// Copies single-byte ASCII while it lasts.
inline void copy_ascii(const char*& in, const char* end, char*& out) {
#if defined(__SSE2__)
  while (end - in >= 64) {
    const auto* from = reinterpret_cast<const __m128i*>(in);
    const __m128i a = _mm_loadu_si128(from);
    const __m128i b = _mm_loadu_si128(from + 1);
    const __m128i c = _mm_loadu_si128(from + 2);
    const __m128i d = _mm_loadu_si128(from + 3);
    if (_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d))) != 0) break;
    auto* to = reinterpret_cast<__m128i*>(out);
    _mm_storeu_si128(to, a);
    _mm_storeu_si128(to + 1, b);
    _mm_storeu_si128(to + 2, c);
    _mm_storeu_si128(to + 3, d);
    in += 64;
    out += 64;
  }
  while (end - in >= 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(in));
    if (_mm_movemask_epi8(block) != 0) break;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out), block);
    in += 16;
    out += 16;
  }
#endif
  while (in != end && byte_at(in) < 0x80) *out++ = *in++;
}

struct Utf8Form {
  static void bulk(const char*& in, const char* end, char*& out) { copy_ascii(in, end, out); }

  static Decoded next(const char* in, const char* end) {
    const std::uint8_t lead = byte_at(in);
    if (lead < 0x80) return {1, lead};
    if (lead < 0xC2 || lead > 0xF4) return {1, not_decodable};
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    // The second byte's range excludes overlong forms, surrogates and what is above U+10FFFF.
    std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    char32_t code_point = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
      if (in + i == end) return {0, 0};
      const std::uint8_t next_byte = byte_at(in + i);
      if (next_byte < low || next_byte > high) return {i, not_decodable};
      code_point = (code_point << 6) | (next_byte & 0x3Fu);
      low = 0x80;
      high = 0xBF;
    }
    return {length, code_point};
  }
};

template <bool big_endian>
struct Utf16Form {
  static std::uint16_t unit(const char* in) {
    const unsigned first = byte_at(in);
    const unsigned second = byte_at(in + 1);
    return static_cast<std::uint16_t>(big_endian ? first << 8 | second : second << 8 | first);
  }

#if defined(__SSE2__)
  /// 16 units as 16 bytes; only right for ASCII.
  static __m128i narrowed(__m128i a, __m128i b) {
    if constexpr (big_endian) return _mm_packus_epi16(_mm_srli_epi16(a, 8), _mm_srli_epi16(b, 8));
    return _mm_packus_epi16(a, b);
  }
#endif

  static void bulk(const char*& in, const char* end, char*& out) {
#if defined(__SSE2__)
    const __m128i beyond_ascii = _mm_set1_epi16(static_cast<short>(big_endian ? 0x80FF : 0xFF80));
    while (end - in >= 64) {
      const auto* from = reinterpret_cast<const __m128i*>(in);
      const __m128i a = _mm_loadu_si128(from);
      const __m128i b = _mm_loadu_si128(from + 1);
      const __m128i c = _mm_loadu_si128(from + 2);
      const __m128i d = _mm_loadu_si128(from + 3);
      const __m128i all = _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d));
      const __m128i ascii = _mm_cmpeq_epi8(_mm_and_si128(all, beyond_ascii), _mm_setzero_si128());
      if (_mm_movemask_epi8(ascii) != 0xFFFF) break;
      auto* to = reinterpret_cast<__m128i*>(out);
      _mm_storeu_si128(to, narrowed(a, b));
      _mm_storeu_si128(to + 1, narrowed(c, d));
      in += 64;
      out += 32;
    }
#endif
    while (end - in >= 2 && unit(in) < 0x80) {
      *out++ = in[big_endian ? 1 : 0];
      in += 2;
    }
  }

  static Decoded next(const char* in, const char* end) {
    if (end - in < 2) return {0, 0};
    const char32_t first = unit(in);
    if (first < 0xD800 || first > 0xDFFF) return {2, first};
    if (first > 0xDBFF) return {2, not_decodable};
    if (end - in < 4) return {0, 0};
    const char32_t second = unit(in + 2);
    if (second < 0xDC00 || second > 0xDFFF) return {2, not_decodable};
    return {4, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)};
  }
};

struct CodePageForm {
  const CodePageTable& page;

  static void bulk(const char*& in, const char* end, char*& out) { copy_ascii(in, end, out); }

  Decoded next(const char* in, const char* end) const {
    const std::uint8_t first = byte_at(in);
    if (first < 0x80) return {1, first};
    const char16_t single = page.high[first - 0x80];
    if (single != code_page_lead) return {1, or_undecodable(single)};
    if (in + 1 == end) return {0, 0};
    const std::uint8_t second = byte_at(in + 1);
    const char16_t both = page.pair(first, second);
    // An ASCII byte survives behind a stray lead byte: it may be a line end.
    if (both == code_page_undefined) return {second < 0x80 ? 1u : 2u, not_decodable};
    return {2, both};
  }

  static char32_t or_undecodable(char16_t c) {
    return c == code_page_undefined ? not_decodable : char32_t{c};
  }
};

}  // namespace vpnlint
