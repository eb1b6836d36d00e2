// The packets of a dial through the chains of each Linux device.
#include "analysis/path/linux_filters.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "analysis/netfilter/device.h"
#include "analysis/netfilter/surroundings.h"
#include "analysis/path/dialled.h"
#include "base/ports.h"

namespace vpnlint {
namespace {

using netfilter::Journey;

struct Flow {
  std::string_view name, answer, protocol;
  std::uint16_t port;  ///< 0 = the protocol has none
  bool decrypted;      ///< seen behind IPsec only
};

constexpr std::array<Flow, 4> flows = {{{"ike", "ike_answer", "udp", ike_port, false},
                                        {"nat_t", "nat_t_answer", "udp", nat_t_port, false},
                                        {"esp", "esp_answer", "esp", 0, false},
                                        {"l2tp", "l2tp_answer", "udp", l2tp_port, true}}};

class LinuxSteps {
 public:
  LinuxSteps(const Bundle& bundle, ArtifactId artifact)
      : artifact_(artifact),
        host_(bundle.artifacts[artifact].host),
        role_(bundle.hosts[host_].role),
        name_(bundle.hosts[host_].name),
        rules_(netfilter::ruleset_of(bundle.facts, artifact)),
        place_(netfilter::surroundings_of(bundle, host_, rules_)),
        dialled_(dialled_address(bundle)) {
    place_.device.served = {"udp/500", "udp/4500", "udp/1701", "esp"};
    // A server may translate its clients towards the LAN as well as towards the Internet.
    if (role_ == Role::server && !place_.certain) place_.outside = not_known;
  }

  void add_to(std::vector<PathStep>& steps) {
    for (const auto& flow : flows) {
      if (flow.decrypted && role_ != Role::server) continue;
      const auto packet = packet_of(flow);
      const auto there = netfilter::follow(rules_, place_.device, packet);
      // Nothing forwards it: that is the step of the forwards, and the router's own business.
      if (role_ == Role::server_router && reaches_the_device(there)) continue;
      steps.push_back(step(flow.name, there));
      if (there.disposition != Disposition::delivered) continue;
      const auto back = netfilter::follow_reply(rules_, place_.device, packet, there);
      steps.push_back(step(flow.answer, back));
    }
  }

 private:
  // No forward takes it for certain or perhaps.
  static bool reaches_the_device(const Journey& journey) {
    bool arrives = false, may_be_forwarded = false;
    for (const auto& step : journey.steps) {
      arrives = arrives || step.hook == "input";
      may_be_forwarded = may_be_forwarded || (step.stage == "nat" && step.hook == "prerouting" &&
                                              step.decider.rule != nullptr);
    }
    return arrives && !may_be_forwarded;
  }

  Packet packet_of(const Flow& flow) const {
    Packet packet;
    packet.protocol = flow.protocol;
    packet.source_port = packet.destination_port = flow.port;
    packet.from_ipsec = flow.decrypted;
    if (role_ == Role::client_router) {
      packet.source_told = Told::inside;
      packet.inside = place_.network;
      packet.destination_told = dialled_ ? Told::exactly : Told::internet;
      if (dialled_) packet.destination = *dialled_;
      packet.in_interface = place_.inside;
      packet.out_interface = place_.outside;
      return packet;
    }
    packet.source_told = Told::internet;
    // Routers of clients choose the port anew when two clients are behind them; L2TP has its own.
    packet.source_port_told = flow.decrypted;
    packet.in_interface = place_.outside;
    packet.out_interface = role_ == Role::server_router ? place_.inside : std::string(not_known);
    packet.destination_told = Told::own;
    if (place_.device.addresses.size() == 1) {
      packet.destination = place_.device.addresses.front().address;
      packet.destination_told = Told::exactly;
    }
    return packet;
  }

  PathStep step(std::string_view flow, const Journey& journey) const {
    const auto* decided = deciding(journey);
    const auto* rule = decided ? decided->decider.rule : nullptr;
    const auto* chain = decided ? decided->decider.policy : nullptr;
    PathStep row;
    row.artifact = artifact_;
    row.host = host_;
    row.at = rule ? rule->at : chain ? chain->at : first_chain()->at;
    const auto text = [&](std::string value) { return Text(std::move(value), row.at); };
    row.device = text(name_.empty() ? "router" : name_);
    row.stage = text(role_ == Role::server ? "server_firewall" : "router_filter");
    row.flow = text(std::string(flow));
    row.verdict = Text::missing(Presence::not_collected, row.at);
    const bool passes = journey.disposition == Disposition::delivered;
    const bool unsaid = passes && !(rules_.complete && rules_.filters);
    if (journey.disposition != Disposition::unknown && !unsaid) {
      const bool rejects = journey.disposition == Disposition::rejected;
      row.verdict = text(passes ? "pass" : rejects ? "reject" : "drop");
    }
    if (rule) {
      row.reason = text("filter_rule");
      row.rule = text(rule->chain.value() + " " + std::to_string(rule->position.value()));
    } else if (chain) {
      row.reason = text(passes ? "default_allow" : "default_block");
    }
    return row;
  }

  // Of a packet that passes: the last rule or policy of the filter that let it.
  static const netfilter::Step* deciding(const Journey& journey) {
    const auto tells = [](const netfilter::Step& step) {
      return step.decider.rule != nullptr || step.decider.policy != nullptr;
    };
    if (journey.disposition != Disposition::delivered) {
      const auto* at = journey.at ? &journey.steps[*journey.at] : nullptr;
      return at && tells(*at) ? at : nullptr;
    }
    const netfilter::Step* last = nullptr;
    for (const auto& step : journey.steps) {
      const bool filters = step.hook == "input" || step.hook == "forward" || step.hook == "output";
      if (tells(step) && step.stage == "filter" && filters) last = &step;
    }
    return last;
  }

  const FilterChain* first_chain() const { return rules_.chains.begin()->second.row; }

  ArtifactId artifact_;
  HostId host_;
  Role role_;
  const std::string& name_;
  netfilter::Ruleset rules_;
  netfilter::Surroundings place_;
  std::optional<Address> dialled_;
};

}  // namespace

void follow_linux_filters(Bundle& bundle) {
  std::set<ArtifactId> artifacts;
  for (const auto& chain : bundle.facts.rows<FilterChain>()) artifacts.insert(chain.artifact);
  std::vector<PathStep> steps;
  for (const auto artifact : artifacts) {
    const auto role = bundle.hosts[bundle.artifacts[artifact].host].role;
    if (role != Role::client_router && role != Role::server_router && role != Role::server)
      continue;
    LinuxSteps(bundle, artifact).add_to(steps);
  }
  auto& rows = bundle.facts.rows<PathStep>();
  rows.insert(rows.end(), steps.begin(), steps.end());
}

}  // namespace vpnlint
