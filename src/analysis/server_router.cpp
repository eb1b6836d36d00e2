// Gathers a router's facts and compares its forwards with packets of a dial.
#include "analysis/server_router.h"

#include <algorithm>

#include "base/ports.h"
#include "base/text.h"

namespace vpnlint {
namespace {

Match protocol_matches(const Text& protocol, const ArrivingPacket& packet) {
  if (!protocol.known()) return Match::maybe;
  const auto& name = protocol.value();
  return match_of(name == "any" || name == packet.protocol || parse_integer(name) == packet.number);
}

Match port_matches(const Text& port, const ArrivingPacket& packet) {
  if (packet.port == 0) return Match::yes;
  if (port.presence() == Presence::not_collected) return Match::yes;  // left out = any
  const auto range = port.known() ? parse_ports(port.value()) : std::nullopt;
  if (!range) return Match::maybe;
  return match_of(range->contains(static_cast<std::uint16_t>(packet.port)));
}

/// A forward of the inside interface reflects connections of the LAN.
Match arrives_from_outside(const PortForward& forward, const RouterFacts& router) {
  if (!forward.interface.known() || router.lines.empty()) return Match::yes;
  bool unknown = false;
  for (const auto name : split(forward.interface.value(), ',')) {
    for (const auto* line : router.lines) {
      unknown = unknown || !line->wan_interface.known();
      if (equal_ignoring_case(trim(name), line->wan_interface.value())) return Match::yes;
    }
  }
  return unknown ? Match::maybe : Match::no;
}

/// "any" or left out: every client. Anything else: some.
Match for_every_client(const Text& field) {
  if (field.presence() == Presence::not_collected) return Match::yes;
  return field.is("any") ? Match::yes : Match::maybe;
}

}  // namespace

const ArrivingPacket arriving_ike{"ike", "udp", 17, ike_port};
const ArrivingPacket arriving_nat_t{"nat_t", "udp", 17, nat_t_port};
const ArrivingPacket arriving_esp{"esp", "esp", esp_protocol, 0};
const ArrivingPacket arriving_l2tp{"l2tp", "udp", 17, l2tp_port};

std::string RouterFacts::device(const Host& host) const {
  for (const auto* line : lines) {
    if (line->device.known()) return line->device.value();
  }
  for (const auto* forward : forwards) {
    if (forward->device.known()) return forward->device.value();
  }
  for (const auto* server : servers) {
    if (server->device.known()) return server->device.value();
  }
  return host.name.empty() ? "router" : host.name;
}

RouterFacts router_facts_of(const Bundle& bundle, HostId host) {
  RouterFacts router;
  const auto gather = [&]<class F>(std::vector<const F*>& into) {
    for (const auto& row : bundle.facts.rows<F>()) {
      if (row.host == host) into.push_back(&row);
    }
    if (!router.any && !into.empty()) router.any = into.front();
  };
  gather(router.lines);
  gather(router.forwards);
  gather(router.nat_rules);
  gather(router.servers);
  gather(router.l2tp_servers);
  for (const auto& chain : bundle.facts.rows<FilterChain>()) {
    if (chain.host != host) continue;
    router.has_chains = true;
    if (chain.kind.is("nat") && chain.hook.is("prerouting")) router.forward_chain = &chain;
  }
  std::erase_if(router.servers, [](const IpsecEndpoint* endpoint) {
    return endpoint->enabled.is(false) || endpoint->mobile.is(false);
  });
  for (const auto& extent : bundle.facts.rows<Extent>()) {
    if (extent.host != host) continue;
    const Extent** kept = extent.table.is("port_forward")    ? &router.forward_extent
                          : extent.table.is("nat_rule")      ? &router.nat_extent
                          : extent.table.is("l2tp_endpoint") ? &router.l2tp_extent
                                                             : nullptr;
    if (!kept) continue;
    if (!router.any) router.any = &extent;
    if (extent.complete.is(true)) *kept = &extent;
  }
  return router;
}

Match takes(const PortForward& forward, const ArrivingPacket& packet, const RouterFacts& router) {
  auto result =
      both(protocol_matches(forward.protocol, packet), port_matches(forward.external_port, packet));
  result = both(result, arrives_from_outside(forward, router));
  result = both(result, for_every_client(forward.source));
  if (packet.port != 0 && forward.source_ports.known()) result = both(result, Match::maybe);
  const auto& address = forward.external_address;
  const bool odd = address.known() ? address.value().starts_with('!')
                                   : address.presence() != Presence::not_collected;
  return both(result, odd ? Match::maybe : Match::yes);
}

Match takes(const NatRule& rule) {
  if (!rule.kind.is("one_to_one")) return Match::no;
  const bool conditions = rule.unknown_match.presence() != Presence::not_collected ||
                          (rule.protocol.known() && !rule.protocol.is("any")) ||
                          rule.destination_ports.known();
  return conditions ? Match::maybe : Match::yes;
}

const IpsecEndpoint* client_server(const RouterFacts& router) {
  const auto certain = [](const IpsecEndpoint* endpoint) {
    return endpoint->enabled.is(true) && endpoint->mobile.is(true);
  };
  const auto& servers = router.servers;
  const auto first = std::find_if(servers.begin(), servers.end(), certain);
  if (first != servers.end()) return *first;
  return servers.empty() ? nullptr : servers.front();
}

Match serves_clients(const RouterFacts& router) {
  const auto* server = client_server(router);
  if (server) return both(is_on(server->enabled), is_on(server->mobile));
  if (!router.has_chains) return Match::no;
  // Who hands IKE to an inside host does not answer it.
  const bool hands_over =
      std::any_of(router.forwards.begin(), router.forwards.end(), [&](const PortForward* forward) {
        return forward->enabled.is(true) && takes(*forward, arriving_ike, router) == Match::yes;
      });
  return hands_over ? Match::no : Match::maybe;
}

namespace {

Match listens_outside(const L2tpEndpoint& server, const RouterFacts& router) {
  if (!server.interface.known() || router.lines.empty()) return Match::maybe;
  bool unknown = false;
  for (const auto* line : router.lines) {
    unknown = unknown || !line->wan_interface.known();
    if (equal_ignoring_case(server.interface.value(), line->wan_interface.value())) {
      return Match::yes;
    }
  }
  return unknown ? Match::maybe : Match::no;
}

Match takes_l2tp(const L2tpEndpoint& server, const RouterFacts& router) {
  return both(is_on(server.enabled), listens_outside(server, router));
}

}  // namespace

const L2tpEndpoint* l2tp_server(const RouterFacts& router) {
  const L2tpEndpoint* likeliest = nullptr;
  for (const auto* server : router.l2tp_servers) {
    if (!likeliest || takes_l2tp(*server, router) > takes_l2tp(*likeliest, router)) {
      likeliest = server;
    }
  }
  return likeliest;
}

Match serves_l2tp(const RouterFacts& router) {
  const auto* server = l2tp_server(router);
  if (!server) return router.l2tp_extent ? Match::no : Match::maybe;
  return takes_l2tp(*server, router);
}

Position telling_place(const PortForward& forward) {
  const auto& port = forward.external_port;
  return port.known() && port.at().line > 0 ? port.at() : forward.at;
}

}  // namespace vpnlint
