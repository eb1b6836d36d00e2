// How the router in front of the client treats the packets of a dial on their way out.
#pragma once

#include "facts/bundle.h"

namespace vpnlint {

/// Adds `path_step` rows of the stage router_filter for ike, nat_t and esp, for every pf router of
/// role client_router: what its rules do with packets from the networks inside to any public
/// address, on the way in and, translated, on the way out. No verdict when the networks inside are
/// not treated alike (nobody knows in which the PC is) or something unknown could change it;
/// networks that nothing leaves do not count.
///
/// The row stands at the action of the rule that decides, or at the listing.
void follow_client_routers(Bundle& bundle);

}  // namespace vpnlint
