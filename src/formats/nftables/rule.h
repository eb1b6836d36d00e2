// One rule of nft as rows of a chain.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "formats/chains/chains.h"
#include "formats/nftables/lookup.h"

namespace vpnlint::nft {

struct Scope {
  const Sets& sets;
  std::string table;   ///< "inet filter"
  std::string device;  ///< condition of chains that hang at an interface; may be empty
  Budget& budget;
};

struct Compiled {
  std::vector<chains::Rule> rows;
  /// Blocks of `jump { ... }`: chains by the names that the rows use.
  std::vector<std::pair<std::string, std::vector<chains::Rule>>> blocks;
};

/// One row for each thing the rule does and for each verdict of its map. What is not understood is
/// an `unknown` condition or action.
Compiled compile(const Tokens& rule, const Scope& scope);

}  // namespace vpnlint::nft
