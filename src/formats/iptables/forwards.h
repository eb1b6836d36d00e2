// DNAT rules as port forwards.
#pragma once

#include <string>

#include "facts/sink.h"
#include "formats/iptables/chains.h"

namespace vpnlint::iptables {

/// Adds `port_forward` rows for what PREROUTING of the table ("ip nat") and the chains it jumps to
/// hand to inside hosts. False: some of it cannot be said by such rows.
bool add_forwards(const Chains& chains, const std::string& table, FactSink& facts);

}  // namespace vpnlint::iptables
