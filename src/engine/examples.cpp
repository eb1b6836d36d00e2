// Running the examples of rules.
#include "engine/examples.h"

#include <algorithm>

#include "engine/asked_rules.h"
#include "engine/expectations.h"
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

int rank(Verdict verdict) {
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
}

Expectations expectations_in(const Rule& rule, const Example& example) {
  Expectations given;
  for (const auto& [name, value] : example.expect) {
    given[name] = {value, rule.file, example.line, 1, {}};
  }
  return given;
}

std::string stated(Verdict verdict, bool would_fail, const Example& wanted,
                   std::optional<Severity> severity, std::optional<bool> fix_is_safe) {
  auto text = std::string(name_of(verdict)) + (would_fail ? ", would_fail" : "");
  if (wanted.severity && severity) text += ", " + std::string(name_of(*severity));
  if (wanted.fix_is_safe && fix_is_safe) {
    text += std::string(", fix_is_safe = ") + (*fix_is_safe ? "true" : "false");
  }
  return text;
}

}  // namespace

Bundle bundle_of(const Rule& rule, const Example& example, const ReadArtifacts& read) {
  Bundle bundle;
  bundle.hosts.push_back({});
  if (!example.artifacts.empty() && read) read(bundle, example.artifacts);
  std::uint32_t line = 1;
  for (const auto& row : example.given) give(bundle, rule, row, line++);
  add_expectations(bundle, expectations_in(rule, example));
  return bundle;
}

void bind_example(std::vector<Rule>& rules, const Rule& rule, const Example& example) {
  std::vector<FileProblem> checked_by_the_loader;
  bind_expectations(rules, expectations_in(rule, example), checked_by_the_loader);
}

Outcome outcome_of(const Bundle& bundle, const std::vector<Rule>& rules, const std::string& id) {
  Outcome outcome;
  for (const auto& finding : judge_rule(bundle, rules, id)) {
    outcome.would_fail = outcome.would_fail || finding.would_fail;
    const bool stronger = rank(finding.verdict) > rank(outcome.verdict);
    const bool severer = finding.verdict == outcome.verdict &&
                         (!outcome.severity || finding.severity > *outcome.severity);
    if (!stronger && !severer) continue;
    outcome.verdict = finding.verdict;
    outcome.severity = finding.severity;
    outcome.fix_is_safe = finding.fix_is_safe;
  }
  outcome.would_fail = outcome.would_fail && outcome.verdict == Verdict::unknown;
  return outcome;
}

bool agrees(const Example& example, const Outcome& outcome) {
  if (example.verdict != outcome.verdict) return false;
  if (example.would_fail && !outcome.would_fail) return false;
  if (example.fix_is_safe && *example.fix_is_safe != outcome.fix_is_safe) return false;
  return !example.severity || example.severity == outcome.severity;
}

std::string to_text(const Example& example) {
  return stated(example.verdict, example.would_fail, example, example.severity,
                example.fix_is_safe);
}

std::vector<ExampleResult> run_examples(const std::vector<Rule>& rules, const ReadArtifacts& read,
                                        const std::vector<Rule>& others) {
  std::vector<ExampleResult> results;
  auto known = rules;
  known.insert(known.end(), others.begin(), others.end());
  for (const auto& rule : rules) {
    const auto unbound = with_what_it_rests_on(known, rule);
    for (const auto& example : rule.examples) {
      auto bound = unbound;
      bind_example(bound, rule, example);
      const auto got = outcome_of(bundle_of(rule, example, read), bound, rule.id);
      results.push_back(
          {&rule, &example, agrees(example, got),
           stated(got.verdict, got.would_fail, example, got.severity, got.fix_is_safe)});
    }
  }
  return results;
}

}  // namespace vpnlint
