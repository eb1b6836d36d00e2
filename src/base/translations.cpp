// Looks up translations in the sorted list.
#include "base/translations.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/message.h"

namespace vpnlint {
namespace {

// What stands in the places of the template, when the sentence has its shape. A place ends where
// the template's next text begins for the first time.
std::optional<Arguments> places_of(std::string_view sentence, std::string_view shape) {
  Arguments arguments;
  while (true) {
    const auto open = shape.find('{');
    const auto text = shape.substr(0, open);
    if (!sentence.starts_with(text)) return std::nullopt;
    sentence.remove_prefix(text.size());
    if (open == shape.npos) return sentence.empty() ? std::optional(arguments) : std::nullopt;
    const auto close = shape.find('}', open);
    if (close == shape.npos) return std::nullopt;
    const auto name = shape.substr(open + 1, close - open - 1);
    shape.remove_prefix(close + 1);
    const auto next = shape.substr(0, shape.find('{'));
    const auto end = shape.empty()                 ? sentence.size()
                     : next.size() == shape.size() ? sentence.rfind(next)
                                                   : sentence.find(next);
    if (end == sentence.npos) return std::nullopt;
    arguments.emplace_back(std::string(name), std::string(sentence.substr(0, end)));
    sentence.remove_prefix(end);
  }
}

std::size_t own_text(std::string_view shape, const Arguments& arguments) {
  std::size_t size = shape.size();
  for (const auto& [name, value] : arguments) size -= name.size() + 2;
  return size;
}

}  // namespace

std::string_view translate(std::string_view english, std::string_view language) {
  const auto key = [](const Translation& row) { return std::tuple{row.language, row.english}; };
  const auto rows = translations();
  const auto found =
      std::ranges::lower_bound(rows, std::tuple{language, english}, std::ranges::less{}, key);
  if (found == rows.end() || found->language != language || found->english != english)
    return english;
  return found->text;
}

std::string translate_filled(std::string_view sentence, std::string_view language) {
  constexpr std::size_t least_own_text = 8;  // less could be anything
  std::size_t best = least_own_text;
  std::string translated(sentence);
  for (const auto& row : translations()) {
    if (row.language != language) continue;
    const auto arguments = places_of(sentence, row.english);
    if (!arguments || own_text(row.english, *arguments) < best) continue;
    best = own_text(row.english, *arguments);
    translated = fill(row.text, *arguments);
  }
  return translated;
}

}  // namespace vpnlint
