// Rule examples: every rule shows a pass, a fail and an unknown, and they must come true.
#pragma once

#include <functional>
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

/// Judges the rule (with the others, for `finding` conditions) on each of its examples.
std::vector<ExampleResult> run_examples(const std::vector<Rule>& rules, const ReadArtifacts& read);

}  // namespace vpnlint
