// Connection security rules against the L2TP packets of a dial.
#include "analysis/ipsec_policies.h"

#include <array>
#include <map>
#include <utility>

#include "analysis/firewall_match.h"
#include "facts/registry_path.h"

namespace vpnlint {
namespace {

/// A rule as the firewall's matcher wants it: endpoint 1 here, endpoint 2 there.
FirewallRule one_way(const IpsecPolicy& policy) {
  FirewallRule rule;
  rule.protocol = policy.protocol;
  rule.local_addresses = policy.endpoint1_addresses;
  rule.remote_addresses = policy.endpoint2_addresses;
  rule.local_ports = policy.endpoint1_ports;
  rule.remote_ports = policy.endpoint2_ports;
  rule.interface_types = Texts({"any"}, policy.at);
  rule.program = Text("any", policy.at);
  rule.service = Text("any", policy.at);
  rule.unknown_token = policy.unknown_token;
  return rule;
}

/// Neither endpoint is the local one: traffic between the two matches in both directions.
Match takes_l2tp(const IpsecPolicy& policy, const FirewallPacket& l2tp) {
  constexpr std::size_t all_profiles = 3;
  auto rule = one_way(policy);
  const auto there = matches_packet(rule, l2tp);
  std::swap(rule.local_addresses, rule.remote_addresses);
  std::swap(rule.local_ports, rule.remote_ports);
  const auto result = either(there, matches_packet(rule, l2tp));
  const bool everywhere = policy.profiles.known() && policy.profiles.value().size() == all_profiles;
  return everywhere ? result : both(result, Match::maybe);
}

constexpr std::array<std::string_view, 4> places{
    "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\"
    "FirewallPolicy\\ConSecRules",
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall\\ConSecRules",
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\IPSec\\Policy\\Local",
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\IPSec\\GPTIPSECPolicy"};

const Extent* extent_over(const Bundle& bundle, HostId host, std::string_view key) {
  for (const auto& extent : bundle.facts.rows<Extent>()) {
    const bool whole = extent.host == host && extent.complete.is(true);
    if (!whole || !extent.table.is("registry_key")) continue;
    if (is_at_or_below(key, extent.selector.value())) return &extent;
  }
  return nullptr;
}

/// Several exports together may cover all places where such policies stand.
void cover(Bundle& bundle, HostId host) {
  const Extent* first = nullptr;
  for (const auto place : places) {
    const auto* over = extent_over(bundle, host, place);
    if (!over) return;
    if (!first) first = over;
  }
  Extent extent = *first;
  extent.table = Text("ipsec_policy", extent.at);
  extent.selector = Text("*", extent.at);
  bundle.facts.rows<Extent>().push_back(std::move(extent));
}

}  // namespace

void match_ipsec_policies(Bundle& bundle) {
  std::map<HostId, FirewallPacket> packets;
  for (auto& policy : bundle.facts.rows<IpsecPolicy>()) {
    if (!policy.kind.is("connection_security")) continue;
    auto [entry, fresh] = packets.try_emplace(policy.host);
    if (fresh) entry->second = leaving_packets(dialled_servers(bundle, policy.host)).back();
    const auto match = takes_l2tp(policy, entry->second);
    if (match != Match::maybe) policy.takes_l2tp = Flag(match == Match::yes, policy.at);
  }
  for (HostId host = 0; host < bundle.hosts.size(); ++host) cover(bundle, host);
}

}  // namespace vpnlint
