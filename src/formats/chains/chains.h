// Chains of Linux packet filters as readers collect them.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/position.h"

namespace vpnlint::chains {

struct Rule {
  std::vector<std::string> conditions;  ///< as FilterRule says
  std::string action = "continue", target;
  std::string comment;
};

struct Stated {
  Rule rule;
  Position at;
};

struct Chain {
  Position at;
  std::string kind = "filter";  ///< filter or nat
  std::string hook;             ///< "" = reached by jumps only
  std::int64_t priority = 0;
  std::string policy;  ///< pass, drop or "" (not stated)
  bool gone = false;   ///< deleted later
  std::deque<Stated> rules;
};

using ChainKey = std::pair<std::string, std::string>;  ///< family and table, name
using Chains = std::map<ChainKey, Chain>;

}  // namespace vpnlint::chains
