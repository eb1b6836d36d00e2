// bundle.toml: what the sender says about a bundle. It gives roles and context, never settings of
// the audit: an uploaded file cannot switch rules off.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "facts/bundle.h"

namespace vpnlint {

struct DescribedAddress {
  std::string address, interface;  ///< "203.0.113.5/24", "eth0"
};

/// Hosts of one role stand on the way in the order of the file, the client's end first.
struct DescribedHost {
  std::string folder;  ///< folder or file below the bundle
  Role role = Role::unknown;
  std::vector<DescribedAddress> addresses;
  std::uint32_t line = 1;  ///< of the addresses
};

struct BundleFile {
  std::optional<std::int64_t> error;  ///< the code that the user saw
  std::string locale;                 ///< language of the people: en, ko
  std::vector<DescribedHost> hosts;
};

/// Keys: error, locale, [[host]] folder, role, addresses (address/length@interface). Anything else
/// is a problem of kind syntax.
BundleFile read_bundle_file(std::string_view text, Problems& problems);

/// client, client_router (client-router too), ...; none for others.
std::optional<Role> role_from(std::string_view name);

}  // namespace vpnlint
