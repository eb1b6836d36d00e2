// The program: one command per run.
#include "cli/run.h"

#include <exception>
#include <iostream>

#include "cli/commands.h"
#include "cli/configure.h"

namespace vpnlint {
namespace {

Exit dispatch(const Options& options) {
  switch (options.command) {
    case Command::audit:
      return audit(options);
    case Command::facts:
      return print_facts(options);
    case Command::diff:
      return diff(options);
    case Command::trace:
      return trace(options);
    case Command::baseline_create:
      return create_baseline(options);
    case Command::baseline_check:
      return check_baseline(options);
    case Command::baseline_prune:
      return prune_baseline(options);
    case Command::explain:
      return explain(options);
    case Command::rules_list:
      return list_rules(options);
    case Command::rules_check:
      return check_rules(options);
    case Command::rules_test:
      return test_rules(options);
    case Command::rules_tables:
      return list_tables(options);
    case Command::version:
      return print_version(options);
    case Command::none:
      break;
  }
  return Exit::usage;
}

}  // namespace

int run(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::optional<int> done;
  try {
    auto options = parse_options(argc, argv, done);
    if (done) return *done;
    if (!configure(options)) return static_cast<int>(Exit::usage);
    const auto code = dispatch(options);
    std::cout.flush();
    if (!std::cout) {
      std::cerr << "vpnlint: writing to standard output failed\n";
      return static_cast<int>(Exit::internal);
    }
    return static_cast<int>(code);
  } catch (const std::exception& error) {
    std::cerr << "vpnlint: internal error: " << error.what() << '\n';
    return static_cast<int>(Exit::internal);
  }
}

}  // namespace vpnlint
