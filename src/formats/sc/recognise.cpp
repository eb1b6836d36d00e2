// Is this a capture of sc? Decided by blocks and `[SC]` lines, never by a quoted command.
#include "base/labels.h"
#include "base/text.h"
#include "formats/format.h"
#include "formats/sc/command.h"
#include "formats/sc/service_lines.h"
#include "syntax/capture.h"
#include "syntax/lines.h"

namespace vpnlint {
namespace {

constexpr int certain = 95;
constexpr int likely = 85;
constexpr int possible = 60;
constexpr std::size_t lines_below = 6;   // a block's type and state stand here
constexpr std::size_t most_lines = 400;  // of the head that are looked at
constexpr std::size_t longest_line = 400;

/// A type with a state or a start type, below a name.
class BlockSearch {
 public:
  /// True when the block is certain.
  bool take(std::string_view text, LabelMemo& labels) {
    const auto line = parse_service_line(text, 1, labels);
    if (line && indent_of(text) == 0 && line->field != ServiceField::type) {
      if (line->field == ServiceField::name || line->field == ServiceField::unknown)
        since_name_ = 0;
      has_type_ = false;
      return false;
    }
    if (since_name_++ > lines_below || !line) return false;
    if (line->field == ServiceField::type && leading_number(line->value, 16)) has_type_ = true;
    const bool decides =
        line->field == ServiceField::state || line->field == ServiceField::start_type;
    return has_type_ && decides && leading_number(line->value, 10);
  }

 private:
  std::size_t since_name_ = lines_below + 1;
  bool has_type_ = false;
};

bool is_page(std::string_view text) {
  return text.find("```") != text.npos || text.find("</") != text.npos;
}

/// `[SC] API FAILED n:` and its relatives.
bool is_sc_message(std::string_view text) {
  return text.starts_with("[SC] ") && match_message("sc", text).has_value();
}

/// All that `sc qtriggerinfo` prints of a service without triggers.
bool is_trigger_answer(std::string_view text) {
  const auto found = match_message("sc", text);
  return found && found->message->canonical == "no_triggers";
}

}  // namespace

int recognise_sc(const Head& head) {
  if (head.text.empty() || is_page(head.text)) return 0;
  LabelMemo labels(LabelKind::label, "sc", "service");
  BlockSearch search;
  Lines lines(head.text);
  bool answered = false, message = false, triggers = false, alias = false;
  std::size_t seen = 0;
  for (std::string_view text; seen < most_lines && lines.next(text);) {
    if (text.empty()) continue;
    ++seen;
    if (text.size() > longest_line) continue;
    if (const auto prompt = find_prompt(text)) {
      const auto command = parse_sc_command(prompt->command);
      alias |= command && command->alias && prompt->powershell && command->verb.starts_with('q');
      continue;
    }
    answered = true;
    if (search.take(text, labels)) return certain;
    message |= is_sc_message(text);
    triggers |= is_trigger_answer(text);
  }
  if (message) return likely;
  return triggers || (alias && !answered) ? possible : 0;
}

}  // namespace vpnlint
