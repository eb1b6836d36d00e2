// Packets and devices.
#include "analysis/flow/packet.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> protocols = {{
    {"1", "icmp"},
    {"2", "igmp"},
    {"4", "ipencap"},
    {"6", "tcp"},
    {"17", "udp"},
    {"47", "gre"},
    {"50", "esp"},
    {"51", "ah"},
    {"58", "ipv6-icmp"},
    {"115", "l2tp"},
    {"132", "sctp"},
    {"136", "udplite"},
}};

bool within(const Address& address, const AddressRange& range) {
  return lies_within({address, address}, range);
}

// A network of fewer addresses is the better route.
bool is_narrower(const AddressRange& a, const AddressRange& b) {
  return lies_within(a, b) && !lies_within(b, a);
}

}  // namespace

std::string protocol_name(std::string_view written) {
  for (const auto& [number, name] : protocols) {
    if (written == number || equal_ignoring_case(written, name)) return std::string(name);
  }
  if (equal_ignoring_case(written, "icmpv6")) return "ipv6-icmp";
  return lower(written);
}

std::string address_text(const Address& address) {
  std::string text;
  for (std::size_t i = 0; i < 4; ++i) {
    if (i > 0) text += '.';
    text += std::to_string(address.bytes[i]);
  }
  return text;
}

namespace {

// "a.b.c.d" or "a.b.c.d:port"
bool read_end(std::string_view text, bool has_port, Address& address, std::uint16_t& port) {
  const auto colon = text.find(':');
  if (has_port != (colon != text.npos)) return false;
  const auto found = parse_address(text.substr(0, colon));
  if (!found || found->v6) return false;
  address = *found;
  if (!has_port) return true;
  const auto number = parse_integer(text.substr(colon + 1));
  if (!number || *number < 0 || *number > 65535) return false;
  port = static_cast<std::uint16_t>(*number);
  return true;
}

}  // namespace

std::optional<Packet> packet_from(std::string_view text) {
  constexpr std::string_view arrow = " -> ";
  text = trim(text);
  const auto blank = std::min(text.find(' '), text.size());
  const auto between = text.find(arrow);
  if (between == text.npos || between <= blank) return std::nullopt;
  Packet packet;
  packet.protocol = protocol_name(text.substr(0, blank));
  packet.in_interface = packet.out_interface = std::string(not_known);
  const auto source = trim(text.substr(blank + 1, between - blank - 1));
  const auto destination = trim(text.substr(between + arrow.size()));
  const bool ports = packet.has_ports();
  if (!read_end(source, ports, packet.source, packet.source_port) ||
      !read_end(destination, ports, packet.destination, packet.destination_port)) {
    return std::nullopt;
  }
  return packet;
}

std::optional<OwnAddress> own_address_from(std::string_view text) {
  const auto at = text.find('@');
  if (at == text.npos || at + 1 == text.size()) return std::nullopt;
  const auto address = parse_address(text.substr(0, text.find('/')));
  const auto network = parse_range(text.substr(0, at));
  if (!address || !network || address->v6) return std::nullopt;
  return OwnAddress{*address, *network, std::string(text.substr(at + 1))};
}

bool Device::owns(const Address& address) const {
  return std::any_of(addresses.begin(), addresses.end(),
                     [&](const OwnAddress& own) { return own.address == address; });
}

bool Device::receives(const Packet& packet) const {
  if (packet.destination_told == Told::own) return true;
  return packet.destination_told == Told::exactly && owns(packet.destination);
}

bool Device::serves(const Packet& packet) const {
  const auto wanted = packet.has_ports()
                          ? packet.protocol + "/" + std::to_string(packet.destination_port)
                          : packet.protocol;
  return std::find(served.begin(), served.end(), wanted) != served.end();
}

std::string Device::interface_towards(const Address& address) const {
  const OwnAddress* best = nullptr;
  for (const auto& own : addresses) {
    if (!within(address, own.network)) continue;
    if (!best || is_narrower(own.network, best->network)) best = &own;
  }
  return best ? best->interface : std::string(not_known);
}

std::optional<Address> Device::address_on(const std::string& interface,
                                          const Address& destination) const {
  const OwnAddress* any = nullptr;
  for (const auto& own : addresses) {
    if (own.interface != interface) continue;
    if (within(destination, own.network)) return own.address;
    if (!any) any = &own;
  }
  if (!any) return std::nullopt;
  return any->address;
}

}  // namespace vpnlint
