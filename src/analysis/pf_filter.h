// What the filter of pfSense and OPNsense does with what a port forward or an own server gets.
#pragma once

#include "facts/fact_set.h"

namespace vpnlint {

/// Sets passes_filter and filter_rule of the port forwards of pf routers where the forward does
/// not say it itself: the packet comes from any public address (or from the forward's own
/// sources), is already translated, meets floating, group and interface rules of the interface it
/// arrives on, and the floating rules of the interface it leaves by. `filter_rule` stands where
/// the deciding rule does; the implicit block stands at the filter's extent. Left as it is when
/// something unknown could change the answer.
///
/// The same of the router's own L2TP server: UDP 1701 in clear from any public address, to the
/// router's own address on the interface where the server listens; and of its IPsec server of
/// clients (passes_ike, passes_nat_t), for which the product may make rules behind all others.
void decide_pf_filter(FactSet& facts);

}  // namespace vpnlint
