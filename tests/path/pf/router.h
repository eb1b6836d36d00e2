// Packets asked of pieces of a config.xml, through the real reader.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "analysis/flow/answer.h"
#include "formats/read_text.h"

namespace vpnlint {
void read_pfsense(Reading&);
void read_opnsense(Reading&);
}  // namespace vpnlint

namespace vpnlint::test {

/// A configuration with wan 203.0.113.10/29 and lan 10.20.0.1/24, unless the pieces say otherwise.
/// Pieces that end inside an element end the file.
inline Bundle pf_router(const std::string& product, const std::string& pieces) {
  std::string text = "<" + product + ">\n";
  const auto add_unless_there = [&](std::string_view section, std::string_view standard) {
    if (pieces.find(section) == pieces.npos) text += standard;
  };
  add_unless_there("<system>", "<system><hostname>fw1</hostname></system>\n");
  add_unless_there("<interfaces>",
                   "<interfaces>\n"
                   "<wan><enable/><ipaddr>203.0.113.10</ipaddr><subnet>29</subnet></wan>\n"
                   "<lan><enable/><ipaddr>10.20.0.1</ipaddr><subnet>24</subnet></lan>\n"
                   "</interfaces>\n");
  text += pieces;
  const auto last = text.find_last_not_of('\n');
  if (text[last] == '>') text += "</" + product + ">\n";
  auto read = read_text(product == "opnsense" ? read_opnsense : read_pfsense, text);
  Bundle bundle;
  bundle.artifacts.emplace_back();
  bundle.hosts.emplace_back();
  bundle.facts = std::move(read.facts);
  return bundle;
}

inline Packet packet_of(const std::string& text, const std::string& in = "") {
  auto packet = packet_from(text);
  if (!packet) throw std::invalid_argument(text);
  if (!in.empty()) packet->in_interface = in;
  return *packet;
}

inline std::string end_text(const Address& address, Told told, const Packet& packet,
                            std::uint16_t port, bool port_told) {
  std::string text = told == Told::own ? "own" : address_text(address);
  if (packet.has_ports()) text += ":" + (port_told ? std::to_string(port) : "?");
  return text;
}

/// "dropped: nat rewrite IKE, filter drop"
inline std::string dump(const Answer& answer) {
  const auto& packet = answer.packet;
  std::string text(name_of(answer.disposition));
  if (answer.local) {
    text += " to the device";
  } else if (answer.disposition == Disposition::delivered) {
    text += " " + end_text(packet.source, packet.source_told, packet, packet.source_port,
                           packet.source_port_told);
    text += " -> " + end_text(packet.destination, packet.destination_told, packet,
                              packet.destination_port, packet.destination_port_told);
  }
  const char* sign = ": ";
  for (const auto& step : answer.steps) {
    text += sign + std::string(step.stage);
    if (step.stage != "route" || step.verdict != "pass") text += " " + std::string(step.verdict);
    for (const auto& [name, value] : step.message.arguments) {
      if (name == "rule" || name == "interface") text += " " + value;
    }
    if (step.stage == "route" && step.message.arguments.empty()) text += " ?";
    sign = ", ";
  }
  return text;
}

}  // namespace vpnlint::test
