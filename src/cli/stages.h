// Stages that several commands share: reading, judging, the exit code.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cli/options.h"
#include "cli/read_bundle.h"
#include "engine/judge.h"
#include "engine/rule_pack.h"

namespace vpnlint {

/// false and a message for an encoding that nobody knows.
bool read_options_from(const Options& options, ReadOptions& into);
/// false and a message for each path that does not exist.
bool all_there(const ReadResult& read);
/// To standard error: what the reader of a report must know at once.
void print_problems(const Bundle& bundle);
void add_reported_error(Bundle& bundle, std::int64_t code);

bool anything_unreadable(const Bundle& bundle);

/// A bundle and what every rule says about it, suppressions applied.
struct Judged {
  std::vector<Rule> rules;
  std::vector<RulePack> packs;
  Bundle bundle;
  std::optional<std::int64_t> error;  ///< what the user saw
  std::vector<Finding> findings;
};

/// Rules, bundle, analyses, verdicts. Prints what is wrong and gives the exit code when that stops
/// the run.
std::optional<Exit> read_and_judge(const Options& options, Judged& judged);

/// The exit code that findings, --strict and unrecognised input make.
Exit verdict_of(const Judged& judged, const Options& options);

}  // namespace vpnlint
