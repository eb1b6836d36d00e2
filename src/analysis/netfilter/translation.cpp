// Targets of dnat, redirect, snat and masquerade.
#include "analysis/netfilter/translation.h"

#include <optional>
#include <string_view>

#include "base/ports.h"

namespace vpnlint::netfilter {
namespace {

std::string place_of(const Address& address, Told told, std::uint16_t port) {
  const auto host = told == Told::own ? "the device" : address_text(address);
  return host + (port == 0 ? "" : ":" + std::to_string(port));
}

/// Where a translation leads.
struct Target {
  Address address;
  Told told = Told::exactly;
  std::optional<PortRange> ports;  ///< none: as it was
};

bool is_destination(const Rule& rule) { return rule.action == Action::translate_destination; }

// The device's own address that masquerade and redirect write.
std::optional<Address> own_address(const Rule& rule, const std::string& hook, const Device& device,
                                   const Packet& packet) {
  if (is_destination(rule) && hook == "output") return parse_address("127.0.0.1");
  const auto& at = is_destination(rule) ? packet.in_interface : packet.out_interface;
  return device.address_on(at, packet.destination);
}

// "a.b.c.d", "a.b.c.d:port", ":port"; "" = the device's own. None where the target is not known.
std::optional<Target> target_of(const Rule& rule, const std::string& hook, const Device& device,
                                const Packet& packet) {
  const auto& action = rule.row->action.value();
  const auto colon = rule.target.rfind(':');
  const auto host = std::string_view(rule.target).substr(0, colon);
  Target target;
  if (colon != std::string::npos) {
    target.ports = parse_ports(std::string_view(rule.target).substr(colon + 1));
    if (!target.ports) return std::nullopt;
  }
  std::optional<Address> address = parse_address(host);
  if (action == "masquerade" || action == "redirect") {
    address = own_address(rule, hook, device, packet);
    if (!address && device.addresses.empty()) {  // which one, nobody told
      target.told = Told::own;
      return target;
    }
  } else if (host.empty()) {
    address = is_destination(rule) ? packet.destination : packet.source;
    target.told = is_destination(rule) ? packet.destination_told : packet.source_told;
  }
  if (!address) return std::nullopt;
  target.address = *address;
  return target;
}

bool is_one(const std::optional<PortRange>& ports) { return ports && ports->first == ports->last; }

}  // namespace

std::string translated(const Rule& rule, const std::string& hook, const Device& device,
                       Packet& packet) {
  const auto target = target_of(rule, hook, device, packet);
  if (!target) return {};
  const bool port = is_one(target->ports) && packet.has_ports();
  if (is_destination(rule)) {
    packet.destination = target->address;
    packet.destination_told = target->told;
    if (port) packet.destination_port = target->ports->first;
    packet.translated_destination = true;
    return "destination " +
           place_of(packet.destination, packet.destination_told, packet.destination_port);
  }
  packet.source = target->address;
  packet.source_told = target->told;
  if (port) packet.source_port = target->ports->first;
  packet.translated_source = true;
  return "source " + place_of(packet.source, packet.source_told, packet.source_port);
}

// Which source port is taken does not decide about the way.
bool leaves_port_open(const Rule& rule) {
  const auto colon = rule.target.rfind(':');
  if (!is_destination(rule) || colon == std::string::npos) return false;
  return !is_one(parse_ports(std::string_view(rule.target).substr(colon + 1)));
}

}  // namespace vpnlint::netfilter
