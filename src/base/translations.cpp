// Looks up translations in the sorted list.
#include "base/translations.h"

#include <algorithm>
#include <tuple>

namespace vpnlint {

std::string_view translate(std::string_view english, std::string_view language) {
  const auto key = [](const Translation& row) { return std::tuple{row.language, row.english}; };
  const auto rows = translations();
  const auto found =
      std::ranges::lower_bound(rows, std::tuple{language, english}, std::ranges::less{}, key);
  if (found == rows.end() || found->language != language || found->english != english)
    return english;
  return found->text;
}

}  // namespace vpnlint
