// Joins the client's VPN entries with the L2TP servers of the bundle.
#include "analysis/auth_matches.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/address.h"
#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::array<std::string_view, 6> ppp_methods{"pap",    "spap",     "chap",
                                                      "mschap", "mschapv2", "eap"};

// More L2TP servers than this in one bundle are no path to be explained: nothing is compared.
constexpr std::size_t most_servers = 32;

bool contains(const List& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// What PPP can use of the entry's methods; certificate and psk belong to IKEv2.
Texts ppp_methods_of(const Texts& all) {
  if (!all.known()) return all;
  List methods;
  for (const auto& method : all.value()) {
    if (std::find(ppp_methods.begin(), ppp_methods.end(), method) != ppp_methods.end()) {
      methods.push_back(method);
    }
  }
  return {std::move(methods), all.at()};
}

/// Known where both are; placed at the client's.
Texts shared_by(const Texts& client, const Texts& server) {
  if (!client.known() || !server.known()) return {};
  List shared;
  for (const auto& method : client.value()) {
    if (contains(server.value(), method)) shared.push_back(method);
  }
  return {std::move(shared), client.at()};
}

bool may_dial_l2tp(const VpnConnection& entry) {
  const auto& strategy = entry.strategy;
  if (!strategy.known() || strategy.is("automatic") || strategy.is("protocol_list")) return true;
  return contains(entry.protocols.value(), "l2tp");
}

/// A device's own addresses. `complete`: every line has a public one, so that others are not its.
struct Addresses {
  std::vector<Address> known;
  bool complete = false;
};

Addresses addresses_of(const Bundle& bundle, HostId host) {
  Addresses addresses;
  bool any_line = false, all_public = true;
  for (const auto& line : bundle.facts.rows<Router>()) {
    if (line.host != host) continue;
    const auto address = parse_address(line.wan_address.value());
    any_line = true;
    all_public = all_public && address && line.wan_class.is("public");
    if (address) addresses.known.push_back(*address);
  }
  addresses.complete = any_line && all_public;
  for (const auto& interface : bundle.facts.rows<Interface>()) {
    if (interface.host != host) continue;
    for (const auto& written : interface.addresses.value()) {
      const auto address = parse_address(written.substr(0, written.find('/')));
      if (address) addresses.known.push_back(*address);
    }
  }
  return addresses;
}

class Matcher {
 public:
  explicit Matcher(Bundle& bundle) : bundle_(bundle) {
    for (const auto& server : bundle.facts.rows<L2tpEndpoint>()) {
      if (server.enabled.is(false) || !serves(bundle.hosts[server.host].role)) continue;
      servers_.push_back({&server, {}});
    }
    if (servers_.size() > most_servers) servers_.clear();
    for (auto& server : servers_) server.addresses = addresses_of(bundle, server.endpoint->host);
  }

  void match(HostId client) {
    const auto names = dialled_names(client);
    for (const auto& entry : bundle_.facts.rows<VpnConnection>()) {
      if (entry.host != client) continue;
      if (servers_.empty()) add(entry, nullptr, {});
      const auto known = names.find(entry.artifact);
      const auto count = known == names.end() ? 0 : known->second.size();
      for (const auto& server : servers_) {
        add(entry, server.endpoint, same_server(entry, server, count));
      }
    }
    cover(client);
  }

 private:
  struct Server {
    const L2tpEndpoint* endpoint;
    Addresses addresses;
  };

  static bool serves(Role role) {
    return role == Role::server || role == Role::server_router || role == Role::unknown;
  }

  // By phonebook, so that one more phonebook takes no certainty away from another.
  std::map<ArtifactId, std::set<std::string>> dialled_names(HostId client) const {
    std::map<ArtifactId, std::set<std::string>> names;
    for (const auto& entry : bundle_.facts.rows<VpnConnection>()) {
      if (entry.host == client && may_dial_l2tp(entry)) {
        names[entry.artifact].insert(lower(trim(entry.server.value())));
      }
    }
    return names;
  }

  Flag same_server(const VpnConnection& entry, const Server& server, std::size_t names) const {
    if (!entry.server.known()) return {};
    const auto at = entry.server.at();
    const auto& [known, complete] = server.addresses;
    if (const auto address = parse_address(trim(entry.server.value()))) {
      if (std::find(known.begin(), known.end(), *address) != known.end()) return {true, at};
      if (complete) return {false, at};
    }
    return names == 1 && servers_.size() == 1 ? Flag(true, at) : Flag();
  }

  // The server's values stand in another artifact: here they have no place.
  void add(const VpnConnection& entry, const L2tpEndpoint* server, Flag same_server) {
    AuthMatch match;
    match.artifact = entry.artifact;
    match.host = entry.host;
    match.at = entry.at;
    match.connection = entry.name;
    match.scope = entry.scope;
    match.strategy = entry.strategy;
    match.client_methods = ppp_methods_of(entry.auth_methods);
    match.same_server = same_server;
    if (server) {
      const auto& methods = server->auth_methods;
      if (server->device.known()) match.device = Text(server->device.value(), {});
      if (methods.known()) match.server_methods = Texts(methods.value(), {});
      match.shared_methods = shared_by(match.client_methods, methods);
    }
    bundle_.facts.rows<AuthMatch>().push_back(std::move(match));
  }

  void cover(HostId client) {
    auto& extents = bundle_.facts.rows<Extent>();
    const auto phonebook = std::find_if(extents.begin(), extents.end(), [&](const Extent& extent) {
      return extent.host == client && extent.table.is("vpn_connection") &&
             extent.selector.is("*") && extent.complete.is(true);
    });
    if (phonebook == extents.end()) return;
    auto covered = *phonebook;
    covered.table = Text("auth_match", covered.at);
    covered.columns = {};
    extents.push_back(std::move(covered));
  }

  Bundle& bundle_;
  std::vector<Server> servers_;
};

}  // namespace

void match_auth_methods(Bundle& bundle) {
  Matcher matcher(bundle);
  for (HostId host = 0; host < bundle.hosts.size(); ++host) {
    const auto role = bundle.hosts[host].role;
    if (role == Role::client || role == Role::unknown) matcher.match(host);
  }
}

}  // namespace vpnlint
