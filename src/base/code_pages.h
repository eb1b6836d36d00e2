// Windows code pages: which exist, their names, their tables.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace vpnlint {

/// The known pages. One more is one line in scripts/make_code_pages.py.
enum class CodePage : std::uint8_t {
#define VPNLINT_CODE_PAGE(page) page,
#include "base/code_pages.def"
#undef VPNLINT_CODE_PAGE
};

/// Bytes below 0x80 are ASCII in every page.
struct CodePageTable {
  std::string_view name;  ///< "cp949"
  std::uint16_t number;   ///< 949
  const char16_t* high;   ///< bytes 0x80 to 0xFF; `code_page_lead` or `code_page_undefined` too
  const char16_t* pairs;  ///< rows by lead byte, columns by trail byte; null for single-byte pages
  std::uint8_t first_lead, last_lead;
  std::uint8_t first_gap, last_gap;  ///< single bytes between lead bytes; 0 when there are none
  std::uint8_t first_trail, last_trail;

  /// The character of a pair; `code_page_undefined` when there is none.
  char16_t pair(std::uint8_t lead, std::uint8_t trail) const;
};

inline constexpr char16_t code_page_lead = 0;            ///< first byte of a pair
inline constexpr char16_t code_page_undefined = 0xFFFD;  ///< no character

struct CodePageAlias {
  std::string_view name;
  CodePage page;
};

std::span<const CodePageTable> code_page_tables();  ///< in the order of CodePage
std::span<const CodePageAlias> code_page_aliases();
const CodePageTable& table_of(CodePage page);

/// "cp949", "949", "windows-949", "ibm850", "euc-kr" ...; case and surrounding blanks ignored.
std::optional<CodePage> parse_code_page(std::string_view name);

inline char16_t CodePageTable::pair(std::uint8_t lead, std::uint8_t trail) const {
  if (pairs == nullptr || lead < first_lead || lead > last_lead) return code_page_undefined;
  if (trail < first_trail || trail > last_trail) return code_page_undefined;
  unsigned row = lead - first_lead;
  if (first_gap != 0 && lead >= first_gap) {
    if (lead <= last_gap) return code_page_undefined;
    row -= last_gap - first_gap + 1u;
  }
  const unsigned row_length = last_trail - first_trail + 1u;
  return pairs[row * row_length + (trail - first_trail)];
}

}  // namespace vpnlint
