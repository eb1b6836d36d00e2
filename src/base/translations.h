// Translations of the tool's own sentences, built in from schemas/messages/*.toml.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vpnlint {

/// One sentence; {places} are the same in both texts. All views have static storage.
struct Translation {
  std::string_view language;
  std::string_view english;
  std::string_view text;
};

/// Sorted by language, then English text (bytes).
std::span<const Translation> translations();

/// The sentence in that language; the English one itself when there is no translation (it is then
/// the caller's view that is returned).
std::string_view translate(std::string_view english, std::string_view language);

/// An English sentence whose places are filled already, in that language: the template with the
/// longest own text that it can have been made from. Unchanged when there is none.
std::string translate_filled(std::string_view sentence, std::string_view language);

}  // namespace vpnlint
