// Raw bytes in blocks of any size become UTF-8, whatever the encoding; nothing is ever refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/encoding.h"

namespace vpnlint {

/// Streaming: the result does not depend on where the blocks were cut. What is no character
/// (undefined bytes, lone surrogates, invalid UTF-8 by maximal subparts, a character cut by the
/// end) becomes U+FFFD and is counted. NUL stays NUL. A leading byte order mark is dropped.
class Decoder {
 public:
  static constexpr std::uint64_t none = ~std::uint64_t{0};

  explicit Decoder(Encoding encoding);

  /// Room that `out` must have for so many raw bytes, and for `finish` with 0.
  static constexpr std::size_t room_for(std::size_t raw_bytes) { return raw_bytes * 3 + 64; }

  /// Writes the decoded block, returns the number of bytes written. A character cut by the block's
  /// end is kept for the next call.
  std::size_t decode(std::string_view raw, char* out);
  /// After the last block: a cut character becomes U+FFFD.
  std::size_t finish(char* out);
  /// From here on another encoding; right as long as everything before was ASCII.
  void become(Encoding encoding);

  Encoding encoding() const { return encoding_; }
  std::uint64_t undecodable() const { return undecodable_; }
  /// Offset of the first undecodable place in the raw bytes and in the UTF-8 text, or `none`.
  std::uint64_t first_undecodable_raw() const { return first_raw_; }
  std::uint64_t first_undecodable_text() const { return first_text_; }
  std::uint64_t text_bytes() const { return text_total_; }  ///< written so far
  bool saw_nul() const { return saw_nul_; }

 private:
  /// One run over contiguous bytes; `raw_offset` belongs to `begin`.
  struct Run {
    const char* in;
    const char* end;
    char* out;
    const char* begin;
    std::uint64_t raw_offset;
  };

  template <class Form>
  void convert(const Form& form, Run& run);
  template <class Form>
  bool step(const Form& form, Run& run);
  void convert_any(Run& run);
  bool step_any(Run& run);
  void decode_pending(std::string_view& raw, Run& run);
  bool skip_mark(std::string_view& raw);
  void keep(std::string_view rest);
  void note_undecodable(std::uint64_t raw_offset, const char* out);

  Encoding encoding_;
  const CodePageTable* page_ = nullptr;
  char* out_begin_ = nullptr;
  std::uint64_t raw_total_ = 0;   // bytes before the current block, pending ones included
  std::uint64_t text_total_ = 0;  // bytes written before the current block
  std::uint64_t undecodable_ = 0;
  std::uint64_t first_raw_ = none;
  std::uint64_t first_text_ = none;
  std::uint8_t mark_matched_ = 0;  // bytes of a byte order mark seen so far
  std::uint8_t pending_size_ = 0;
  char pending_[8] = {};
  bool started_ = false;
  bool saw_nul_ = false;
};

}  // namespace vpnlint
