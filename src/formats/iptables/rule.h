// One rule of iptables: options to conditions and an action (iptables(8), iptables-extensions(8)).
#pragma once

#include <string>
#include <vector>

#include "formats/chains/chains.h"

namespace vpnlint::iptables {

using chains::Rule;

/// Of the words behind the chain's name. What is not understood becomes an `unknown` condition, or
/// the action `unknown`: never a rule that matches more or less than it does.
Rule rule_from(const std::vector<std::string>& words);

}  // namespace vpnlint::iptables
