// Values that nobody wants, in the shape that exports write: checked and passed by. Whatever is
// not exactly of that shape is left to the thorough reader.
#include <algorithm>
#include <bit>

#include "base/byte_masks.h"
#include "syntax/reg_words.h"

namespace vpnlint {
namespace {

enum class Shape { whole, continues, unusual };

/// Digits, commas and either two last digits or a backslash.
Shape hex_shape(std::string_view text) {
  const auto rest = text.substr(regular_hex_length(text));
  if (rest.size() == 1 && rest[0] == '\\') return Shape::continues;
  const bool last = rest.size() == 2 && hex_digit(rest[0]) >= 0 && hex_digit(rest[1]) >= 0;
  return last || text.empty() ? Shape::whole : Shape::unusual;
}

/// Which characters stand behind a backslash that escapes them. `carry` is 1 when the block before
/// ended with such a backslash. Runs of backslashes are resolved by adding: a carry runs through
/// each run and shows whether its length is odd.
std::uint64_t escaped_by(std::uint64_t backslashes, std::uint64_t& carry) {
  constexpr std::uint64_t even = 0x5555555555555555;
  backslashes &= ~carry;
  const std::uint64_t behind = backslashes << 1 | carry;
  const std::uint64_t odd_starts = backslashes & ~even & ~behind;
  const std::uint64_t even_runs = odd_starts + backslashes;
  carry = even_runs < backslashes;
  return (even ^ even_runs << 1) & behind;
}

/// The closing quotation mark is the line's last character. `at` stands behind the opening one.
Shape text_shape(std::string_view text, std::size_t at) {
  std::uint64_t carry = 0;
  for (; at < text.size(); at += ByteBlock::size) {
    const ByteBlock block(text.data() + at);
    const auto inside = lowest_bits(text.size() - at);
    const auto escaped = escaped_by(block.equal_to('\\') & inside, carry);
    if ((escaped & block.equal_to('0')) != 0) return Shape::unusual;
    const auto ends = block.equal_to('"') & inside & ~escaped;
    if (ends == 0) continue;
    const auto end = at + static_cast<std::size_t>(std::countr_zero(ends));
    return end + 1 == text.size() ? Shape::whole : Shape::unusual;
  }
  return Shape::unusual;
}

Shape dword_shape(std::string_view digits) {
  if (digits.size() != 8) return Shape::unusual;
  int all = 0;
  for (const char digit : digits) all |= hex_digit(digit);
  return all >= 0 ? Shape::whole : Shape::unusual;
}

Shape data_shape(std::string_view text, std::size_t at) {
  const auto data = text.substr(at);
  if (data.empty()) return Shape::unusual;
  if (data[0] == '"') return text_shape(text, at + 1);
  if (data.starts_with("dword:")) return dword_shape(data.substr(6));
  if (data.starts_with("hex:")) return hex_shape(data.substr(4));
  const bool typed = data.starts_with("hex(") && data.size() >= 7 && data.substr(5, 2) == "):" &&
                     hex_digit(data[4]) >= 0;
  return typed ? hex_shape(data.substr(7)) : Shape::unusual;
}

/// Of the closing quotation mark of a short name without escapes; 0 when there is none.
std::size_t name_end(std::string_view text) {
  const ByteBlock block(text.data());
  const auto quotes = block.equal_to('"');
  const auto behind_first = lowest_bits(text.size()) & ~std::uint64_t{1};
  const auto special = (quotes | block.equal_to('\\')) & behind_first;
  const auto lowest = special & -special;
  return (lowest & quotes) != 0 ? static_cast<std::size_t>(std::countr_zero(lowest)) : 0;
}

}  // namespace

/// False: nothing was used up, read the line closely.
bool RegText::pass_usual_value() {
  if (interest_ != RegInterest::none && interest_ != RegInterest::names) return false;
  const auto text = line_.text;
  std::size_t end = 0;  // of the name: its closing quotation mark or the @
  if (text[0] == '"') {
    end = name_end(text);
    if (end == 0) return false;
  }
  if (end + 1 >= text.size() || text[end + 1] != '=' || !line_.terminated) return false;
  const auto name = end == 0 ? std::string_view{} : text.substr(1, end - 1);
  const auto length = std::min<std::size_t>(name.size(), 63);
  if (interest_ == RegInterest::names && (handler_.wanted_lengths >> length & 1) != 0 &&
      handler_.wants(name)) {
    return false;
  }
  const auto shape = data_shape(text, end + 2);
  if (shape == Shape::unusual) return false;
  in_damage_ = false;
  check_line_end();
  if (shape == Shape::whole) return true;
  at_ = {line_.number, 1};
  wanted_ = cut_ = open_ = false;
  first_line_ = {};
  name_copy_.assign(name);
  name_ = name_copy_;
  line_kept_ = true;
  pass_usual_hex_lines();
  return true;
}

void RegText::pass_usual_hex_lines() {
  while (next()) {
    const auto text = line_.text;
    const bool indented = text.size() > 2 && text[0] == ' ' && text[1] == ' ' && text[2] != ' ';
    const auto shape = indented ? hex_shape(text.substr(2)) : Shape::unusual;
    if (shape == Shape::unusual || !line_.terminated) {
      again_ = true;
      break;
    }
    check_line_end();
    if (shape == Shape::whole) return;
  }
  std::size_t at = 0;
  if (!next_hex_line(at))
    in_damage_ = true;
  else if (!open_ && !read_hex_lines(at))
    in_damage_ = true;
}

}  // namespace vpnlint
