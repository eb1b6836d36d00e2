// Port forwards and the router's own servers, asked of the filter rules.
#include "analysis/pf_filter.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "analysis/pf/rules.h"
#include "base/text.h"

namespace vpnlint {
namespace {

/// One router while it is decided.
struct Filter {
  pf::Networks networks;
  pf::Rules rules;

  Filter(const FactSet& facts, ArtifactId artifact, std::size_t& work)
      : networks(facts, artifact), rules(facts, artifact, networks, work) {}
};

List items_of(std::string_view text) {
  List items;
  for (const auto part : split(text, ',')) items.emplace_back(part);
  return items;
}

// Sources that are names stay unknown.
pf::End source_of(const Text& source) {
  pf::End end;
  end.internet = !source.known() || source.value().starts_with("!");
  if (end.internet) return end;
  for (const auto& word : items_of(source.value())) {
    const auto range = parse_range(word);
    if (!range) return {};
    end.ranges.push_back(*range);
  }
  return end;
}

std::optional<pf::Asked> asked_about(const PortForward& forward) {
  pf::Asked asked;
  if (!forward.protocol.known() || !forward.interface.known()) return std::nullopt;
  asked.protocol = protocol_name(forward.protocol.value());
  if (const auto target = parse_range(forward.internal_address.value())) {
    asked.destination.ranges = {*target};
  }
  asked.interfaces = items_of(forward.interface.value());
  asked.source = source_of(forward.source);
  const auto outside = parse_ports(forward.external_port.value());
  const auto inside = parse_ports(forward.internal_port.value());
  if (inside) {
    const int length = outside ? outside->last - outside->first : 0;
    const int last = std::min(inside->first + length, 65'535);
    asked.destination_ports = PortRange{inside->first, static_cast<std::uint16_t>(last)};
  } else if (forward.internal_port.known()) {
    return std::nullopt;  // a name
  }
  return asked;
}

void decide(Filter& filter, PortForward& forward) {
  if (forward.passes_filter.known()) return;
  auto asked = asked_about(forward);
  if (!asked) return;
  auto outcome = filter.rules.ask(*asked);
  if (outcome && outcome->passes) {
    asked->outbound = true;
    asked->interfaces.clear();
    const auto& targets = asked->destination.ranges;
    const auto towards = targets.empty() ? "" : filter.networks.holder_of(targets.front());
    if (!towards.empty()) asked->interfaces = {towards};
    auto leaving = filter.rules.ask(*asked, pf::Otherwise::pass);
    if (!leaving || !leaving->passes) outcome = std::move(leaving);
  }
  if (!outcome) return;
  forward.passes_filter = Flag(outcome->passes, outcome->at);
  forward.filter_rule = Text(std::move(outcome->label), outcome->at);
}

// From any public address to the router's own address on that interface.
pf::Asked asked_about_own(const std::string& interface, std::uint16_t port, const Filter& filter) {
  pf::Asked asked;
  asked.protocol = "udp";
  asked.destination_ports = PortRange{port, port};
  asked.source.internet = true;
  asked.destination.own = interface;
  asked.interfaces = {interface};
  const auto own = filter.networks.addresses_of(interface);
  if (!own.empty()) asked.destination.ranges = {{own.front(), own.front()}};
  return asked;
}

void decide(Filter& filter, L2tpEndpoint& server) {
  if (!server.interface.known()) return;
  auto outcome = filter.rules.ask(asked_about_own(server.interface.value(), l2tp_port, filter));
  if (!outcome) return;
  server.passes_filter = Flag(outcome->passes, outcome->at);
  server.filter_rule = Text(std::move(outcome->label), outcome->at);
}

// An interface, or whatever address the only line has; nothing for virtual addresses.
std::optional<std::string> interface_of(const IpsecEndpoint& server, const Filter& filter) {
  const auto& named = server.interface;
  if (named.known() && filter.networks.find(named.value())) return named.value();
  const auto lines = filter.networks.lines();
  if (lines.size() != 1) return std::nullopt;
  const auto address = parse_address(named.value());
  const bool owns = address && filter.networks.owner_of(*address) == lines.front();
  const bool any = named.presence() == Presence::not_collected || named.is("%any");
  return owns || any ? std::optional(lines.front()) : std::nullopt;
}

pf::Otherwise behind_all_rules(const Flag& opens) {
  if (!opens.known()) return pf::Otherwise::not_known;
  return opens.value() ? pf::Otherwise::pass_behind_all : pf::Otherwise::block;
}

void decide(Filter& filter, IpsecEndpoint& server) {
  const auto interface = interface_of(server, filter);
  if (!interface) return;
  auto ike = filter.rules.ask(asked_about_own(*interface, ike_port, filter),
                              behind_all_rules(server.opens_filter));
  if (ike) {
    server.passes_ike = Flag(ike->passes, ike->at);
    server.ike_rule = Text(std::move(ike->label), ike->at);
  }
  // Without NAT traversal the product does not open UDP 4500.
  const auto& opens = server.nat_traversal.is(false) ? server.nat_traversal : server.opens_filter;
  auto nat_t =
      filter.rules.ask(asked_about_own(*interface, nat_t_port, filter), behind_all_rules(opens));
  if (nat_t) {
    server.passes_nat_t = Flag(nat_t->passes, nat_t->at);
    server.nat_t_rule = Text(std::move(nat_t->label), nat_t->at);
  }
}

}  // namespace

void decide_pf_filter(FactSet& facts) {
  std::size_t work = 0;
  for (const auto artifact : pf::artifacts_of(facts)) {
    Filter filter(facts, artifact, work);
    for (auto& forward : facts.rows<PortForward>()) {
      if (forward.artifact == artifact) decide(filter, forward);
    }
    for (auto& server : facts.rows<L2tpEndpoint>()) {
      if (server.artifact == artifact) decide(filter, server);
    }
    for (auto& server : facts.rows<IpsecEndpoint>()) {
      if (server.artifact == artifact && !server.mobile.is(false)) decide(filter, server);
    }
  }
}

}  // namespace vpnlint
