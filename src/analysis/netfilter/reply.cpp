// Answers to delivered packets.
#include <utility>

#include "analysis/netfilter/journeying.h"

namespace vpnlint::netfilter {
namespace {

Packet answer_to(const Journey& there) {
  Packet answer;
  answer.protocol = there.packet.protocol;
  answer.inside = there.packet.inside;
  answer.source = there.packet.destination;
  answer.source_told = there.packet.destination_told;
  answer.source_port = there.packet.destination_port;
  answer.destination = there.packet.source;
  answer.destination_told = there.packet.source_told;
  answer.destination_port = there.packet.source_port;
  answer.destination_port_told = there.packet.source_port_told;
  answer.in_interface = there.local ? "" : there.packet.out_interface;
  answer.out_interface = std::string(not_known);
  return answer;
}

bool is_outer(const Address& address, Told told) {
  if (told != Told::exactly) return told == Told::internet;
  return classify(address) == AddressClass::public_address;
}

// Sender and receiver on one link: an answer need not pass the device.
Match answers_directly(const Journey& there) {
  const auto& packet = there.packet;
  if (there.local || packet.in_interface.empty() || packet.translated_source) return Match::no;
  const auto is_told = [](const std::string& interface) {
    return !interface.empty() && interface != not_known;
  };
  if (is_told(packet.in_interface) && is_told(packet.out_interface)) {
    return match_of(packet.in_interface == packet.out_interface);
  }
  const bool sides_differ = is_outer(packet.source, packet.source_told) !=
                            is_outer(packet.destination, packet.destination_told);
  return sides_differ ? Match::no : Match::maybe;
}

// To the sender it comes from a host that he never wrote to when the device had changed that.
Journey direct_answer(const Packet& sent, const Journey& there, bool foreign) {
  Journey back;
  back.packet = answer_to(there);
  back.packet.out_interface = sent.in_interface;
  back.disposition = foreign ? Disposition::dropped : Disposition::delivered;
  back.steps.push_back({"route", "", foreign ? drops : passes, {}, "", sent.in_interface});
  if (foreign) back.at = 0;
  return back;
}

}  // namespace

Journey follow_reply(const Ruleset& rules, const Device& device, const Packet& sent,
                     const Journey& there) {
  const auto direct = answers_directly(there);
  const bool foreign = there.packet.translated_destination && !there.packet.translated_source;
  if (direct == Match::yes) return direct_answer(sent, there, foreign);
  Connection connection{sent, there.packet, there.packet.state == Tracking::fresh};
  auto back = follow_as(rules, device, answer_to(there), &connection);
  if (back.disposition != Disposition::delivered) return back;
  const bool same =
      back.packet.source == sent.destination && back.packet.source_port == sent.destination_port &&
      back.packet.destination == sent.source && back.packet.destination_port == sent.source_port;
  if (!same) back.disposition = Disposition::dropped;
  if (same && foreign && direct == Match::maybe) back.disposition = Disposition::unknown;
  return back;
}

}  // namespace vpnlint::netfilter
