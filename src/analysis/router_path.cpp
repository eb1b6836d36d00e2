// Port forwards and the WAN-side filter, packet by packet.
#include "analysis/router_path.h"

#include <string>
#include <utility>
#include <vector>

#include "analysis/server_router.h"

namespace vpnlint {
namespace {

/// How pf's evaluation calls the block that no rule states.
constexpr std::string_view implicit_block = "default deny";

struct Forwarding {
  Match passes = Match::maybe;
  std::string_view reason;
  const Row* at = nullptr;
  const PortForward* forward = nullptr;
  std::string_view rule;
};

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
  const auto serves = serves_clients(router);
  const auto* server = client_server(router);
  // Whoever gets it, the forward or the router's own server: it is not dropped.
  if (serves == Match::yes && forwarded.passes == Match::no) {
    return {Match::yes, "own_server", server, nullptr, {}};
  }
  if (forwarded.passes == Match::maybe) return forwarded;
  if (serves == Match::maybe) return {Match::maybe, {}, server, nullptr, {}};
  if (!router.forward_extent) return {Match::maybe, {}, router.any, nullptr, {}};
  if (const auto* disabled = disabled_forward(router, packet)) {
    return {Match::no, "forward_disabled", disabled, disabled, label_of(disabled->description)};
  }
  return {Match::no, "no_forward", router.forward_extent, nullptr, {}};
}

class Steps {
 public:
  Steps(const Bundle& bundle, HostId host)
      : bundle_(bundle), host_(host), router_(router_facts_of(bundle, host)) {}

  std::vector<PathStep> take() {
    if (!router_.any) return {};
    for (const auto* packet : {&arriving_ike, &arriving_nat_t, &arriving_esp}) {
      const auto forwarding = decide_forwarding(router_, *packet);
      add_forwarding(*packet, forwarding);
      const bool taken = forwarding.passes != Match::no && forwarding.reason == "forward";
      if (taken && packet->port != 0) add_filter(*packet, forwarding);
    }
    return std::move(steps_);
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

  /// A forward that may not be the one that counts says nothing about the filter.
  void add_filter(const ArrivingPacket& packet, const Forwarding& forwarding) {
    const auto* forward = forwarding.forward;
    const bool judged =
        forwarding.passes == Match::yes && forward && forward->passes_filter.known();
    if (!judged) {
      steps_.push_back(start(packet, "router_filter", *forwarding.at, forwarding.at->at));
      return;
    }
    const auto* rule = deciding_rule(*forward);
    const auto at = rule && rule->action.known() ? rule->action.at() : forward->passes_filter.at();
    auto step = start(packet, "router_filter", *forward, at);
    const bool passes = forward->passes_filter.value();
    const bool rejects = rule && rule->action.is("reject");
    step.verdict = Text(passes ? "pass" : rejects ? "reject" : "drop", at);
    const bool implicit = forward->filter_rule.value() == implicit_block;
    step.reason = Text(implicit ? "default_block" : "filter_rule", at);
    if (!implicit) step.rule = forward->filter_rule;
    steps_.push_back(std::move(step));
  }

  /// nullptr when none does, or when it stands elsewhere.
  const FilterRule* deciding_rule(const PortForward& forward) const {
    for (const auto& rule : bundle_.facts.rows<FilterRule>()) {
      const bool same = rule.artifact == forward.artifact && rule.at == forward.passes_filter.at();
      if (same) return &rule;
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
    const auto steps = Steps(bundle, host).take();
    auto& rows = bundle.facts.rows<PathStep>();
    rows.insert(rows.end(), steps.begin(), steps.end());
  }
}

}  // namespace vpnlint
