// Sixty-four bytes at a time: which of them are a given one.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vpnlint {

/// The bytes [text, text + size); all of them must be readable. Bit i of a mask speaks of text[i].
class ByteBlock {
 public:
  static constexpr std::size_t size = 64;

#if defined(__SSE2__)
  explicit ByteBlock(const char* text) {
    const auto* parts = reinterpret_cast<const __m128i*>(text);
    for (int i = 0; i < 4; ++i) parts_[i] = _mm_loadu_si128(parts + i);
  }

  std::uint64_t equal_to(char c) const {
    const __m128i wanted = _mm_set1_epi8(c);
    return bits(0, wanted) | bits(1, wanted) << 16 | bits(2, wanted) << 32 | bits(3, wanted) << 48;
  }

 private:
  std::uint64_t bits(int part, __m128i wanted) const {
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(parts_[part], wanted)));
  }

  __m128i parts_[4];
#else
  explicit ByteBlock(const char* text) : text_(text) {}

  std::uint64_t equal_to(char c) const {
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < size; ++i) mask |= std::uint64_t{text_[i] == c} << i;
    return mask;
  }

 private:
  const char* text_;
#endif
};

/// The lowest `count` bits, 64 at most.
constexpr std::uint64_t lowest_bits(std::size_t count) {
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

}  // namespace vpnlint
