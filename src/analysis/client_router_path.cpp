// The filter between the LAN of the client and the Internet.
#include "analysis/client_router_path.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "analysis/pf/rules.h"
#include "analysis/server_router.h"

namespace vpnlint {
namespace {

struct LeavingPacket {
  std::string_view flow, protocol;
  std::uint16_t port;  ///< 0 = the protocol has none
};

constexpr std::array<LeavingPacket, 3> leaving{
    {{"ike", "udp", ike_port}, {"nat_t", "udp", nat_t_port}, {"esp", "esp", 0}}};

class LeavingSteps {
 public:
  LeavingSteps(const Bundle& bundle, HostId host, ArtifactId artifact, std::size_t& work)
      : bundle_(bundle),
        host_(host),
        artifact_(artifact),
        router_(router_facts_of(bundle, host)),
        networks_(bundle.facts, artifact),
        rules_(bundle.facts, artifact, networks_, work) {}

  void add_to(std::vector<PathStep>& steps) {
    for (const auto& packet : leaving) steps.push_back(step_of(packet, decide(packet)));
  }

 private:
  /// What all networks inside agree on; then the way out of the line.
  std::optional<pf::Outcome> decide(const LeavingPacket& packet) {
    std::optional<pf::Outcome> agreed;
    for (const auto& interface : networks_.inside()) {
      auto asked = asked_about(packet);
      asked.interfaces = {interface};
      asked.source.ranges = networks_.networks_of(interface);
      // Nobody is there, or nothing at all comes out: that is not where a PC dials from.
      const bool in_use = rules_.passes_something(interface);
      if (asked.source.ranges.empty() || !in_use) continue;
      auto outcome = rules_.ask(asked);
      if (!outcome || (agreed && agreed->passes != outcome->passes)) return std::nullopt;
      if (!agreed) agreed = std::move(outcome);
    }
    if (!agreed || !agreed->passes) return agreed;
    auto outcome = leave(packet);
    return outcome && outcome->passes ? agreed : outcome;
  }

  std::optional<pf::Outcome> leave(const LeavingPacket& packet) {
    auto asked = asked_about(packet);
    asked.outbound = true;  // translated before: its source is not known
    for (const auto* line : router_.lines) asked.interfaces.push_back(line->wan_interface.value());
    return rules_.ask(asked, pf::Otherwise::pass);
  }

  static pf::Asked asked_about(const LeavingPacket& packet) {
    pf::Asked asked;
    asked.protocol = packet.protocol;
    asked.destination.internet = true;
    if (packet.port != 0) asked.destination_ports = PortRange{packet.port, packet.port};
    return asked;
  }

  PathStep step_of(const LeavingPacket& packet, const std::optional<pf::Outcome>& outcome) const {
    const auto* rule = outcome ? outcome->rule : nullptr;
    PathStep step;
    step.artifact = artifact_;
    step.host = host_;
    step.at = outcome ? outcome->at : router_.any->at;
    if (rule && rule->action.known()) step.at = rule->action.at();
    step.device = Text(router_.device(bundle_.hosts[host_]), step.at);
    step.stage = Text("router_filter", step.at);
    step.flow = Text(std::string(packet.flow), step.at);
    step.verdict = Text::missing(Presence::not_collected, step.at);
    if (!outcome) return step;
    const bool rejects = rule && rule->action.is("reject");
    step.verdict = Text(outcome->passes ? "pass" : rejects ? "reject" : "drop", step.at);
    const bool implicit = outcome->label == pf_implicit_block;
    step.reason = Text(implicit ? "default_block" : "filter_rule", step.at);
    if (!implicit) step.rule = Text(outcome->label, step.at);
    return step;
  }

  const Bundle& bundle_;
  HostId host_;
  ArtifactId artifact_;
  RouterFacts router_;
  pf::Networks networks_;
  pf::Rules rules_;
};

}  // namespace

void follow_client_routers(Bundle& bundle) {
  std::vector<PathStep> steps;
  std::size_t work = 0;
  for (const auto artifact : pf::artifacts_of(bundle.facts)) {
    const auto host = bundle.artifacts[artifact].host;
    if (bundle.hosts[host].role != Role::client_router) continue;
    LeavingSteps(bundle, host, artifact, work).add_to(steps);
  }
  auto& rows = bundle.facts.rows<PathStep>();
  rows.insert(rows.end(), steps.begin(), steps.end());
}

}  // namespace vpnlint
