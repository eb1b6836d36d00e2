// Translations of destinations as port forwards.
#pragma once

#include <string>

#include "facts/sink.h"
#include "formats/chains/chains.h"

namespace vpnlint::chains {

/// Adds `port_forward` rows for what one base chain (a table such as "ip nat", a name) and the
/// chains it jumps to hand to inside hosts. False: some of it cannot be said by such rows.
bool add_forwards(const Chains& chains, const ChainKey& begin, FactSink& facts);

}  // namespace vpnlint::chains
