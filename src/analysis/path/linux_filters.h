// Packet filters of Linux on the way of a dial.
#pragma once

#include "facts/bundle.h"

namespace vpnlint {

/// Adds `path_step` rows for every rule set with chains of a client_router, a server_router (stage
/// router_filter) or a server (server_firewall), and for the answers.
///
/// A dial names no addresses: the client is some host of the Internet (behind a router: of the
/// inside), the server some address of the device. Rules for certain clients leave the verdict
/// open. At a server_router the packets are those that a forward takes; a router that forwards
/// nothing has no filter step.
///
/// A drop is certain as soon as the rules that were sent drop it. A pass needs all tables, and that
/// something in them is stopped at all: else another back end may be the firewall in charge.
void follow_linux_filters(Bundle& bundle);

}  // namespace vpnlint
