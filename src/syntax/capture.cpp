// Lines of a console capture.
#include "syntax/capture.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::size_t shortest_ruler = 20;
constexpr std::size_t longest_prompt = 300;  // a path of Windows and the blanks around it
constexpr std::size_t most_quoted_words = 8;
constexpr std::size_t quoted_bytes = 60;
constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::array<std::string_view, 3> wide_blanks = {"\xC2\xA0", "\xE2\x80\xAF",
                                                         "\xE3\x80\x80"};

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// What was typed, without redirection and pipe.
std::string_view typed_part(std::string_view rest) {
  bool quoted = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '"') quoted = !quoted;
    if (!quoted && (rest[i] == '>' || rest[i] == '|')) return trim(rest.substr(0, i));
  }
  return trim(rest);
}

/// `netsh advfirewall>` waits for the rest of a command.
std::optional<Prompt> find_netsh_prompt(std::string_view line) {
  if (!line.starts_with("netsh")) return std::nullopt;
  const auto end = line.find('>');
  if (end == line.npos || end > longest_prompt) return std::nullopt;
  const auto context = line.substr(0, end);
  const bool plain = std::all_of(context.begin(), context.end(),
                                 [](char c) { return c == ' ' || is_letter(c) || c == '6'; });
  // `netsh advfirewall show allprofiles > file` is a typed command, not a prompt.
  if (!plain || (!context.empty() && context.back() == ' ')) return std::nullopt;
  const auto typed = typed_part(line.substr(end + 1));
  return Prompt{std::string(context) + (typed.empty() ? "" : " ") + std::string(typed), false};
}

/// The wide blank that begins here, or an empty view.
std::string_view wide_blank_at(std::string_view text) {
  for (const auto blank : wide_blanks) {
    if (text.starts_with(blank)) return blank;
  }
  return {};
}

bool has_wide_blank(std::string_view line) {
  // No other character of an ASCII line can begin one, and most lines are ASCII.
  if (ascii_prefix(line) == line.size()) return false;
  return std::any_of(wide_blanks.begin(), wide_blanks.end(),
                     [&](std::string_view blank) { return line.find(blank) != line.npos; });
}

/// Three question marks or more, some of them neighbours: letters that a code page lacked.
bool lost_letters(std::string_view line) {
  auto at = line.find('?');
  if (at == line.npos) return false;
  std::size_t marks = 0;
  bool neighbours = false;
  for (; at < line.size(); ++at) {
    if (line[at] != '?') continue;
    ++marks;
    neighbours |= at + 1 < line.size() && line[at + 1] == '?';
  }
  return marks >= 3 && neighbours;
}

}  // namespace

std::optional<Prompt> find_prompt(std::string_view line) {
  if (auto netsh = find_netsh_prompt(line)) return netsh;
  Prompt prompt;
  if (line.starts_with("PS ")) {
    prompt.powershell = true;
    line.remove_prefix(3);
  }
  if (line.size() < 4 || !is_letter(line[0]) || line[1] != ':' || line[2] != '\\') {
    return std::nullopt;
  }
  const auto end = line.substr(0, longest_prompt).find('>');
  if (end == line.npos) return std::nullopt;
  prompt.command = typed_part(line.substr(end + 1));
  return prompt;
}

bool is_ruler(std::string_view line) {
  const auto text = trim(line);
  return text.size() >= shortest_ruler && text.find_first_not_of('-') == text.npos;
}

std::string_view clean_line(std::string_view line, std::string& buffer) {
  if (!has_wide_blank(line)) return trim_right(line);
  buffer.clear();
  while (!line.empty()) {
    const auto blank = wide_blank_at(line);
    buffer += blank.empty() ? line.front() : ' ';
    line.remove_prefix(blank.empty() ? 1 : blank.size());
  }
  return trim_right(buffer);
}

std::size_t indent_of(std::string_view line) {
  std::size_t first = 0;
  while (first < line.size() && (line[first] == ' ' || line[first] == '\t')) ++first;
  return first;
}

std::optional<LabelledLine> split_label(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == line.npos) return std::nullopt;
  LabelledLine split;
  split.label = trim(line.substr(0, colon));
  const auto rest = line.substr(colon + 1);
  const auto blanks = indent_of(rest);
  split.value = trim_right(rest.substr(blanks));
  split.value_offset = colon + 1 + blanks;
  split.padded = split.value.empty() || blanks >= 2;
  return split;
}

void DamagedText::look(std::string_view line, std::uint32_t number) {
  const bool replaced = line.find(replacement) != line.npos;
  if (!replaced && !lost_letters(line)) return;
  has_replacement_ |= replaced;
  if (lines_++ == 0) first_ = {number, 1};
}

void DamagedText::report(Problems& problems) const {
  if (lines_ == 0) return;
  problems.add(has_replacement_ ? Gravity::partial : Gravity::note, problem_kind::damaged_text,
               first_,
               {"letters were lost when this was captured: {count} lines, the first is {line}",
                {{"count", std::to_string(lines_)}, {"line", std::to_string(first_.line)}}});
}

void UnknownWords::add(std::string_view what, std::string_view word, Position at) {
  if (count_++ == 0) first_ = at;
  if (quoted_ >= most_quoted_words) return;
  const auto quoted = std::string(what) + " \"" + std::string(cut_utf8(word, quoted_bytes)) + '"';
  if (words_.find(quoted) != words_.npos) return;
  words_ += (quoted_++ == 0 ? "" : ", ") + quoted;
}

void UnknownWords::report(Problems& problems, std::string_view command) const {
  if (count_ == 0) return;
  problems.add(
      Gravity::partial, problem_kind::unknown_word, first_,
      {"words of {command} that are not known, {count} times: {words}",
       {{"command", std::string(command)}, {"count", std::to_string(count_)}, {"words", words_}}},
      std::string(command));
}

}  // namespace vpnlint
