// Where addresses are translated between the PC and the VPN server.
#pragma once

#include "facts/bundle.h"

namespace vpnlint {

/// Adds `nat_layer` rows, and extents of nat_layer (selector `server` or `client`) where that side
/// is known, so that no row then means that nothing translates.
///
/// Server side, from each server_router: forwards_ike (an enabled forward or one-to-one
/// translation takes UDP 500 or 4500), else private_wan or shared_wan (the line's own address is
/// not public, whoever the server is). A router that is the server itself on a public line and
/// forwards neither port gives the extent alone. From a server or cloud host: private_server (all
/// its addresses are private), the extent alone when one is public.
///
/// Client side, from each client_router: outbound_nat, private_wan or shared_wan.
///
/// `layers` counts the translations that the host itself shows: its own and, for an address that is
/// not public, one in front of it. The server's side is known only where all port forwards are
/// listed, the client's where all translation rules are.
void find_nat_layers(Bundle& bundle);

}  // namespace vpnlint
