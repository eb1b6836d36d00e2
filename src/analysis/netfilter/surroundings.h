// What a rule set tells about the device that it runs on: an export of rules names no addresses.
#pragma once

#include <optional>
#include <string>

#include "analysis/netfilter/ruleset.h"

namespace vpnlint::netfilter {

struct Surroundings {
  Device device;  ///< addresses that `interface` rows state, or that forwards of IKE name
  std::string outside = std::string(not_known);  ///< interface that leads to the Internet
  std::string inside = std::string(not_known);   ///< the only other one that the rules name
  bool certain = false;  ///< the outside is marked so, or the rules name no other
  /// Behind it: the only private network that is translated on the way out, or that has an address.
  std::optional<AddressRange> network;
};

/// The outside is an interface marked so, else the one that IKE is forwarded from or that leaving
/// packets are translated on; not_known when several are. Loopback, container bridges and tunnels
/// are neither.
Surroundings surroundings_of(const Bundle& bundle, HostId host, const Ruleset& rules);

}  // namespace vpnlint::netfilter
