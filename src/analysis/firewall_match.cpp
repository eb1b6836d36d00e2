// Conditions of firewall rules against packets of the dial ([MS-GPFAS] 2.2.2).
#include "analysis/firewall_match.h"

#include <algorithm>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::string_view svchost_name = "svchost.exe";
constexpr std::string_view svchost = "\\system32\\svchost.exe";
constexpr std::array<std::string_view, 3> windows_folders = {"%systemroot%", "%windir%",
                                                             "c:\\windows"};
constexpr std::string_view local_system = "S-1-5-18";
/// None of them reaches a public server.
constexpr std::array<std::string_view, 8> near_keywords = {
    "LocalSubnet", "LocalSubnet4",   "LocalSubnet6", "DHCP",
    "WINS",        "DefaultGateway", "Ply2Renders",  "PlayToRenderers"};

template <class Names>
bool is_one_of(const Names& names, std::string_view text) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return equal_ignoring_case(name, text); });
}

bool is_any(std::string_view text) { return text == "any" || text.empty(); }

Match protocol_matches(const Text& protocol, const DialPacket& packet) {
  if (!protocol.known()) return Match::maybe;
  const auto& name = protocol.value();
  if (is_any(name) || name == packet.protocol) return Match::yes;
  return match_of(parse_integer(name) == packet.number);
}

/// Keywords (RPC, Teredo, ...) name ports of other services.
Match ports_match(const Texts& ports, std::uint16_t port) {
  if (!ports.known()) return Match::maybe;
  Match result = Match::no;
  for (const auto& entry : ports.value()) {
    const auto range = parse_ports(entry);
    if (!range) continue;
    const bool every = range->first == 0 && range->last == 65535;
    // Ports of a packet that has none: not a rule that Windows would accept.
    const auto one = port == 0 && !every ? Match::maybe
                     : port == 0         ? Match::yes
                                         : match_of(range->contains(port));
    result = either(result, one);
  }
  return ports.value().empty() ? Match::yes : result;
}

Match svchost_matches(std::string_view written) {
  if (written.size() < svchost_name.size()) return Match::no;
  const auto name = written.substr(written.size() - svchost_name.size());
  if (!equal_ignoring_case(name, svchost_name)) return Match::no;
  const auto lowered = lower(written);
  const std::string_view path = lowered;
  for (const auto folder : windows_folders) {
    if (path.starts_with(folder) && path.substr(folder.size()) == svchost) return Match::yes;
  }
  // Windows may be installed elsewhere; another folder's svchost.exe is not the system's.
  return path.ends_with(svchost) ? Match::maybe : Match::no;
}

Match program_matches(const Text& program, const DialPacket& packet) {
  if (!program.known()) return Match::maybe;
  const auto& written = program.value();
  if (is_any(written)) return Match::yes;
  if (equal_ignoring_case(written, "System")) return match_of(!packet.from_ikeext);
  if (!packet.from_ikeext) return Match::no;
  return svchost_matches(written);
}

Match service_matches(const Text& service, const DialPacket& packet) {
  if (!service.known()) return Match::maybe;
  const auto& name = service.value();
  if (is_any(name)) return Match::yes;
  if (!packet.from_ikeext) return Match::no;
  return match_of(name == "*" || equal_ignoring_case(name, "IKEEXT"));
}

Match keyword_holds(std::string_view keyword, const Address& server) {
  const bool is_public = classify(server) == AddressClass::public_address;
  if (is_one_of(near_keywords, keyword)) return is_public ? Match::no : Match::maybe;
  if (equal_ignoring_case(keyword, "Internet")) return is_public ? Match::yes : Match::maybe;
  return Match::maybe;
}

Match address_inside(const List& networks, const Address& server) {
  Match result = Match::no;
  for (const auto& entry : networks) {
    if (is_any(entry)) return Match::yes;
    const auto range = parse_range(entry);
    result = either(result, range ? match_of(lies_within({server, server}, *range))
                                  : keyword_holds(entry, server));
  }
  return result;
}

bool covers_everything(const List& networks) {
  return networks.empty() || std::any_of(networks.begin(), networks.end(), [](const auto& entry) {
           return is_any(entry) || entry == "0.0.0.0/0" || entry == "0.0.0.0-255.255.255.255";
         });
}

Match remote_matches(const Texts& networks, const DialledServers& servers) {
  if (!networks.known()) return Match::maybe;
  if (covers_everything(networks.value())) return Match::yes;
  if (!servers.known) return Match::maybe;
  bool some = false, all = true;
  for (const auto& server : servers.addresses) {
    const auto inside = address_inside(networks.value(), server);
    some = some || inside != Match::no;
    all = all && inside == Match::yes;
  }
  return all ? Match::yes : some ? Match::maybe : Match::no;
}

/// The PC's own address is not known; only a rule for the loopback is never meant.
Match local_matches(const Texts& networks) {
  if (!networks.known()) return Match::maybe;
  if (covers_everything(networks.value())) return Match::yes;
  const auto is_loopback = [](const auto& entry) {
    const auto range = parse_range(entry);
    return range && classify(range->first) == AddressClass::loopback &&
           classify(range->last) == AddressClass::loopback;
  };
  const auto& entries = networks.value();
  return std::all_of(entries.begin(), entries.end(), is_loopback) ? Match::no : Match::maybe;
}

Match interfaces_match(const Texts& types) {
  if (!types.known()) return Match::maybe;
  const auto& names = types.value();
  const auto has = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (names.empty() || has("any")) return Match::yes;
  return has("lan") && has("wireless") && has("ras") ? Match::yes : Match::maybe;
}

Match token_matches(const Text& tokens) {
  if (tokens.presence() == Presence::not_collected) return Match::yes;
  for (const auto token : split(tokens.value(), '|')) {
    const auto value = token.substr(std::min(token.find('=') + 1, token.size()));
    if (token.starts_with("AppPkgId=") && !value.empty() && value != "*") return Match::no;
    if (token.starts_with("LUOwn=") && !value.empty() && value != local_system) return Match::no;
  }
  return tokens.value().empty() && tokens.known() ? Match::yes : Match::maybe;
}

}  // namespace

DialledServers dialled_servers(const Bundle& bundle, HostId host) {
  DialledServers servers;
  bool all = true;
  for (const auto& connection : bundle.facts.rows<VpnConnection>()) {
    if (connection.host != host) continue;
    const auto address = parse_address(connection.server.value());
    all = all && address;
    if (address) servers.addresses.push_back(*address);
  }
  servers.known = all && !servers.addresses.empty();
  return servers;
}

Match matches_packet(const FirewallRule& rule, const DialPacket& packet,
                     const DialledServers& servers) {
  // Cheapest first: nearly every rule ends here.
  Match result = protocol_matches(rule.protocol, packet);
  if (result == Match::no) return result;
  result = both(result, ports_match(rule.remote_ports, packet.port));
  if (result == Match::no) return result;
  result = both(result, program_matches(rule.program, packet));
  if (result == Match::no) return result;
  result = both(result, ports_match(rule.local_ports, packet.port));
  result = both(result, service_matches(rule.service, packet));
  result = both(result, token_matches(rule.unknown_token));
  result = both(result, interfaces_match(rule.interface_types));
  result = both(result, remote_matches(rule.remote_addresses, servers));
  return both(result, local_matches(rule.local_addresses));
}

}  // namespace vpnlint
