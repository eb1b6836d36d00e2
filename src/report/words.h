// Canonical values of facts in words that people know.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vpnlint {

/// A value that facts write in a short form. `english` is translated by schemas/messages.
struct Word {
  std::string_view column, value, english;
};

std::span<const Word> all_words();

/// The side of a rule, in English; schemas/messages has its translation.
std::string_view side_words(std::string_view side);

/// The value of that column in words; a list "a, b" member by member; other values unchanged.
std::string in_words(std::string_view column, std::string_view value, std::string_view language);

}  // namespace vpnlint
