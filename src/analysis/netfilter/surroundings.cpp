// Interfaces and addresses that rules give away.
#include "analysis/netfilter/surroundings.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/ports.h"

namespace vpnlint::netfilter {
namespace {

using Names = std::set<std::string>;

// Interfaces that neither lead to the Internet nor to a network of people.
bool is_virtual(std::string_view name) {
  constexpr std::array<std::string_view, 12> prefixes = {"docker", "br-",     "veth", "virbr",
                                                         "cni",    "flannel", "tun",  "tap",
                                                         "wg",     "ipsec",   "lxc",  "vti"};
  return name == "lo" ||
         std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

// One certain interface: a wildcard or a negation names none. "" when the rule names none.
std::string interface_of(const Rule& rule, std::string_view direction) {
  for (const auto& condition : rule.conditions) {
    if (condition.name != direction || condition.negated || condition.values.size() != 1) continue;
    const auto& name = condition.values.front();
    if (!name.ends_with('*') && !is_virtual(name)) return name;
  }
  return "";
}

bool takes_ike(const Rule& rule) {
  return std::any_of(rule.conditions.begin(), rule.conditions.end(), [](const Condition& one) {
    if (one.name != "destination_port" || one.negated) return false;
    return std::any_of(one.values.begin(), one.values.end(), [](const std::string& value) {
      const auto range = parse_ports(value);
      return range && (range->contains(ike_port) || range->contains(nat_t_port));
    });
  });
}

/// The only range of that condition.
std::optional<AddressRange> range_of(const Rule& rule, std::string_view name) {
  for (const auto& condition : rule.conditions) {
    if (condition.name != name || condition.negated || condition.values.size() != 1) continue;
    return parse_range(condition.values.front());
  }
  return std::nullopt;
}

bool is_private(const AddressRange& range) {
  return !range.first.v6 && classify(range.first) == AddressClass::private_address &&
         classify(range.last) == AddressClass::private_address;
}

struct Traces {
  Names named, translated_on, forwarded_from;
  std::set<Address> dialled;                     ///< addresses whose IKE is forwarded
  std::set<std::pair<Address, Address>> hidden;  ///< private networks that are translated
};

Traces traces_of(const Ruleset& rules) {
  Traces traces;
  const auto keep = [](Names& names, const std::string& name) {
    if (!name.empty()) names.insert(name);
  };
  for (const auto& [key, chain] : rules.chains) {
    for (const auto& rule : chain.rules) {
      const auto in = interface_of(rule, "in_interface"), out = interface_of(rule, "out_interface");
      keep(traces.named, in);
      keep(traces.named, out);
      if (rule.action == Action::translate_source) {
        keep(traces.translated_on, out);
        const auto source = range_of(rule, "source");
        if (source && is_private(*source)) traces.hidden.insert({source->first, source->last});
      }
      if (rule.action != Action::translate_destination || !takes_ike(rule)) continue;
      keep(traces.forwarded_from, in);
      const auto address = range_of(rule, "destination");
      if (address && address->first == address->last) traces.dialled.insert(address->first);
    }
  }
  return traces;
}

std::string only_one(const Names& names) {
  return names.size() == 1 ? *names.begin() : std::string(not_known);
}

std::optional<AddressRange> network_of(const Surroundings& place, const Traces& traces) {
  std::set<std::pair<Address, Address>> networks;
  for (const auto& own : place.device.addresses) {
    if (own.interface == place.outside || is_virtual(own.interface)) continue;
    if (is_private(own.network)) networks.insert({own.network.first, own.network.last});
  }
  if (networks.empty()) networks = traces.hidden;
  if (networks.size() != 1) return std::nullopt;
  return AddressRange{networks.begin()->first, networks.begin()->second};
}

}  // namespace

Surroundings surroundings_of(const Bundle& bundle, HostId host, const Ruleset& rules) {
  Surroundings found;
  auto traces = traces_of(rules);
  Names marked;
  for (const auto& interface : bundle.facts.rows<Interface>()) {
    if (interface.host != host || interface.enabled.is(false)) continue;
    const auto& name =
        interface.system_name.known() ? interface.system_name.value() : interface.name.value();
    if (!is_virtual(name)) traces.named.insert(name);
    for (const auto& written : interface.addresses.value()) {
      const auto address = parse_address(written.substr(0, written.find('/')));
      const auto network = parse_range(written);
      if (!address || !network || address->v6) continue;
      found.device.addresses.push_back({*address, *network, name});
      const bool outer =
          interface.is_wan.is(true) || (interface.is_wan.presence() == Presence::not_collected &&
                                        classify(*address) == AddressClass::public_address);
      if (outer) marked.insert(name);
    }
  }
  const auto& outside = !marked.empty()                     ? marked
                        : traces.forwarded_from.size() == 1 ? traces.forwarded_from
                                                            : traces.translated_on;
  found.outside = only_one(outside);
  auto others = traces.named;
  others.erase(found.outside);
  if (found.outside != not_known) found.inside = only_one(others);
  found.certain = !marked.empty() || others.empty();
  found.network = network_of(found, traces);
  if (found.device.addresses.empty() && traces.dialled.size() == 1) {
    const auto& address = *traces.dialled.begin();
    found.device.addresses.push_back({address, {address, address}, found.outside});
  }
  return found;
}

}  // namespace vpnlint::netfilter
