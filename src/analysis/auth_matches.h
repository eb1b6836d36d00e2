// Which sign-in methods a VPN entry and the L2TP server have in common.
#pragma once

#include "facts/bundle.h"

namespace vpnlint {

/// Adds an `auth_match` row on the client for each of its VPN entries and each L2TP server that a
/// server, server_router or host without role runs; where the bundle shows no such server (or
/// more than 32), one row of the entry alone, so that the question stays open. A complete phonebook
/// gives an extent.
///
/// `same_server`: an entry that dials an address dials the device that has it, and no other device
/// whose addresses are all known and public. An entry that dials a name is taken to dial the
/// bundle's only server where the L2TP entries of its phonebook all name one server; else it is not
/// known.
void match_auth_methods(Bundle& bundle);

}  // namespace vpnlint
