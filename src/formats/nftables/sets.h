// Sets and maps of nft: named ones and those that stand in a rule.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "formats/nftables/tokens.h"

namespace vpnlint::nft {

/// `10.0.0.0/8 . 500 : accept`
struct Element {
  std::vector<Token> key;  ///< one for each column; `*` alone is any
  Tokens data;             ///< of a map
};

struct Set {
  std::vector<Element> elements;
  bool changes = false;  ///< dynamic, or with timeouts: its elements may be others by now
  bool unknown = false;  ///< elements that were not understood or not sent
};

using SetKey = std::pair<std::string, std::string>;  ///< family and table, name
using Sets = std::map<SetKey, Set>;

/// Adds what stands between the braces `{ a, b : c }` at [begin, end); braces within are ignored.
void add_elements(const Tokens& tokens, std::size_t begin, std::size_t end, Set& set);

}  // namespace vpnlint::nft
