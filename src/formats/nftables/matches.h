// Expressions of nft's rules: fields, comparisons, maps.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "formats/nftables/lookup.h"

namespace vpnlint::nft {

/// Where `@name` leads.
struct Lookup {
  const Sets& sets;
  std::string table;
  Budget& budget;
};

/// `ip saddr . udp dport` at tokens[at], which is moved behind it; empty where none is.
Fields take_fields(const Tokens& tokens, std::size_t& at, std::size_t end);

/// `@name` or `{ ... }` at tokens[at], which is moved behind it; `own` keeps what has no name.
const Set& set_at(const Tokens& tokens, std::size_t& at, std::size_t end, const Lookup& lookup,
                  Set& own);

/// Operator and values at tokens[at], which is moved behind them. None where it is not understood.
std::optional<Conditions> take_comparison(const Tokens& tokens, std::size_t& at, std::size_t end,
                                          Fields fields, const Lookup& lookup);

/// One outcome of a map.
struct Way {
  Conditions conditions;
  Tokens data;
};
/// Their keys exclude each other. None where it is not known which there are.
std::optional<std::vector<Way>> ways_of(const Fields& fields, const Set& map, const Lookup& lookup);

/// Behind the value at `at`: a word, a field, something in brackets, joined by operators.
std::size_t end_of_value(const Tokens& tokens, std::size_t at, std::size_t end);

}  // namespace vpnlint::nft
