// Widths of characters, and texts cut by them.
#include "report/text_metrics.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/characters.h"

namespace vpnlint {
namespace {

constexpr std::string_view ellipsis = "\xe2\x80\xa6";

// Thousandths of the size, U+0020 to U+007E: the widest of DejaVu Sans, Verdana, Noto Sans, Arial.
constexpr std::array<int, 95> ascii_widths = {
    352, 401, 460, 838, 636, 1080, 780,  280, 460, 460, 636, 838, 370, 460, 370, 460,  //  !"#$%&'()
    640, 640, 640, 640, 640, 640,  640,  640, 640, 640,                                // 0-9
    460, 460, 838, 838, 838, 560,  1020,                                               // :;<=>?@
    690, 690, 730, 780, 680, 620,  780,  760, 430, 500, 700, 570, 870, 760, 790,       // A-O
    680, 790, 730, 690, 630, 740,  690,  990, 690, 670, 690,                           // P-Z
    460, 460, 460, 838, 640, 640,                                                      // [\]^_`
    620, 640, 560, 640, 620, 370,  640,  640, 280, 350, 600, 280, 980, 640, 620,       // a-o
    640, 640, 430, 530, 400, 640,  600,  820, 600, 600, 530,                           // p-z
    640, 460, 640, 838};                                                               // {|}~

constexpr int wide = 1000, mono_width = 602, other_width = 900;

int thousandths(char32_t code, Font font) {
  const int columns = width_of(code);
  if (columns != 1) return columns == 0 ? 0 : wide;
  if (font.mono && code < 0x80) return mono_width;
  if (code >= 0x20 && code < 0x7f) return ascii_widths[code - 0x20];
  return code == 0x2026 ? wide : other_width;
}

int scaled(int sum, Font font) {
  constexpr int bold_percent = 112;
  const int weight = font.bold ? bold_percent : 100;
  return (sum * font.size * weight / 100 + 999) / 1000;
}

int sum_of(std::string_view text, Font font) {
  int sum = 0;
  // Nobody draws more than this; the sum stays far from its limit.
  constexpr int enough = 1'000'000;
  while (!text.empty() && sum < enough) {
    const auto character = first_character(text);
    sum += thousandths(character.code, font);
    text.remove_prefix(character.bytes);
  }
  return sum;
}

// Bytes of the beginning of the text that fit.
std::size_t fitting_bytes(std::string_view text, int width, Font font) {
  std::size_t bytes = 0;
  int sum = 0;
  while (bytes < text.size()) {
    const auto character = first_character(text.substr(bytes));
    sum += thousandths(character.code, font);
    if (scaled(sum, font) > width) break;
    bytes += character.bytes;
  }
  return bytes;
}

std::string cut(std::string_view text, int width, Font font) {
  const int left = width - text_width(ellipsis, font);
  auto kept = std::string(text.substr(0, fitting_bytes(text, left, font)));
  while (!kept.empty() && kept.back() == ' ') kept.pop_back();
  return kept + std::string(ellipsis);
}

}  // namespace

int text_width(std::string_view text, Font font) { return scaled(sum_of(text, font), font); }

std::string fitted(std::string_view text, int width, Font font) {
  const auto safe = neutral(text);
  return text_width(safe, font) <= width ? safe : cut(safe, width, font);
}

std::string fitted_end(std::string_view text, int width, Font font) {
  const auto safe = neutral(text);
  std::vector<std::size_t> begins;
  int sum = 0;
  for (std::size_t at = 0; at < safe.size();) {
    begins.push_back(at);
    at += first_character(std::string_view(safe).substr(at)).bytes;
  }
  if (text_width(safe, font) <= width) return safe;
  const int left = width - text_width(ellipsis, font);
  std::size_t kept = safe.size();
  for (auto begin = begins.rbegin(); begin != begins.rend(); ++begin) {
    sum += thousandths(first_character(std::string_view(safe).substr(*begin)).code, font);
    if (scaled(sum, font) > left) break;
    kept = *begin;
  }
  return std::string(ellipsis) + safe.substr(kept);
}

std::vector<std::string> wrapped(std::string_view text, int width, Font font, std::size_t most) {
  const auto safe = neutral(text);
  std::vector<std::string> lines;
  std::string line;
  for (auto word : split(safe, ' ')) {
    const auto longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
    if (text_width(longer, font) <= width) {
      line = longer;
      continue;
    }
    if (!line.empty()) lines.push_back(line);
    while (text_width(word, font) > width && lines.size() <= most) {
      // A character that is wider than the line stands in it all the same.
      const auto bytes = std::max(fitting_bytes(word, width, font), first_character(word).bytes);
      lines.emplace_back(word.substr(0, bytes));
      word.remove_prefix(bytes);
    }
    line = word;
    if (lines.size() > most) break;
  }
  if (!line.empty()) lines.push_back(line);
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() = cut(lines.back() + " ", width, font);
  }
  return lines;
}

}  // namespace vpnlint
