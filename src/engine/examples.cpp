// Running the examples of rules.
#include "engine/examples.h"

#include <algorithm>

#include "engine/judge.h"

namespace vpnlint {
namespace {

Role role_named(const std::string& name) {
  for (const auto role :
       {Role::client, Role::client_router, Role::server_router, Role::server, Role::cloud}) {
    if (name == name_of(role)) return role;
  }
  return Role::unknown;
}

HostId host_with(Bundle& bundle, Role role) {
  for (HostId host = 0; host < bundle.hosts.size(); ++host) {
    if (bundle.hosts[host].role == role) return host;
  }
  bundle.hosts.push_back({std::string(name_of(role)), role, false});
  return static_cast<HostId>(bundle.hosts.size() - 1);
}

// Given rows stand in an artifact of their host, one row a line.
ArtifactId artifact_on(Bundle& bundle, HostId host) {
  for (ArtifactId id = 0; id < bundle.artifacts.size(); ++id) {
    if (bundle.artifacts[id].host == host) return id;
  }
  Artifact artifact;
  artifact.path = "example";
  artifact.format = "example";
  artifact.host = host;
  artifact.status = Status::read;
  bundle.artifacts.push_back(std::move(artifact));
  return static_cast<ArtifactId>(bundle.artifacts.size() - 1);
}

void give(Bundle& bundle, const Rule& rule, const ExampleRow& given, std::uint32_t line) {
  const auto* table = find_table(given.table);
  const auto role = role_named(given.host.empty() ? rule.roles.front() : given.host);
  const auto host = table->global ? 0 : host_with(bundle, role);
  auto& row = table->append(bundle.facts);
  row.host = host;
  row.artifact = table->global ? no_artifact : artifact_on(bundle, host);  // a user told it
  row.at = {line, 1};
  for (const auto& [name, value] : given.columns) {
    table->find(name)->set(row, value, Presence::given, row.at);
  }
}

// The strongest of the rule's verdicts: what an example states.
std::string outcome(const std::vector<Finding>& findings, const Rule& rule, bool& would_fail) {
  const auto rank = [](Verdict verdict) {
    switch (verdict) {
      case Verdict::fail:
        return 3;
      case Verdict::unknown:
        return 2;
      case Verdict::pass:
        return 1;
      case Verdict::not_applicable:
        return 0;
    }
    return 0;
  };
  Verdict best = Verdict::not_applicable;
  for (const auto& finding : findings) {
    if (finding.rule->id != rule.id) continue;
    if (rank(finding.verdict) >= rank(best)) best = finding.verdict;
    would_fail = would_fail || finding.would_fail;
  }
  would_fail = would_fail && best == Verdict::unknown;
  return std::string(name_of(best)) + (would_fail ? ", would_fail" : "");
}

ExampleResult run(const std::vector<Rule>& rules, const Rule& rule, const Example& example,
                  const ReadArtifacts& read) {
  Bundle bundle;
  bundle.hosts.push_back({});
  if (!example.artifacts.empty() && read) read(bundle, example.artifacts);
  std::uint32_t line = 1;
  for (const auto& row : example.given) give(bundle, rule, row, line++);
  bool would_fail = false;
  const auto got = outcome(judge(bundle, rules), rule, would_fail);
  const auto wanted =
      std::string(name_of(example.verdict)) + (example.would_fail ? ", would_fail" : "");
  // `would_fail` is stated where it matters; an example that does not state it accepts either.
  const bool ok = got == wanted || (!example.would_fail && got == wanted + ", would_fail");
  return {&rule, &example, ok, got};
}

}  // namespace

std::vector<ExampleResult> run_examples(const std::vector<Rule>& rules, const ReadArtifacts& read) {
  std::vector<ExampleResult> results;
  for (const auto& rule : rules) {
    for (const auto& example : rule.examples) results.push_back(run(rules, rule, example, read));
  }
  return results;
}

}  // namespace vpnlint
