// JSON: tokens, trees, places.
#include "syntax/json.h"

#include <algorithm>

#include "base/text.h"

namespace vpnlint {

const JsonValue* JsonValue::find(std::string_view name) const {
  const auto hit = std::find(names.begin(), names.end(), name);
  return hit == names.end() ? nullptr : &items[static_cast<std::size_t>(hit - names.begin())];
}

bool JsonReader::fail() {
  failed_ = true;
  return false;
}

void JsonReader::skip_blanks() {
  while (at_ < text_.size() &&
         (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
    ++at_;
  }
}

bool JsonReader::at_end() {
  skip_blanks();
  return at_ >= text_.size();
}

bool JsonReader::take(char sign) {
  if (failed_) return false;
  skip_blanks();
  if (at_ >= text_.size() || text_[at_] != sign) return false;
  ++at_;
  return true;
}

bool JsonReader::take_string(std::string& out) {
  out.clear();
  if (!take('"')) return fail();
  for (;;) {
    const auto stop = text_.find_first_of("\"\\", at_);
    if (stop == text_.npos) {
      at_ = text_.size();
      return fail();
    }
    if (keeps_) out.append(text_.substr(at_, stop - at_));
    at_ = stop + 1;
    if (text_[stop] == '"') return true;
    if (!take_escape(out)) return fail();
  }
}

bool JsonReader::take_escape(std::string& out) {
  constexpr std::string_view written = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
  if (at_ >= text_.size()) return false;
  const char c = text_[at_++];
  if (c != 'u') {
    const auto place = written.find(c);
    if (place != written.npos && keeps_) out += meant[place];
    return place != written.npos;
  }
  char32_t code = 0, low = 0;
  if (!take_hex(code)) return false;
  const bool pair = code >= 0xD800 && code < 0xDC00 && text_.substr(at_, 2) == "\\u";
  if (pair) {
    at_ += 2;
    if (!take_hex(low)) return false;
    const bool fits = low >= 0xDC00 && low < 0xE000;
    code = fits ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
  }
  if (code >= 0xD800 && code < 0xE000) code = 0xFFFD;  // half a character
  if (keeps_) append_utf8(out, code);
  return true;
}

bool JsonReader::take_hex(char32_t& out) {
  const auto number = parse_integer(text_.substr(at_, 4), 16);
  if (at_ + 4 > text_.size() || !number || *number < 0) return false;
  out = static_cast<char32_t>(*number);
  at_ += 4;
  return true;
}

bool JsonReader::take_value(JsonValue& out) {
  values_ = 0;
  keeps_ = true;
  return take_value(out, 0);
}

bool JsonReader::skip_value() {
  values_ = 0;
  keeps_ = false;
  JsonValue none;
  const bool good = take_value(none, 0);
  keeps_ = true;
  return good;
}

bool JsonReader::take_value(JsonValue& out, std::size_t depth) {
  if (failed_ || depth > nesting_ || (keeps_ && ++values_ > most_values_)) return fail();
  skip_blanks();
  if (at_ >= text_.size()) return fail();
  if (take('{')) return take_members(out, depth);
  if (take('[')) return take_items(out, depth);
  if (text_[at_] != '"') return take_plain(out);
  out.kind = JsonValue::Kind::string;
  return take_string(out.text);
}

bool JsonReader::take_members(JsonValue& out, std::size_t depth) {
  out.kind = JsonValue::Kind::object;
  if (take('}')) return true;
  do {
    std::string name;
    JsonValue value;
    if (!take_string(name) || !take(':') || !take_value(value, depth + 1)) return fail();
    if (!keeps_) continue;
    out.names.push_back(std::move(name));
    out.items.push_back(std::move(value));
  } while (take(','));
  return take('}') || fail();
}

bool JsonReader::take_items(JsonValue& out, std::size_t depth) {
  out.kind = JsonValue::Kind::array;
  if (take(']')) return true;
  do {
    JsonValue value;
    if (!take_value(value, depth + 1)) return fail();
    if (keeps_) out.items.push_back(std::move(value));
  } while (take(','));
  return take(']') || fail();
}

bool JsonReader::take_plain(JsonValue& out) {
  const auto end = std::min(text_.find_first_of(" \t\r\n,:]}[{\"", at_), text_.size());
  const auto word = text_.substr(at_, end - at_);
  at_ = end;
  if (word == "true" || word == "false") {
    out.kind = JsonValue::Kind::boolean;
  } else if (word != "null") {
    const bool number = !word.empty() && (word[0] == '-' || (word[0] >= '0' && word[0] <= '9'));
    if (!number || word.find_first_not_of("+-.0123456789eE") != word.npos) return fail();
    out.kind = JsonValue::Kind::number;
  }
  out.text = std::string(word);
  return true;
}

Position JsonReader::position() {
  for (; counted_ < at_; ++counted_) {
    const auto byte = static_cast<unsigned char>(text_[counted_]);
    if (byte == '\n') {
      ++place_.line;
      place_.column = 1;
    } else if ((byte & 0xC0) != 0x80) {
      ++place_.column;
    }
  }
  return place_;
}

}  // namespace vpnlint
