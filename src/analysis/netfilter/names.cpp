// One value of a condition against a packet, as the kernel compares (tests/path).
#include "analysis/netfilter/names.h"

#include <algorithm>
#include <array>

#include "base/ports.h"
#include "base/text.h"

namespace vpnlint::netfilter {
namespace {

bool is_everything(const AddressRange& range) {
  return range.first == Address{} && classify(range.last) == AddressClass::multicast &&
         range.last.bytes[0] == 255;
}

// An address that is only known by its kind may lie in any range of that kind.
Match match_kind(const AddressRange& range, Told told, const std::optional<AddressRange>& inside) {
  if (is_everything(range)) return Match::yes;
  if (told == Told::inside && inside) {
    if (lies_within(*inside, range)) return Match::yes;
    return overlap(*inside, range) ? Match::maybe : Match::no;
  }
  static const auto special = {*parse_range("0.0.0.0/8"), *parse_range("127.0.0.0/8"),
                               *parse_range("169.254.0.0/16"), *parse_range("224.0.0.0/3")};
  static const auto inner = {*parse_range("10.0.0.0/8"), *parse_range("172.16.0.0/12"),
                             *parse_range("192.168.0.0/16"), *parse_range("100.64.0.0/10")};
  const auto holds = [&](const AddressRange& network) { return lies_within(range, network); };
  const auto meets = [&](const AddressRange& network) { return overlap(range, network); };
  if (std::any_of(special.begin(), special.end(), holds)) return Match::no;
  if (told == Told::internet && std::any_of(inner.begin(), inner.end(), holds)) return Match::no;
  if (told == Told::inside && std::none_of(inner.begin(), inner.end(), meets)) return Match::no;
  return Match::maybe;
}

Match match_address(std::string_view value, const Address& address, Told told,
                    const std::optional<AddressRange>& inside) {
  const auto range = parse_range(value);
  if (!range) return Match::maybe;  // a name, or a set that was not sent
  if (range->first.v6 != address.v6) return Match::no;
  if (told != Told::exactly) return match_kind(*range, told, inside);
  return match_of(lies_within({address, address}, *range));
}

Match match_source(std::string_view value, const Packet& packet, const Place&) {
  return match_address(value, packet.source, packet.source_told, packet.inside);
}

Match match_destination(std::string_view value, const Packet& packet, const Place&) {
  return match_address(value, packet.destination, packet.destination_told, packet.inside);
}

// Where other protocols have ports, they have something: few numbers meet it, wide ranges may.
Match match_port(std::string_view value, const Packet& packet, std::uint16_t port, bool told) {
  constexpr int wide = 1024;
  const auto range = parse_ports(value);
  if (!range) return Match::maybe;
  if (!packet.has_ports()) return range->last - range->first >= wide ? Match::maybe : Match::no;
  if (told) return match_of(range->contains(port));
  if (range->first <= 1 && range->last == 65535) return Match::yes;
  // Linux and its kind choose among the ports from 1024 on where the old one was.
  if (port >= 1024 && range->last < 1024) return Match::no;
  return Match::maybe;
}

Match match_source_port(std::string_view value, const Packet& packet, const Place&) {
  return match_port(value, packet, packet.source_port, packet.source_port_told);
}

Match match_destination_port(std::string_view value, const Packet& packet, const Place&) {
  return match_port(value, packet, packet.destination_port, packet.destination_port_told);
}

Match match_either_port(std::string_view value, const Packet& packet, const Place& place) {
  return either(match_source_port(value, packet, place),
                match_destination_port(value, packet, place));
}

Match match_protocol(std::string_view value, const Packet& packet, const Place&) {
  return match_of(value == "all" || protocol_name(value) == packet.protocol);
}

Match match_interface(std::string_view value, const std::string& interface) {
  const bool open = value.ends_with('*');
  const auto name = value.substr(0, value.size() - (open ? 1 : 0));
  if (open && name.empty()) return Match::yes;
  if (interface == not_known) return value == "lo" ? Match::no : Match::maybe;
  return match_of(open ? interface.starts_with(name) : interface == name);
}

Match match_in_interface(std::string_view value, const Packet& packet, const Place&) {
  return match_interface(value, packet.in_interface);
}

Match match_out_interface(std::string_view value, const Packet& packet, const Place&) {
  return match_interface(value, packet.out_interface);
}

std::string_view word_of(Tracking state) {
  switch (state) {
    case Tracking::invalid:
      return "invalid";
    case Tracking::fresh:
      return "new";
    case Tracking::established:
      return "established";
    case Tracking::untracked:
      return "untracked";
  }
  return "invalid";
}

Match match_state(std::string_view value, const Packet& packet, const Place& place) {
  const auto state = place.tracked ? packet.state : std::optional(Tracking::invalid);
  if (!state) return Match::maybe;
  const bool tracked = *state == Tracking::fresh || *state == Tracking::established;
  if (value == "dnat") return match_of(tracked && packet.translated_destination);
  if (value == "snat") return match_of(tracked && packet.translated_source);
  return match_of(value == word_of(*state));
}

Match match_status(std::string_view value, const Packet& packet, const Place&) {
  const bool later = packet.state == Tracking::established;
  if (value == "dnat") return match_of(packet.translated_destination);
  if (value == "snat") return match_of(packet.translated_source);
  if (value == "confirmed" || value == "seen_reply") return match_of(later);
  if (value == "expected") return Match::no;
  return later ? Match::maybe : Match::no;  // assured: after enough packets
}

Match match_direction(std::string_view value, const Packet& packet, const Place&) {
  return match_of((value == "reply") == packet.reply);
}

// Is it an address of the device?
Match is_local(const Address& address, Told told, const Device& device) {
  if (told != Told::exactly) return match_of(told == Told::own);
  if (device.owns(address) || classify(address) == AddressClass::loopback) return Match::yes;
  return device.addresses.empty() ? Match::maybe : Match::no;
}

Match match_type(std::string_view value, const Address& address, Told told, const Device& device) {
  const auto local = is_local(address, told, device);
  const bool multicast = told == Told::exactly && classify(address) == AddressClass::multicast;
  if (value == "local") return local;
  if (value == "multicast") return match_of(multicast);
  if (value == "unicast") return multicast ? Match::no : opposite(local);
  return local == Match::yes ? Match::no : Match::maybe;  // broadcast ...: the routes tell
}

Match match_destination_type(std::string_view value, const Packet& packet, const Place& place) {
  return match_type(value, packet.destination, packet.destination_told, place.device);
}

Match match_source_type(std::string_view value, const Packet& packet, const Place& place) {
  return match_type(value, packet.source, packet.source_told, place.device);
}

// How the link delivered it: what goes to one address went to one host.
Match match_packet_type(std::string_view value, const Packet& packet, const Place&) {
  const bool many = packet.destination_told == Told::exactly &&
                    (classify(packet.destination) == AddressClass::multicast ||
                     packet.destination.bytes[3] == 255);
  if (value != "unicast" && value != "broadcast" && value != "multicast") return Match::maybe;
  return many ? Match::maybe : match_of(value == "unicast");
}

std::optional<std::uint32_t> number_from(std::string_view text) {
  const bool hex = text.starts_with("0x") || text.starts_with("0X");
  const auto number = hex ? parse_integer(text.substr(2), 16) : parse_integer(text);
  if (!number || *number < 0 || *number > 0xffffffffll) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

// value, value/mask, first-last
Match match_number(std::string_view value, const std::optional<std::uint32_t>& mark) {
  const auto cut = value.find_first_of("/-");
  const auto wanted = number_from(value.substr(0, cut));
  const auto second = cut == value.npos ? wanted : number_from(value.substr(cut + 1));
  if (!wanted || !second || !mark) return Match::maybe;
  if (cut != value.npos && value[cut] == '/') return match_of((*mark & *second) == *wanted);
  return match_of(*wanted <= *mark && *mark <= *second);
}

Match match_mark(std::string_view value, const Packet& packet, const Place&) {
  return match_number(value, packet.mark);
}

Match match_connection_mark(std::string_view value, const Packet& packet, const Place&) {
  return match_number(value, packet.connection_mark);
}

Match match_ipsec(std::string_view value, const Packet& packet, const Place&) {
  return match_of((value == "yes") == packet.from_ipsec);
}

// Packets have IPv4 addresses.
Match match_family(std::string_view value, const Packet&, const Place&) {
  return match_of(value == "ip");
}

constexpr std::array<Name, 18> names = {{
    {"protocol", match_protocol},
    {"source", match_source},
    {"destination", match_destination},
    {"source_port", match_source_port},
    {"destination_port", match_destination_port},
    {"port", match_either_port},
    {"in_interface", match_in_interface},
    {"out_interface", match_out_interface},
    {"state", match_state},
    {"status", match_status, true},
    {"direction", match_direction, true},
    {"destination_type", match_destination_type},
    {"source_type", match_source_type},
    {"packet_type", match_packet_type},
    {"mark", match_mark},
    {"connection_mark", match_connection_mark, true},
    {"ipsec", match_ipsec},
    {"family", match_family},
}};

}  // namespace

const Name* find_name(std::string_view written) {
  const auto hit = std::find_if(names.begin(), names.end(),
                                [&](const Name& name) { return name.written == written; });
  return hit == names.end() ? nullptr : &*hit;
}

}  // namespace vpnlint::netfilter
