// The text of one artifact, line by line, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "base/byte_reader.h"
#include "base/decoder.h"
#include "base/limits.h"
#include "base/line_index.h"
#include "base/position.h"

namespace vpnlint {

struct Line {
  std::string_view text;     ///< UTF-8, without its line end; 64 bytes behind it are readable
  std::uint32_t number = 0;  ///< from 1
  bool cut = false;          ///< longer than Limits::line_bytes: `text` is its beginning
  bool terminated = false;   ///< had a line end; false only for the last line
  bool crlf = false;         ///< the line end was CR LF
};

/// Reads blocks, decodes them and hands out whole lines. CR LF, LF and a lone CR end a line.
/// Time is linear in the bytes, memory bounded by one block and one line of Limits.
class Source {
 public:
  /// Asked once, when the encoding is UTF-8 and everything so far was ASCII: the block that holds
  /// the first byte above 0x7F. Answers UTF-8 or a code page.
  using LateChoice = std::function<Encoding(std::string_view block)>;

  /// The reader must outlive the source; Limits are copied.
  Source(ByteReader& reader, Encoding encoding, const Limits& limits, LateChoice late_choice = {});

  /// The next line; false at the end. Its text stays valid until the next call.
  bool next(Line& line);
  /// Everything from here on, at most Limits::whole_text bytes; the source is at its end then.
  std::string_view whole_text();

  std::uint32_t line() const { return line_; }  ///< number of the line handed out last
  Encoding encoding() const { return decoder_.encoding(); }
  std::uint64_t raw_bytes() const { return raw_bytes_; }  ///< read so far
  bool truncated() const { return truncated_; }           ///< a limit cut the artifact
  bool read_error() const { return read_error_; }
  bool saw_nul() const { return decoder_.saw_nul(); }
  /// Places without a character, in what was read so far.
  std::uint64_t undecodable() const { return decoder_.undecodable(); }
  Position first_undecodable() const { return first_undecodable_; }  ///< 0:0 when there is none

  /// About the lines handed out so far: every line end was CR LF, and there was one.
  bool only_crlf() const { return crlf_seen_ && !other_end_seen_; }
  /// Known when the end is reached: the text is not empty and its last line had a line end.
  bool ends_with_line_end() const { return (crlf_seen_ || other_end_seen_) && !unterminated_; }

 private:
  bool next_slow(Line& line);
  bool find_end();
  bool ends_with_open_cr() const;
  bool hand_out(Line& line, const char* stop);
  void cut(Line& line) const;
  bool hand_out_last(Line& line);
  bool hand_out_cut(Line& line);
  bool note_line_end(const char* stop);
  const char* drop_rest(std::size_t kept);
  void refill(std::size_t kept);
  void make_room(std::size_t kept);
  std::size_t read_block();
  void set_end(std::size_t size);
  void locate_undecodable(const char* place);
  char* begin();
  std::size_t kept_size() const { return static_cast<std::size_t>(end_ - cursor_); }

  const char* cursor_;   // where the next line begins
  const char* indexed_;  // line ends before this place are handed out or in index_
  const char* end_;      // of the decoded text
  std::size_t line_bytes_;
  std::uint32_t line_ = 0;
  bool crlf_seen_ = false;
  bool other_end_seen_ = false;

  bool unterminated_ = false;
  bool at_end_ = false;
  bool truncated_ = false;
  bool read_error_ = false;
  std::size_t capacity_;
  std::unique_ptr<char[]> text_;
  std::unique_ptr<char[]> raw_;
  std::uint64_t raw_bytes_ = 0;
  std::uint64_t dropped_columns_ = 0;  // of the current line, when it is too long to keep
  Position first_undecodable_;
  ByteReader& reader_;
  Limits limits_;
  LateChoice late_choice_;
  Decoder decoder_;
  LineIndex index_;
};

inline bool Source::next(Line& line) {
  if (index_.empty()) return next_slow(line);
  return hand_out(line, index_.take());
}

/// True for CR LF. A byte that is no CR stands in front of the text.
inline bool Source::note_line_end(const char* stop) {
  const bool is_crlf = stop[0] == '\n' && stop[-1] == '\r';
  crlf_seen_ |= is_crlf;
  other_end_seen_ |= !is_crlf;
  return is_crlf;
}

inline bool Source::hand_out(Line& line, const char* stop) {
  const bool is_crlf = note_line_end(stop);
  line.text = {cursor_, static_cast<std::size_t>(stop - cursor_) - is_crlf};
  line.number = ++line_;
  line.cut = line.text.size() > line_bytes_;
  line.terminated = true;
  line.crlf = is_crlf;
  cursor_ = stop + 1;
  if (line.cut) cut(line);
  return true;
}

}  // namespace vpnlint
