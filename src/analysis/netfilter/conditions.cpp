// Matches of the kernel's packet filter, as measured (tests/path).
#include "analysis/netfilter/conditions.h"

#include <algorithm>
#include <array>

#include "base/ports.h"
#include "base/text.h"

namespace vpnlint::netfilter {
namespace {

Match negate(Match match) {
  if (match == Match::maybe) return match;
  return match == Match::yes ? Match::no : Match::yes;
}

// The strongest of the answers for each value.
template <class Ask>
Match any_of(const std::vector<std::string>& values, Ask ask) {
  auto best = Match::no;
  for (const auto& value : values) best = std::max(best, ask(value));
  return best;
}

bool is_everything(const AddressRange& range) {
  return range.first == Address{} && classify(range.last) == AddressClass::multicast &&
         range.last.bytes[0] == 255;
}

// An address that is only known by its kind may lie in any range of that kind.
Match match_kind(const AddressRange& range, Told told) {
  if (is_everything(range)) return Match::yes;
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

Match match_address(const std::vector<std::string>& values, const Address& address, Told told) {
  return any_of(values, [&](const std::string& value) {
    const auto range = parse_range(value);
    if (!range) return Match::maybe;  // a name, or a set that was not sent
    if (range->first.v6 != address.v6) return Match::no;
    if (told != Told::exactly) return match_kind(*range, told);
    return match_of(lies_within({address, address}, *range));
  });
}

Match match_port(const std::vector<std::string>& values, std::uint16_t port, bool told) {
  return any_of(values, [&](const std::string& value) {
    const auto range = parse_ports(value);
    if (!range) return Match::maybe;
    if (told) return match_of(range->contains(port));
    return range->first <= 1 && range->last == 65535 ? Match::yes : Match::maybe;
  });
}

Match match_ports(const Condition& condition, const Packet& packet) {
  if (!packet.has_ports()) return Match::no;
  const auto source = [&] {
    return match_port(condition.values, packet.source_port, packet.source_port_told);
  };
  const auto destination = [&] {
    return match_port(condition.values, packet.destination_port, packet.destination_port_told);
  };
  if (condition.name == "source_port") return source();
  if (condition.name == "destination_port") return destination();
  return either(source(), destination());
}

Match match_interface(const std::vector<std::string>& values, const std::string& interface) {
  return any_of(values, [&](const std::string& value) {
    const bool open = value.ends_with("*");
    const std::string_view name(value.data(), value.size() - (open ? 1 : 0));
    if (open && name.empty()) return Match::yes;
    if (interface == not_known) return Match::maybe;
    return match_of(open ? interface.starts_with(name) : interface == name);
  });
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

Match match_state(const std::vector<std::string>& values, const Packet& packet,
                  const Place& place) {
  const auto state = place.tracked ? packet.state : std::optional(Tracking::invalid);
  return any_of(values, [&](const std::string& value) {
    if (!state) return Match::maybe;
    const bool tracked = *state == Tracking::fresh || *state == Tracking::established;
    if (value == "dnat") return match_of(tracked && packet.translated_destination);
    if (value == "snat") return match_of(tracked && packet.translated_source);
    return match_of(value == word_of(*state));
  });
}

// A packet without a connection has no status and no direction.
bool has_connection(const Packet& packet, const Place& place) {
  return place.tracked &&
         (packet.state == Tracking::fresh || packet.state == Tracking::established);
}

Match match_status(const std::vector<std::string>& values, const Packet& packet) {
  const bool later = packet.state == Tracking::established;
  return any_of(values, [&](const std::string& value) {
    if (value == "dnat") return match_of(packet.translated_destination);
    if (value == "snat") return match_of(packet.translated_source);
    if (value == "confirmed" || value == "seen_reply") return match_of(later);
    if (value == "expected") return Match::no;
    return later ? Match::maybe : Match::no;  // assured: after enough packets
  });
}

// Is it an address of the device?
Match is_local(const Address& address, Told told, const Device& device) {
  if (told != Told::exactly) return match_of(told == Told::own);
  if (device.owns(address) || classify(address) == AddressClass::loopback) return Match::yes;
  return device.addresses.empty() ? Match::maybe : Match::no;
}

Match match_type(const std::vector<std::string>& values, const Address& address, Told told,
                 const Device& device) {
  const auto local = is_local(address, told, device);
  const bool multicast = told == Told::exactly && classify(address) == AddressClass::multicast;
  return any_of(values, [&](const std::string& value) {
    if (value == "local") return local;
    if (value == "multicast") return match_of(multicast);
    if (value == "unicast") return multicast ? Match::no : negate(local);
    return local == Match::yes ? Match::no : Match::maybe;  // broadcast ...: the routes tell
  });
}

std::optional<std::uint32_t> number_from(std::string_view text) {
  const bool hex = text.starts_with("0x") || text.starts_with("0X");
  const auto number = hex ? parse_integer(text.substr(2), 16) : parse_integer(text);
  if (!number || *number < 0 || *number > 0xffffffffll) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

Match match_mark(const std::vector<std::string>& values, const Packet& packet) {
  return any_of(values, [&](const std::string& value) {
    const auto slash = value.find('/');
    const auto wanted = number_from(std::string_view(value).substr(0, slash));
    const auto mask = slash == value.npos ? std::optional(0xffffffffu)
                                          : number_from(std::string_view(value).substr(slash + 1));
    if (!wanted || !mask || !packet.mark) return Match::maybe;
    return match_of((*packet.mark & *mask) == *wanted);
  });
}

}  // namespace

Condition condition_from(std::string_view text) {
  Condition condition;
  condition.negated = text.starts_with("!");
  if (condition.negated) text.remove_prefix(1);
  const auto equals = std::min(text.find('='), text.size());
  condition.name = std::string(text.substr(0, equals));
  if (equals == text.size()) return condition;
  const auto rest = text.substr(equals + 1);
  if (condition.name == "unknown") {
    condition.values.emplace_back(rest);
    return condition;
  }
  for (const auto value : split(rest, '|')) condition.values.emplace_back(value);
  return condition;
}

Match match(const Condition& condition, const Packet& packet, const Place& place) {
  const auto& [name, negated, values] = condition;
  auto result = Match::maybe;
  if (name == "protocol") {
    result = any_of(values, [&](const std::string& value) {
      return match_of(value == "all" || protocol_name(value) == packet.protocol);
    });
  } else if (name == "source") {
    result = match_address(values, packet.source, packet.source_told);
  } else if (name == "destination") {
    result = match_address(values, packet.destination, packet.destination_told);
  } else if (name == "source_port" || name == "destination_port" || name == "port") {
    result = match_ports(condition, packet);
  } else if (name == "in_interface") {
    result = match_interface(values, packet.in_interface);
  } else if (name == "out_interface") {
    result = match_interface(values, packet.out_interface);
  } else if (name == "state") {
    result = match_state(values, packet, place);
  } else if (name == "status" || name == "direction") {
    if (place.tracked && !packet.state) return Match::maybe;
    if (!has_connection(packet, place)) return Match::no;
    result = name == "status" ? match_status(values, packet)
                              : any_of(values, [&](const std::string& value) {
                                  return match_of((value == "reply") == packet.reply);
                                });
  } else if (name == "destination_type") {
    result = match_type(values, packet.destination, packet.destination_told, place.device);
  } else if (name == "source_type") {
    result = match_type(values, packet.source, packet.source_told, place.device);
  } else if (name == "mark") {
    result = match_mark(values, packet);
  } else if (name == "ipsec") {
    result = any_of(values, [&](const std::string& value) {
      return match_of((value == "yes") == packet.from_ipsec);
    });
  }
  return negated ? negate(result) : result;
}

}  // namespace vpnlint::netfilter
