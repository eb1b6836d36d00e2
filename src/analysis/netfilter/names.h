// Names of conditions (FilterRule in facts/network.h) and what they compare.
#pragma once

#include <string_view>

#include "analysis/netfilter/conditions.h"

namespace vpnlint::netfilter {

struct Name {
  std::string_view written;
  Match (*match)(std::string_view value, const Packet&, const Place&);
  bool of_connection = false;  ///< a packet without a connection never matches, negated or not
};

/// nullptr when nothing is known of that name.
const Name* find_name(std::string_view written);

}  // namespace vpnlint::netfilter
