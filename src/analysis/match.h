// Three-valued answers of analyses: what is not known stays unknown.
#pragma once

#include "facts/field.h"

namespace vpnlint {

enum class Match { no, maybe, yes };

/// Both must hold.
constexpr Match both(Match a, Match b) { return a < b ? a : b; }
/// One is enough.
constexpr Match either(Match a, Match b) { return a < b ? b : a; }

/// What does not match, matches the negation; unknown stays unknown.
constexpr Match opposite(Match match) {
  return match == Match::maybe ? match : match == Match::yes ? Match::no : Match::yes;
}

constexpr Match match_of(bool holds) { return holds ? Match::yes : Match::no; }

/// Is it switched on?
inline Match is_on(const Flag& enabled) {
  return enabled.known() ? match_of(enabled.value()) : Match::maybe;
}

}  // namespace vpnlint
