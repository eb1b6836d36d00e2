// Reports made by hand, for tests of writers.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "report/report.h"

namespace vpnlint::test {

/// Owns everything that a Report points to. Rules stay where they are when more are added.
struct SampleReport {
  Bundle bundle;
  std::deque<Rule> rules;
  std::vector<Finding> findings;
  Diagnosis diagnosis;

  Report report() const { return {bundle, findings, diagnosis, rules.size()}; }

  HostId host(std::string name, Role role) {
    bundle.hosts.push_back({std::move(name), role, false});
    return static_cast<HostId>(bundle.hosts.size() - 1);
  }

  ArtifactId artifact(std::string path, std::string format, HostId on = 0) {
    if (bundle.hosts.empty()) host("", Role::client);
    Artifact made;
    made.path = std::move(path);
    made.format = std::move(format);
    made.encoding = "utf-8";
    made.host = on;
    made.status = Status::read;
    bundle.artifacts.push_back(std::move(made));
    return static_cast<ArtifactId>(bundle.artifacts.size() - 1);
  }

  const Rule& rule(std::string id, std::string name, std::string side, std::string table,
                   RuleText english, RuleText korean = {}) {
    Rule made;
    made.id = std::move(id);
    made.name = std::move(name);
    made.side = std::move(side);
    made.table = std::move(table);
    made.stage = "client_service";
    made.text["en"] = std::move(english);
    made.text["ko"] = korean.finding.empty() ? made.text["en"] : std::move(korean);
    rules.push_back(std::move(made));
    return rules.back();
  }

  Finding& finding(const Rule& of, Verdict verdict, std::string subject = "subject") {
    Finding made;
    made.rule = &of;
    made.verdict = verdict;
    made.severity = of.severity;
    made.confidence = of.confidence;
    made.subject = std::move(subject);
    made.fingerprint = of.id + "-" + made.subject;
    findings.push_back(std::move(made));
    return findings.back();
  }

  Evidence evidence(ArtifactId at, std::uint32_t line, std::string excerpt, std::string name = {}) {
    return {at, {line, 1}, bundle.artifacts[at].path, std::move(excerpt), std::move(name)};
  }

  /// Call when all findings are there: causes point into them.
  void cause(std::size_t of_finding, bool proven, double score, std::vector<Message> because = {}) {
    diagnosis.causes.push_back({&findings[of_finding], proven, score, std::move(because)});
    if (diagnosis.causes.size() == 1) diagnosis.side = findings[of_finding].rule->side;
  }

  template <class F>
  F& row(ArtifactId at, std::uint32_t line, std::uint32_t column = 1) {
    auto& made = bundle.facts.rows<F>().emplace_back();
    made.artifact = at;
    made.host = at == no_artifact ? 0 : bundle.artifacts[at].host;
    made.at = {line, column};
    return made;
  }
};

inline Text text(std::string value) { return Text(std::move(value), {1, 1}); }

}  // namespace vpnlint::test
