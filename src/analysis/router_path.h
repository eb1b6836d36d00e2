// How a router in front of a VPN server treats the packets of a dial.
#pragma once

#include "facts/bundle.h"

namespace vpnlint {

/// Adds `path_step` rows for every host of role server_router that shows something of itself, and
/// the extent that says that these are all:
///
/// * router_forward for ike, nat_t, esp and l2tp (UDP 1701 in clear, from the Internet): pass
///   (forward: an enabled forward or one-to-one translation takes the packet; own_server: the
///   router is the server of clients itself and no forward takes it away) or drop (no_forward,
///   forward_disabled; only where all forwards are listed). No verdict when something unknown could
///   change it.
/// * router_filter for ike, nat_t and l2tp that are forwarded or that the router's own server gets:
///   what the WAN-side filter does, as port_forward, ipsec_endpoint and l2tp_endpoint say
///   (passes_filter, passes_ike, passes_nat_t: set before, by the product's own evaluation).
///
/// The row stands at the forward, the filter rule, the endpoint or the extent that decides.
void follow_server_routers(Bundle& bundle);

}  // namespace vpnlint
