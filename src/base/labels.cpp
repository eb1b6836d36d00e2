// Finds label words by binary search in the sorted rows and matches message patterns.
#include "base/labels.h"

#include <algorithm>
#include <array>

namespace vpnlint {
namespace {

constexpr std::string_view pattern_group = "pattern";

struct Replacement {
  std::string_view from;
  char to;
};
constexpr std::array<Replacement, 4> replacements = {{
    {"\xC2\xA0", ' '},       // U+00A0, in French before a colon
    {"\xE2\x80\xAF", ' '},   // U+202F
    {"\xE3\x80\x80", ' '},   // U+3000
    {"\xE2\x80\x99", '\''},  // U+2019
}};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Reads one character to normalise: returns what it becomes and removes it from `text`.
char take(std::string_view& text) {
  for (const auto& [from, to] : replacements) {
    if (text.substr(0, from.size()) != from) continue;
    text.remove_prefix(from.size());
    return to;
  }
  const char c = text.front();
  text.remove_prefix(1);
  return is_blank(c) ? ' ' : c;
}

bool starts_with_replacement(std::string_view text) {
  return std::ranges::any_of(replacements,
                             [&](const Replacement& r) { return text.starts_with(r.from); });
}

/// Most cells are plain already; the check saves them a copy.
bool is_normal(std::string_view text) {
  if (text.empty()) return true;
  if (text.back() == ' ') return false;
  bool after_blank = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\t' || (c == ' ' && after_blank)) return false;
    after_blank = c == ' ';
    const bool may_be_replaced = c == '\xC2' || c == '\xE2' || c == '\xE3';
    if (may_be_replaced && starts_with_replacement(text.substr(i))) return false;
  }
  return true;
}

std::span<const Label> section(LabelKind kind, std::string_view command, std::string_view group) {
  for (const LabelSection& s : label_sections()) {
    if (s.kind == kind && s.group == group && s.command == command)
      return labels().subspan(s.first, s.count);
  }
  return {};
}

std::span<const Label> find_exact(std::span<const Label> rows, std::string_view text) {
  const auto [first, last] =
      std::ranges::equal_range(rows, text, std::ranges::less{}, &Label::text);
  return {first, last};
}

/// A pattern's text cut into fixed pieces and argument numbers: piece, argument, piece ...
struct Pattern {
  const Label* message;
  std::vector<std::string_view> pieces;
  std::vector<std::size_t> arguments;
  std::size_t fixed = 0;
};

Pattern make_pattern(const Label& message) {
  Pattern pattern{&message, {}, {}, 0};
  std::string_view rest = message.text;
  for (auto at = rest.find('{'); at != rest.npos && at + 2 < rest.size(); at = rest.find('{')) {
    pattern.pieces.push_back(rest.substr(0, at));
    pattern.arguments.push_back(static_cast<std::size_t>(rest[at + 1] - '0'));
    rest.remove_prefix(at + 3);
  }
  pattern.pieces.push_back(rest);
  for (const std::string_view piece : pattern.pieces) pattern.fixed += piece.size();
  return pattern;
}

/// Every pattern, the one with the most fixed text first, so that the first match is the best.
const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = [] {
    std::vector<Pattern> made;
    for (const Label& row : labels()) {
      if (row.kind == LabelKind::message && row.group == pattern_group)
        made.push_back(make_pattern(row));
    }
    std::ranges::stable_sort(made, std::ranges::greater{}, &Pattern::fixed);
    return made;
  }();
  return all;
}

std::optional<MessageMatch> match(const Pattern& pattern, std::string_view line) {
  const std::string_view head = pattern.pieces.front();
  const std::string_view tail = pattern.pieces.back();
  if (line.size() < pattern.fixed || !line.starts_with(head) || !line.ends_with(tail)) return {};
  line.remove_prefix(head.size());
  line.remove_suffix(tail.size());

  MessageMatch result{pattern.message, {}};
  for (std::size_t i = 0; i < pattern.arguments.size(); ++i) {
    const bool last = i + 1 == pattern.arguments.size();
    const auto end = last ? line.size() : line.find(pattern.pieces[i + 1]);
    if (end == line.npos) return {};
    const std::size_t number = pattern.arguments[i];
    if (number > result.arguments.size()) result.arguments.resize(number);
    if (number > 0) result.arguments[number - 1] = line.substr(0, end);
    if (!last) line.remove_prefix(end + pattern.pieces[i + 1].size());
  }
  return result;
}

}  // namespace

std::string normalise_label_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const char c = take(text);
    if (c == ' ' && (result.empty() || result.back() == ' ')) continue;
    result += c;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::span<const Label> find_labels(LabelKind kind, std::string_view command, std::string_view group,
                                   std::string_view text) {
  const auto rows = section(kind, command, group);
  return is_normal(text) ? find_exact(rows, text) : find_exact(rows, normalise_label_text(text));
}

std::string_view canonical_name(std::span<const Label> rows, std::string_view language) {
  std::string_view all;
  std::string_view own;
  bool all_agree = true;
  for (const Label& row : rows) {
    if (all.empty()) all = row.canonical;
    all_agree = all_agree && all == row.canonical;
    if (row.language == language) own = row.canonical;
  }
  return all_agree ? all : own;
}

std::string_view find_label(std::string_view command, std::string_view group,
                            std::string_view text) {
  return canonical_name(find_labels(LabelKind::label, command, group, text));
}

std::string_view find_value(std::string_view command, std::string_view group,
                            std::string_view text) {
  return canonical_name(find_labels(LabelKind::value, command, group, text));
}

std::optional<MessageMatch> match_message(std::string_view command, std::string_view line) {
  const std::string text = normalise_label_text(line);
  if (text.empty()) return std::nullopt;
  const auto exact = find_exact(section(LabelKind::message, command, ""), text);
  if (!exact.empty()) return MessageMatch{&exact.front(), {}};
  for (const Pattern& pattern : patterns()) {
    const std::string_view head = pattern.pieces.front();
    if (!head.empty() && head.front() != text.front()) continue;
    if (pattern.message->command != command) continue;
    if (auto found = match(pattern, text)) return found;
  }
  return std::nullopt;
}

}  // namespace vpnlint
