// Services and the NAT context value of a Windows client.
#include "analysis/path/client_steps.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "facts/registry_path.h"

namespace vpnlint {
namespace {

constexpr std::array<std::string_view, 3> services = {"BFE", "PolicyAgent", "IKEEXT"};
constexpr std::array<std::string_view, 3> flows = {"ike", "nat_t", "esp"};
constexpr std::string_view context_value = "AssumeUDPEncapsulationContextOnSendRule";

struct Outcome {
  std::string_view verdict;  ///< "" = not known
  std::string_view reason;
  const Row* row = nullptr;
  Position at;
  std::string_view rule;
};

PathStep step_of(const Host& host, std::string_view stage, std::string_view flow,
                 const Outcome& outcome) {
  PathStep step;
  step.artifact = outcome.row->artifact;
  step.host = outcome.row->host;
  step.at = outcome.at.line > 0 ? outcome.at : outcome.row->at;
  const auto text = [&](std::string_view value) { return Text(std::string(value), step.at); };
  step.device = text(host.name.empty() ? "client" : host.name);
  step.stage = text(stage);
  step.flow = text(flow);
  step.verdict = outcome.verdict.empty() ? Text::missing(Presence::not_collected, step.at)
                                         : text(outcome.verdict);
  if (!outcome.reason.empty()) step.reason = text(outcome.reason);
  if (!outcome.rule.empty()) step.rule = text(outcome.rule);
  return step;
}

/// All rows of one service: sc and the registry may both speak of it.
Outcome ask_service(const std::vector<const Service*>& rows, std::string_view name) {
  const Service *disabled = nullptr, *startable = nullptr, *running = nullptr, *stopped = nullptr;
  for (const auto* row : rows) {
    if (!equal_ignoring_case(row->name.value(), name)) continue;
    if (row->start.is("disabled")) disabled = row;
    if (row->start.known() && !row->start.is("disabled")) startable = row;
    if (row->state.is("running")) running = row;
    if (row->state.is("stopped") || row->state.is("stop_pending")) stopped = row;
  }
  if (disabled && (startable || running)) {
    return {"", "service_disabled", disabled, disabled->start.at(), name};
  }
  if (disabled) return {"drop", "service_disabled", disabled, disabled->start.at(), name};
  // The others stand still on an idle PC; without this one nothing filters or protects.
  if (stopped && name == "BFE") {
    return {running ? "" : "drop", "service_stopped", stopped, stopped->state.at(), name};
  }
  // This one runs all the time: that it could start is not enough.
  const bool may_stand_still = name == "BFE" && !running;
  if (startable && !may_stand_still) {
    return {"pass", "service_ready", startable, startable->start.at(), name};
  }
  if (running) return {"pass", "service_ready", running, running->state.at(), name};
  return {};
}

/// The service that stops the dial, else one that may, else any that is ready.
Outcome ask_services(const std::vector<const Service*>& rows) {
  Outcome open, ready;
  bool all = true;
  for (const auto name : services) {
    const auto outcome = ask_service(rows, name);
    if (outcome.verdict == "drop") return outcome;
    if (outcome.verdict == "pass") ready = outcome;
    if (outcome.verdict.empty()) all = false;
    if (outcome.verdict.empty() && outcome.row) open = outcome;
  }
  if (all) return ready;
  if (open.row) return open;
  return {"", "", rows.front(), {}, {}};
}

void add_services(const Bundle& bundle, HostId host, std::vector<PathStep>& steps) {
  std::vector<const Service*> rows;
  for (const auto& row : bundle.facts.rows<Service>()) {
    if (row.host == host) rows.push_back(&row);
  }
  if (rows.empty()) return;
  const auto outcome = ask_services(rows);
  for (const auto flow : flows) {
    steps.push_back(step_of(bundle.hosts[host], "client_service", flow, outcome));
  }
}

bool server_seems_translated(const Bundle& bundle) {
  const auto& layers = bundle.facts.rows<NatLayer>();
  const auto& endpoints = bundle.facts.rows<IpsecEndpoint>();
  return std::any_of(layers.begin(), layers.end(),
                     [](const NatLayer& layer) { return layer.side.is("server"); }) ||
         std::any_of(endpoints.begin(), endpoints.end(), [](const IpsecEndpoint& endpoint) {
           return endpoint.forces_encapsulation.is(true);
         });
}

Outcome ask_context(const Bundle& bundle, HostId host) {
  const RegistryValue* stated = nullptr;
  bool several = false;
  for (const auto& row : bundle.facts.rows<RegistryValue>()) {
    const bool named = row.host == host && !row.origin.is("script") &&
                       equal_ignoring_case(row.name.value(), context_value) &&
                       equal_ignoring_case(row.key.value().place, policy_agent_key);
    if (!named) continue;
    several = several || (stated && !(stated->data.value() == row.data.value()));
    stated = &row;
  }
  if (stated) {
    const auto* number = std::get_if<std::int64_t>(&stated->data.value());
    if (several || !stated->data.known() || !number || !stated->type.is("REG_DWORD")) {
      return {"", "", stated, stated->at, {}};
    }
    const bool set = *number == 1 || *number == 2;
    return {set ? "pass" : "drop", set ? "context_set" : "context_missing", stated, stated->at, {}};
  }
  for (const auto& extent : bundle.facts.rows<Extent>()) {
    const bool covers = extent.host == host && extent.table.is("registry_value") &&
                        extent.complete.is(true) && !extent.columns.known() &&
                        is_at_or_below(policy_agent_key, extent.selector.value());
    if (covers) return {"drop", "context_missing", &extent, extent.at, {}};
  }
  return {};
}

}  // namespace

void follow_client_steps(Bundle& bundle) {
  std::vector<PathStep> steps;
  const bool translated = server_seems_translated(bundle);
  for (HostId id = 0; id < bundle.hosts.size(); ++id) {
    const auto& host = bundle.hosts[id];
    if (host.role != Role::client) continue;
    add_services(bundle, id, steps);
    if (!translated) continue;
    const auto context = ask_context(bundle, id);
    if (context.row) steps.push_back(step_of(host, "nat_context", "nat_t", context));
  }
  auto& rows = bundle.facts.rows<PathStep>();
  rows.insert(rows.begin(), steps.begin(), steps.end());
}

}  // namespace vpnlint
