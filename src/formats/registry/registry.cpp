// .reg files: exports of the registry and scripts that change it.
#include "formats/registry/reader.h"

#include "base/text.h"
#include "syntax/reg_words.h"

namespace vpnlint {
namespace {

constexpr int sure = 100;
constexpr int likely = 95;
constexpr int possible = 85;
/// Lines looked at, and lines in front of the first key that are something else (prompts, notes).
constexpr std::size_t most_lines = 400;
constexpr std::size_t most_lines_before = 20;

bool is_key_line(std::string_view line) {
  if (!line.starts_with('[') || line.find(']') == line.npos) return false;
  line.remove_prefix(line.starts_with("[-") ? 2 : 1);
  if (starts_with_ignoring_case(line, "HKEY_")) return true;
  for (const auto* root : {"HKLM\\", "HKCU\\", "HKCR\\", "HKU\\", "HKCC\\"}) {
    if (starts_with_ignoring_case(line, root)) return true;
  }
  return false;
}

/// "name"= or @= with data of this grammar
bool is_value_line(std::string_view line) {
  std::size_t at = 1;
  if (line.starts_with('"')) {
    std::string name;
    if (!unescape_reg_text(line, at, name)) return false;
  } else if (!line.starts_with('@')) {
    return false;
  }
  at = skip_blanks(line, at);
  if (at >= line.size() || line[at] != '=') return false;
  const auto data = line.substr(skip_blanks(line, at + 1));
  return data.starts_with('"') || data.starts_with('-') || data.starts_with("dword:") ||
         data.starts_with("hex");
}

/// Text around the .reg lines of a document or a program.
bool is_quoting(std::string_view line) {
  return line.starts_with("```") || line.starts_with("~~~") || line.ends_with("@\"") ||
         line.ends_with("@'") || line.find("<<") != line.npos || line.starts_with("#!") ||
         line.starts_with('<');
}

struct Marks {
  RegHeader first_header = RegHeader::missing;
  bool first_line = true;
  bool header = false;
  bool key = false;
  bool value = false;
  bool quoted = false;
  std::size_t before = 0;  // other lines in front of the first header or key

  void line(std::string_view text) {
    if (std::exchange(first_line, false)) first_header = reg_header_of(text);
    if (text.empty() || text.starts_with(';')) return;
    if (reg_header_of(text) <= RegHeader::v4)
      header = true;
    else if (is_key_line(text))
      key = true;
    else if (is_value_line(text))
      value |= key;
    else if (!header && !key) {
      ++before;
      quoted |= is_quoting(text);
    }
  }
};

Marks marks_of(std::string_view text) {
  Marks marks;
  for (std::size_t i = 0; i < most_lines && !text.empty(); ++i) {
    const auto end = text.find_first_of("\r\n");
    marks.line(trim(text.substr(0, end)));
    if (end == text.npos) break;
    text.remove_prefix(end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return marks;
}

}  // namespace

int recognise_registry(const Head& head) {
  const auto marks = marks_of(head.text);
  if (marks.first_header <= RegHeader::v4) return sure;
  if (marks.quoted || marks.before > most_lines_before) return 0;
  if (marks.header && marks.key) return likely;
  const bool looks_spelt = marks.first_header != RegHeader::missing && marks.key;
  if (looks_spelt || (marks.key && marks.value)) return possible;
  const bool only_keys = marks.key && marks.before == 0 && head.path.ends_with(".reg");
  return only_keys ? possible : 0;
}

void read_registry(Reading& reading) {
  RegistryReader reader(reading);
  RegText text(reading.source, reading.limits, reader);
  text.read();
  reader.finish(text.ends_inside());
}

}  // namespace vpnlint
