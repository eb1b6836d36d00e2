// Every way that something unknown leaves open is followed to its end; the ends are compared.
#include "analysis/pf/journey.h"

#include <algorithm>
#include <utility>

#include "analysis/pf/words.h"

namespace vpnlint::pf {
namespace {

/// A packet on its way, and what happened to it so far.
struct Journey {
  Packet packet;
  List in, out;  ///< interfaces that it may use; empty: not known
  std::vector<AnswerStep> steps;
};

Answer finish(Journey journey, Disposition disposition, bool local = false) {
  Answer answer;
  answer.disposition = disposition;
  answer.at = journey.steps.size() - 1;
  answer.steps = std::move(journey.steps);
  answer.packet = std::move(journey.packet);
  answer.local = local;
  return answer;
}

bool is_same_end(const Answer& a, const Answer& b) {
  if (a.disposition != b.disposition) return false;
  if (a.disposition != Disposition::delivered) return a.disposition != Disposition::unknown;
  const auto& p = a.packet;
  const auto& q = b.packet;
  return a.local == b.local && p.destination == q.destination && p.source == q.source &&
         p.source_told == q.source_told && p.destination_port == q.destination_port &&
         p.source_port_told == q.source_port_told;
}

/// The last of them happens when nothing before it does. `open` says what is not known.
Answer agree(std::vector<Answer> ends, const Journey& before, AnswerStep open) {
  const bool same = std::all_of(ends.begin(), ends.end(),
                                [&](const Answer& end) { return is_same_end(end, ends.back()); });
  if (ends.size() == 1 || same) return std::move(ends.back());
  auto told = before;
  told.steps.push_back(std::move(open));
  return finish(std::move(told), Disposition::unknown);
}

std::string only(const List& interfaces) {
  return interfaces.size() == 1 ? interfaces.front() : std::string(not_known);
}

class Following {
 public:
  explicit Following(Gate& gate) : gate_(gate) {}

  Answer run(Journey journey) {
    auto& packet = journey.packet;
    if (!packet.in_interface.empty()) {
      journey.in = interfaces_of(packet.in_interface, packet.source, packet.source_told);
      packet.in_interface = packet.from_ipsec ? "enc0" : only(journey.in);
      return arrive(std::move(journey));
    }
    return route(std::move(journey));
  }

  /// Where an address may be reached; empty: not known.
  List interfaces_of(const std::string& told, const Address& address, Told how) const {
    const auto& networks = gate_.networks;
    if (!told.empty() && told != not_known) return {networks.name_of(told)};
    if (how == Told::internet) return networks.lines();
    if (how == Told::inside) return networks.inside();
    if (how == Told::own) return {};
    const auto holder = networks.holder_of({address, address});
    if (!holder.empty()) return {holder};
    // A private address that no network holds: behind another router, or in a tunnel.
    const bool is_public = classify(address) == AddressClass::public_address;
    return is_public ? networks.lines() : List{};
  }

 private:
  End end_of(const Address& address, Told told, const List& near) const {
    const auto& networks = gate_.networks;
    End end;
    if (told == Told::internet) {
      end.internet = true;
    } else if (told == Told::inside) {
      for (const auto& name : near.empty() ? networks.inside() : near) {
        for (const auto& network : networks.networks_of(name)) end.ranges.push_back(network);
      }
    } else if (told == Told::own) {
      if (near.size() != 1) return end;
      end.own = near.front();
      const auto own = networks.addresses_of(end.own);
      if (own.size() == 1) end.ranges = {{own.front(), own.front()}};
    } else {
      end.ranges = {{address, address}};
      end.own = networks.owner_of(address);
    }
    return end;
  }

  Asked asked_about(const Journey& journey, bool outbound) const {
    const auto& packet = journey.packet;
    Asked asked;
    asked.protocol = packet.protocol;
    asked.outbound = outbound;
    asked.interfaces = outbound ? journey.out : journey.in;
    if (packet.from_ipsec && !outbound) asked.interfaces = {"enc0"};
    const bool hidden = packet.translated_source || packet.in_interface.empty();
    asked.source = end_of(packet.source, packet.source_told, hidden ? journey.out : journey.in);
    asked.destination =
        end_of(packet.destination, packet.destination_told, outbound ? journey.out : journey.in);
    const auto port = [](std::uint16_t number, bool told) {
      return told ? std::optional(PortRange{number, number}) : std::nullopt;
    };
    asked.source_ports = port(packet.source_port, packet.source_port_told);
    asked.destination_ports = port(packet.destination_port, packet.destination_port_told);
    return asked;
  }

  /// Goes on behind each of the translations.
  template <class GoOn>
  Answer translate(const Journey& before, std::vector<Translated> possible, const GoOn& go_on) {
    std::vector<Answer> ends;
    for (auto& translated : possible) {
      auto journey = before;
      const auto step = step_of(translated, before.packet);
      if (step) journey.steps.push_back(*step);
      if (!translated.packet) {
        ends.push_back(finish(std::move(journey), Disposition::unknown));
        continue;
      }
      if (translated.bypasses_filter) journey.steps.push_back(bypass_step(translated));
      journey.packet = std::move(*translated.packet);
      ends.push_back(go_on(std::move(journey), translated.bypasses_filter));
    }
    return agree(std::move(ends), before,
                 open_step("nat", possible.front().label, possible.front().at));
  }

  Answer arrive(Journey journey) {
    auto possible = gate_.translation.arriving(journey.packet, asked_about(journey, false));
    return translate(journey, std::move(possible), [&](Journey after, bool bypasses) {
      if (bypasses) return behind_filter(std::move(after));
      return filter(std::move(after), false);
    });
  }

  /// The interface whose own address the packet is for; "" when it is none of them.
  std::string owner(const Journey& journey) const {
    const auto& packet = journey.packet;
    if (packet.destination_told == Told::own) return only(journey.in);
    if (packet.destination_told != Told::exactly) return {};
    if (classify(packet.destination) == AddressClass::loopback) return "lo0";
    return gate_.networks.owner_of(packet.destination);
  }

  OwnPacket own_packet(const Journey& journey) const {
    const auto interface = owner(journey);
    return {&journey.packet, interface == not_known ? std::string() : interface};
  }

  Answer filter(Journey journey, bool outbound) {
    Servers::Opening opening;
    if (outbound) {
      opening.otherwise = Otherwise::pass;
    } else if (!owner(journey).empty()) {
      opening = gate_.servers.opening(own_packet(journey), journey.in);
    }
    auto verdict = gate_.rules.judge(asked_about(journey, outbound), opening.otherwise);
    const bool opened = verdict.label == pf_implicit_pass && !outbound;
    if (opened) verdict.at = opening.at;
    const auto open = verdict.open_label == pf_implicit_pass
                          ? open_step("filter", verdict.open_label, opening.at)
                          : open_step("filter", verdict.open_label, verdict.open_at);
    std::vector<Answer> ends;
    for (const auto ending : {drops, rejects}) {
      if (!(verdict.endings & ending)) continue;
      auto stopped = journey;
      stopped.steps.push_back(step_of(verdict, ending, outbound));
      ends.push_back(finish(std::move(stopped),
                            ending == drops ? Disposition::dropped : Disposition::rejected));
    }
    if (verdict.endings & passes) {
      auto passed = journey;
      passed.steps.push_back(verdict.endings == passes ? step_of(verdict, passes, outbound) : open);
      ends.push_back(outbound ? finish(std::move(passed), Disposition::delivered)
                              : behind_filter(std::move(passed)));
    }
    return agree(std::move(ends), journey, open);
  }

  Answer behind_filter(Journey journey) {
    return owner(journey).empty() ? route(std::move(journey)) : answer_itself(std::move(journey));
  }

  // The products swallow what arrives at a closed port (net.inet.udp.blackhole).
  Answer answer_itself(Journey journey) {
    Device device;
    device.served = gate_.served;
    auto answerer = gate_.servers.answerer(own_packet(journey));
    if (device.serves(journey.packet)) answerer = {Match::yes, nullptr};
    journey.steps.push_back(step_of(answerer));
    const auto disposition = answerer.serves == Match::yes  ? Disposition::delivered
                             : answerer.serves == Match::no ? Disposition::dropped
                                                            : Disposition::unknown;
    return finish(std::move(journey), disposition, disposition == Disposition::delivered);
  }

  Answer route(Journey journey) {
    auto& packet = journey.packet;
    journey.out = interfaces_of(packet.out_interface, packet.destination, packet.destination_told);
    packet.out_interface = only(journey.out);
    if (comes_back(journey)) {
      journey.steps.push_back(address_step(packet.out_interface));
      return finish(std::move(journey), Disposition::unknown);
    }
    journey.steps.push_back(route_step(packet.out_interface));
    auto possible = gate_.translation.leaving(packet, asked_about(journey, true));
    return translate(journey, std::move(possible),
                     [&](Journey after, bool) { return filter(std::move(after), true); });
  }

  /// A host of the network that it came from would not have sent it here: a further address of the
  /// router, which nobody told?
  bool comes_back(const Journey& journey) const {
    const auto& packet = journey.packet;
    if (journey.in.size() != 1 || journey.in != journey.out || packet.translated_destination) {
      return false;
    }
    return packet.destination_told == Told::exactly &&
           !gate_.networks.holder_of({packet.destination, packet.destination}).empty();
  }

  Gate& gate_;
};

}  // namespace

Gate::Gate(const FactSet& facts, ArtifactId artifact, const std::vector<OwnAddress>& told,
           std::vector<std::string> answered)
    : networks(facts, artifact),
      rules(facts, artifact, networks, work),
      translation(facts, artifact, networks, work),
      servers(facts, artifact, networks),
      served(std::move(answered)) {
  networks.add(told);
}

Answer follow(Gate& gate, const Packet& packet) {
  Following following(gate);
  return following.run({packet, {}, {}, {}});
}

}  // namespace vpnlint::pf
