// Ranking of causes.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "diagnosis/diagnosis.h"

namespace vpnlint {
namespace {

// A code that the rule does not name makes its cause less likely, never impossible.
constexpr double other_code_factor = 0.35;
// The most natural code of a flaw says a little more than the others that it may produce.
constexpr double natural_code_factor = 1.0;
constexpr double possible_code_factor = 0.85;
// Something that lies behind the first proven failure cannot have been reached yet.
constexpr double masked_factor = 0.5;
constexpr double possible_factor = 0.6;

double of_confidence(Confidence confidence) {
  switch (confidence) {
    case Confidence::high:
      return 1.0;
    case Confidence::medium:
      return 0.8;
    case Confidence::low:
      return 0.5;
  }
  return 0.5;
}

double of_severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return 1.0;
    case Severity::warning:
      return 0.5;
    case Severity::note:
      return 0.0;
  }
  return 0.0;
}

double of_code(const Rule& rule, std::optional<std::int64_t> error) {
  if (!error || rule.errors.empty()) return possible_code_factor;
  if (rule.errors.front() == *error) return natural_code_factor;
  const bool named = std::find(rule.errors.begin(), rule.errors.end(), *error) != rule.errors.end();
  return named ? possible_code_factor : other_code_factor;
}

std::size_t place_of(const Finding& finding) {
  return stage_index(finding.rule->stage).value_or(stages.size());
}

bool on_path(const Finding& finding) {
  return finding.rule->stage != "artifact" && finding.rule->stage != "context";
}

bool is_cause(const Finding& finding) {
  // A damaged file breaks no connection; a fix that cannot take effect may be why it still fails.
  const auto least = finding.rule->side == "artifact" ? Severity::error : Severity::warning;
  return finding.counts() && finding.severity >= least;
}

// Stops the dial for certain: the first of these masks what lies behind it.
bool stops(const Finding& finding) {
  return finding.verdict == Verdict::fail && finding.counts() &&
         finding.severity == Severity::error && on_path(finding);
}

Message because_code(const Rule& rule, std::int64_t error) {
  const bool named = std::find(rule.errors.begin(), rule.errors.end(), error) != rule.errors.end();
  if (named) return {"The error code {code} fits.", {{"code", std::to_string(error)}}};
  return {"The error code {code} is not usual for it.", {{"code", std::to_string(error)}}};
}

class Ranking {
 public:
  Ranking(const std::vector<Finding>& findings, std::optional<std::int64_t> error)
      : findings_(findings), error_(error) {
    for (const auto& finding : findings_) {
      if (stops(finding) && (!first_ || place_of(finding) < place_of(*first_))) first_ = &finding;
    }
  }

  std::vector<Cause> causes() const {
    std::vector<Cause> causes;
    for (const auto& finding : findings_) {
      if (is_cause(finding)) causes.push_back(cause_of(finding));
    }
    cap_masked(causes);
    sort(causes);
    keep_one_per_rule(causes);
    return causes;
  }

 private:
  static void sort(std::vector<Cause>& causes) {
    std::stable_sort(causes.begin(), causes.end(), [](const Cause& a, const Cause& b) {
      return std::tuple(!a.proven, -a.score, place_of(*a.finding)) <
             std::tuple(!b.proven, -b.score, place_of(*b.finding));
    });
  }

  // One flaw is one cause, on however many packets or rows it shows; the findings list them all.
  static void keep_one_per_rule(std::vector<Cause>& causes) {
    std::set<std::pair<const Rule*, HostId>> seen;
    std::erase_if(causes, [&](const Cause& cause) {
      return !seen.emplace(cause.finding->rule, cause.finding->host).second;
    });
  }

  Cause cause_of(const Finding& finding) const {
    const auto& rule = *finding.rule;
    Cause cause;
    cause.finding = &finding;
    cause.proven = finding.verdict == Verdict::fail;
    cause.score = rule.weight * of_confidence(finding.confidence) * of_severity(finding.severity) *
                  of_code(rule, error_) * (cause.proven ? 1.0 : possible_factor);
    if (error_ && !rule.errors.empty()) cause.because.push_back(because_code(rule, *error_));
    if (!cause.proven) cause.because.push_back({"It depends on something that was not sent.", {}});
    return cause;
  }

  bool is_masked(const Cause& cause) const {
    return first_ && cause.finding != first_ && on_path(*cause.finding) &&
           place_of(*cause.finding) > place_of(*first_);
  }

  // Masked causes stay in the list, below every proven failure of the first failing stage.
  void cap_masked(std::vector<Cause>& causes) const {
    double bound = 1.0;
    for (const auto& cause : causes) {
      const bool first_stage =
          first_ && stops(*cause.finding) && place_of(*cause.finding) == place_of(*first_);
      if (first_stage) bound = std::min(bound, cause.score);
    }
    for (auto& cause : causes) {
      if (!is_masked(cause)) continue;
      cause.score = std::min(cause.score, bound) * masked_factor;
      cause.because.push_back({"The packet does not get that far before {rule} is mended.",
                               {{"rule", first_->rule->id}}});
    }
  }

  const std::vector<Finding>& findings_;
  std::optional<std::int64_t> error_;
  const Finding* first_ = nullptr;
};

std::string what_is(const Missing& missing) {
  return missing.identity.empty() ? missing.table : missing.table + " " + missing.identity;
}

// How much an answer is worth: a possible cause more than a rule that merely could not be judged.
double worth_of(const Finding& finding) {
  return finding.rule->weight * of_severity(finding.severity) * (finding.would_fail ? 4.0 : 1.0);
}

std::vector<CollectStep> steps_of(const std::vector<Finding>& findings) {
  struct Wish {
    CollectStep step;
    double worth = 0;
  };
  std::map<std::string, Wish> wishes;
  for (const auto& finding : findings) {
    if (finding.verdict != Verdict::unknown || finding.severity == Severity::note) continue;
    for (const auto& missing : finding.missing) {
      if (missing.command.empty()) continue;
      auto& wish = wishes[missing.command];
      if (wish.step.command.empty()) wish.step = {what_is(missing), missing.command, {}};
      auto& decides = wish.step.decides;
      if (std::find(decides.begin(), decides.end(), finding.rule->id) != decides.end()) continue;
      decides.push_back(finding.rule->id);
      wish.worth += worth_of(finding);
    }
  }
  std::vector<Wish> sorted;
  for (auto& [command, wish] : wishes) sorted.push_back(std::move(wish));
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Wish& a, const Wish& b) { return a.worth > b.worth; });
  std::vector<CollectStep> steps;
  for (auto& wish : sorted) steps.push_back(std::move(wish.step));
  return steps;
}

}  // namespace

Diagnosis diagnose(const std::vector<Finding>& findings, std::optional<std::int64_t> error) {
  Diagnosis diagnosis;
  diagnosis.error = error;
  diagnosis.causes = Ranking(findings, error).causes();
  if (!diagnosis.causes.empty()) diagnosis.side = diagnosis.causes.front().finding->rule->side;
  diagnosis.collect = steps_of(findings);
  return diagnosis;
}

}  // namespace vpnlint
