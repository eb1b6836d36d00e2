// Payloads of .reg values: dword, hex over several lines, strings over several lines.
#include "base/text.h"
#include "syntax/reg_scan.h"
#include "syntax/reg_words.h"

namespace vpnlint {
namespace {

constexpr std::size_t dword_digits = 8;
constexpr int largest_byte = 0xff;

/// A key line below a root: exports double the backslashes of text, so this is no text.
bool is_key_line(std::string_view text) {
  if (!text.starts_with("[HK") && !text.starts_with("[-HK")) return false;
  const auto slash = text.find('\\');
  return slash != text.npos && slash + 1 < text.size() && text[slash + 1] != '\\' &&
         trim_right(text).ends_with(']');
}

}  // namespace

void RegText::keep(std::string_view bytes) {
  if (!wanted_) return;
  if (payload_.size() + bytes.size() <= limits_.value_bytes) {
    payload_.append(bytes);
  } else {
    cut_ = true;
  }
}

void RegText::read_dword(std::size_t at) {
  const auto text = line_.text;
  at = skip_blanks(text, at);
  std::uint32_t number = 0;
  const auto begin = at;
  while (at < text.size() && hex_digit(text[at]) >= 0) {
    number = number << 4 | static_cast<std::uint32_t>(hex_digit(text[at++]));
  }
  if (!line_.terminated && at - begin < dword_digits) ends_inside_ = true;
  if (at == begin || at - begin > dword_digits || !ends_line(text, at)) {
    return flaw(RegFlaw::bad_dword, name_, at - begin > dword_digits ? begin : at);
  }
  if (!wanted_) return;
  open_ = !line_.terminated;
  for (int i = 0; i < 4; ++i) payload_ += static_cast<char>(number >> (8 * i) & 0xff);
  hand_over(RegValue::Form::dword, reg_dword);
}

/// `at` stands behind "hex".
void RegText::read_hex(std::size_t at) {
  const auto begin = at - 3;
  type_ = reg_binary;
  if (!read_hex_type(at)) {
    if (!line_.terminated) ends_inside_ = true;
    return flaw(RegFlaw::bad_type, name_, begin);
  }
  if (read_hex_lines(at))
    hand_over(RegValue::Form::hex, type_);
  else
    in_damage_ = true;
}

/// ":" or "(7):"; moves behind the colon.
bool RegText::read_hex_type(std::size_t& at) {
  const auto text = line_.text;
  if (at < text.size() && text[at] == ':') return ++at, true;
  if (at >= text.size() || text[at] != '(') return false;
  at = skip_blanks(text, at + 1);
  std::uint64_t type = 0;
  const auto begin = at;
  for (; at < text.size() && hex_digit(text[at]) >= 0; ++at) {
    type = type << 4 | static_cast<std::uint64_t>(hex_digit(text[at]));
    if (type > 0xffffffff) return false;
  }
  if (at == begin || text.substr(at, 2) != "):") return false;
  type_ = static_cast<std::uint32_t>(type);
  at += 2;
  return true;
}

/// True when the value is whole: nothing wrong up to its end or the file's.
bool RegText::read_hex_lines(std::size_t at) {
  for (;;) {
    const auto rest = read_hex_line(at);
    if (rest == Rest::damaged) return false;
    if (rest == Rest::ends) {
      open_ = !line_.terminated;
      return true;
    }
    keep_first_line();
    if (!next_hex_line(at)) return false;
    if (open_) return true;
  }
}

/// The usual line is digits, commas and a backslash; the rest is looked at closely.
RegText::Rest RegText::read_hex_line(std::size_t at) {
  const auto text = line_.text;
  const auto rest = text.substr(at);
  const auto regular = rest.substr(0, regular_hex_length(rest));
  if (wanted_) {
    if (payload_.size() + regular.size() / 3 <= limits_.value_bytes) {
      append_regular_hex(payload_, regular);
    } else {
      cut_ = true;
    }
  }
  at += regular.size();
  if (at + 1 == text.size() && text[at] == '\\') return Rest::continues;
  const auto result = read_hex_groups(text, at);
  if (result == Rest::damaged) flaw(RegFlaw::bad_hex, name_, at);
  return result;
}

/// Bytes with blanks, any number of digits, a comment or a backslash behind them.
RegText::Rest RegText::read_hex_groups(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const auto begin = skip_blanks(text, at);
    at = begin;
    if (at < text.size() && text[at] == '+') ++at;
    int byte = 0;
    const auto first_digit = at;
    while (at < text.size() && hex_digit(text[at]) >= 0 && byte <= largest_byte) {
      byte = byte * 16 + hex_digit(text[at++]);
    }
    if (at == first_digit) {
      at = begin;
      if (at < text.size() && text[at] == '\\') {
        return ends_line(text, at + 1) ? Rest::continues : Rest::damaged;
      }
      return at < text.size() && text[at] == ';' ? Rest::ends : Rest::damaged;
    }
    if (byte > largest_byte) return Rest::damaged;
    const char c = static_cast<char>(byte);
    keep({&c, 1});
    if (at < text.size() && text[at] == ',') {
      ++at;
      continue;
    }
    at = skip_blanks(text, at);
    return ends_line(text, at) ? Rest::ends : Rest::damaged;
  }
  return Rest::ends;
}

/// Moves to the next line with digits, over blank lines and comments. At the file's end what is
/// there counts, `open_` says so.
bool RegText::next_hex_line(std::size_t& at) {
  while (next()) {
    check_line_end();
    const auto text = line_.text;
    at = skip_blanks(text, 0);
    if (at == text.size()) continue;
    if (text[at] == ';') {
      handler_.comment();
      continue;
    }
    if (hex_digit(text[at]) >= 0) return true;
    flaw(RegFlaw::bad_hex, name_, at);
    return false;
  }
  ends_inside_ = open_ = true;
  return true;
}

/// `at` stands behind the opening quotation mark.
void RegText::read_text(std::size_t at) {
  if (read_text_lines(at)) hand_over(RegValue::Form::text, reg_sz);
}

/// Exports write line breaks of a string as they are, so a string goes on until its closing
/// quotation mark, unless a line can only be the beginning of something else.
bool RegText::read_text_lines(std::size_t at) {
  for (;;) {
    const auto rest = read_text_line(line_.text, at);
    if (rest == Rest::damaged || rest == Rest::ends) {
      check_line_end();
      if (rest == Rest::damaged) flaw(RegFlaw::bad_text, name_, at);
      return rest == Rest::ends;
    }
    if (line_.cut) {  // its closing quotation mark may stand in what was skipped
      check_line_end();
      return false;
    }
    keep_first_line();
    keep(line_.crlf ? "\r\n" : "\n");
    if (!next()) {
      ends_inside_ = true;
      flaw(RegFlaw::open_text, name_, line_.text.size());
      return false;
    }
    at = 0;
    if (!begins_anew(line_.text)) continue;
    again_ = true;
    handler_.flaw(RegFlaw::open_text, name_, at_, first_line_);
    return false;
  }
}

RegText::Rest RegText::read_text_line(std::string_view text, std::size_t& at) {
  for (;;) {
    const auto special = find_special(text, at);
    keep(text.substr(at, special - at));
    at = special;
    if (at == text.size()) return Rest::continues;
    if (text[at] == '"') {
      ++at;
      return ends_line(text, at) ? Rest::ends : Rest::damaged;
    }
    if (at + 1 == text.size() || text[at + 1] == '0') return Rest::damaged;
    const char x = text[at + 1];
    const char meant = x == 'n' ? '\n' : x == 'r' ? '\r' : x;
    keep({&meant, 1});
    at += 2;
  }
}

/// A line that cannot go on with an open string: a value's name, a key.
bool RegText::begins_anew(std::string_view text) const {
  if (text.starts_with('"')) return !ends_line(text, 1);
  return text.starts_with("@=\"") || is_key_line(text);
}

}  // namespace vpnlint
