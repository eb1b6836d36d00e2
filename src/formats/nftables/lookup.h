// Fields and the sets they are looked up in, as conditions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/nftables/fields.h"
#include "formats/nftables/sets.h"

namespace vpnlint::nft {

/// `ip saddr . udp dport`
using Fields = std::vector<Field>;

/// What compiling all rules of a file may cost, and what it met.
struct Budget {
  std::size_t characters = 32u << 20;  ///< of conditions, all in all
  int blocks = 0;                      ///< chains that stand inside rules
  bool reached = false;                ///< from then on nothing more is spent
  bool opaque = false;                 ///< parts of iptables that nft does not show

  bool spend(std::size_t cost) {
    reached = reached || cost > characters;
    if (!reached) characters -= cost;
    return !reached;
  }
};

/// All of these must hold; empty: nothing to ask.
using Conditions = std::vector<std::string>;

/// "The fields are one of the elements" as FilterRule says it, or none of them; nullopt where a
/// value is not understood.
std::optional<Conditions> conditions_of(const Fields& fields, const std::vector<Element>& elements,
                                        bool negated, Budget& budget);

/// Elements of a map that have the same data; those that any other key leads to come last.
struct Group {
  Tokens data;
  std::vector<Element> elements;  ///< empty: every key that no other group has
};
std::vector<Group> groups_of(const Set& map);

}  // namespace vpnlint::nft
