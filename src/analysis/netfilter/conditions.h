// What one rule of a chain matches (FilterRule::conditions), three-valued.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/flow/packet.h"
#include "analysis/match.h"

namespace vpnlint::netfilter {

/// `name=value|value`, negated with `!` before the name.
struct Condition {
  std::string name;
  bool negated = false;
  std::vector<std::string> values;
};

Condition condition_from(std::string_view text);

/// Where a packet is when it is asked: tracking begins behind raw.
struct Place {
  const Device& device;
  bool tracked = true;  ///< connection tracking has seen the packet
};

Match match(const Condition& condition, const Packet& packet, const Place& place);

}  // namespace vpnlint::netfilter
