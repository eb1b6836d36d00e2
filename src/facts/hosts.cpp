// Hosts and roles.
#include "facts/hosts.h"

#include <algorithm>

#include "base/ports.h"
#include "base/text.h"

namespace vpnlint {
namespace {

std::optional<Role> role_of_folder(std::string_view name) {
  for (const auto role :
       {Role::client, Role::client_router, Role::server_router, Role::server, Role::cloud}) {
    if (equal_ignoring_case(name, replace_all(std::string(name_of(role)), "_", "-"))) return role;
  }
  return std::nullopt;
}

bool forwards_ike(const Bundle& bundle, HostId host) {
  const auto& forwards = bundle.facts.rows<PortForward>();
  return std::any_of(forwards.begin(), forwards.end(), [&](const PortForward& forward) {
    if (forward.host != host || forward.protocol.is("tcp")) return false;
    if (!forward.external_port.known()) return false;
    const auto range = parse_ports(forward.external_port.value());
    return range && (range->contains(ike_port) || range->contains(nat_t_port));
  });
}

// A rule of the input that lets UDP 500 or 4500 in. Chains of other names are jumped to from there
// as often as from elsewhere.
bool lets_ike_in(const Bundle& bundle, HostId host) {
  const auto names_ike = [](const std::string& condition) {
    constexpr std::string_view port = "destination_port=";
    if (!condition.starts_with(port)) return false;
    const auto values = split(std::string_view(condition).substr(port.size()), '|');
    return std::any_of(values.begin(), values.end(), [](std::string_view value) {
      const auto range = parse_ports(value);
      return range && (range->contains(ike_port) || range->contains(nat_t_port));
    });
  };
  const auto& rules = bundle.facts.rows<FilterRule>();
  return std::any_of(rules.begin(), rules.end(), [&](const FilterRule& rule) {
    if (rule.host != host || !rule.action.is("pass")) return false;
    if (lower(rule.chain.value()).find("input") == std::string::npos) return false;
    const auto& conditions = rule.conditions.value();
    return std::any_of(conditions.begin(), conditions.end(), names_ike);
  });
}

template <class F>
bool has_rows(const Bundle& bundle, HostId host) {
  const auto& rows = bundle.facts.rows<F>();
  return std::any_of(rows.begin(), rows.end(), [&](const F& row) { return row.host == host; });
}

template <class F>
bool runs(const Bundle& bundle, HostId host) {
  const auto& rows = bundle.facts.rows<F>();
  return std::any_of(rows.begin(), rows.end(), [&](const F& endpoint) {
    return endpoint.host == host && !endpoint.enabled.is(false);
  });
}

}  // namespace

std::optional<RoleFolder> role_folder(std::string_view path) {
  std::size_t begin = 0;
  for (auto end = path.find_first_of("/!"); end != path.npos;
       begin = end + 1, end = path.find_first_of("/!", begin)) {
    const auto role = role_of_folder(path.substr(begin, end - begin));
    if (role) return RoleFolder{std::string(path.substr(0, end)), *role};
  }
  return std::nullopt;
}

HostId host_named(Bundle& bundle, const std::string& name, Role role, bool guessed) {
  auto& hosts = bundle.hosts;
  const auto known =
      std::find_if(hosts.begin(), hosts.end(), [&](const Host& host) { return host.name == name; });
  if (known != hosts.end()) {
    if (known->role == Role::unknown) known->role = role;
    return static_cast<HostId>(known - hosts.begin());
  }
  hosts.push_back({name, role, guessed});
  return static_cast<HostId>(hosts.size() - 1);
}

void guess_router_roles(Bundle& bundle) {
  for (HostId host = 0; host < bundle.hosts.size(); ++host) {
    auto& known = bundle.hosts[host];
    if (!known.guessed ||
        (known.role != Role::client_router && known.role != Role::server_router)) {
      continue;
    }
    const bool serves = forwards_ike(bundle, host) || runs<IpsecEndpoint>(bundle, host) ||
                        runs<L2tpEndpoint>(bundle, host);
    known.role = serves ? Role::server_router : Role::client_router;
    if (!serves && has_rows<FilterChain>(bundle, host) && !has_rows<Router>(bundle, host)) {
      const bool server = lets_ike_in(bundle, host);
      known.role = server ? Role::server : Role::unknown;
      known.guessed = server;
    }
  }
}

}  // namespace vpnlint
