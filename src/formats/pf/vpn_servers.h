// IPsec and L2TP that the router itself runs.
#pragma once

#include "formats/pf/config.h"

namespace vpnlint::pf {

/// Fills `ipsec_endpoint` from <ipsec><phase1> of both products, with the mode of its phase 2.
void read_ipsec(const Config& config);
/// Fills `ipsec_endpoint` from OPNsense's connections (strongSwan's swanctl).
void read_swanctl(const Config& config);
/// Fills `l2tp_endpoint` from <l2tp>.
void read_l2tp(const Config& config);

}  // namespace vpnlint::pf
