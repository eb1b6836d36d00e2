// Who stands at both ends of a dial, and what is between them.
#pragma once

#include <vector>

#include "facts/bundle.h"

namespace vpnlint {

/// What the bundle tells about who stands where.
struct PathEnds {
  std::vector<HostId> clients;
  bool server_is_public = false;
  bool context_counts = false;  ///< the server's side translates
  bool translated = false;
  bool ipsec_service = false, l2tp_service = false;  ///< a server of the bundle runs them
};

PathEnds path_ends_of(const Bundle& bundle);

/// Has the host an IPv4 address that others can reach?
bool has_public_address(const Bundle& bundle, HostId host);

}  // namespace vpnlint
