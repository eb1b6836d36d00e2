// Ends of the way, from roles, addresses and services.
#include "analysis/path/path_ends.h"

#include <algorithm>

#include "base/address.h"

namespace vpnlint {

// A connected VPN has an address without neighbours (PPP): it is no line to the Internet.
constexpr std::string_view of_a_tunnel = "/32";

bool has_public_address(const Bundle& bundle, HostId host) {
  const bool dials = bundle.hosts[host].role == Role::client;
  for (const auto& interface : bundle.facts.rows<Interface>()) {
    if (interface.host != host || interface.enabled.is(false)) continue;
    for (const auto& written : interface.addresses.value()) {
      if (dials && written.ends_with(of_a_tunnel)) continue;
      const auto address = parse_address(written.substr(0, written.find('/')));
      if (address && !address->v6 && classify(*address) == AddressClass::public_address)
        return true;
    }
  }
  return false;
}

PathEnds path_ends_of(const Bundle& bundle) {
  PathEnds ends;
  for (HostId id = 0; id < bundle.hosts.size(); ++id) {
    const auto role = bundle.hosts[id].role;
    // bundle.toml may have given away all files of a host.
    const bool has_files =
        std::any_of(bundle.artifacts.begin(), bundle.artifacts.end(),
                    [&](const Artifact& artifact) { return artifact.host == id; });
    if (role == Role::client && has_files) ends.clients.push_back(id);
    if (role == Role::server) {
      ends.server_is_public = ends.server_is_public || has_public_address(bundle, id);
    }
  }
  for (const auto& layer : bundle.facts.rows<NatLayer>()) {
    ends.translated = true;
    ends.context_counts = ends.context_counts || layer.side.is("server");
  }
  const auto runs = [&](const auto& endpoint) {
    return bundle.host_of(endpoint).role == Role::server && endpoint.enabled.is(true);
  };
  const auto& ipsec = bundle.facts.rows<IpsecEndpoint>();
  const auto& l2tp = bundle.facts.rows<L2tpEndpoint>();
  ends.ipsec_service = std::any_of(ipsec.begin(), ipsec.end(), runs);
  ends.l2tp_service = std::any_of(l2tp.begin(), l2tp.end(), runs);
  return ends;
}

}  // namespace vpnlint
