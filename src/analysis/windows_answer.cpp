// One packet at the firewall of a PC or a Windows server.
#include "analysis/windows_answer.h"

#include <algorithm>
#include <string>

#include "analysis/firewall_decision.h"

namespace vpnlint {
namespace {

using Verdict = FirewallOutcome::Verdict;

constexpr std::int64_t icmp = 1, icmp_v6 = 58, authentication_header = 51;
constexpr std::int64_t highest_protocol = 255;

/// Where the packet goes, seen from the device.
enum class Way { out, in, through };

bool is_public(const Address& address) { return classify(address) == AddressClass::public_address; }

bool is_told(std::string_view interface) { return !interface.empty() && interface != not_known; }

Way way_of(const Bundle& bundle, HostId host, const Device& device, const Packet& packet) {
  if (device.owns(packet.source) || packet.source_told == Told::own) return Way::out;
  if (device.receives(packet)) return Way::in;
  if (!device.addresses.empty()) return Way::through;
  if (is_told(packet.in_interface)) return Way::in;
  if (is_told(packet.out_interface)) return Way::out;
  if (bundle.hosts[host].role == Role::server) return Way::in;
  return is_public(packet.source) && !is_public(packet.destination) ? Way::in : Way::out;
}

std::optional<std::int64_t> number_of(std::string_view protocol) {
  for (std::int64_t number = 0; number <= highest_protocol; ++number) {
    if (protocol_name(std::to_string(number)) == protocol) return number;
  }
  return std::nullopt;
}

PacketOwner owner_of(const FirewallPacket& packet) {
  if (packet.protocol == "udp") {
    if (packet.local_port == ike_port || packet.local_port == nat_t_port) {
      return PacketOwner::ikeext;
    }
    return packet.local_port == l2tp_port ? PacketOwner::system : PacketOwner::unknown;
  }
  const bool ipsec = packet.number == esp_protocol || packet.number == authentication_header;
  return ipsec ? PacketOwner::system : PacketOwner::unknown;
}

PossibleAddresses address_of(const Address& address, Told told) {
  if (told != Told::exactly) return {};
  return {{address}, true};
}

Match in_subnet(const Device& device, const PossibleAddresses& remote) {
  if (!remote.known) return Match::maybe;
  const auto& address = remote.all.front();
  if (device.addresses.empty()) return is_public(address) ? Match::no : Match::maybe;
  return match_of(
      std::any_of(device.addresses.begin(), device.addresses.end(), [&](const OwnAddress& own) {
        return lies_within({address, address}, own.network);
      }));
}

FirewallPacket seen_by_firewall(const Device& device, const Packet& packet, bool inbound) {
  FirewallPacket seen;
  seen.inbound = inbound;
  seen.number = number_of(packet.protocol);
  seen.protocol = packet.protocol;
  if (seen.number == icmp) seen.protocol = "icmpv4";
  if (seen.number == icmp_v6) seen.protocol = "icmpv6";
  seen.has_ports = packet.has_ports();
  const auto source = address_of(packet.source, packet.source_told);
  const auto destination = address_of(packet.destination, packet.destination_told);
  seen.local = inbound ? destination : source;
  seen.remote = inbound ? source : destination;
  if (seen.has_ports) {
    seen.local_port = inbound ? packet.destination_port : packet.source_port;
    seen.remote_port = inbound ? packet.source_port : packet.destination_port;
  }
  seen.owner = owner_of(seen);
  seen.remote_in_subnet = in_subnet(device, seen.remote);
  seen.exempt = inbound && (seen.owner == PacketOwner::ikeext || seen.number == esp_protocol);
  return seen;
}

std::string_view sentence_of(const FirewallOutcome& outcome, bool exempt) {
  const bool open = outcome.verdict == Verdict::unknown;
  if (outcome.reason == "block_rule") {
    return open ? "The rule {rule} may block it." : "The rule {rule} blocks it.";
  }
  if (outcome.reason == "allow_rule") return "The rule {rule} allows it.";
  if (outcome.reason == "default_allow") return "Allowed by default; no rule blocks it.";
  if (outcome.reason == "firewall_off") return "The firewall is off.";
  if (open && exempt && !outcome.reason.empty()) {
    return "Blocked by default, but Windows has exemptions for IPsec that may let it in.";
  }
  if (outcome.reason == "shields_up") {
    return open ? "The firewall may let nothing in, whatever its rules allow."
                : "The firewall lets nothing in, whatever its rules allow.";
  }
  if (outcome.reason == "default_block") {
    return open ? "Blocked by default, unless a rule allows it that is not known well enough."
                : "Blocked by default; no rule allows it.";
  }
  return "Too little of this firewall is known to say what it does.";
}

/// What a profile does when it is the active one, which nobody knows.
std::string_view profile_sentence(const FirewallOutcome& outcome) {
  if (outcome.verdict == Verdict::drop) {
    if (outcome.reason == "block_rule")
      return "In the profile {profile} the rule {rule} blocks it.";
    if (outcome.reason == "default_block") {
      return "The profile {profile} blocks it by default; no rule allows it.";
    }
    return "The profile {profile} lets nothing in, whatever rules allow.";
  }
  return "What the profile {profile} does with it is not known.";
}

AnswerStep step_of(const FirewallOutcome& outcome, std::string_view profile, bool exempt) {
  AnswerStep step;
  step.stage = "firewall";
  step.verdict = outcome.verdict == Verdict::unknown || !profile.empty() ? "unknown"
                 : outcome.verdict == Verdict::drop                      ? "drop"
                                                                         : "pass";
  step.message.text = profile.empty() ? sentence_of(outcome, exempt) : profile_sentence(outcome);
  auto& arguments = step.message.arguments;
  if (outcome.rule) {
    const auto& rule = *outcome.rule;
    arguments.emplace_back("rule", rule.name.known() ? rule.name.value() : rule.id.value());
  }
  if (!profile.empty()) arguments.emplace_back("profile", profile);
  step.profile = profile;
  step.at = outcome.place;
  step.artifact = outcome.at->artifact;
  return step;
}

/// What passes by is not what the rules are about.
Answer not_its_own(const Packet& packet) {
  Answer answer;
  answer.packet = packet;
  answer.steps.push_back({"firewall",
                          "unknown",
                          {"Neither address is of this device; its firewall does not say what "
                           "becomes of packets between others.",
                           {}},
                          {}});
  answer.at = 0;
  return answer;
}

}  // namespace

std::optional<Answer> answer_windows(const Bundle& bundle, ArtifactId artifact,
                                     const Device& device, const Packet& packet) {
  const auto host = bundle.artifacts[artifact].host;
  const auto holds = [&](const auto& rows) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Row& row) { return row.artifact == artifact; });
  };
  const auto& facts = bundle.facts;
  if (!holds(facts.rows<FirewallRule>()) && !holds(facts.rows<FirewallProfile>())) {
    return std::nullopt;
  }
  const auto way = way_of(bundle, host, device, packet);
  if (way == Way::through) return not_its_own(packet);
  const bool inbound = way == Way::in;
  const WindowsFirewall firewall(bundle, host, {seen_by_firewall(device, packet, inbound)});
  Answer answer;
  answer.packet = packet;
  if (!inbound) answer.packet.in_interface.clear();
  answer.local = inbound;
  answer.at = 0;
  const auto outcomes = firewall.decide(0);
  for (const auto& [profile, outcome] : outcomes) {
    answer.steps.push_back(step_of(outcome, profile, firewall.packet(0).exempt));
  }
  const auto& [profile, outcome] = outcomes.front();
  if (!profile.empty()) return answer;  // it depends on the network
  const auto verdict = outcome.verdict;
  if (verdict == Verdict::pass) answer.disposition = Disposition::delivered;
  if (verdict == Verdict::drop) answer.disposition = Disposition::dropped;
  return answer;
}

std::vector<ArtifactId> windows_firewalls(const Bundle& bundle) {
  std::vector<ArtifactId> found;
  const auto add = [&](const auto& rows) {
    for (const auto& row : rows) {
      const bool same = std::any_of(found.begin(), found.end(), [&](ArtifactId id) {
        return bundle.artifacts[id].host == row.host;
      });
      if (!same && row.artifact != no_artifact) found.push_back(row.artifact);
    }
  };
  add(bundle.facts.rows<FirewallRule>());
  add(bundle.facts.rows<FirewallProfile>());
  return found;
}

}  // namespace vpnlint
