// Is this a capture of `netsh advfirewall`? Decided by whole blocks, never by a quoted command.
#include "base/text.h"
#include "formats/format.h"
#include "formats/netsh_advfirewall/profile_block.h"
#include "formats/netsh_advfirewall/section.h"
#include "formats/netsh_advfirewall/words.h"
#include "syntax/capture.h"
#include "syntax/lines.h"

namespace vpnlint {
namespace {

constexpr int certain = 95;
constexpr int likely = 80;
constexpr std::size_t least_labels = 3;    // known ones below the dashes
constexpr std::size_t lines_below = 8;     // where they are looked for
constexpr std::size_t most_headers = 200;  // rulers that are looked at
constexpr std::size_t longest_sentence = 400;
constexpr std::size_t most_sentences = 60;  // a capture of an error is short
constexpr std::string_view shortest_ruler = "--------------------";

/// How many of the next lines are fields of a block.
std::size_t known_labels(std::string_view below, NetshWords& words) {
  Lines lines(below);
  std::size_t known = 0, seen = 0;
  for (std::string_view line; seen < lines_below && lines.next(line);) {
    if (line.empty()) continue;
    ++seen;
    if (is_ruler(line)) break;
    const auto split = split_label(line);
    known += split && (words.rule_label(split->label).field != RuleField::unknown ||
                       words.connection_security.find(split->label).known());
  }
  return known;
}

/// A profile has a state or a policy on its first lines, and no other fields need follow.
bool has_profile_lines(std::string_view below, NetshWords& words) {
  Lines lines(below);
  std::size_t seen = 0;
  for (std::string_view line; seen < 2 && lines.next(line);) {
    if (line.empty()) continue;
    ++seen;
    const auto end = line.find("  ");
    const auto label = line.substr(0, end == line.npos ? line.rfind(' ') : end);
    if (words.profile.find(trim(label)).known()) return true;
  }
  return false;
}

bool is_block(std::string_view header, std::string_view below, NetshWords& words) {
  if (header.empty() || indent_of(header) > 0) return false;
  const auto section = find_section(header, words);
  if (!section.profile.empty()) return has_profile_lines(below, words);
  return split_label(header) && known_labels(below, words) >= least_labels;
}

bool has_block(std::string_view text, NetshWords& words) {
  Lines lines(text);
  std::string header;
  std::size_t rulers = 0;
  for (std::string_view line; lines.next(line);) {
    if (line.empty()) continue;
    if (is_ruler(line)) {
      if (is_block(header, lines.rest(), words)) return true;
      if (++rulers >= most_headers) return false;
    }
    header = cut_utf8(line, longest_sentence);
  }
  return false;
}

/// A sentence that only this command prints, or an answer below a prompt that asked for it.
bool has_answer(std::string_view text, NetshWords& words) {
  Lines lines(text);
  std::size_t seen = 0;
  bool asked = false;
  for (std::string_view line; seen < most_sentences && lines.next(line);) {
    if (line.empty()) continue;
    ++seen;
    if (const auto prompt = find_prompt(line)) {
      asked = parse_command(prompt->command) != Asked::other_command;
      continue;
    }
    if (line.size() > longest_sentence) return false;
    const auto name = words.message.name(trim(line));
    if (name == "no_rules_match" || name == "service_not_reachable" || name == "setting_not_read") {
      return true;
    }
    if (!asked) continue;
    if (match_message(NetshWords::command, trim(line)) ||
        !find_labels(LabelKind::message, "win32", "", trim(line)).empty()) {
      return true;
    }
  }
  return false;
}

/// A page that quotes output is no capture: markup says so.
bool is_page(std::string_view text) {
  return text.find("```") != text.npos || text.find("<html") != text.npos ||
         text.find("</") != text.npos;
}

}  // namespace

int recognise_netsh_advfirewall(const Head& head) {
  if (head.text.empty() || is_page(head.text)) return 0;
  NetshWords words;
  if (head.text.find(shortest_ruler) != head.text.npos && has_block(head.text, words)) {
    return certain;
  }
  return has_answer(head.text, words) ? likely : 0;
}

}  // namespace vpnlint
