// Endpoints against packets.
#include "analysis/pf/servers.h"

#include "base/text.h"

namespace vpnlint::pf {
namespace {

enum class Part { none, ike, nat_t, esp };

bool arrives_at(const Packet& packet, const Number& moved, std::uint16_t usual) {
  const auto port = moved.known() ? moved.value() : usual;
  return packet.protocol == "udp" && packet.destination_port == port;
}

Part part_of(const IpsecEndpoint& server, const Packet& packet) {
  if (packet.protocol == "esp") return Part::esp;
  if (arrives_at(packet, server.ike_port, ike_port)) return Part::ike;
  return arrives_at(packet, server.nat_t_port, nat_t_port) ? Part::nat_t : Part::none;
}

Match meets_peer(const IpsecEndpoint& server, const Packet& packet) {
  if (server.mobile.is(true)) return Match::yes;
  const auto mobile = server.mobile.known() ? Match::no : Match::maybe;
  const auto peer = parse_range(server.peer.value());
  if (!server.peer.known() || !peer || packet.source_told != Told::exactly) {
    return either(mobile, server.peer.known() ? Match::maybe : Match::no);
  }
  return either(mobile, match_of(lies_within({packet.source, packet.source}, *peer)));
}

}  // namespace

Servers::Servers(const FactSet& facts, ArtifactId artifact, const Networks& networks)
    : networks_(networks) {
  for (const auto& server : facts.rows<IpsecEndpoint>()) {
    if (server.artifact == artifact && !server.enabled.is(false)) ipsec_.push_back(&server);
  }
  for (const auto& server : facts.rows<L2tpEndpoint>()) {
    if (server.artifact == artifact && !server.enabled.is(false)) l2tp_.push_back(&server);
  }
}

Servers::Answerer Servers::answerer(const OwnPacket& own) const {
  Answerer best;
  const auto consider = [&](Match match, const Row& row) {
    if (match > best.serves) best = {match, &row};
  };
  for (const auto* server : ipsec_) consider(serves(*server, own), *server);
  for (const auto* server : l2tp_) consider(serves(*server, own), *server);
  return best;
}

Match Servers::serves(const IpsecEndpoint& server, const OwnPacket& own) const {
  if (part_of(server, *own.packet) == Part::none) return Match::no;
  auto match = both(is_on(server.enabled), meets_peer(server, *own.packet));
  const auto& at = server.interface;
  if (!at.known() || at.is("%any") || at.value() == own.interface) return match;
  if (const auto address = parse_address(at.value())) {
    const bool told = own.packet->destination_told == Told::exactly;
    return both(match, told ? match_of(*address == own.packet->destination) : Match::maybe);
  }
  const bool other = networks_.find(at.value()) && !own.interface.empty();
  return both(match, other ? Match::no : Match::maybe);
}

Match Servers::serves(const L2tpEndpoint& server, const OwnPacket& own) const {
  const auto& packet = *own.packet;
  if (packet.protocol != "udp" || packet.destination_port != l2tp_port) return Match::no;
  const auto on = is_on(server.enabled);
  if (!server.interface.known() || own.interface.empty()) return both(on, Match::maybe);
  return both(on, match_of(server.interface.is(own.interface)));
}

// The rules stand at the entry's interface and open it for every address of the router.
Match Servers::opens(const IpsecEndpoint& server, const Packet& packet,
                     const List& interfaces) const {
  const auto part = part_of(server, packet);
  if (part == Part::none) return Match::no;
  auto match = both(is_on(server.enabled), is_on(server.opens_filter));
  if (part == Part::nat_t && server.nat_traversal.is(false)) return Match::no;
  match = both(match, meets_peer(server, packet));
  if (!server.interface.known()) return both(match, Match::maybe);
  const bool is_interface = networks_.find(server.interface.value()) != nullptr;
  return both(match, is_interface ? match_interfaces({server.interface.value()}, interfaces)
                                  : Match::maybe);
}

Servers::Opening Servers::opening(const OwnPacket& own, const List& interfaces) const {
  Match best = Match::no;
  Opening opening;
  for (const auto* server : ipsec_) {
    const auto match = opens(*server, *own.packet, interfaces);
    if (match <= best) continue;
    best = match;
    opening.at = server->at;
  }
  if (best == Match::yes) opening.otherwise = Otherwise::pass_behind_all;
  if (best == Match::maybe) opening.otherwise = Otherwise::not_known;
  return opening;
}

}  // namespace vpnlint::pf
