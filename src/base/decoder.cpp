// Runs an encoding form over blocks and carries what a block's end cuts.
#include "base/decoder.h"

#include <algorithm>
#include <cstring>

#include "base/decode_forms.h"

namespace vpnlint {
namespace {

std::string_view mark_of(Encoding encoding) {
  if (is_utf8(encoding)) return "\xEF\xBB\xBF";
  if (!is_utf16(encoding)) return {};
  return encoding < Encoding::utf16be ? "\xFF\xFE" : "\xFE\xFF";
}

// After a character outside ASCII more of them follow soon: so many are tried one by one before
// the next attempt in bulk.
constexpr int single_steps = 16;

}  // namespace

Decoder::Decoder(Encoding encoding) : encoding_(encoding) { become(encoding); }

void Decoder::become(Encoding encoding) {
  encoding_ = encoding;
  const auto page = code_page_of(encoding);
  page_ = page ? &table_of(*page) : nullptr;
}

std::size_t Decoder::decode(std::string_view raw, char* out) {
  if (!started_ && !skip_mark(raw)) return 0;
  out_begin_ = out;
  Run run{raw.data(), raw.data() + raw.size(), out, raw.data(), raw_total_};
  if (pending_size_ > 0) decode_pending(raw, run);
  convert_any(run);
  raw_total_ = run.raw_offset + static_cast<std::uint64_t>(run.end - run.begin);
  keep({run.in, static_cast<std::size_t>(run.end - run.in)});
  const auto written = static_cast<std::size_t>(run.out - out);
  text_total_ += written;
  saw_nul_ = saw_nul_ || (written > 0 && std::memchr(out, 0, written) != nullptr);
  return written;
}

std::size_t Decoder::finish(char* out) {
  if (!started_) {
    started_ = true;
    keep(mark_of(encoding_).substr(0, mark_matched_));
    raw_total_ += pending_size_;
  }
  if (pending_size_ == 0) return 0;
  out_begin_ = out;
  note_undecodable(raw_total_ - pending_size_, out);
  pending_size_ = 0;
  const auto written = static_cast<std::size_t>(put_utf8(out, 0xFFFD) - out);
  text_total_ += written;
  return written;
}

/// False while all there is may still be the beginning of a byte order mark.
bool Decoder::skip_mark(std::string_view& raw) {
  const std::string_view mark = mark_of(encoding_);
  while (mark_matched_ < mark.size() && !raw.empty() && raw[0] == mark[mark_matched_]) {
    ++mark_matched_;
    raw.remove_prefix(1);
  }
  if (mark_matched_ < mark.size() && raw.empty()) return false;
  started_ = true;
  raw_total_ = mark_matched_;
  if (mark_matched_ < mark.size()) keep(mark.substr(0, mark_matched_));
  return true;
}

/// Joins the bytes kept from the last block with the first ones of this block.
void Decoder::decode_pending(std::string_view& raw, Run& run) {
  const std::size_t kept = pending_size_;
  const std::size_t taken = std::min(raw.size(), sizeof pending_ - kept);
  char joined[sizeof pending_];
  std::memcpy(joined, pending_, kept);
  if (taken > 0) std::memcpy(joined + kept, raw.data(), taken);
  Run border{joined, joined + kept + taken, run.out, joined, raw_total_ - kept};
  while (border.in < joined + kept && step_any(border)) {
  }
  run.out = border.out;
  const auto used = static_cast<std::size_t>(border.in - joined);
  if (used >= kept) {
    pending_size_ = 0;
    run.in += used - kept;
    return;
  }
  // Still cut: the block was shorter than the rest of the character, so all of it is kept.
  keep({border.in, kept + taken - used});
  run.in = run.end;
}

void Decoder::keep(std::string_view rest) {
  if (rest.empty()) return;
  std::memmove(pending_, rest.data(), rest.size());
  pending_size_ = static_cast<std::uint8_t>(rest.size());
}

void Decoder::note_undecodable(std::uint64_t raw_offset, const char* out) {
  if (undecodable_++ > 0) return;
  first_raw_ = raw_offset;
  first_text_ = text_total_ + static_cast<std::uint64_t>(out - out_begin_);
}

template <class Form>
bool Decoder::step(const Form& form, Run& run) {
  if (run.in == run.end) return false;
  const Decoded decoded = form.next(run.in, run.end);
  if (decoded.length == 0) return false;
  char32_t code_point = decoded.code_point;
  if (code_point == not_decodable) {
    note_undecodable(run.raw_offset + static_cast<std::uint64_t>(run.in - run.begin), run.out);
    code_point = 0xFFFD;
  }
  run.in += decoded.length;
  run.out = put_utf8(run.out, code_point);
  return true;
}

template <class Form>
void Decoder::convert(const Form& form, Run& run) {
  Run local = run;  // a copy that no store through `out` can alias
  for (bool more = true; more;) {
    form.bulk(local.in, local.end, local.out);
    for (int i = 0; more && i < single_steps; ++i) more = step(form, local);
  }
  run = local;
}

void Decoder::convert_any(Run& run) {
  if (page_ != nullptr) return convert(CodePageForm{*page_}, run);
  if (is_utf8(encoding_)) return convert(Utf8Form{}, run);
  if (encoding_ < Encoding::utf16be) return convert(Utf16Form<false>{}, run);
  convert(Utf16Form<true>{}, run);
}

bool Decoder::step_any(Run& run) {
  if (page_ != nullptr) return step(CodePageForm{*page_}, run);
  if (is_utf8(encoding_)) return step(Utf8Form{}, run);
  if (encoding_ < Encoding::utf16be) return step(Utf16Form<false>{}, run);
  return step(Utf16Form<true>{}, run);
}

}  // namespace vpnlint
