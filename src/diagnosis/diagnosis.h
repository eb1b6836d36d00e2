// Findings become one ordered list of causes, the side, and what to collect next.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/judge.h"

namespace vpnlint {

/// One possible explanation. Points into the findings that were given.
struct Cause {
  const Finding* finding = nullptr;
  bool proven = false;           ///< a fail; else a would_fail
  double score = 0;              ///< 0 to 1; comparable within one diagnosis only
  std::vector<Message> because;  ///< what the place in the list rests on
};

/// What to ask for next.
struct CollectStep {
  std::string what;                  ///< table and identity, for people
  std::string command;               ///< the exact command
  std::vector<std::string> decides;  ///< ids of the rules that it decides
};

struct Diagnosis {
  std::optional<std::int64_t> error;  ///< what the user saw
  std::string side;                   ///< of the first cause: client, router, server; "" when none
  std::vector<Cause> causes;          ///< proven before possible, then by score
  std::vector<CollectStep> collect;   ///< most decisive first
};

/// `findings` must outlive the answer. Notes are no causes. A code re-weights, it never excludes.
/// What lies behind the first proven failure on the path never outranks it.
Diagnosis diagnose(const std::vector<Finding>& findings, std::optional<std::int64_t> error);

}  // namespace vpnlint
