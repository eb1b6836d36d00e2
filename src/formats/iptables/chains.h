// Chains of iptables as they are read.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>

#include "base/position.h"
#include "formats/iptables/rule.h"

namespace vpnlint::iptables {

struct Stated {
  Rule rule;
  Position at;
};

struct Chain {
  Position at;
  std::string policy;  ///< pass, drop or "" (not stated)
  bool built_in = false;
  bool gone = false;  ///< deleted later
  std::deque<Stated> rules;
};

using ChainKey = std::pair<std::string, std::string>;  ///< family and table, name
using Chains = std::map<ChainKey, Chain>;

}  // namespace vpnlint::iptables
