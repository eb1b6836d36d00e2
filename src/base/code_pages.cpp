// Names of code pages; the tables themselves are in code_page_tables.cpp.
#include "base/code_pages.h"

#include <cstddef>
#include <string>

#include "base/text.h"

namespace vpnlint {
const CodePageTable& table_of(CodePage page) {
  return code_page_tables()[static_cast<std::size_t>(page)];
}

std::optional<CodePage> parse_code_page(std::string_view name) {
  const std::string plain = lower(trim(name));
  for (const CodePageAlias& alias : code_page_aliases()) {
    if (alias.name == plain) return alias.page;
  }
  std::string_view number = plain;
  for (const std::string_view prefix : {"cp", "windows-", "ibm", "ms"}) {
    if (number.substr(0, prefix.size()) != prefix) continue;
    number.remove_prefix(prefix.size());
    break;
  }
  for (std::size_t i = 0; i < code_page_tables().size(); ++i) {
    if (number == std::to_string(code_page_tables()[i].number)) return static_cast<CodePage>(i);
  }
  return std::nullopt;
}

}  // namespace vpnlint
