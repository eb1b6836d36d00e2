// Is this a capture of ipconfig? Decided by adapters and their lines, never by a quoted command.
#include "base/text.h"
#include "formats/format.h"
#include "formats/ipconfig/lines.h"
#include "syntax/capture.h"
#include "syntax/label_memo.h"
#include "syntax/lines.h"

namespace vpnlint {
namespace {

constexpr int certain = 95;
constexpr int likely = 85;
constexpr int by_structure = 60;
constexpr std::size_t most_lines = 400;  // of the head that are looked at
constexpr std::size_t longest_line = 400;
constexpr std::size_t enough_labels = 3;   // known ones with leaders
constexpr std::size_t enough_leaders = 3;  // in a language without a table

bool is_page(std::string_view text) {
  return text.find("```") != text.npos || text.find("</") != text.npos;
}

struct Seen {
  bool heading = false, title = false, address = false, mask = false;
  std::size_t known = 0, leaders = 0;
};

void look(std::string_view text, LabelMemo& labels, Seen& seen) {
  if (indent_of(text) == 0) {
    seen.title |= is_ipconfig_title(text);
    seen.heading |= parse_adapter_heading(text).has_value();
    return;
  }
  const auto line = parse_ipconfig_line(text);
  if (!line || line->label.empty()) return;
  const bool known = labels.find(line->label).known();
  if (known && (line->leaders || seen.heading)) ++seen.known;
  if (!line->leaders) return;
  ++seen.leaders;
  seen.address |= parse_written_address(line->value).has_value();
  seen.mask |= prefix_of_mask(line->value).value_or(0) > 0;
}

}  // namespace

int recognise_ipconfig(const Head& head) {
  if (head.text.empty() || is_page(head.text)) return 0;
  LabelMemo labels(LabelKind::label, "ipconfig", "adapter");
  Seen seen;
  Lines lines(head.text);
  std::size_t count = 0;
  for (std::string_view text; count < most_lines && lines.next(text);) {
    if (text.empty()) continue;
    ++count;
    if (text.size() <= longest_line) look(text, labels, seen);
    if (seen.heading && seen.known > 0) return certain;
  }
  if (seen.known >= enough_labels || (seen.title && seen.known > 0)) return likely;
  const bool adapters = seen.leaders >= enough_leaders && seen.address && seen.mask;
  return adapters ? by_structure : 0;
}

}  // namespace vpnlint
