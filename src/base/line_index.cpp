// Bit masks of 64 bytes each, turned into positions without a branch per line.
#include "base/line_index.h"

#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vpnlint {
namespace {

constexpr std::size_t word_bytes = 64;
constexpr std::uint64_t top_bit = std::uint64_t{1} << 63;

struct Masks {  // bit i is set where text[i] is the byte
  std::uint64_t lf = 0;
  std::uint64_t cr = 0;
};

#if defined(__SSE2__)

inline std::uint64_t bits(__m128i block, __m128i wanted) {
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(block, wanted)));
}

inline Masks masks_of(const char* text) {
  const __m128i lf = _mm_set1_epi8('\n');
  const __m128i cr = _mm_set1_epi8('\r');
  const auto* blocks = reinterpret_cast<const __m128i*>(text);
  const __m128i a = _mm_loadu_si128(blocks);
  const __m128i b = _mm_loadu_si128(blocks + 1);
  const __m128i c = _mm_loadu_si128(blocks + 2);
  const __m128i d = _mm_loadu_si128(blocks + 3);
  return {bits(a, lf) | bits(b, lf) << 16 | bits(c, lf) << 32 | bits(d, lf) << 48,
          bits(a, cr) | bits(b, cr) << 16 | bits(c, cr) << 32 | bits(d, cr) << 48};
}

#else

inline Masks masks_of(const char* text) {
  Masks masks;
  for (std::size_t i = 0; i < word_bytes; ++i) {
    masks.lf |= static_cast<std::uint64_t>(text[i] == '\n') << i;
    masks.cr |= static_cast<std::uint64_t>(text[i] == '\r') << i;
  }
  return masks;
}

#endif

inline std::uint64_t line_ends(const char* text) {
  const Masks masks = masks_of(text);
  const auto lf_behind = static_cast<std::uint64_t>(text[word_bytes] == '\n');
  const std::uint64_t lf_follows = masks.lf >> 1 | lf_behind << (word_bytes - 1);
  return masks.lf | (masks.cr & ~lf_follows);
}

}  // namespace

void LineIndex::fill(const char* begin, std::size_t size) {
  begin_ = begin;
  next_ = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < size; at += word_bytes) {
    std::uint64_t mask = line_ends(begin + at);
    if (size - at < word_bytes) mask &= (std::uint64_t{1} << (size - at)) - 1;
    const auto put_lowest = [&] {  // free of branches: the top bit keeps the count defined
      const auto bit = static_cast<unsigned>(std::countr_zero(mask | top_bit));
      ends_[count] = static_cast<std::uint16_t>(at + bit);
      count += mask != 0;
      mask &= mask - 1;
    };
    // Three at most is the usual case: no branch depends on how many there are.
    put_lowest();
    put_lowest();
    put_lowest();
    while (mask != 0) put_lowest();
  }
  count_ = count;
}

}  // namespace vpnlint
