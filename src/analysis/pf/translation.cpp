// rdr, binat and nat as pfSense and OPNsense write them.
#include "analysis/pf/translation.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace vpnlint::pf {
namespace {

// What may happen is followed to its end each time.
constexpr std::size_t most_alternatives = 12;

std::string label_of(const Text& description, const Number& position) {
  if (description.known()) return description.value();
  return std::to_string(position.value());
}

std::uint32_t number_of(const Address& address) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | address.bytes[i];
  return number;
}

Address address_of(std::uint32_t number) {
  Address address;
  for (std::size_t i = 4; i-- > 0; number >>= 8)
    address.bytes[i] = static_cast<std::uint8_t>(number);
  return address;
}

/// "a.b.c.d", "a.b.c.d/n" (its first address), "wanip".
std::optional<Address> named_address(std::string_view word, const Networks& networks) {
  if (const auto range = parse_range(word)) {
    if (range->first.v6) return std::nullopt;
    return range->first;
  }
  if (!word.ends_with("ip")) return std::nullopt;
  const auto own = networks.addresses_of(word.substr(0, word.size() - 2));
  if (own.empty()) return std::nullopt;
  return own.front();
}

bool is_full(std::vector<Translated>& found) {
  if (found.size() < most_alternatives) return false;
  found.push_back({Translated::By::not_listed, std::nullopt, {}, "", false});
  return true;
}

}  // namespace

Translation::Translation(const FactSet& facts, ArtifactId artifact, const Networks& networks,
                         std::size_t& work)
    : networks_(networks), work_(work) {
  for (const auto& forward : facts.rows<PortForward>()) {
    if (forward.artifact != artifact || forward.enabled.is(false)) continue;
    redirections_.push_back({forward.position.value(), &forward, nullptr});
  }
  for (const auto& rule : facts.rows<NatRule>()) {
    if (rule.artifact != artifact || rule.enabled.is(false)) continue;
    if (rule.kind.is("no_redirect"))
      redirections_.push_back({rule.position.value(), nullptr, &rule});
    else
      (rule.kind.is("one_to_one") ? one_to_one_ : outbound_).push_back(&rule);
  }
  const auto by_position = [](const auto& a, const auto& b) { return a.position < b.position; };
  std::stable_sort(redirections_.begin(), redirections_.end(), by_position);
  for (const auto& extent : facts.rows<Extent>()) {
    if (extent.artifact != artifact || !extent.complete.is(true)) continue;
    forwards_listed_ = forwards_listed_ || extent.table.is("port_forward");
    rules_listed_ = rules_listed_ || extent.table.is("nat_rule");
  }
}

std::vector<Translated> Translation::arriving(const Packet& packet, const Asked& asked) {
  std::vector<Translated> found;
  for (const auto& [position, forward, exception] : redirections_) {
    const auto matched = forward ? match(*forward, asked) : match(*exception, asked);
    if (matched == Match::no) continue;
    if (is_full(found)) return found;
    if (forward) {
      found.push_back(redirect(*forward, packet));
    } else {
      found.push_back({Translated::By::exception, packet, exception->at,
                       label_of(exception->description, exception->position), false});
    }
    if (matched == Match::yes) return found;
  }
  if (!forwards_listed_) {
    found.push_back({Translated::By::not_listed, std::nullopt, {}, "", false});
    return found;
  }
  add_one_to_one(packet, asked, true, found);
  return found;
}

std::vector<Translated> Translation::leaving(const Packet& packet, const Asked& asked) {
  std::vector<Translated> found;
  add_one_to_one(packet, asked, false, found);
  if (found.back().by != Translated::By::nothing) return found;
  found.pop_back();
  for (const auto* rule : outbound_) {
    const auto matched = match(*rule, asked);
    if (matched == Match::no) continue;
    if (is_full(found)) return found;
    if (rule->kind.is("no_nat")) {
      found.push_back({Translated::By::exception, packet, rule->at,
                       label_of(rule->description, rule->position), false});
    } else {
      found.push_back(hide(*rule, packet, asked));
    }
    if (matched == Match::yes) return found;
  }
  const auto by = rules_listed_ ? Translated::By::nothing : Translated::By::not_listed;
  found.push_back({by, packet, {}, "", false});
  if (!rules_listed_) found.back().packet.reset();
  return found;
}

// Ends with the mapping that surely takes the packet, or with nothing.
void Translation::add_one_to_one(const Packet& packet, const Asked& asked, bool inwards,
                                 std::vector<Translated>& found) {
  for (const auto* rule : one_to_one_) {
    const auto& peer = inwards ? asked.source : asked.destination;
    auto matched = both(is_on(rule->enabled), match_interface(rule->interface, asked));
    if (matched != Match::no)
      matched = both(matched, match_words(rule->destination_addresses, peer));
    if (rule->unknown_match.known()) matched = both(matched, Match::maybe);
    if (matched == Match::no) continue;
    auto mapped = map(*rule, packet, inwards);
    if (!mapped) continue;
    if (!mapped->packet) matched = Match::maybe;
    if (is_full(found)) return;
    found.push_back(std::move(*mapped));
    if (matched == Match::yes) return;
  }
  found.push_back({Translated::By::nothing, packet, {}, "", false});
}

Translated Translation::redirect(const PortForward& forward, const Packet& packet) const {
  Translated result{Translated::By::forward, std::nullopt, forward.at,
                    label_of(forward.description, forward.position),
                    forward.bypasses_filter.is(true)};
  const auto target = parse_address(forward.internal_address.value());
  if (!target || target->v6) return result;
  auto moved = packet;
  moved.destination = *target;
  moved.destination_told = Told::exactly;
  moved.translated_destination = true;
  if (packet.has_ports() && forward.internal_port.known()) {
    const auto outside = parse_ports(forward.external_port.value());
    const auto inside = parse_ports(forward.internal_port.value());
    if (!inside) return result;
    const int offset = outside ? packet.destination_port - outside->first : 0;
    moved.destination_port =
        static_cast<std::uint16_t>(std::min(inside->first + std::max(offset, 0), 65'535));
  }
  result.packet = std::move(moved);
  return result;
}

std::optional<Translated> Translation::map(const NatRule& rule, const Packet& packet,
                                           bool inwards) const {
  Translated result{Translated::By::one_to_one, std::nullopt, rule.at,
                    label_of(rule.description, rule.position), false};
  const auto& named = rule.source_addresses.value();
  const auto inside = named.size() == 1 ? parse_range(named[0]) : std::nullopt;
  const auto outside = named_address(rule.target.value(), networks_);
  if (!inside || inside->first.v6 || !outside) return result;
  const auto size = number_of(inside->last) - number_of(inside->first);
  const auto from = inwards ? number_of(*outside) : number_of(inside->first);
  const auto to = inwards ? number_of(inside->first) : number_of(*outside);
  if ((inwards ? packet.destination_told : packet.source_told) != Told::exactly) return result;
  const auto offset = number_of(inwards ? packet.destination : packet.source) - from;
  if (offset > size) return std::nullopt;
  auto moved = packet;
  (inwards ? moved.destination : moved.source) = address_of(to + offset);
  (inwards ? moved.translated_destination : moved.translated_source) = true;
  result.packet = std::move(moved);
  return result;
}

Translated Translation::hide(const NatRule& rule, const Packet& packet, const Asked& asked) const {
  auto moved = packet;
  moved.translated_source = true;
  moved.source_told = Told::own;
  std::optional<Address> address;
  if (rule.target.known()) {
    address = named_address(rule.target.value(), networks_);
  } else if (asked.interfaces.size() == 1) {
    const auto own = networks_.addresses_of(asked.interfaces.front());
    if (!own.empty()) address = own.front();
  }
  if (address) {
    moved.source = *address;
    moved.source_told = Told::exactly;
  }
  if (!rule.static_port.is(true)) moved.source_port_told = false;
  return {Translated::By::outbound, std::move(moved), rule.at,
          label_of(rule.description, rule.position), false};
}

}  // namespace vpnlint::pf
