// Layout of text reports.
#include "report/page.h"

#include <algorithm>

#include "base/text.h"
#include "base/translations.h"
#include "report/characters.h"
#include "report/sentences.h"

namespace vpnlint {
namespace {

constexpr std::string_view ellipsis = " …";
constexpr std::size_t ellipsis_width = 2;

std::string_view code_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::bold:
      return "\x1b[1m";
    case Style::red:
      return "\x1b[1;31m";
    case Style::yellow:
      return "\x1b[1;33m";
    case Style::cyan:
      return "\x1b[36m";
    case Style::green:
      return "\x1b[32m";
  }
  return "";
}

void shorten(std::vector<std::string>& lines, std::size_t most) {
  if (most == 0 || lines.size() <= most) return;
  lines.resize(most);
  lines.back() += ellipsis;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (const auto word : split(text, ' ')) {
    if (word.empty()) continue;
    const auto columns = display_width(word);
    if (used > 0 && used + 1 + columns > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) lines.back() += ' ';
    lines.back() += word;
    used += columns + (used > 0 ? 1 : 0);
  }
  return lines;
}

std::vector<std::string> chop(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  while (!text.empty()) {
    const auto character = first_character(text);
    const auto columns = static_cast<std::size_t>(width_of(character.code));
    if (used + columns > width) {
      lines.emplace_back();
      used = 0;
    }
    lines.back() += text.substr(0, character.bytes);
    used += columns;
    text.remove_prefix(character.bytes);
  }
  return lines;
}

std::string padded(std::string_view text, std::size_t columns) {
  const auto used = display_width(text);
  return std::string(text) + std::string(columns > used ? columns - used : 0, ' ');
}

std::string Page::say(const Message& message) const { return vpnlint::say(message, language_); }

std::string Page::say(std::string_view english) const {
  return std::string(translate(english, language_));
}

void Page::put(std::string_view neutral_text, std::size_t indent, Style style) {
  const bool styled = colour_ && style != Style::plain;
  if (!neutral_text.empty()) out_.append(indent, ' ');
  if (styled) out_ += code_of(style);
  out_ += trim_right(neutral_text);
  if (styled) out_ += "\x1b[0m";
  out_ += '\n';
}

void Page::heading(std::string_view text, Style style) {
  if (!out_.empty()) out_ += '\n';
  for (const auto& part : wrap(neutral(text), width)) put(part, 0, style);
}

void Page::paragraph(std::string_view text, std::size_t indent, std::size_t hanging,
                     std::size_t most) {
  const std::size_t reserve = most > 0 ? ellipsis_width : 0;
  auto lines = wrap(neutral(text), width - indent - hanging - reserve);
  shorten(lines, most);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    put(lines[i], indent + (i > 0 ? hanging : 0), Style::plain);
  }
}

void Page::line(std::string_view text, std::size_t indent, Style style) {
  put(neutral(text), indent, style);
}

void Page::quote(std::string_view text, std::size_t indent, std::size_t most) {
  auto lines = chop(neutral(trim(text)), width - indent - ellipsis_width);
  shorten(lines, most);
  for (const auto& part : lines) put(part, indent, Style::plain);
}

}  // namespace vpnlint
