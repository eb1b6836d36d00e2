// The tables artifact and problem.
#include "analysis/bundle_facts.h"

namespace vpnlint {
namespace {

constexpr Position first_line{1, 0};

ArtifactFact artifact_fact(const Artifact& artifact, ArtifactId id) {
  ArtifactFact fact;
  fact.artifact = id;
  fact.host = artifact.host;
  fact.at = first_line;
  fact.path = Text(artifact.path, first_line);
  fact.status = Text(std::string(name_of(artifact.status)), first_line);
  if (!artifact.format.empty()) fact.format = Text(artifact.format, first_line);
  if (artifact.status == Status::unrecognised && !artifact.problems.empty()) {
    const auto& reason = artifact.problems.front().message;
    fact.reason = Text(fill(reason.text, reason.arguments), first_line);
  }
  return fact;
}

ProblemFact problem_fact(const Artifact& artifact, ArtifactId id, const Problem& problem) {
  const Position at = problem.at.line > 0 ? problem.at : first_line;
  ProblemFact fact;
  fact.artifact = id;
  fact.host = artifact.host;
  fact.at = at;
  fact.kind = Text(problem.kind, at);
  fact.gravity = Text(std::string(name_of(problem.gravity)), at);
  if (!problem.subject.empty()) fact.subject_name = Text(problem.subject, at);
  fact.message = Text(fill(problem.message.text, problem.message.arguments), at);
  return fact;
}

}  // namespace

void add_bundle_facts(Bundle& bundle) {
  for (ArtifactId id = 0; id < bundle.artifacts.size(); ++id) {
    const auto& artifact = bundle.artifacts[id];
    bundle.facts.rows<ArtifactFact>().push_back(artifact_fact(artifact, id));
    for (const auto& problem : artifact.problems) {
      bundle.facts.rows<ProblemFact>().push_back(problem_fact(artifact, id, problem));
    }
  }
}

}  // namespace vpnlint
