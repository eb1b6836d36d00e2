// Rule examples: every rule shows a pass, a fail and an unknown, and they must come true.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/rule.h"
#include "facts/bundle.h"

namespace vpnlint {

/// Reads an artifact's text with its real parser into the bundle and runs the analyses.
using ReadArtifacts =
    std::function<void(Bundle&, const std::vector<std::pair<std::string, std::string>>& artifacts)>;

struct ExampleResult {
  const Rule* rule = nullptr;
  const Example* example = nullptr;
  bool ok = false;
  std::string got;  ///< what came out instead
};

/// What came out for one rule: its strongest verdict (fail, unknown, pass, not applicable).
struct Outcome {
  Verdict verdict = Verdict::not_applicable;
  bool would_fail = false;
  std::optional<Severity> severity;  ///< of the severest finding with that verdict
  bool fix_is_safe = true;
};

/// The example's facts: artifacts read, given rows and expectations added.
Bundle bundle_of(const Rule& rule, const Example& example, const ReadArtifacts& read);
/// Binds what the example expects to all the rules.
void bind_example(std::vector<Rule>& rules, const Rule& rule, const Example& example);
/// Judges one of the rules.
Outcome outcome_of(const Bundle& bundle, const std::vector<Rule>& rules, const std::string& id);
/// `would_fail`, `severity` and `fix_is_safe` count where the example states them.
bool agrees(const Example& example, const Outcome& outcome);

/// What the example states, as messages print it.
std::string to_text(const Example& example);

/// Judges each rule on each of its examples. `others` = rules that they may ask for findings.
std::vector<ExampleResult> run_examples(const std::vector<Rule>& rules, const ReadArtifacts& read,
                                        const std::vector<Rule>& others = {});

}  // namespace vpnlint
