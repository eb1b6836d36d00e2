// What rules of address translation do to a packet.
#pragma once

#include <string>

#include "analysis/netfilter/ruleset.h"

namespace vpnlint::netfilter {

/// Changes the packet as the rule of a nat chain on that hook says, and says it in words; "" and
/// unchanged where the target is not known.
std::string translated(const Rule& rule, const std::string& hook, const Device& device,
                       Packet& packet);

/// A range of destination ports: which one is taken, nobody knows.
bool leaves_port_open(const Rule& rule);

}  // namespace vpnlint::netfilter
