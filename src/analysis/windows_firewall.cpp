// Rows about the Windows firewall for the packets of a dial.
#include "analysis/windows_firewall.h"

#include <algorithm>
#include <string>

#include "analysis/firewall_decision.h"
#include "base/text.h"

namespace vpnlint {
namespace {

using Verdict = FirewallOutcome::Verdict;

PathStep step(const Host& host, HostId id, std::string_view flow, std::string_view profile,
              const FirewallOutcome& outcome) {
  PathStep row;
  row.artifact = outcome.at->artifact;
  row.host = id;
  row.at = outcome.place;
  const auto text = [&](std::string_view value) { return Text(std::string(value), row.at); };
  const auto* role = host.role == Role::server ? "server" : "client";
  row.device = text(host.name.empty() ? role : host.name);
  row.stage = text("windows_firewall");
  row.flow = text(flow);
  if (!profile.empty()) row.profile = text(profile);
  if (outcome.verdict == Verdict::unknown || !profile.empty()) {
    row.verdict = Text::missing(Presence::not_collected, row.at);
  } else {
    row.verdict = text(outcome.verdict == Verdict::pass ? "pass" : "drop");
  }
  if (!outcome.reason.empty()) row.reason = text(outcome.reason);
  if (outcome.rule) {
    row.rule = outcome.rule->name.known() ? outcome.rule->name : outcome.rule->id;
    row.store = outcome.rule->store;
  }
  return row;
}

/// Routing and Remote Access is there and not disabled. Else a product of others may serve the
/// ports, and nobody knows which program it is.
bool served_by_windows(const Bundle& bundle, HostId host) {
  bool starts = false;
  for (const auto& service : bundle.facts.rows<Service>()) {
    if (service.host != host || !equal_ignoring_case(service.name.value(), "RemoteAccess"))
      continue;
    if (service.start.is("disabled")) return false;
    starts = starts || service.start.known() || service.state.is("running");
  }
  return starts;
}

std::vector<FirewallPacket> packets_at(const Bundle& bundle, HostId host) {
  if (bundle.hosts[host].role == Role::server) {
    return arriving_packets(served_by_windows(bundle, host));
  }
  return leaving_packets(dialled_servers(bundle, host));
}

}  // namespace

void decide_windows_firewall(Bundle& bundle) {
  for (HostId id = 0; id < bundle.hosts.size(); ++id) {
    const auto role = bundle.hosts[id].role;
    if (role != Role::client && role != Role::unknown && role != Role::server) continue;
    const WindowsFirewall firewall(bundle, id, packets_at(bundle, id));
    if (!firewall.known()) continue;
    std::vector<PathStep> steps;
    for (std::size_t i = 0; i < firewall.packets(); ++i) {
      for (const auto& [profile, outcome] : firewall.decide(i)) {
        steps.push_back(step(bundle.hosts[id], id, firewall.packet(i).flow, profile, outcome));
      }
    }
    auto& rows = bundle.facts.rows<PathStep>();
    rows.insert(rows.end(), steps.begin(), steps.end());
  }
}

}  // namespace vpnlint
