// Names of encodings.
#include "base/encoding.h"

#include <array>
#include <cstddef>
#include <string>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::array<std::string_view, 6> unicode_names = {
    "utf-8", "utf-8-bom", "utf-16le", "utf-16le-bom", "utf-16be", "utf-16be-bom"};

/// Lower case letters and digits only, so that "UTF-16 LE" and "utf16le" are one name.
std::string bare(std::string_view name) {
  std::string letters;
  for (const char c : lower(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

}  // namespace

Encoding encoding_of(CodePage page) {
  return static_cast<Encoding>(unicode_names.size() + static_cast<std::size_t>(page));
}

std::optional<CodePage> code_page_of(Encoding encoding) {
  const auto index = static_cast<std::size_t>(encoding);
  if (index < unicode_names.size()) return std::nullopt;
  return static_cast<CodePage>(index - unicode_names.size());
}

bool is_utf8(Encoding encoding) { return encoding <= Encoding::utf8_bom; }

bool is_utf16(Encoding encoding) {
  return encoding >= Encoding::utf16le && encoding <= Encoding::utf16be_bom;
}

std::string_view encoding_name(Encoding encoding) {
  if (const auto page = code_page_of(encoding)) return table_of(*page).name;
  return unicode_names[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> parse_encoding(std::string_view name) {
  const std::string wanted = bare(name);
  for (std::size_t i = 0; i < unicode_names.size(); ++i) {
    if (bare(unicode_names[i]) == wanted) return static_cast<Encoding>(i);
  }
  if (wanted == "utf16") return Encoding::utf16le;  // as Windows means it
  if (const auto page = parse_code_page(name)) return encoding_of(*page);
  return std::nullopt;
}

}  // namespace vpnlint
