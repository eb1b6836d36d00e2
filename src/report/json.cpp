// `audit -f json`: the contract of schemas/report.schema.json.
#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>

#include "report/excerpt.h"
#include "report/json_text.h"
#include "report/report.h"
#include "report/sentences.h"
#include "report/trace.h"

namespace vpnlint {
namespace {

using Json = nlohmann::ordered_json;  // members in the order of the contract

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

void add_place(Json& json, Position at) {
  json["line"] = std::max<std::uint32_t>(at.line, 1);
  if (at.column > 0) json["column"] = at.column;
}

Json problem_json(const Problem& problem, std::string_view language) {
  Json json{{"gravity", name_of(problem.gravity)}, {"kind", problem.kind}};
  if (!problem.subject.empty()) json["subject"] = problem.subject;
  json["message"] = say(problem.message, language);
  add_place(json, problem.at);
  return json;
}

Json artifact_json(const Bundle& bundle, const Artifact& artifact, std::string_view language) {
  const auto& host = bundle.hosts[artifact.host];
  Json problems = Json::array();
  for (const auto& problem : artifact.problems) problems.push_back(problem_json(problem, language));
  return {{"path", artifact.path},
          {"format", or_null(artifact.format)},
          {"sections", artifact.sections},
          {"encoding", or_null(artifact.encoding)},
          {"language", or_null(artifact.language)},
          {"host", host.name},
          {"role", name_of(host.role)},
          {"status", name_of(artifact.status)},
          {"problems", std::move(problems)}};
}

Json evidence_json(const Evidence& evidence) {
  Json json{{"path", evidence.path}};
  add_place(json, evidence.at);
  json["excerpt"] = guarded_excerpt(evidence.excerpt);
  json["name"] = evidence.name;
  return json;
}

Json accepted_json(const Accepted& accepted) {
  return {{"by", accepted.by},
          {"reason", accepted.reason},
          {"path", accepted.file},
          {"line", std::max<std::uint32_t>(accepted.line, 1)}};
}

Json finding_json(const Finding& finding, std::string_view language) {
  const auto& rule = *finding.rule;
  Json evidence = Json::array(), missing = Json::array();
  for (const auto& place : finding.evidence) evidence.push_back(evidence_json(place));
  for (const auto& one : finding.missing) {
    missing.push_back({{"table", one.table}, {"identity", one.identity}, {"command", one.command}});
  }
  Json json{{"rule", rule.id},
            {"name", rule.name},
            {"verdict", name_of(finding.verdict)},
            {"would_fail", finding.would_fail},
            {"severity", name_of(finding.severity)},
            {"confidence", name_of(finding.confidence)},
            {"side", rule.side},
            {"message", sentence_of(finding, language)},
            {"subject", finding.subject},
            {"evidence", std::move(evidence)},
            {"missing", std::move(missing)},
            {"fix", fix_of(finding, language)},
            {"fingerprint", finding.fingerprint}};
  const bool flawed = finding.verdict == Verdict::fail || finding.would_fail;
  if (flawed && finding.fix_is_safe && !rule.fix.empty()) {
    json["commands"] = rule.fix;
  }
  if (finding.accepted) json["accepted"] = accepted_json(*finding.accepted);
  return json;
}

// Without evidence: behind all artifacts.
auto order_of(const Finding& finding) {
  const bool placed = !finding.evidence.empty();
  return std::tuple(placed ? finding.evidence.front().artifact : no_artifact, !placed,
                    placed ? finding.evidence.front().at.line : 0,
                    std::string_view(finding.rule->id), std::string_view(finding.subject),
                    std::string_view(finding.fingerprint));
}

Json findings_json(const Report& report, const ReportOptions& options) {
  std::vector<const Finding*> shown;
  for (const auto& finding : report.findings) {
    const bool passed = finding.verdict == Verdict::pass && options.show_passed;
    if (passed || finding.verdict == Verdict::fail || finding.verdict == Verdict::unknown) {
      shown.push_back(&finding);
    }
  }
  std::stable_sort(shown.begin(), shown.end(),
                   [](const Finding* a, const Finding* b) { return order_of(*a) < order_of(*b); });
  Json json = Json::array();
  for (const auto* finding : shown) json.push_back(finding_json(*finding, options.language));
  return json;
}

Json summary_json(const std::vector<Finding>& findings) {
  Json json;
  for (const auto verdict :
       {Verdict::pass, Verdict::fail, Verdict::unknown, Verdict::not_applicable}) {
    json[std::string(name_of(verdict))] =
        std::count_if(findings.begin(), findings.end(),
                      [&](const Finding& finding) { return finding.verdict == verdict; });
  }
  return json;
}

Json cause_json(const Cause& cause, std::string_view language) {
  Json because = Json::array();
  for (const auto& reason : cause.because) because.push_back(say(reason, language));
  return {{"rule", cause.finding->rule->id},
          {"certainty", cause.proven ? "proven" : "possible"},
          {"score", std::round(cause.score * 1000) / 1000},
          {"message", sentence_of(*cause.finding, language)},
          {"because", std::move(because)}};
}

Json diagnosis_json(const Diagnosis& diagnosis, std::string_view language) {
  Json causes = Json::array(), collect = Json::array();
  for (const auto& cause : diagnosis.causes) causes.push_back(cause_json(cause, language));
  for (const auto& step : diagnosis.collect) {
    collect.push_back({{"what", step.what}, {"command", step.command}, {"decides", step.decides}});
  }
  return {{"error", diagnosis.error ? Json(*diagnosis.error) : Json(nullptr)},
          {"side", or_null(diagnosis.side)},
          {"causes", std::move(causes)},
          {"collect", std::move(collect)}};
}

Json packet_json(const TracedPacket& packet) {
  Json json = Json::object();
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  add("protocol", packet.protocol);
  add("source", packet.source);
  add("source_port", packet.source_port);
  add("destination", packet.destination);
  add("destination_port", packet.destination_port);
  return json;
}

Json trace_json(const Trace& trace, std::string_view language) {
  auto flow = packet_json(trace.flow);
  flow["direction"] = trace.direction;
  Json steps = Json::array();
  for (const auto& step : trace.steps) {
    Json evidence = Json::array();
    if (step.evidence) evidence.push_back(evidence_json(*step.evidence));
    steps.push_back({{"device", step.device},
                     {"role", name_of(step.role)},
                     {"stage", step.stage},
                     {"verdict", step.verdict},
                     {"message", say(step.message, language)},
                     {"evidence", std::move(evidence)}});
    if (!step.profile.empty()) steps.back()["profile"] = step.profile;
  }
  Json json{{"flow", std::move(flow)},
            {"verdict", trace.verdict},
            {"at", trace.at ? Json(*trace.at) : Json(nullptr)}};
  auto rewritten = packet_json(trace.rewritten);
  if (!rewritten.empty()) json["rewritten"] = std::move(rewritten);
  json["steps"] = std::move(steps);
  return json;
}

Json tool_json(const Report& report) {
  Json tool{{"name", "vpnlint"}, {"version", VPNLINT_VERSION}, {"rules", report.rules}};
  for (const auto& pack : report.packs) {
    tool["packs"].push_back({{"id", pack.id}, {"version", pack.version}});
  }
  return tool;
}

}  // namespace

std::string write_trace_json(const std::vector<Trace>& traces, std::string_view language) {
  Json paths = Json::array();
  for (const auto& trace : traces) paths.push_back(trace_json(trace, language));
  const Json json{{"paths", std::move(paths)}};
  return escape_unseen(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

std::string write_json(const Report& report, const ReportOptions& options) {
  const auto& language = options.language;
  Json artifacts = Json::array(), paths = Json::array();
  for (const auto& artifact : report.bundle.artifacts) {
    artifacts.push_back(artifact_json(report.bundle, artifact, language));
  }
  for (const auto& trace : traces_of(report.bundle)) paths.push_back(trace_json(trace, language));
  const Json json{{"schema_version", "1"},
                  {"tool", tool_json(report)},
                  {"artifacts", std::move(artifacts)},
                  {"findings", findings_json(report, options)},
                  {"summary", summary_json(report.findings)},
                  {"diagnosis", diagnosis_json(report.diagnosis, language)},
                  {"paths", std::move(paths)}};
  return escape_unseen(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace vpnlint
