// How much of a PC's firewall rules the bundle shows.
#pragma once

#include <set>

#include "facts/bundle.h"

namespace vpnlint {

struct FirewallCoverage {
  bool any = false;              ///< some fact about the firewall is there
  bool local = false;            ///< all rules of the PC's own store are listed
  bool policy = false;           ///< all rules of the policy are listed, or none exists
  bool policy_settings = false;  ///< the policy's profile settings are known, or there are none
  bool policy_seen = false;      ///< something of a policy is there
  const Row* where = nullptr;    ///< what shows it, or the fact that leaves it open

  /// Every rule that could stop a packet is known.
  bool blocks_known() const { return local && policy; }
  /// Every rule that could allow a packet is known, for a PC that shows no sign of a policy, too.
  bool allows_known(bool local_rules_apply) const {
    if (!local_rules_apply) return policy;
    return local && (policy || !policy_seen);
  }

  /// A listing without programs says nothing that a complete one with programs does not say.
  bool is_superseded(const FirewallRule& rule) const {
    return coarse.count(rule.artifact) > 0 && !rule.program.known();
  }
  std::set<ArtifactId> coarse;
};

FirewallCoverage firewall_coverage_of(const Bundle& bundle, HostId host);

}  // namespace vpnlint
