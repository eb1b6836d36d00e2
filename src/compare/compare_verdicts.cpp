// Which rules judge differently.
#include "compare/compare_verdicts.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"

namespace vpnlint {
namespace {

using Findings = std::vector<const Finding*>;

/// Nobody sent what the rule looks at: the finding stands for every subject there may be.
bool is_about_nothing(const Finding& finding) {
  return finding.verdict == Verdict::unknown && finding.evidence.empty();
}

bool flawed(State state) { return state == State::fail || state == State::possible; }

Effect effect_of(State from, State to) {
  if (flawed(to) && (!flawed(from) || to > from)) return Effect::worse;
  if (to == State::possible) return Effect::no_longer_known;
  if (to == State::unknown && from != State::none) return Effect::no_longer_known;
  if (flawed(from)) return Effect::better;
  if (from == State::unknown && to == State::pass) return Effect::now_known;
  return Effect::other;
}

class VerdictComparison {
 public:
  VerdictComparison(const Side& before, const Side& after, const std::vector<HostPair>& hosts,
                    std::optional<Severity> bar)
      : before_(before), after_(after), hosts_(hosts), bar_(bar) {}

  void rule(const Rule& rule, const Findings& before, const Findings& after) {
    std::map<std::string, std::pair<Findings, Findings>> subjects;
    Findings open_before, open_after;
    for (const auto* finding : before) {
      if (is_about_nothing(*finding))
        open_before.push_back(finding);
      else
        subjects[key_of(*finding, true)].first.push_back(finding);
    }
    for (const auto* finding : after) {
      if (is_about_nothing(*finding))
        open_after.push_back(finding);
      else
        subjects[key_of(*finding, false)].second.push_back(finding);
    }
    const auto unmatched = changes_.size();
    for (auto& [key, both] : subjects) {
      subject(rule, both.first, both.second, open_before, open_after);
    }
    const bool judged_anew = changes_.size() > unmatched;
    open_questions(rule, open_before, open_after, judged_anew);
  }

  std::vector<VerdictChange> take() {
    std::stable_sort(changes_.begin(), changes_.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.effect, -static_cast<int>(a.severity)) <
             std::tuple(b.effect, -static_cast<int>(b.severity));
    });
    return std::move(changes_);
  }

 private:
  /// Rule, host and subject. A file is the same when its path below the argument is.
  std::string key_of(const Finding& finding, bool of_before) const {
    const auto& bundle = (of_before ? before_ : after_).bundle;
    std::string key = std::to_string(pair_of(finding.host, of_before)) + '|';
    if (finding.rule->table != "artifact" || finding.evidence.empty())
      return key + lower(finding.subject);
    const auto id = finding.evidence.front().artifact;
    return id < bundle.artifacts.size() ? key + lower(bundle.artifacts[id].name) : key;
  }

  std::size_t pair_of(HostId host, bool of_before) const {
    const auto hit = std::find_if(hosts_.begin(), hosts_.end(), [&](const HostPair& pair) {
      return (of_before ? pair.before : pair.after) == host;
    });
    return static_cast<std::size_t>(hit - hosts_.begin());
  }

  /// What both sides say equally often is no change; the rest is paired from the best on.
  void subject(const Rule& rule, Findings before, Findings after, const Findings& open_before,
               const Findings& open_after) {
    const auto by_state = [](const Finding* a, const Finding* b) {
      return state_of(*a) < state_of(*b);
    };
    std::stable_sort(before.begin(), before.end(), by_state);
    std::stable_sort(after.begin(), after.end(), by_state);
    Findings old, now;
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                        std::back_inserter(old), by_state);
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                        std::back_inserter(now), by_state);
    for (std::size_t i = 0; i < std::max(old.size(), now.size()); ++i) {
      const auto* one = i < old.size() ? old[i] : fallback(before, open_before);
      const auto* other = i < now.size() ? now[i] : fallback(after, open_after);
      add(rule, one, other);
    }
  }

  /// The side without a finding for the subject: what is open for every subject is open for it.
  static const Finding* fallback(const Findings& own, const Findings& open) {
    return own.empty() && !open.empty() ? open.front() : nullptr;
  }

  void open_questions(const Rule& rule, const Findings& before, const Findings& after,
                      bool judged_anew) {
    if (judged_anew || before.empty() == after.empty()) return;
    add(rule, before.empty() ? nullptr : before.front(), after.empty() ? nullptr : after.front());
  }

  void add(const Rule& rule, const Finding* before, const Finding* after) {
    VerdictChange change;
    change.rule = &rule;
    change.before = before;
    change.after = after;
    change.from = before ? state_of(*before) : State::none;
    change.to = after ? state_of(*after) : State::none;
    if (change.from == change.to) return;
    change.effect = effect_of(change.from, change.to);
    for (const auto* finding : {before, after}) {
      if (finding) change.severity = std::max(change.severity, finding->severity);
    }
    change.matters = bar_ && change.severity >= *bar_ && change.effect != Effect::other;
    changes_.push_back(std::move(change));
  }

  const Side& before_;
  const Side& after_;
  const std::vector<HostPair>& hosts_;
  std::optional<Severity> bar_;
  std::vector<VerdictChange> changes_;
};

std::map<const Rule*, Findings> by_rule(const std::vector<Finding>& findings) {
  std::map<const Rule*, Findings> grouped;
  for (const auto& finding : findings) {
    if (state_of(finding) != State::none) grouped[finding.rule].push_back(&finding);
  }
  return grouped;
}

}  // namespace

std::vector<VerdictChange> compare_verdicts(const Side& before, const Side& after,
                                            const std::vector<HostPair>& hosts,
                                            const std::vector<Rule>& rules,
                                            std::optional<Severity> bar) {
  VerdictComparison comparison(before, after, hosts, bar);
  auto old = by_rule(before.findings), now = by_rule(after.findings);
  for (const auto& rule : rules) comparison.rule(rule, old[&rule], now[&rule]);
  return comparison.take();
}

}  // namespace vpnlint
