// Conditions of firewall rules against a packet ([MS-GPFAS] 2.2.2, [MS-FASP] 2.2.37).
#include "analysis/firewall_match.h"

#include <algorithm>
#include <array>

#include "analysis/firewall_addresses.h"
#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::string_view svchost_name = "svchost.exe";
constexpr std::string_view svchost = "\\system32\\svchost.exe";
constexpr std::array<std::string_view, 3> windows_folders = {"%systemroot%", "%windir%",
                                                             "c:\\windows"};
constexpr std::string_view local_system = "S-1-5-18";
/// Ports of other services by name. Newer versions of Windows may know more.
constexpr std::array<std::string_view, 12> port_keywords = {
    "RPC",     "RPC-EPMap", "RPCEPMap", "IPHTTPS", "IPHTTPSIn", "IPHTTPSOut",
    "IPTLSIn", "IPTLSOut",  "Teredo",   "DHCP",    "Ply2Disc",  "mDNS"};

bool is_any(std::string_view text) { return text == "any" || text.empty(); }

template <class Names>
bool is_one_of(const Names& names, std::string_view text) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return equal_ignoring_case(name, text); });
}

Match protocol_matches(const Text& protocol, const FirewallPacket& packet) {
  if (!protocol.known()) return Match::maybe;
  const auto& name = protocol.value();
  if (is_any(name)) return Match::yes;
  // The types and codes of such rules are not kept.
  if (name.starts_with("icmp")) return name == packet.protocol ? Match::maybe : Match::no;
  if (name == packet.protocol) return Match::yes;
  return match_of(packet.number && parse_integer(name) == packet.number);
}

Match keyword_means(std::string_view keyword, const FirewallPacket& packet) {
  // Nobody but IKE and L2TP has the ports of a dial.
  return packet.owner != PacketOwner::unknown && is_one_of(port_keywords, keyword) ? Match::no
                                                                                   : Match::maybe;
}

Match ports_match(const Texts& ports, const FirewallPacket& packet,
                  const std::optional<std::uint16_t>& port) {
  if (!ports.known()) return Match::maybe;
  Match result = ports.value().empty() ? Match::yes : Match::no;
  for (const auto& entry : ports.value()) {
    const auto range = parse_ports(entry);
    if (is_any(entry) || (range && range->first == 0 && range->last == 65535)) return Match::yes;
    const bool open = !packet.has_ports || !port;
    const auto one = open    ? Match::maybe
                     : range ? match_of(range->contains(*port))
                             : keyword_means(entry, packet);
    result = either(result, one);
  }
  return result;
}

/// Windows takes ports in rules for TCP and UDP only; what it makes of others is not known.
Match both_ports_match(const FirewallRule& rule, const FirewallPacket& packet) {
  const auto result = both(ports_match(rule.local_ports, packet, packet.local_port),
                           ports_match(rule.remote_ports, packet, packet.remote_port));
  const auto limits = [](const Texts& ports) {
    const auto& entries = ports.value();
    return std::any_of(entries.begin(), entries.end(), [](const auto& e) { return !is_any(e); });
  };
  const bool limited = limits(rule.local_ports) || limits(rule.remote_ports);
  const bool odd = limited && is_any(rule.protocol.value());
  return odd ? both(result, Match::maybe) : result;
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

Match program_matches(const Text& program, PacketOwner owner) {
  if (!program.known()) return Match::maybe;
  const auto& written = program.value();
  if (is_any(written)) return Match::yes;
  if (owner == PacketOwner::unknown) return Match::maybe;
  if (equal_ignoring_case(written, "System")) return match_of(owner == PacketOwner::system);
  return owner == PacketOwner::system ? Match::no : svchost_matches(written);
}

/// * = any service, but no program and not the kernel (INetFwRule::serviceName).
Match service_matches(const Text& service, PacketOwner owner) {
  if (!service.known()) return Match::maybe;
  const auto& name = service.value();
  if (is_any(name)) return Match::yes;
  if (owner == PacketOwner::unknown) return Match::maybe;
  if (owner == PacketOwner::system) return Match::no;
  return match_of(name == "*" || equal_ignoring_case(name, "IKEEXT"));
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

Match token_matches(const Text& tokens, PacketOwner owner) {
  if (tokens.presence() == Presence::not_collected) return Match::yes;
  for (const auto token : split(tokens.value(), '|')) {
    const auto value = token.substr(std::min(token.find('=') + 1, token.size()));
    if (owner == PacketOwner::unknown || value.empty()) continue;
    if (token.starts_with("AppPkgId=") && value != "*") return Match::no;
    if (token.starts_with("LUOwn=") && value != local_system) return Match::no;
  }
  return tokens.value().empty() && tokens.known() ? Match::yes : Match::maybe;
}

}  // namespace

Match matches_packet(const FirewallRule& rule, const FirewallPacket& packet) {
  // Cheapest first: nearly every rule ends here.
  Match result = protocol_matches(rule.protocol, packet);
  if (result == Match::no) return result;
  result = both(result, both_ports_match(rule, packet));
  if (result == Match::no) return result;
  result = both(result, program_matches(rule.program, packet.owner));
  if (result == Match::no) return result;
  result = both(result, service_matches(rule.service, packet.owner));
  result = both(result, token_matches(rule.unknown_token, packet.owner));
  result = both(result, interfaces_match(rule.interface_types));
  result = both(result, remote_matches(rule.remote_addresses, packet));
  return both(result, local_matches(rule.local_addresses, packet));
}

}  // namespace vpnlint
