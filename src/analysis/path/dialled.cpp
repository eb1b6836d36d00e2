// Addresses of VPN entries.
#include "analysis/path/dialled.h"

namespace vpnlint {

std::optional<Address> dialled_address(const Bundle& bundle) {
  std::optional<Address> dialled;
  for (const auto& connection : bundle.facts.rows<VpnConnection>()) {
    if (!connection.server.known()) return std::nullopt;
    const auto address = parse_address(connection.server.value());
    if (!address || address->v6 || classify(*address) != AddressClass::public_address) {
      return std::nullopt;
    }
    if (dialled && *dialled != *address) return std::nullopt;
    dialled = address;
  }
  return dialled;
}

}  // namespace vpnlint
