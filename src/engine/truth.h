// Three-valued logic (Kleene): unknown is neither yes nor no.
#pragma once

#include <algorithm>

namespace vpnlint {

/// Ordered so that `and` is the smaller and `or` the greater of two.
enum class Truth { no, unknown, yes };

constexpr Truth truth(bool value) { return value ? Truth::yes : Truth::no; }
constexpr Truth both(Truth a, Truth b) { return std::min(a, b); }
constexpr Truth either(Truth a, Truth b) { return std::max(a, b); }
constexpr Truth negated(Truth a) {
  return a == Truth::yes ? Truth::no : a == Truth::no ? Truth::yes : Truth::unknown;
}

}  // namespace vpnlint
