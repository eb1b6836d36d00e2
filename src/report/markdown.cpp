// Pages as Markdown (CommonMark). No text of a rule or an artifact can become markup.
#include <algorithm>

#include "base/text.h"
#include "report/characters.h"
#include "report/document.h"

namespace vpnlint {
namespace {

constexpr std::size_t id_size = 6;  // VPN601

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_rule_id(std::string_view text) {
  return text.starts_with("VPN") && std::all_of(text.begin() + 3, text.end(), is_digit);
}

bool is_punctuation(char c) { return c > ' ' && c < 0x7f && !(is_word(c) && c != '_'); }

// Whether CommonMark could read the character as markup. Names with underscores and paths with
// backslashes are common and stay readable where they are harmless.
bool needs_escape(std::string_view text, std::size_t i) {
  const char before = i > 0 ? text[i - 1] : ' ', after = i + 1 < text.size() ? text[i + 1] : ' ';
  switch (text[i]) {
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '~':
      return true;
    case '_':
      return !is_word(before) || !is_word(after);
    case '\\':
      return is_punctuation(after) || i + 1 == text.size();
    case '&':
      return is_word(after) || after == '#';
    default:
      return false;
  }
}

// What only means something at the beginning of a line: lists, headings, lines.
bool begins_block(std::string_view text) {
  return !text.empty() && std::string_view("#+-=>").find(text.front()) != std::string_view::npos;
}

// "1." or "1)": the place of the sign that makes it a list.
std::size_t list_sign(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const bool sign =
      digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
  return sign ? digits : text.npos;
}

std::string escaped(std::string_view text, const RuleLink& link) {
  std::string out;
  const auto sign = list_sign(text);
  if (begins_block(text)) out += '\\';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto word = text.substr(i, id_size);
    const bool whole = word.size() == id_size && (i == 0 || !is_word(text[i - 1])) &&
                       (i + id_size == text.size() || !is_word(text[i + id_size]));
    const auto target = link && whole && is_rule_id(word) ? link(word) : std::string();
    if (!target.empty()) {
      out += '[' + std::string(word) + "](" + target + ')';
      i += id_size - 1;
      continue;
    }
    if (i == sign || needs_escape(text, i)) out += '\\';
    out += text[i];
  }
  return out;
}

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0, run = 0;
  for (const char one : text) {
    run = one == c ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string code_span(std::string_view text) {
  const std::string ticks(longest_run(text, '`') + 1, '`');
  const bool padded = text.starts_with('`') || text.ends_with('`');
  return ticks + (padded ? " " : "") + std::string(text) + (padded ? " " : "") + ticks;
}

std::string neutral_lines(std::string_view text) {
  std::string out;
  for (const auto line : split(text, '\n')) {
    if (!out.empty()) out += '\n';
    out += trim_right(neutral(line));
  }
  return out;
}

std::string fenced(const Block& block) {
  const std::string fence(std::max<std::size_t>(3, longest_run(block.text, '`') + 1), '`');
  return fence + block.language + '\n' + neutral_lines(block.text) + '\n' + fence + '\n';
}

bool is_address(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://")) &&
         text.find_first_of(" <>\\\"\n\t") == text.npos;
}

std::string written(const Block& block, const RuleLink& link) {
  const auto text = [&] { return escaped(neutral(block.text), link); };
  switch (block.kind) {
    case Block::Kind::title:
      return "# " + escaped(neutral(block.text), {}) + '\n';
    case Block::Kind::heading:
      return "## " + text() + '\n';
    case Block::Kind::paragraph:
      return text() + '\n';
    case Block::Kind::item: {
      const auto separator = block.text.empty() || block.code.empty() ? "" : ": ";
      const auto code = block.code.empty() ? "" : code_span(neutral(block.code));
      return "- " + text() + separator + code + '\n';
    }
    case Block::Kind::code:
      return fenced(block);
    case Block::Kind::link:
      return "- " + (is_address(block.text) ? '<' + neutral(block.text) + '>' : text()) + '\n';
  }
  return {};
}

bool in_list(const Block& block) {
  return block.kind == Block::Kind::item || block.kind == Block::Kind::link;
}

}  // namespace

std::string escape_markdown(std::string_view text) { return escaped(neutral(text), {}); }

std::string to_markdown(const Document& document, const RuleLink& link) {
  std::string out;
  const Block* before = nullptr;
  for (const auto& block : document.blocks()) {
    if (before && !(in_list(*before) && in_list(block))) out += '\n';
    out += written(block, link);
    before = &block;
  }
  return out;
}

}  // namespace vpnlint
