// vpnlint audit and facts.
#include <algorithm>
#include <fstream>
#include <iostream>

#include "analysis/analyse.h"
#include "base/text.h"
#include "cli/baseline.h"
#include "cli/commands.h"
#include "cli/locale.h"
#include "cli/rules_for.h"
#include "diagnosis/diagnosis.h"
#include "formats/format.h"
#include "report/report.h"

namespace vpnlint {
namespace {

std::string_view title_of_format(std::string_view id) {
  const auto* format = find_format(id);
  return format ? format->title : id;
}

bool wants_colour(const Options& options, const Output& output) {
  if (!output.file.empty() && options.colour == "auto") return false;
  return wants_colour_on_stdout(options.colour);
}

bool write_report(const Report& report, const Options& options, const Output& output) {
  const auto writers = all_writers();
  const auto writer = std::find_if(writers.begin(), writers.end(),
                                   [&](const Writer& one) { return one.id == output.format; });
  ReportOptions how;
  how.language = !options.language.empty() ? options.language
                 : output.format == "text" ? language_of_locale()
                                           : "en";
  how.colour = wants_colour(options, output);
  how.verbose = options.verbose;
  how.show_passed = options.show_passed;
  const auto text = writer->write(report, how);
  if (output.file.empty()) {
    std::cout << text;
    return true;
  }
  std::ofstream file(output.file, std::ios::binary);
  file << text;
  file.close();
  if (!file) std::cerr << "vpnlint: " << output.file << ": cannot be written\n";
  return !file.fail();
}

}  // namespace

Exit audit(const Options& options) {
  Judged judged;
  if (const auto stop = read_and_judge(options, judged)) return *stop;
  if (!options.baseline.empty() && !accept_baseline(options, judged)) return Exit::usage;
  const auto diagnosis = diagnose(judged.findings, judged.error);
  const Report report{judged.bundle,   judged.findings, diagnosis, reported_rules(judged.rules),
                      title_of_format, judged.packs};
  bool written = true;
  for (const auto& output : options.outputs)
    written = write_report(report, options, output) && written;
  return written ? verdict_of(judged, options) : Exit::internal;
}

Exit print_facts(const Options& options) {
  ReadOptions how;
  if (!read_options_from(options, how)) return Exit::usage;
  how.wanted.everything = true;
  auto read = read_bundle(options.paths, how);
  if (!all_there(read)) return Exit::usage;
  if (!options.quiet) print_problems(read.bundle);
  analyse(read.bundle);
  std::cout << write_facts(read.bundle, options.all);
  if (options.strict && anything_unreadable(read.bundle)) return Exit::internal;
  return anything_recognised(read.bundle) ? Exit::ok : Exit::nothing;
}

}  // namespace vpnlint
