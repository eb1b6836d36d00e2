// Bit masks of 64 bytes each, turned into positions without a branch per line.
#include "base/line_index.h"

#include <bit>

#include "base/byte_masks.h"

namespace vpnlint {
namespace {

constexpr std::size_t word_bytes = ByteBlock::size;
constexpr std::uint64_t top_bit = std::uint64_t{1} << 63;

inline std::uint64_t line_ends(const char* text) {
  const ByteBlock block(text);
  const std::uint64_t lf = block.equal_to('\n');
  const std::uint64_t cr = block.equal_to('\r');
  const auto lf_behind = static_cast<std::uint64_t>(text[word_bytes] == '\n');
  const std::uint64_t lf_follows = lf >> 1 | lf_behind << (word_bytes - 1);
  return lf | (cr & ~lf_follows);
}

}  // namespace

void LineIndex::fill(const char* begin, std::size_t size) {
  begin_ = begin;
  next_ = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < size; at += word_bytes) {
    std::uint64_t mask = line_ends(begin + at);
    if (size - at < word_bytes) mask &= lowest_bits(size - at);
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
