// Packet paths of a dial as traces.
#include "report/trace.h"

#include "analysis/path/packet_path.h"
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

TraceStep not_sent(const PathPoint& point) {
  TraceStep step;
  step.role = point.role;
  step.stage = point.stage.empty() ? "not_sent" : point.stage;
  step.verdict = "unknown";
  step.sent = false;
  step.message = missing_point_message(point);
  return step;
}

}  // namespace

std::vector<Trace> traces_of(const Bundle& bundle) {
  std::vector<Trace> traces;
  for (const auto& path : packet_paths(bundle)) {
    Trace trace;
    trace.flow.protocol = path.protocol;
    (path.back ? trace.flow.source_port : trace.flow.destination_port) = path.port;
    trace.direction = path.back ? "back" : "out";
    trace.verdict = path.verdict;
    trace.at = path.at;
    for (const auto& point : path.points) {
      trace.steps.push_back(point.step ? step_of(bundle, *point.step) : not_sent(point));
    }
    traces.push_back(std::move(trace));
  }
  return traces;
}

}  // namespace vpnlint
