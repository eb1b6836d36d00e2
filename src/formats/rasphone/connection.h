// The VPN connection that an entry describes.
#pragma once

#include <vector>

#include "facts/windows.h"
#include "formats/rasphone/phonebook.h"

namespace vpnlint::rasphone {

/// Type 2, or no Type and a device of type `vpn` (entries of XP, entries of five lines).
bool is_vpn(const Entry& entry);

/// Everything but scope and prerequisite_exists, which the entry alone does not show. Adds the
/// problem that LastSelectedPhone names no number.
VpnConnection connection_of(const Entry& entry, Problems& problems);

}  // namespace vpnlint::rasphone
