// Packet paths of a dial as traces.
#include "report/trace.h"

#include "report/packet_path.h"
#include "report/sentences.h"

namespace vpnlint {
namespace {

TraceStep step_of(const Bundle& bundle, const PathStep& row) {
  const auto& host = bundle.host_of(row);
  TraceStep step;
  step.device = row.device.known() ? row.device.value() : host.name;
  step.stage = row.stage.value();
  step.role = host.role;
  step.profile = row.profile.value();
  step.verdict = row.verdict.known() ? row.verdict.value() : "unknown";
  step.message = step_message(row);
  if (row.at.line > 0) step.evidence = evidence_at(bundle, row.artifact, row.at, row.rule.value());
  return step;
}

}  // namespace

std::vector<Trace> traces_of(const Bundle& bundle) {
  std::vector<Trace> traces;
  for (const auto& path : packet_paths(bundle)) {
    Trace trace;
    trace.flow.protocol = path.protocol;
    trace.flow.destination_port = path.port;
    trace.direction = "out";
    trace.verdict = path.verdict;
    trace.at = path.at;
    for (const auto* step : path.steps) trace.steps.push_back(step_of(bundle, *step));
    traces.push_back(std::move(trace));
  }
  return traces;
}

}  // namespace vpnlint
