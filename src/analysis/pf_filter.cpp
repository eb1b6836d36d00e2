// Port forwards and the router's own servers, asked of the filter rules.
#include "analysis/pf_filter.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "analysis/pf_rules.h"
#include "base/text.h"

namespace vpnlint {
namespace {

std::optional<PfPacket> packet_of(const PortForward& forward) {
  PfPacket packet;
  if (!forward.protocol.known() || !forward.interface.known()) return std::nullopt;
  packet.protocol = forward.protocol.value();
  packet.destination = parse_range(forward.internal_address.value());
  for (const auto part : split(forward.interface.value(), ','))
    packet.interfaces.emplace_back(part);
  const auto outside = parse_ports(forward.external_port.value());
  const auto inside = parse_ports(forward.internal_port.value());
  if (inside) {
    const int length = outside ? outside->last - outside->first : 0;
    const int last = std::min(inside->first + length, 65'535);
    packet.ports = PortRange{inside->first, static_cast<std::uint16_t>(last)};
  } else if (forward.internal_port.known()) {
    return std::nullopt;  // a name
  }
  const auto& source = forward.source.value();
  if (forward.source.known() && !source.starts_with("!")) {
    for (const auto part : split(source, ',')) packet.sources.emplace_back(part);
  }
  return packet;
}

void decide(PfRules& rules, PortForward& forward) {
  if (forward.passes_filter.known()) return;
  auto packet = packet_of(forward);
  if (!packet) return;
  auto outcome = rules.ask(*packet);
  if (outcome && outcome->passes) {
    packet->outbound = true;
    packet->interfaces =
        packet->destination ? rules.interface_towards(*packet->destination) : List{};
    auto leaving = rules.ask(*packet, PfDefault::pass);
    if (!leaving || !leaving->passes) outcome = std::move(leaving);
  }
  if (!outcome) return;
  forward.passes_filter = Flag(outcome->passes, outcome->at);
  forward.filter_rule = Text(std::move(outcome->label), outcome->at);
}

// From any public address to the router's own address on that interface.
PfPacket packet_to(const std::string& interface_name, std::uint16_t port, const PfRules& rules) {
  PfPacket packet;
  packet.protocol = "udp";
  packet.ports = PortRange{port, port};
  packet.own_interface = interface_name;
  packet.interfaces = {interface_name};
  for (const auto* interface : rules.interfaces()) {
    if (!interface->name.is(interface_name)) continue;
    for (const auto& written : interface->addresses.value()) {
      const auto address = parse_address(written.substr(0, written.find('/')));
      if (address && !address->v6) packet.destination = AddressRange{*address, *address};
    }
  }
  return packet;
}

void decide(PfRules& rules, L2tpEndpoint& server) {
  if (!server.interface.known()) return;
  auto outcome = rules.ask(packet_to(server.interface.value(), l2tp_port, rules));
  if (!outcome) return;
  server.passes_filter = Flag(outcome->passes, outcome->at);
  server.filter_rule = Text(std::move(outcome->label), outcome->at);
}

// An interface, or whatever address the only line has; nothing for virtual addresses.
std::optional<std::string> interface_of(const IpsecEndpoint& server, const PfRules& rules) {
  const auto& named = server.interface;
  std::optional<std::string> only_line;
  std::size_t lines = 0;
  for (const auto* interface : rules.interfaces()) {
    if (named.known() && interface->name.is(named.value())) return named.value();
    if (!interface->is_wan.is(true) || interface->enabled.is(false)) continue;
    ++lines;
    const auto& addresses = interface->addresses.value();
    const bool owns = std::any_of(addresses.begin(), addresses.end(), [&](const auto& written) {
      return written.substr(0, written.find('/')) == named.value();
    });
    if (owns || named.presence() == Presence::not_collected || named.is("%any")) {
      only_line = interface->name.value();
    }
  }
  return lines == 1 ? only_line : std::nullopt;
}

std::optional<PfOutcome> ask_for_own(PfRules& rules, const PfPacket& packet, const Flag& opens) {
  if (opens.known()) {
    return rules.ask(packet, opens.value() ? PfDefault::pass_behind_all : PfDefault::block);
  }
  auto opened = rules.ask(packet, PfDefault::pass_behind_all);
  const auto closed = rules.ask(packet);
  const bool agree = opened && closed && opened->passes == closed->passes;
  return agree ? std::move(opened) : std::nullopt;
}

void decide(PfRules& rules, IpsecEndpoint& server) {
  const auto interface = interface_of(server, rules);
  if (!interface) return;
  auto ike = ask_for_own(rules, packet_to(*interface, ike_port, rules), server.opens_filter);
  if (ike) {
    server.passes_ike = Flag(ike->passes, ike->at);
    server.ike_rule = Text(std::move(ike->label), ike->at);
  }
  // Without NAT traversal the product does not open UDP 4500.
  const auto& opens = server.nat_traversal.is(false) ? server.nat_traversal : server.opens_filter;
  auto nat_t = ask_for_own(rules, packet_to(*interface, nat_t_port, rules), opens);
  if (nat_t) {
    server.passes_nat_t = Flag(nat_t->passes, nat_t->at);
    server.nat_t_rule = Text(std::move(nat_t->label), nat_t->at);
  }
}

}  // namespace

void decide_pf_filter(FactSet& facts) {
  std::size_t work = 0;
  for (const auto artifact : pf_artifacts(facts)) {
    PfRules rules(facts, artifact, work);
    for (auto& forward : facts.rows<PortForward>()) {
      if (forward.artifact == artifact) decide(rules, forward);
    }
    for (auto& server : facts.rows<L2tpEndpoint>()) {
      if (server.artifact == artifact) decide(rules, server);
    }
    for (auto& server : facts.rows<IpsecEndpoint>()) {
      if (server.artifact == artifact && !server.mobile.is(false)) decide(rules, server);
    }
  }
}

}  // namespace vpnlint
