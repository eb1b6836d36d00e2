// vpnlint baseline create|check|prune, and audit --baseline.
#include "cli/baseline.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/commands.h"
#include "cli/write_file.h"
#include "report/report.h"

namespace vpnlint {
namespace {

std::optional<Baseline> load(const std::string& file) {
  if (file.empty()) {
    std::cerr << "vpnlint: which baseline? Name it with --baseline FILE\n";
    return std::nullopt;
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream.is_open()) {
    std::cerr << "vpnlint: " << file << ": there is no such baseline\n";
    return std::nullopt;
  }
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  std::string why;
  auto baseline = read_baseline(text, why);
  if (!baseline) std::cerr << "vpnlint: " << file << ": the baseline " << why << '\n';
  return baseline;
}

std::string name_of(const BaselineEntry& entry) {
  return entry.rule + (entry.subject.empty() ? "" : " " + entry.subject);
}

void print_stale(const std::string& file, const Baseline& baseline,
                 const std::vector<StaleEntry>& stale) {
  for (const auto& one : stale) {
    const auto& entry = baseline.entries[one.entry];
    std::cerr << file << ':' << entry.line << ": stale: " << name_of(entry)
              << " is no longer found";
    if (one.surplus < entry.count) {
      std::cerr << ' ' << entry.count << " times, but " << entry.count - one.surplus;
    }
    std::cerr << '\n';
  }
}

bool is_narrowed(const Options& options) {
  return !options.select.empty() || !options.ignore.empty() || !options.connection.empty();
}

// What was recognised and can be judged, before a baseline is made or shortened by it.
std::optional<Exit> judge_whole(const Options& options, Judged& judged) {
  if (const auto stop = read_and_judge(options, judged)) return stop;
  if (options.strict && anything_unreadable(judged.bundle)) return Exit::internal;
  if (anything_recognised(judged.bundle)) return std::nullopt;
  std::cerr << "vpnlint: nothing in the input was recognised\n";
  return Exit::nothing;
}

std::size_t count_of(const Baseline& baseline) {
  std::size_t count = 0;
  for (const auto& entry : baseline.entries) count += entry.count;
  return count;
}

}  // namespace

bool accept_baseline(const Options& options, Judged& judged) {
  const auto baseline = load(options.baseline);
  if (!baseline) return false;
  const auto stale = apply_baseline(*baseline, options.baseline, judged.findings);
  if (!options.quiet) print_stale(options.baseline, *baseline, stale);
  return true;
}

Exit create_baseline(const Options& options) {
  std::error_code error;
  if (is_narrowed(options) && std::filesystem::exists(options.baseline, error)) {
    std::cerr << "vpnlint: " << options.baseline
              << ": would lose the entries of the rules and connections that were not chosen\n";
    return Exit::usage;
  }
  Judged judged;
  if (const auto stop = judge_whole(options, judged)) return *stop;
  const auto baseline = baseline_of(judged.findings);
  if (!replace_file(options.baseline, write_baseline(baseline))) return Exit::internal;
  if (!options.quiet) {
    std::cerr << options.baseline << ": " << count_of(baseline) << " findings accepted\n";
  }
  return Exit::ok;
}

Exit check_baseline(const Options& options) {
  Judged judged;
  if (const auto stop = read_and_judge(options, judged)) return *stop;
  if (!accept_baseline(options, judged)) return Exit::usage;
  for (const auto& finding : judged.findings) {
    if (finding.verdict != Verdict::fail || finding.accepted) continue;
    if (!finding.evidence.empty() && finding.evidence.front().artifact != no_artifact) {
      std::cout << finding.evidence.front().path << ':' << finding.evidence.front().at.line << ": ";
    }
    std::cout << "new: " << finding.rule->id << ' '
              << sentence_of(finding, options.language.empty() ? "en" : options.language) << '\n';
  }
  return verdict_of(judged, options);
}

Exit prune_baseline(const Options& options) {
  const auto baseline = load(options.baseline);
  if (!baseline) return Exit::usage;
  Judged judged;
  if (const auto stop = judge_whole(options, judged)) return *stop;
  const auto stale = apply_baseline(*baseline, options.baseline, judged.findings);
  if (!options.quiet) print_stale(options.baseline, *baseline, stale);
  if (stale.empty()) return Exit::ok;
  const auto text = write_baseline(pruned(*baseline, stale));
  return replace_file(options.baseline, text) ? Exit::ok : Exit::internal;
}

}  // namespace vpnlint
