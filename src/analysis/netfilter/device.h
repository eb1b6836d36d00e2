// A packet through one Linux device: prerouting, routing, input or forward, postrouting; and back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/flow/answer.h"
#include "analysis/netfilter/walk.h"

namespace vpnlint::netfilter {

/// What one base chain, the routing or the socket did with the packet.
struct Step {
  std::string_view stage;  ///< filter, nat, route or socket
  std::string hook;        ///< prerouting, input, forward, output, postrouting
  unsigned endings = 0;
  Decider decider;        ///< of a filter or nat step
  std::string rewritten;  ///< "destination 10.0.0.5:4500" where it changed the packet
  std::string interface;  ///< route: where it leaves; not_known
};

struct Journey {
  Disposition disposition = Disposition::unknown;
  std::optional<std::size_t> at;  ///< index of the step that decided
  std::vector<Step> steps;
  bool local = false;  ///< delivered: to the device itself
  Packet packet;       ///< as it was when it ended
};

/// The first packet of a connection, from outside or, with in_interface empty, from the device
/// itself. `packet.in_interface` and `out_interface` may be set by the caller; not_known asks the
/// addresses.
Journey follow(const Ruleset& rules, const Device& device, Packet packet);

/// The answer to a delivered packet, from where it was delivered. It is delivered when it reaches
/// the sender with the addresses that he wrote to.
Journey follow_reply(const Ruleset& rules, const Device& device, const Packet& sent,
                     const Journey& there);

}  // namespace vpnlint::netfilter
