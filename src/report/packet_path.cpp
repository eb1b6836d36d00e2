// Grouping of path_step rows.
#include "report/packet_path.h"

#include <algorithm>
#include <array>
#include <set>

namespace vpnlint {
namespace {

struct Flow {
  std::string_view id, protocol, port;
};

// In the order in which a dial sends them.
constexpr std::array<Flow, 4> flows = {
    {{"ike", "udp", "500"}, {"nat_t", "udp", "4500"}, {"esp", "esp", ""}, {"l2tp", "udp", "1701"}}};

int place_of(Role role) {
  switch (role) {
    case Role::client:
      return 0;
    case Role::client_router:
      return 1;
    case Role::server_router:
      return 2;
    case Role::cloud:
      return 3;
    case Role::server:
      return 4;
    case Role::unknown:
      return 5;
  }
  return 5;
}

// A forward hands the packet to a host that nobody may have sent: only the server itself, or a
// router that is the server, has received it.
bool is_received(const PathStep& step, Role role) {
  return role == Role::server || step.reason.is("own_server");
}

void decide(const Bundle& bundle, PacketPath& path) {
  bool from_client = false, received = false;
  std::optional<std::size_t> open;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const auto& step = *path.steps[i];
    const auto role = bundle.host_of(step).role;
    const auto& verdict = step.verdict.value();
    if (verdict == "drop" || verdict == "reject") {
      // A step before it that may stop the packet leaves open where, not whether, it stops.
      path.verdict = verdict == "drop" ? "dropped" : "rejected";
      path.at = i;
      return;
    }
    if (verdict != "pass" && !open) open = i;
    from_client = from_client || role == Role::client;
    received = received || is_received(step, role);
  }
  path.verdict = !open && from_client && received ? "delivered" : "unknown";
  if (open)
    path.at = open;
  else if (path.verdict == "delivered")
    path.at = path.steps.size() - 1;
}

PacketPath path_of(const Bundle& bundle, const Flow& flow, const std::string& profile,
                   const std::vector<const PathStep*>& steps) {
  PacketPath path{std::string(flow.id), flow.protocol, flow.port, profile, "unknown", {}, {}};
  for (const auto* step : steps) {
    const bool of_profile = !step->profile.known() || step->profile.value() == profile;
    if (of_profile) path.steps.push_back(step);
  }
  decide(bundle, path);
  return path;
}

}  // namespace

std::vector<PacketPath> packet_paths(const Bundle& bundle) {
  std::vector<PacketPath> paths;
  // Behind a NAT, ESP travels inside UDP 4500.
  const bool translated = !bundle.facts.rows<NatLayer>().empty();
  for (const auto& flow : flows) {
    if (translated && flow.id == "esp") continue;
    std::vector<const PathStep*> steps;
    std::set<std::string> profiles;
    for (const auto& step : bundle.facts.rows<PathStep>()) {
      if (!step.flow.is(std::string(flow.id))) continue;
      // A dial sends UDP 1701 inside IPsec; in clear it matters for what others may send.
      if (flow.id == "l2tp" && !step.stage.is("windows_firewall")) continue;
      steps.push_back(&step);
      if (step.profile.known()) profiles.insert(step.profile.value());
    }
    if (steps.empty()) continue;
    std::stable_sort(steps.begin(), steps.end(), [&](const PathStep* a, const PathStep* b) {
      return place_of(bundle.host_of(*a).role) < place_of(bundle.host_of(*b).role);
    });
    if (profiles.empty()) profiles.insert("");
    for (const auto& profile : profiles) paths.push_back(path_of(bundle, flow, profile, steps));
  }
  return paths;
}

}  // namespace vpnlint
