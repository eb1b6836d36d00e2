// Interface rows and told addresses in one list.
#include "analysis/pf/networks.h"

#include <algorithm>

#include "base/text.h"

namespace vpnlint::pf {

Networks::Networks(const FactSet& facts, ArtifactId artifact) {
  for (const auto& interface : facts.rows<Interface>()) {
    if (interface.artifact != artifact) continue;
    interfaces_.push_back(&interface);
    if (!in_use(interface)) continue;
    for (const auto& written : interface.addresses.value()) {
      const auto address = parse_address(written.substr(0, written.find('/')));
      const auto network = parse_range(written);
      if (!address || !network || address->v6) continue;
      addresses_.push_back({*address, *network, interface.name.value()});
    }
  }
  for (const auto& extent : facts.rows<Extent>()) {
    const bool own = extent.artifact == artifact && extent.table.is("interface");
    complete_ = complete_ || (own && extent.complete.is(true));
  }
}

void Networks::add(const std::vector<OwnAddress>& told) {
  for (const auto& own : told) {
    if (own.address.v6) continue;
    addresses_.push_back({own.address, own.network, name_of(own.interface)});
  }
}

// The first line is in use even where nothing says so.
bool Networks::in_use(const Interface& interface) const {
  return !interface.enabled.is(false) || interface.name.is("wan");
}

const Interface* Networks::find(std::string_view name) const {
  for (const auto* interface : interfaces_) {
    if (interface->name.value() == name) return interface;
  }
  return nullptr;
}

std::string Networks::name_of(std::string_view written) const {
  if (find(written)) return std::string(written);
  for (const auto* interface : interfaces_) {
    if (interface->system_name.value() == written ||
        equal_ignoring_case(interface->name.value(), written) ||
        (interface->description.known() &&
         equal_ignoring_case(interface->description.value(), written))) {
      return interface->name.value();
    }
  }
  return std::string(written);
}

List Networks::lines() const {
  List names;
  for (const auto* interface : interfaces_) {
    if (in_use(*interface) && interface->is_wan.is(true)) names.push_back(interface->name.value());
  }
  return names;
}

List Networks::inside() const {
  List names;
  for (const auto* interface : interfaces_) {
    if (in_use(*interface) && interface->is_wan.is(false)) names.push_back(interface->name.value());
  }
  return names;
}

std::vector<AddressRange> Networks::networks_of(std::string_view interface) const {
  std::vector<AddressRange> networks;
  for (const auto& own : addresses_) {
    if (own.interface == interface) networks.push_back(own.network);
  }
  return networks;
}

std::vector<Address> Networks::addresses_of(std::string_view interface) const {
  std::vector<Address> addresses;
  for (const auto& own : addresses_) {
    if (own.interface == interface) addresses.push_back(own.address);
  }
  return addresses;
}

std::string Networks::owner_of(const Address& address) const {
  for (const auto& own : addresses_) {
    if (own.address == address) return own.interface;
  }
  return {};
}

std::string Networks::holder_of(const AddressRange& range) const {
  const OwnAddress* best = nullptr;
  for (const auto& own : addresses_) {
    if (!lies_within(range, own.network)) continue;
    if (!best || lies_within(own.network, best->network)) best = &own;
  }
  return best ? best->interface : std::string();
}

Match Networks::within(std::string_view interface, const AddressRange& range) const {
  if (range.first.v6) return Match::no;
  const auto networks = networks_of(interface);
  Match best = Match::no;
  for (const auto& network : networks) {
    if (lies_within(range, network)) return Match::yes;
    if (overlap(range, network)) best = Match::maybe;
  }
  if (!networks.empty() || !holder_of(range).empty()) return best;
  // A network that nobody numbered: a provider's, or that of tunnels.
  const auto* row = find(interface);
  const bool line = row && row->is_wan.is(true);
  const bool is_public = classify(range.first) == AddressClass::public_address;
  return line || !is_public ? Match::maybe : Match::no;
}

}  // namespace vpnlint::pf
