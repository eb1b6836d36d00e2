// Connection security rules against the L2TP packets of a dial.
#pragma once

#include "facts/bundle.h"

namespace vpnlint {

/// Fills ipsec_policy.takes_l2tp where protocol, ports and addresses of a rule are known. It is
/// left out where the answer depends on a server's name, on the PC's own address, on the active
/// profile or on a condition that is not understood, and for assigned policies. An extent says
/// where exports cover every place of such policies.
void match_ipsec_policies(Bundle& bundle);

}  // namespace vpnlint
