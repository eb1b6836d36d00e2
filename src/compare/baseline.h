// Baselines: findings that were there on a day and are accepted until they change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/judge.h"

namespace vpnlint {

/// Findings with one rule, one logical place and equal judged values. No line: rows may move.
struct BaselineEntry {
  std::string rule;
  std::string place;                                        ///< Finding::place
  std::string subject;                                      ///< for the reader of the file
  std::vector<std::pair<std::string, std::string>> values;  ///< judged column -> value; no secrets
  std::size_t count = 1;
  std::uint32_t line = 0;  ///< where the entry stands in its file; 0 when it was just made
};

struct Baseline {
  std::vector<BaselineEntry> entries;  ///< sorted by rule, subject, place, values
};

/// JSON as write_baseline() makes it. None, and why, for anything else.
std::optional<Baseline> read_baseline(std::string_view text, std::string& why);
/// One entry per line, so that a review sees what came and went.
std::string write_baseline(const Baseline& baseline);

/// What fails now and was not accepted otherwise.
Baseline baseline_of(const std::vector<Finding>& findings);

/// An entry that accepts more than there is.
struct StaleEntry {
  std::size_t entry = 0;    ///< index into Baseline::entries
  std::size_t surplus = 0;  ///< how many of its count no longer fail
};

/// Accepts as many findings of each entry as it counts; `file` is how reports name the baseline.
/// Stale is only what was judged now: a rule that was not run, or one that is unknown because less
/// was sent, says nothing about its entries.
std::vector<StaleEntry> apply_baseline(const Baseline& baseline, const std::string& file,
                                       std::vector<Finding>& findings);

/// Without what is stale.
Baseline pruned(Baseline baseline, const std::vector<StaleEntry>& stale);

}  // namespace vpnlint
