// Lines of a .reg file: header, keys, names, deletions. Payloads stand in reg_payload.cpp.
#include "syntax/reg_text.h"

#include "base/text.h"
#include "syntax/reg_words.h"

namespace vpnlint {
namespace {

constexpr std::size_t longest_name = 16'383;
constexpr std::string_view win31_root = "HKEY_CLASSES_ROOT";

bool is_comment(char c) { return c == ';' || c == '#'; }

}  // namespace

bool RegText::next() {
  if (again_) {
    again_ = false;
    return true;
  }
  return source_.next(line_);
}

void RegText::read() {
  read_header();
  while (next()) {
    if (header_ == RegHeader::v3)
      read_win31_line();
    else
      read_line();
  }
}

void RegText::read_header() {
  if (!next()) return;
  header_ = reg_header_of(line_.text);
  handler_.header(header_, line_.text, {line_.number, 1});
  check_line_end();
  again_ = header_ == RegHeader::missing;
}

void RegText::unusual_line_end() {
  if (!line_.crlf && line_.terminated) handler_.other_line_end();
  if (line_.cut) flaw(RegFlaw::long_line, {}, 0);
}

void RegText::read_line() {
  const auto text = line_.text;
  if (text.empty()) return check_line_end();
  const bool is_value = text[0] == '"' || text[0] == '@';
  if (is_value && pass_usual_value()) return;
  const auto at = skip_blanks(text, 0);
  const char first = at < text.size() ? text[at] : '\0';
  if (first == '"' || first == '@') return read_value(at);
  check_line_end();
  if (first == '[') {
    in_damage_ = false;
    return read_key(at);
  }
  if (at == text.size()) return;
  if (is_comment(first)) return handler_.comment();
  if (in_damage_ && hex_digit(first) >= 0) return;
  if (is_reg_header(text)) return handler_.comment();
  flaw(RegFlaw::garbage, text, at);
}

void RegText::read_win31_line() {
  const auto text = line_.text;
  check_line_end();
  if (!text.starts_with(win31_root)) return;
  const auto end = std::min(text.find_first_of(" \t"), text.size());
  auto at = skip_blanks(text, end);
  if (at < text.size() && text[at] == '=') ++at;
  if (at < text.size() && text[at] == ' ') ++at;
  at_ = {line_.number, 1};
  interest_ = handler_.key(text.substr(0, end), text, at_);
  wanted_ =
      interest_ == RegInterest::all || (interest_ == RegInterest::names && handler_.wants({}));
  name_ = {};
  first_line_ = text;
  payload_.assign(text.substr(at));
  hand_over(RegValue::Form::text, reg_sz);
}

void RegText::read_key(std::size_t at) {
  const auto text = line_.text;
  const auto begin = at + 1;
  const auto end = text.ends_with(']') ? text.size() - 1 : text.rfind(']');
  const Position position{line_.number, static_cast<std::uint32_t>(column_at(text, at))};
  if (begin >= text.size() || is_blank(text[begin]) || end == text.npos || end < begin) {
    if (!line_.terminated) ends_inside_ = true;
    return flaw(RegFlaw::bad_key, text, at);
  }
  if (text[begin] != '-') {
    interest_ = handler_.key(text.substr(begin, end - begin), text, position);
    return;
  }
  interest_ = RegInterest::closed;
  handler_.deleted_key(text.substr(begin + 1, end - begin - 1), text, position);
}

void RegText::read_value(std::size_t at) {
  in_damage_ = false;
  first_line_ = line_.text;
  at_ = {line_.number, static_cast<std::uint32_t>(at + 1)};
  if (!read_name(at)) {
    check_line_end();
    if (!line_.terminated) ends_inside_ = true;
    return flaw(RegFlaw::bad_name, line_.text, at);
  }
  if (interest_ == RegInterest::closed) flaw(RegFlaw::no_key, name_, at_.column - 1);
  wanted_ =
      interest_ == RegInterest::all || (interest_ == RegInterest::names && handler_.wants(name_));
  cut_ = open_ = line_kept_ = false;
  payload_.clear();
  const auto rest = line_.text.substr(at);
  if (rest.starts_with('"')) return read_text(at + 1);
  check_line_end();
  if (rest.starts_with("dword:")) return read_dword(at + 6);
  if (rest.starts_with("hex")) return read_hex(at + 3);
  if (rest.starts_with('-')) return read_deletion(at + 1);
  if (!line_.terminated) ends_inside_ = true;
  flaw(RegFlaw::bad_type, name_, at);
}

/// Sets `name_` and moves behind the equals sign; false when there is no name or no sign.
bool RegText::read_name(std::size_t& at) {
  const auto text = line_.text;
  if (text[at] == '@') {
    name_ = {};
    ++at;
  } else {
    const auto end = text.find('"', at + 1);
    if (end == text.npos) return false;
    name_ = text.substr(at + 1, end - at - 1);
    at = end + 1;
    if (name_.find('\\') != name_.npos) {
      at -= name_.size() + 1;
      if (!unescape_reg_text(text, at, name_text_)) return false;
      name_ = name_text_;
    }
  }
  if (name_.size() > longest_name && column_at(name_, name_.size()) > longest_name) return false;
  at = skip_blanks(text, at);
  if (at >= text.size() || text[at] != '=') return false;
  at = skip_blanks(text, at + 1);
  return true;
}

void RegText::read_deletion(std::size_t at) {
  const auto text = line_.text;
  if (!ends_line(text, at)) return flaw(RegFlaw::bad_type, name_, at);
  if (interest_ != RegInterest::closed) handler_.deleted_value(name_, text, at_);
}

/// Name and what a report may show of the first line, for when that line is gone.
void RegText::keep_first_line() {
  if (line_kept_) return;
  line_kept_ = true;
  if (name_.data() != name_text_.data()) {
    name_copy_.assign(name_);
    name_ = name_copy_;
  }
  first_line_copy_.assign(cut_utf8(first_line_, limits_.excerpt_bytes));
  first_line_ = first_line_copy_;
}

void RegText::hand_over(RegValue::Form form, std::uint32_t type) {
  if (cut_) flaw(RegFlaw::too_long, name_, 0);
  if (!wanted_) return;
  handler_.value({form, name_, type, payload_, first_line_, at_, line_.number, cut_, open_});
}

void RegText::flaw(RegFlaw flaw, std::string_view subject, std::size_t at) {
  handler_.flaw(flaw, subject,
                {line_.number, static_cast<std::uint32_t>(column_at(line_.text, at))}, line_.text);
}

}  // namespace vpnlint
