// The address that the PC of a bundle dials.
#pragma once

#include <optional>

#include "base/address.h"
#include "facts/bundle.h"

namespace vpnlint {

/// The public IPv4 address that all VPN entries dial; none when one is a name or they differ.
std::optional<Address> dialled_address(const Bundle& bundle);

}  // namespace vpnlint
