// Escaping of JSON strings.
#include "report/json_text.h"

#include <array>
#include <cstdio>

#include "report/characters.h"

namespace vpnlint {
namespace {

void append_unit(std::string& out, unsigned unit) {
  std::array<char, 12> escape{};
  std::snprintf(escape.data(), escape.size(), "\\u%04x", unit);
  out += escape.data();
}

// UTF-16 units, because JSON has no other escapes.
void append_escape(std::string& out, char32_t code) {
  if (code > 0xffff) {
    append_unit(out, static_cast<unsigned>(0xd800 + ((code - 0x10000) >> 10)));
    code = 0xdc00 + ((code - 0x10000) & 0x3ff);
  }
  append_unit(out, static_cast<unsigned>(code));
}

void append_ascii_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      append_escape(out, static_cast<unsigned char>(c));
  }
}

constexpr bool is_plain(char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; }

void append_character(std::string& out, std::string_view text, const Character& character) {
  if (!character.valid)
    out += "\xef\xbf\xbd";
  else if (is_unseen(character.code))
    append_escape(out, character.code);
  else
    out += text.substr(0, character.bytes);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && is_plain(text[plain])) ++plain;
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (static_cast<signed char>(text.front()) >= 0) {
      append_ascii_escape(out, text.front());
      text.remove_prefix(1);
    } else {
      const auto character = first_character(text);
      append_character(out, text, character);
      text.remove_prefix(character.bytes);
    }
  }
  out += '"';
}

std::string escape_unseen(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  while (!json.empty()) {
    const auto character = first_character(json);
    if (character.code < 0x7f)
      out += json.front();  // line ends between values are JSON's own
    else
      append_character(out, json, character);
    json.remove_prefix(character.bytes);
  }
  return out;
}

}  // namespace vpnlint
