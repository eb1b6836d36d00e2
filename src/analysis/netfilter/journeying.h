// Following a packet that may be an answer.
#pragma once

#include "analysis/netfilter/device.h"

namespace vpnlint::netfilter {

/// The answer's way back through the translations of the connection.
struct Connection {
  Packet first;  ///< as it was sent
  Packet last;   ///< as it was delivered
  bool tracked = false;
};

/// `connection` is null for a first packet.
Journey follow_as(const Ruleset& rules, const Device& device, Packet packet,
                  const Connection* connection);

}  // namespace vpnlint::netfilter
