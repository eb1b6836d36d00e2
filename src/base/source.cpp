// Blocks become lines: what happens where a block ends, a line is too long or a limit is reached.
#include "base/source.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"

namespace vpnlint {
namespace {

// Large enough that a call costs nothing, small enough to stay in the second-level cache.
constexpr std::size_t block_bytes = 256 * 1024;
// Behind the text: what LineIndex and the users of Line may read. In front: a byte that is no CR.
constexpr std::size_t slack = 128;
constexpr std::size_t front = 16;
// Room for the unfinished line in front of a block, before the buffer has to grow.
constexpr std::size_t usual_carry = 64 * 1024;

/// Bytes that do not continue a character, counted eight at a time.
std::size_t code_points(const char* begin, const char* end) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  auto count = static_cast<std::size_t>(end - begin);
  for (; end - begin >= 8; begin += 8) {
    std::uint64_t word;
    std::memcpy(&word, begin, sizeof word);
    const std::uint64_t continuing = word >> 7 & ~word >> 6 & ones;  // top bits 10
    count -= static_cast<std::size_t>(continuing * ones >> 56);
  }
  for (; begin != end; ++begin) count -= (*begin & 0xC0) == 0x80;
  return count;
}

}  // namespace

Source::Source(ByteReader& reader, Encoding encoding, const Limits& limits, LateChoice late_choice)
    : line_bytes_(limits.line_bytes),
      capacity_(usual_carry + Decoder::room_for(block_bytes)),
      text_(new char[front + capacity_ + slack]),
      raw_(new char[block_bytes]),
      reader_(reader),
      limits_(limits),
      late_choice_(std::move(late_choice)),
      decoder_(encoding) {
  text_[front - 1] = '\0';
  cursor_ = indexed_ = begin();
  set_end(0);
}

bool Source::next_slow(Line& line) {
  for (;;) {
    if (find_end()) return hand_out(line, index_.take());
    if (kept_size() - ends_with_open_cr() > line_bytes_) return hand_out_cut(line);
    if (at_end_) return hand_out_last(line);
    refill(kept_size());
  }
}

/// Looks for the next line end in what has been decoded.
bool Source::find_end() {
  while (index_.empty() && indexed_ != end_) {
    const auto left = static_cast<std::size_t>(end_ - indexed_);
    const std::size_t size = std::min(LineIndex::window_bytes, left);
    index_.fill(indexed_, size);
    indexed_ += size;
  }
  return !index_.empty();
}

/// The last byte is a CR whose LF may still come.
bool Source::ends_with_open_cr() const { return end_ != cursor_ && end_[-1] == '\r'; }

void Source::cut(Line& line) const { line.text = cut_utf8(line.text, line_bytes_); }

bool Source::hand_out_last(Line& line) {
  if (cursor_ == end_) return false;
  line = {{cursor_, kept_size()}, ++line_, false, false};
  unterminated_ = true;
  cursor_ = end_;
  return true;
}

bool Source::hand_out_cut(Line& line) {
  const std::size_t kept = cut_utf8({cursor_, kept_size()}, line_bytes_).size();
  const char* const next_line = drop_rest(kept);
  line = {{cursor_, kept}, ++line_, true, !unterminated_};
  cursor_ = next_line;
  dropped_columns_ = 0;
  return true;
}

/// Reads on to the line's end without keeping more than `kept` bytes of it; returns where the next
/// line begins.
const char* Source::drop_rest(std::size_t kept) {
  while (!find_end()) {
    if (at_end_) {
      unterminated_ = true;
      return end_;
    }
    const bool open_cr = ends_with_open_cr();
    dropped_columns_ += code_points(cursor_ + kept, end_ - open_cr);
    if (open_cr) text_[static_cast<std::size_t>(cursor_ - text_.get()) + kept] = '\r';
    refill(kept + open_cr);
  }
  const char* const stop = index_.take();
  note_line_end(stop);
  return stop + 1;
}

std::string_view Source::whole_text() {
  index_.clear();
  while (!at_end_ && kept_size() <= limits_.whole_text) refill(kept_size());
  const std::string_view all{cursor_, kept_size()};
  const std::string_view text = cut_utf8(all, limits_.whole_text);
  truncated_ |= text.size() < all.size();
  at_end_ = true;
  indexed_ = cursor_;
  end_ = cursor_ + text.size();
  while (find_end()) {
    const char* const stop = index_.take();
    note_line_end(stop);
    cursor_ = stop + 1;
  }
  unterminated_ = cursor_ != end_;
  cursor_ = end_;
  return text;
}

/// Moves what is kept (from the cursor on, without a complete line end) to the front and puts the
/// next block behind it.
void Source::refill(std::size_t kept) {
  make_room(kept);
  const std::uint64_t text_before = decoder_.text_bytes();
  const bool all_decodable = decoder_.undecodable() == 0;
  const std::string_view block{raw_.get(), read_block()};
  if (late_choice_ && decoder_.encoding() == Encoding::utf8 && ascii_prefix(block) < block.size()) {
    decoder_.become(std::exchange(late_choice_, {})(block));
  }
  char* const out = begin() + kept;
  std::size_t written = 0;
  if (!block.empty()) {
    written = decoder_.decode(block, out);
  } else {
    at_end_ = true;
    if (!truncated_) written = decoder_.finish(out);  // what a limit cut is no damage
  }
  indexed_ = out - (kept > 0 && out[-1] == '\r');
  set_end(kept + written);
  if (all_decodable && decoder_.undecodable() > 0) {
    locate_undecodable(out + (decoder_.first_undecodable_text() - text_before));
  }
}

void Source::make_room(std::size_t kept) {
  if (kept + Decoder::room_for(block_bytes) <= capacity_) {
    if (cursor_ != begin()) std::memmove(begin(), cursor_, kept);
  } else {
    capacity_ = 2 * kept + Decoder::room_for(block_bytes);
    std::unique_ptr<char[]> larger(new char[front + capacity_ + slack]);
    larger[front - 1] = '\0';
    std::memcpy(larger.get() + front, cursor_, kept);
    text_ = std::move(larger);
  }
  cursor_ = begin();
}

/// Bytes of the next block; 0 at the end, on an error or when the limit is reached.
std::size_t Source::read_block() {
  const std::uint64_t allowed = limits_.artifact_bytes - raw_bytes_;
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(allowed, block_bytes));
  // One byte more tells an artifact of just that size from a longer one.
  const std::ptrdiff_t got = reader_.read(raw_.get(), std::max<std::size_t>(wanted, 1));
  if (got < 0) read_error_ = true;
  if (got <= 0) return 0;
  if (wanted == 0) {
    truncated_ = true;
    return 0;
  }
  raw_bytes_ += static_cast<std::uint64_t>(got);
  return static_cast<std::size_t>(got);
}

/// Before the end a CR in the last place stays open: LF is made to follow it, out of the text.
void Source::set_end(std::size_t size) {
  std::memset(begin() + size, at_end_ ? '\0' : '\n', slack);
  end_ = begin() + size;
}

/// Called while the buffer begins with the line after the one handed out last.
void Source::locate_undecodable(const char* place) {
  std::uint32_t line = line_ + 1;
  std::uint64_t columns = dropped_columns_;
  const char* line_begin = cursor_;
  for (const char* at = cursor_; at != place; ++at) {
    if (*at != '\n' && (*at != '\r' || at[1] == '\n')) continue;
    line_begin = at + 1;
    ++line;
    columns = 0;
  }
  columns += code_points(line_begin, place);
  first_undecodable_ = {line, static_cast<std::uint32_t>(columns + 1)};
}

char* Source::begin() { return text_.get() + front; }

}  // namespace vpnlint
