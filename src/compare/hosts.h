// Which host of the one bundle is which of the other.
#pragma once

#include <optional>
#include <vector>

#include "facts/bundle.h"

namespace vpnlint {

/// A host of both bundles, or of one of them only.
struct HostPair {
  std::optional<HostId> before, after;
};

/// Pairs the hosts that have recognised files: by name, then by the name that a router gives
/// itself, then by a role that is left once on each side, then the last one on each side. In the
/// order of the first bundle, then of the second. Every host is in one pair at most.
std::vector<HostPair> pair_hosts(const Bundle& before, const Bundle& after);

/// Gives the hosts of `after` the names of their partners, so that what is derived from names
/// (fingerprints, devices of the packet path) is the same on both sides.
void share_names(const std::vector<HostPair>& pairs, const Bundle& before, Bundle& after);

}  // namespace vpnlint
