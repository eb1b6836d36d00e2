// Address conditions of rules of the Windows firewall.
#include "analysis/firewall_addresses.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::string_view local_subnet = "LocalSubnet";
/// None of them reaches a public server.
constexpr std::array<std::string_view, 7> near_keywords = {
    "LocalSubnet4",   "LocalSubnet6", "DHCP",           "WINS",
    "DefaultGateway", "Ply2Renders",  "PlayToRenderers"};

bool is_any(std::string_view text) { return text == "any" || text.empty(); }

bool is_v6(const Address& address) { return address.v6; }

/// Every address that the packet may have.
bool covers_everything(const List& networks, const PossibleAddresses& addresses) {
  const bool may_be_v6 =
      addresses.known && std::any_of(addresses.all.begin(), addresses.all.end(), is_v6);
  return networks.empty() || std::any_of(networks.begin(), networks.end(), [&](const auto& entry) {
           const bool all_v4 = entry == "0.0.0.0/0" || entry == "0.0.0.0-255.255.255.255";
           return is_any(entry) || (all_v4 && !may_be_v6);
         });
}

bool is_near(std::string_view keyword) {
  return std::any_of(near_keywords.begin(), near_keywords.end(),
                     [&](std::string_view name) { return equal_ignoring_case(name, keyword); });
}

Match keyword_holds(std::string_view keyword, const Address& address, Match in_subnet) {
  if (equal_ignoring_case(keyword, local_subnet)) return in_subnet;
  const bool is_public = classify(address) == AddressClass::public_address;
  if (is_near(keyword)) return is_public ? Match::no : Match::maybe;
  if (equal_ignoring_case(keyword, "Internet")) return is_public ? Match::yes : Match::maybe;
  return Match::maybe;
}

Match inside(const List& networks, const Address& address, Match in_subnet) {
  Match result = Match::no;
  for (const auto& entry : networks) {
    const auto range = parse_range(entry);
    result = either(result, range ? match_of(lies_within({address, address}, *range))
                                  : keyword_holds(entry, address, in_subnet));
  }
  return result;
}

/// The packet has one of the addresses.
Match one_inside(const List& networks, const PossibleAddresses& addresses, Match in_subnet) {
  if (!addresses.known) return Match::maybe;
  bool some = false, all = true;
  for (const auto& address : addresses.all) {
    const auto here = inside(networks, address, in_subnet);
    some = some || here != Match::no;
    all = all && here == Match::yes;
  }
  return all ? Match::yes : some ? Match::maybe : Match::no;
}

bool is_loopback(std::string_view entry) {
  const auto range = parse_range(entry);
  return range && classify(range->first) == AddressClass::loopback &&
         classify(range->last) == AddressClass::loopback;
}

}  // namespace

Match remote_matches(const Texts& networks, const FirewallPacket& packet) {
  if (!networks.known()) return Match::maybe;
  if (covers_everything(networks.value(), packet.remote)) return Match::yes;
  return one_inside(networks.value(), packet.remote, packet.remote_in_subnet);
}

Match local_matches(const Texts& networks, const FirewallPacket& packet) {
  if (!networks.known()) return Match::maybe;
  const auto& entries = networks.value();
  if (covers_everything(entries, packet.local)) return Match::yes;
  if (packet.local.known) return one_inside(entries, packet.local, Match::maybe);
  return std::all_of(entries.begin(), entries.end(), is_loopback) ? Match::no : Match::maybe;
}

}  // namespace vpnlint
