// What the command line says, as plain data. parse.cpp declares it to CLI11.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/expectations.h"
#include "engine/select_rules.h"
#include "engine/suppress.h"

namespace vpnlint {

/// Higher ones win when several hold: 5 > 2 > 3 > 1 > 4 > 0.
enum class Exit {
  ok = 0,
  findings = 1,
  usage = 2,         ///< usage, rule or configuration error, path does not exist
  nothing = 3,       ///< nothing recognised in the input
  inconclusive = 4,  ///< --fail-on-unknown
  internal = 5,      ///< internal error, or an artifact unreadable under --strict
};

struct Output {
  std::string format;
  std::string file;  ///< empty = standard output
};

enum class Command {
  none,
  version,
  audit,
  facts,
  trace,
  baseline_create,
  baseline_check,
  baseline_prune,
  diff,
  explain,
  rules_list,
  rules_check,
  rules_test,
  rules_tables
};

struct Options {
  Command command = Command::none;
  std::vector<std::string> paths;  ///< of audit and facts; DIR of rules; RULE or CODE of explain
  std::vector<Output> outputs;
  std::string language;  ///< "" = from the locale for text, en for the rest
  std::vector<std::string> select, ignore, rule_folders;
  std::string fail_on = "error";      ///< error, warning, note or never
  std::string diff_fail_on = "note";  ///< the same of diff: from where on a change matters
  std::string colour = "auto";        ///< auto, always or never
  std::string encoding, connection;
  std::string packet, in_interface, out_interface;  ///< trace
  std::vector<std::string> devices, listens;        ///< trace
  std::optional<std::int64_t> error;
  double least_score = 95;  ///< rules test --mutate: percent of the mutants that must be found
  bool mutate = false;
  std::string table_format = "text";  ///< rules tables: text, json or markdown
  bool fail_on_unknown = false, strict = false, exit_zero = false, show_passed = false;
  bool all_pages = false;  ///< explain --all
  bool update_hashes = false, quiet = false, verbose = false, all = false, json_version = false;
  std::string config;     ///< --config; "" = look for vpnlint.toml
  std::string baseline;   ///< --baseline; the file that baseline create writes
  std::string policy;     ///< --policy: what a golden image must look like
  std::string now;        ///< --now; "" = nobody knows what day it is
  bool isolated = false;  ///< neither a file that was not named nor the environment

  // What only a file can say; configure() fills it.
  std::vector<SeverityOverride> severity;
  std::vector<Suppression> suppressions;
  Expectations expectations;
  /// Option -> where it was set; "" for the command line. Options that nobody set are not in it.
  std::map<std::string, std::string> origins;
};

/// Parses; prints help or the error itself. `exit` is set when the program is done.
Options parse_options(int argc, char** argv, std::optional<int>& exit);

}  // namespace vpnlint
