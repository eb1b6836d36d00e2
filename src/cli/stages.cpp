// Reading and judging a bundle: the stages in their order.
#include "cli/stages.h"

#include <algorithm>
#include <iostream>

#include "analysis/analyse.h"
#include "base/text.h"
#include "cli/rules_for.h"
#include "engine/expectations.h"
#include "engine/wanted_by.h"

namespace vpnlint {
namespace {

std::string_view day_of(std::string_view moment) { return moment.substr(0, 10); }

// --connection: the other entries of the phonebook are not judged. false when there is none.
bool choose_connection(const Options& options, Bundle& bundle) {
  if (options.connection.empty()) return true;
  auto& rows = bundle.facts.rows<VpnConnection>();
  const auto is_it = [&](const VpnConnection& row) { return row.name.is(options.connection); };
  if (std::any_of(rows.begin(), rows.end(), is_it)) {
    std::erase_if(rows, [&](const VpnConnection& row) { return !is_it(row); });
    return true;
  }
  std::vector<std::string_view> names;
  for (const auto& row : rows) names.push_back(row.name.value());
  std::cerr << "vpnlint: no VPN connection " << options.connection;
  if (const auto near = nearest(options.connection, names))
    std::cerr << "; did you mean " << *near << '?';
  std::cerr << '\n';
  return false;
}

bool may_be_skipped(std::string_view table) {
  return table == "registry_value" || table == "registry_key" || table == "setting";
}

// A policy counts the rows of a table, also those that no rule reads and readers would skip.
bool counts_skipped_rows(const Expectations& expectations) {
  const auto tables = expectations.find(std::string(expectation_name::tables));
  if (tables == expectations.end()) return false;
  const auto& value = tables->second.value;
  if (const auto* one = std::get_if<std::string>(&value)) return may_be_skipped(*one);
  const auto* names = std::get_if<List>(&value);
  return names && std::any_of(names->begin(), names->end(), may_be_skipped);
}

// A side of which nothing was recognised is not sent, not inconclusive.
bool side_was_sent(const Bundle& bundle, const Rule& rule) {
  return std::any_of(
      bundle.artifacts.begin(), bundle.artifacts.end(), [&](const Artifact& artifact) {
        const auto role = name_of(bundle.hosts[artifact.host].role);
        return is_export(artifact) &&
               std::find(rule.roles.begin(), rule.roles.end(), role) != rule.roles.end();
      });
}

}  // namespace

bool read_options_from(const Options& options, ReadOptions& into) {
  if (options.encoding.empty()) return true;
  into.encoding = parse_encoding(options.encoding);
  if (into.encoding) return true;
  std::cerr << "vpnlint: unknown encoding " << options.encoding << '\n';
  return false;
}

bool all_there(const ReadResult& read) {
  for (const auto& path : read.missing)
    std::cerr << "vpnlint: " << path << ": no such file or folder\n";
  return read.missing.empty();
}

// What the reader of the report must know at once; the report holds the rest.
void print_problems(const Bundle& bundle) {
  for (const auto& artifact : bundle.artifacts) {
    for (const auto& problem : artifact.problems) {
      if (problem.gravity == Gravity::note && artifact.status != Status::unrecognised) continue;
      std::cerr << artifact.path;
      if (problem.at.line > 0) std::cerr << ':' << problem.at.line;
      std::cerr << ": " << fill(problem.message.text, problem.message.arguments) << '\n';
    }
  }
}

bool anything_unreadable(const Bundle& bundle) {
  return std::any_of(
      bundle.artifacts.begin(), bundle.artifacts.end(),
      [](const Artifact& artifact) { return artifact.status == Status::unreadable; });
}

void add_reported_error(Bundle& bundle, std::int64_t code) {
  ReportedError error;
  error.at = {1, 1};
  error.code = Number(code, {1, 1});
  bundle.facts.rows<ReportedError>().push_back(std::move(error));
}

std::optional<Exit> read_and_judge(const Options& options, Judged& judged) {
  ReadOptions how;
  auto& rules = judged.rules;
  if (!rules_for(options, rules, &judged.packs) || !read_options_from(options, how)) {
    return Exit::usage;
  }
  how.wanted = wanted_by(rules);
  how.wanted.everything = counts_skipped_rows(options.expectations);

  auto read = read_bundle(options.paths, how);
  if (!all_there(read)) return Exit::usage;
  judged.bundle = std::move(read.bundle);
  auto& bundle = judged.bundle;
  if (!options.quiet) print_problems(bundle);
  if (!choose_connection(options, bundle)) return Exit::usage;
  judged.error = options.error ? options.error : read.described.error;
  if (judged.error) add_reported_error(bundle, *judged.error);

  analyse(bundle);
  add_expectations(bundle, options.expectations);
  judged.findings = judge(bundle, rules);
  const auto today = day_of(options.now);
  for (const auto& note : suppress(judged.findings, bundle, options.suppressions, today)) {
    if (!options.quiet) std::cerr << to_text(note) << '\n';
  }
  return std::nullopt;
}

Exit verdict_of(const Judged& judged, const Options& options) {
  if (options.strict && anything_unreadable(judged.bundle)) return Exit::internal;
  if (!anything_recognised(judged.bundle)) {
    if (!options.quiet) std::cerr << "vpnlint: nothing in the input was recognised\n";
    return Exit::nothing;
  }
  const auto bar = severity_from(options.fail_on);
  bool failed = false, unknown = false;
  for (const auto& finding : judged.findings) {
    if (!bar || finding.severity < *bar || finding.accepted) continue;
    failed = failed || finding.verdict == Verdict::fail;
    unknown = unknown ||
              (finding.verdict == Verdict::unknown && side_was_sent(judged.bundle, *finding.rule));
  }
  if (options.exit_zero) return Exit::ok;
  if (failed) return Exit::findings;
  return unknown && options.fail_on_unknown ? Exit::inconclusive : Exit::ok;
}

}  // namespace vpnlint
