// Port forwards and the WAN-side filter, packet by packet.
#include "analysis/router_path.h"

#include <string>
#include <utility>
#include <vector>

#include "analysis/pf/rules.h"
#include "analysis/server_router.h"

namespace vpnlint {
namespace {

struct Forwarding {
  Match passes = Match::maybe;
  std::string_view reason;
  const Row* at = nullptr;
  const PortForward* forward = nullptr;
  std::string_view rule;

  bool is_certain(std::string_view why) const { return passes == Match::yes && reason == why; }
};

/// The router's own server of that packet.
struct OwnServer {
  Match serves = Match::no;
  const Row* row = nullptr;
};

OwnServer own_server(const RouterFacts& router, const ArrivingPacket& packet) {
  if (&packet == &arriving_l2tp) return {serves_l2tp(router), l2tp_server(router)};
  return {serves_clients(router), client_server(router)};
}

std::string_view label_of(const Text& description) {
  return description.known() ? std::string_view(description.value()) : std::string_view{};
}

/// The first that surely takes the packet; else the first that may.
Forwarding strongest_forward(const RouterFacts& router, const ArrivingPacket& packet) {
  Forwarding best{Match::no, {}, nullptr, nullptr, {}};
  const auto consider = [&](Match match, const Row& row, const PortForward* forward,
                            const Text& description) {
    if (match <= best.passes) return;
    best = {match, "forward", &row, forward, label_of(description)};
  };
  for (const auto* forward : router.forwards) {
    const auto match = both(takes(*forward, packet, router), is_on(forward->enabled));
    consider(match, *forward, forward, forward->description);
  }
  for (const auto* rule : router.nat_rules) {
    consider(both(takes(*rule), is_on(rule->enabled)), *rule, nullptr, rule->description);
  }
  return best;
}

const PortForward* disabled_forward(const RouterFacts& router, const ArrivingPacket& packet) {
  for (const auto* forward : router.forwards) {
    const bool takes_it = takes(*forward, packet, router) == Match::yes;
    if (forward->enabled.is(false) && takes_it) return forward;
  }
  return nullptr;
}

Forwarding decide_forwarding(const RouterFacts& router, const ArrivingPacket& packet) {
  const auto forwarded = strongest_forward(router, packet);
  if (forwarded.passes == Match::yes) return forwarded;
  const auto [serves, server] = own_server(router, packet);
  // Whoever gets it, the forward or the router's own server: it is not dropped.
  if (serves == Match::yes && forwarded.passes == Match::no) {
    return {Match::yes, "own_server", server, nullptr, {}};
  }
  if (forwarded.passes == Match::maybe) return forwarded;
  if (serves == Match::maybe) {
    return {Match::maybe, {}, server ? server : router.any, nullptr, {}};
  }
  if (!router.forward_extent) return {Match::maybe, {}, router.any, nullptr, {}};
  if (const auto* disabled = disabled_forward(router, packet)) {
    return {Match::no, "forward_disabled", disabled, disabled, label_of(disabled->description)};
  }
  const Row* nothing = router.forward_extent;
  if (router.forward_chain) nothing = router.forward_chain;
  return {Match::no, "no_forward", nothing, nullptr, {}};
}

class Steps {
 public:
  Steps(const Bundle& bundle, HostId host)
      : bundle_(bundle), host_(host), router_(router_facts_of(bundle, host)) {}

  std::vector<PathStep> take() {
    if (!router_.any) return {};
    for (const auto* packet : {&arriving_ike, &arriving_nat_t, &arriving_esp, &arriving_l2tp}) {
      const auto forwarding = decide_forwarding(router_, *packet);
      add_forwarding(*packet, forwarding);
      const bool is_filtered = !forwarding.reason.empty() || packet == &arriving_l2tp;
      const bool taken = forwarding.passes != Match::no && is_filtered;
      // Chains are followed by themselves; nothing of a dial is in clear.
      const bool walked = router_.has_chains && packet != &arriving_l2tp;
      if (taken && packet->port != 0 && !walked) add_filter(*packet, forwarding);
    }
    return std::move(steps_);
  }

  /// Every flow has a row.
  Extent extent() const {
    Extent extent;
    extent.artifact = router_.any->artifact;
    extent.host = host_;
    extent.at = router_.any->at;
    extent.table = Text("path_step", extent.at);
    extent.selector = Text("*", extent.at);
    extent.complete = Flag(true, extent.at);
    return extent;
  }

 private:
  PathStep start(const ArrivingPacket& packet, std::string_view stage, const Row& row,
                 Position at) const {
    PathStep step;
    step.artifact = row.artifact;
    step.host = host_;
    step.at = at;
    step.device = Text(router_.device(bundle_.hosts[host_]), at);
    step.stage = Text(std::string(stage), at);
    step.flow = Text(std::string(packet.flow), at);
    step.verdict = Text::missing(Presence::not_collected, at);
    return step;
  }

  void add_forwarding(const ArrivingPacket& packet, const Forwarding& forwarding) {
    const auto at = forwarding.forward ? telling_place(*forwarding.forward) : forwarding.at->at;
    auto step = start(packet, "router_forward", *forwarding.at, at);
    if (forwarding.passes == Match::yes) step.verdict = Text("pass", at);
    if (forwarding.passes == Match::no) step.verdict = Text("drop", at);
    if (!forwarding.reason.empty()) step.reason = Text(std::string(forwarding.reason), at);
    if (!forwarding.rule.empty()) step.rule = Text(std::string(forwarding.rule), at);
    steps_.push_back(std::move(step));
  }

  void add_filter(const ArrivingPacket& packet, const Forwarding& forwarding) {
    const auto* server = client_server(router_);
    const auto* l2tp = l2tp_server(router_);
    const bool own = forwarding.is_certain("own_server");
    // A forward that may not be the one that counts says nothing about the filter.
    if (forwarding.is_certain("forward") && forwarding.forward) {
      const auto& forward = *forwarding.forward;
      add_filter(packet, forward, forward.passes_filter, forward.filter_rule);
    } else if (own && l2tp && &packet == &arriving_l2tp) {
      add_filter(packet, *l2tp, l2tp->passes_filter, l2tp->filter_rule);
    } else if (own && server && &packet == &arriving_ike) {
      add_filter(packet, *server, server->passes_ike, server->ike_rule);
    } else if (own && server && &packet == &arriving_nat_t) {
      add_filter(packet, *server, server->passes_nat_t, server->nat_t_rule);
    } else {
      steps_.push_back(start(packet, "router_filter", *forwarding.at, forwarding.at->at));
    }
  }

  void add_filter(const ArrivingPacket& packet, const Row& row, const Flag& passes,
                  const Text& filter_rule) {
    if (!passes.known()) {
      steps_.push_back(start(packet, "router_filter", row, row.at));
      return;
    }
    const auto* rule = deciding_rule(row.artifact, passes.at());
    const auto at = rule && rule->action.known() ? rule->action.at() : passes.at();
    auto step = start(packet, "router_filter", row, at);
    const bool rejects = rule && rule->action.is("reject");
    step.verdict = Text(passes.value() ? "pass" : rejects ? "reject" : "drop", at);
    const auto& label = filter_rule.value();
    const bool by_default = label == pf_implicit_block || label == pf_implicit_pass;
    const auto* why = passes.value() ? "default_allow" : "default_block";
    step.reason = Text(by_default ? why : "filter_rule", at);
    if (!by_default) step.rule = filter_rule;
    steps_.push_back(std::move(step));
  }

  /// nullptr when none does, or when it stands elsewhere.
  const FilterRule* deciding_rule(ArtifactId artifact, Position at) const {
    for (const auto& rule : bundle_.facts.rows<FilterRule>()) {
      if (rule.artifact == artifact && rule.at == at) return &rule;
    }
    return nullptr;
  }

  const Bundle& bundle_;
  HostId host_;
  RouterFacts router_;
  std::vector<PathStep> steps_;
};

}  // namespace

void follow_server_routers(Bundle& bundle) {
  for (HostId host = 0; host < bundle.hosts.size(); ++host) {
    if (bundle.hosts[host].role != Role::server_router) continue;
    Steps followed(bundle, host);
    const auto steps = followed.take();
    if (steps.empty()) continue;
    auto& rows = bundle.facts.rows<PathStep>();
    rows.insert(rows.end(), steps.begin(), steps.end());
    bundle.facts.rows<Extent>().push_back(followed.extent());
  }
}

}  // namespace vpnlint
