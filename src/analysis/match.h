// Three-valued answers of analyses: what is not known stays unknown.
#pragma once

namespace vpnlint {

enum class Match { no, maybe, yes };

/// Both must hold.
constexpr Match both(Match a, Match b) { return a < b ? a : b; }
/// One is enough.
constexpr Match either(Match a, Match b) { return a < b ? b : a; }

constexpr Match match_of(bool holds) { return holds ? Match::yes : Match::no; }

}  // namespace vpnlint
