// Headers and escapes of .reg files.
#include "syntax/reg_words.h"

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::string_view v5_header = "Windows Registry Editor Version 5.00";
constexpr std::string_view v4_header = "REGEDIT4";
constexpr std::string_view v3_header = "REGEDIT";
/// Wrong letters up to which a line is taken for a header that somebody misspelt.
constexpr std::size_t misspelt_letters = 8;

bool resembles_header(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > 2 * v5_header.size()) return false;
  if (line.front() == '[' || line.front() == ';') return false;
  return starts_with_ignoring_case(line, v3_header) ||
         starts_with_ignoring_case(line, "Windows Registry") ||
         edit_distance(line, v5_header, misspelt_letters) <= misspelt_letters ||
         edit_distance(line, v4_header, 2) <= 2;
}

}  // namespace

RegHeader reg_header_of(std::string_view line) {
  const auto text = line.substr(skip_blanks(line, 0));
  if (text == v5_header) return RegHeader::v5;
  if (text == v4_header) return RegHeader::v4;
  if (text == v3_header) return RegHeader::v3;
  return resembles_header(text) ? RegHeader::misspelt : RegHeader::missing;
}

bool is_reg_header(std::string_view line) {
  return line == v5_header || line == v4_header || line == v3_header;
}

bool append_escaped(char x, std::string& out) {
  if (x == '0') return false;
  out += x == 'n' ? '\n' : x == 'r' ? '\r' : x;
  return true;
}

bool unescape_reg_text(std::string_view text, std::size_t& at, std::string& out) {
  out.clear();
  for (; at < text.size(); ++at) {
    if (text[at] == '"') {
      ++at;
      return true;
    }
    if (text[at] != '\\') {
      out += text[at];
    } else if (++at == text.size() || !append_escaped(text[at], out)) {
      return false;
    }
  }
  return false;
}

}  // namespace vpnlint
