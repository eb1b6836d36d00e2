// What the configuration leaves open about the router itself, before the packet is followed.
#include "analysis/pf/answer.h"

#include <algorithm>
#include <utility>

#include "analysis/pf/journey.h"
#include "analysis/pf/words.h"

namespace vpnlint::pf {
namespace {

class Question {
 public:
  Question(const FactSet& facts, ArtifactId artifact, const Device& device, const Packet& packet)
      : facts_(facts),
        artifact_(artifact),
        device_(device),
        packet_(packet),
        networks_(facts, artifact) {
    networks_.add(device.addresses);
    const bool own =
        packet.source_told == Told::own ||
        (packet.source_told == Told::exactly && !networks_.owner_of(packet.source).empty());
    if (own && packet_.in_interface == not_known) packet_.in_interface.clear();
  }

  Answer ask() {
    if (!networks_.complete()) return unknown(interfaces_step());
    auto answer = follow_with({});
    for (const auto& interface : unnumbered()) {
      const OwnAddress assumed{
          packet_.destination, {packet_.destination, packet_.destination}, interface};
      const auto other = follow_with({assumed});
      if (is_same(answer, other)) continue;
      return unknown(address_step(interface));
    }
    return answer;
  }

 private:
  Answer follow_with(std::vector<OwnAddress> told) const {
    told.insert(told.end(), device_.addresses.begin(), device_.addresses.end());
    Gate gate(facts_, artifact_, told, device_.served);
    return follow(gate, packet_);
  }

  Answer unknown(AnswerStep step) const {
    return {Disposition::unknown, 0, {std::move(step)}, packet_, false};
  }

  /// Lines by which it may arrive and whose address, perhaps its destination, nobody told.
  List unnumbered() const {
    if (packet_.in_interface.empty() || packet_.destination_told != Told::exactly) return {};
    const AddressRange destination{packet_.destination, packet_.destination};
    if (!networks_.holder_of(destination).empty()) return {};
    if (packet_.in_interface == not_known && packet_.source_told == Told::exactly) {
      const bool near = !networks_.holder_of({packet_.source, packet_.source}).empty();
      if (near) return {};
    }
    List found;
    for (const auto& name : networks_.lines()) {
      const bool reached =
          packet_.in_interface == not_known || networks_.name_of(packet_.in_interface) == name;
      if (reached && networks_.addresses_of(name).empty()) found.push_back(name);
    }
    return found;
  }

  static bool is_same(const Answer& a, const Answer& b) {
    if (a.disposition != b.disposition) return false;
    if (a.disposition != Disposition::delivered) return true;
    return a.local == b.local && a.packet.destination == b.packet.destination;
  }

  const FactSet& facts_;
  ArtifactId artifact_;
  const Device& device_;
  Packet packet_;
  Networks networks_;
};

}  // namespace

std::optional<Answer> answer(const Bundle& bundle, ArtifactId artifact, const Device& device,
                             const Packet& packet) {
  const auto routers = artifacts_of(bundle.facts);
  if (std::find(routers.begin(), routers.end(), artifact) == routers.end()) return std::nullopt;
  return Question(bundle.facts, artifact, device, packet).ask();
}

}  // namespace vpnlint::pf
