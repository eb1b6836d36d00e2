// vpnlint diff: two bundles are read and judged as audit does it, then compared.
#include <algorithm>
#include <iostream>
#include <iterator>

#include "analysis/analyse.h"
#include "cli/commands.h"
#include "cli/locale.h"
#include "cli/read_bundle.h"
#include "cli/rules_for.h"
#include "cli/stages.h"
#include "cli/write_file.h"
#include "engine/judge.h"
#include "engine/wanted_by.h"
#include "report/diff.h"

namespace vpnlint {
namespace {

/// Rows that no rule asks for leave the bundle: analyses and rules see what they see in an audit.
template <class F>
void set_aside(FactSet& facts, FactSet& rest) {
  auto& rows = facts.rows<F>();
  const auto first =
      std::stable_partition(rows.begin(), rows.end(), [](const F& row) { return row.asked; });
  auto& aside = rest.rows<F>();
  aside.assign(std::make_move_iterator(first), std::make_move_iterator(rows.end()));
  rows.erase(first, rows.end());
}

bool read_side(const std::string& path, const ReadOptions& how, bool quiet, Side& side) {
  auto read = read_bundle({path}, how);
  if (!all_there(read)) return false;
  side.bundle = std::move(read.bundle);
  if (read.described.error) add_reported_error(side.bundle, *read.described.error);
  set_aside<RegistryValue>(side.bundle.facts, side.rest);
  set_aside<RegistryKey>(side.bundle.facts, side.rest);
  if (!quiet) print_problems(side.bundle);
  return true;
}

bool is_recognised(const Side& side, const std::string& path, bool quiet) {
  const bool any = anything_recognised(side.bundle);
  if (!any && !quiet) std::cerr << "vpnlint: nothing in " << path << " was recognised\n";
  return any;
}

bool write_diff(const DiffReport& report, const Options& options, const Output& output) {
  const auto writers = diff_writers();
  const auto writer = std::find_if(writers.begin(), writers.end(),
                                   [&](const DiffWriter& one) { return one.id == output.format; });
  ReportOptions how;
  how.language = !options.language.empty() ? options.language
                 : output.format == "text" ? language_of_locale()
                                           : "en";
  how.colour =
      output.file.empty() ? wants_colour_on_stdout(options.colour) : options.colour == "always";
  how.verbose = options.verbose;
  const auto text = writer->write(report, how);
  if (!output.file.empty()) return replace_file(output.file, text);
  std::cout << text;
  return true;
}

}  // namespace

Exit diff(const Options& options) {
  std::vector<Rule> rules;
  ReadOptions how;
  if (!rules_for(options, rules) || !read_options_from(options, how)) return Exit::usage;
  how.wanted = wanted_by(rules);
  how.wanted.every_row = true;

  const auto& old_path = options.paths.at(0);
  const auto& new_path = options.paths.at(1);
  Side before, after;
  const bool old_there = read_side(old_path, how, options.quiet, before);
  if (!read_side(new_path, how, options.quiet, after) || !old_there) return Exit::usage;
  const bool old_known = is_recognised(before, old_path, options.quiet);
  if (!is_recognised(after, new_path, options.quiet) || !old_known) return Exit::nothing;

  const auto hosts = pair_hosts(before.bundle, after.bundle);
  share_names(hosts, before.bundle, after.bundle);
  for (auto* side : {&before, &after}) {
    analyse(side->bundle);
    side->findings = judge(side->bundle, rules);
  }
  const auto difference = compare(before, after, hosts, rules, severity_from(options.diff_fail_on));
  const auto reported = static_cast<std::size_t>(
      std::count_if(rules.begin(), rules.end(), [](const Rule& rule) { return rule.reported; }));
  const DiffReport report{before, after, difference, reported};
  bool written = true;
  for (const auto& output : options.outputs)
    written = write_diff(report, options, output) && written;
  if (!written) return Exit::internal;
  return difference.matters ? Exit::findings : Exit::ok;
}

}  // namespace vpnlint
