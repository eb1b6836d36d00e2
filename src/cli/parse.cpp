// The command line, declared to CLI11. The only file that knows CLI11.
#include <CLI/CLI.hpp>

#include <iostream>

#include "base/date.h"
#include "base/error_codes.h"
#include "cli/options.h"
#include "report/diff.h"
#include "report/report.h"

namespace vpnlint {
namespace {

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const auto& writer : all_writers()) names.emplace_back(writer.id);
  return names;
}

// -f and -o in the order in which they were typed.
struct Pairs {
  CLI::Option* format = nullptr;
  CLI::Option* file = nullptr;
};

std::vector<std::string> diff_format_names() {
  std::vector<std::string> names;
  for (const auto& writer : diff_writers()) names.emplace_back(writer.id);
  return names;
}

Pairs declare_outputs(CLI::App& command, std::vector<std::string>& formats,
                      std::vector<std::string>& files, const std::vector<std::string>& names) {
  Pairs pairs;
  pairs.format = command.add_option("-f,--format", formats, "Report format")
                     ->type_name("NAME")
                     ->check(CLI::IsMember(names))
                     ->allow_extra_args(false);
  pairs.file =
      command.add_option("-o,--output", files, "Write the report of the nearest -f before to FILE")
          ->type_name("FILE")
          ->allow_extra_args(false);
  return pairs;
}

// Each -o belongs to the nearest -f before it; several -f need one each.
std::vector<Output> pair_outputs(const CLI::App& command, const Pairs& pairs) {
  std::vector<Output> outputs;
  std::size_t formats = 0, files = 0;
  for (const auto* option : command.parse_order()) {
    if (option == pairs.format) outputs.push_back({option->results().at(formats++), {}});
    if (option != pairs.file) continue;
    if (outputs.empty()) outputs.push_back({"text", {}});
    if (!outputs.back().file.empty())
      throw CLI::ValidationError("-o", "each -o needs an -f before it");
    outputs.back().file = option->results().at(files++);
  }
  std::size_t to_stdout = 0;
  for (const auto& output : outputs) to_stdout += output.file.empty() ? 1 : 0;
  if (to_stdout > 1) throw CLI::ValidationError("-f", "two reports need -o FILE each");
  if (outputs.empty()) outputs.push_back({"text", {}});
  return outputs;
}

void add_language(CLI::App& command, Options& options) {
  command.add_option("--lang", options.language, "Language of text for people")
      ->type_name("en|ko")
      ->check(CLI::IsMember({"en", "ko"}));
}

void add_rules(CLI::App& command, Options& options) {
  command.add_option("--rules", options.rule_folders, "Add the rules of a folder")
      ->type_name("DIR")
      ->allow_extra_args(false);
}

void add_configuration(CLI::App& command, Options& options) {
  command
      .add_option("--config", options.config,
                  "Settings; default: the nearest vpnlint.toml upwards from here")
      ->type_name("FILE");
  command.add_flag("--isolated", options.isolated,
                   "Use no settings but those of --config, and no environment");
}

void add_encoding(CLI::App& command, Options& options) {
  command
      .add_option("--encoding", options.encoding, "Encoding of every text, instead of detecting it")
      ->type_name("NAME");
}

void add_error(CLI::App& command, Options& options) {
  const auto read = [&options](const std::string& text) {
    options.error = parse_error_code(text);
    if (!options.error) throw CLI::ValidationError("--error", text + " is no error code");
  };
  command
      .add_option_function<std::string>("--error", read,
                                        "Error code that the user saw: 809, 0x80070329 ...")
      ->type_name("CODE");
}

// What decides which findings there are; audit and baseline must agree on it.
void add_judging(CLI::App& command, Options& options) {
  add_language(command, options);
  add_rules(command, options);
  add_encoding(command, options);
  add_configuration(command, options);
  add_error(command, options);
  command.add_option("--connection", options.connection, "Judge only this entry of a phonebook")
      ->type_name("NAME");
  command
      .add_option("--select", options.select,
                  "Only these rules: ids, names, families (VPN6) or ALL")
      ->type_name("RULES")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("--ignore", options.ignore,
                  "All but these rules; of two that name a rule the more exact wins")
      ->type_name("RULES")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--fail-on", options.fail_on, "Exit 1 when a finding is at least that severe")
      ->type_name("error|warning|note|never")
      ->check(CLI::IsMember({"error", "warning", "note", "never"}));
  command.add_flag("--fail-on-unknown", options.fail_on_unknown,
                   "Exit 4 when a rule that severe cannot be judged");
  command.add_option("--policy", options.policy, "What a golden image must look like ([expect])")
      ->type_name("FILE");
  command.add_option("--now", options.now, "The day (or moment, UTC) to judge expiry by")
      ->type_name("YYYY-MM-DD")
      ->check([](const std::string& text) {
        return is_moment(text) ? "" : "must be YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ";
      });
  command.add_flag("--strict", options.strict, "Exit 5 when a file cannot be read");
  command.add_flag("-q,--quiet", options.quiet, "No messages on standard error");
}

void add_bundle(CLI::App& command, Options& options) {
  command
      .add_option("PATH", options.paths, "Files, folders, zip archives or - ; together one bundle")
      ->required();
}

void declare_audit(CLI::App& app, Options& options, std::vector<std::string>& formats,
                   std::vector<std::string>& files, Pairs& pairs) {
  auto* audit = app.add_subcommand("audit", "Find the cause: findings, diagnosis and packet path");
  add_bundle(*audit, options);
  pairs = declare_outputs(*audit, formats, files, format_names());
  add_judging(*audit, options);
  audit->add_option("--baseline", options.baseline, "Findings of this file are accepted")
      ->type_name("FILE");
  audit->add_flag("--exit-zero", options.exit_zero, "Exit 0 instead of 1 and 4");
  audit->add_flag("--show-passed", options.show_passed, "List what is right, too");
  audit->add_option("--color", options.colour, "Colour on a terminal")
      ->type_name("auto|always|never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  audit->add_flag_callback(
      "--no-color", [&] { options.colour = "never"; }, "No colour");
  audit->add_flag("-v,--verbose", options.verbose, "Everything that was read and judged");
  audit->callback([&] { options.command = Command::audit; });
}

void declare_baseline(CLI::App& app, Options& options) {
  auto* baseline = app.add_subcommand("baseline", "Accept what is found today, report what is new");
  baseline->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, Command command) {
    auto* sub = baseline->add_subcommand(name, help);
    add_bundle(*sub, options);
    add_judging(*sub, options);
    sub->callback([&options, command] {
      if (options.baseline.empty() && command == Command::baseline_create) {
        throw CLI::RequiredError("-o FILE");
      }
      options.command = command;
    });
    return sub;
  };
  add("create", "Write what fails now to a file", Command::baseline_create)
      ->add_option("-o,--output,--baseline", options.baseline, "The file")
      ->type_name("FILE");
  for (auto* sub : {add("check", "Say what is new, and what is stale", Command::baseline_check),
                    add("prune", "Remove what is stale", Command::baseline_prune)}) {
    sub->add_option("--baseline", options.baseline, "The file; vpnlint.toml may name it, too")
        ->type_name("FILE");
  }
}

void declare_trace(CLI::App& app, Options& options, std::vector<std::string>& formats,
                   std::vector<std::string>& files, Pairs& pairs) {
  auto* trace =
      app.add_subcommand("trace", "The way of a dial's packets, or of one packet through a filter");
  add_bundle(*trace, options);
  trace
      ->add_option("--packet", options.packet,
                   "Ask a filter about one new packet: 'udp 198.51.100.2:500 -> 10.77.0.10:500', "
                   "'esp A -> B'")
      ->type_name("PACKET");
  trace
      ->add_option("--device", options.devices,
                   "An address of the device with its network and interface; may repeat")
      ->type_name("ADDR/LEN@INTERFACE")
      ->allow_extra_args(false);
  trace->add_option("--listen", options.listens, "What the device itself serves: udp/500, esp")
      ->type_name("PROTO/PORT")
      ->allow_extra_args(false);
  trace->add_option("--in", options.in_interface, "Interface that the packet comes in by")
      ->type_name("INTERFACE");
  trace->add_option("--out", options.out_interface, "Interface that it leaves by")
      ->type_name("INTERFACE");
  pairs = declare_outputs(*trace, formats, files, {"text", "json", "svg"});
  pairs.format->description("Report format; svg is a picture");
  add_language(*trace, options);
  add_encoding(*trace, options);
  trace->add_flag("--strict", options.strict, "Exit 5 when a file cannot be read");
  trace->add_option("--color", options.colour, "Colour on a terminal")
      ->type_name("auto|always|never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  trace->add_flag("-q,--quiet", options.quiet, "No messages on standard error");
  trace->callback([&] { options.command = Command::trace; });
}

void declare_diff(CLI::App& app, Options& options, std::vector<std::string>& formats,
                  std::vector<std::string>& files, Pairs& pairs) {
  auto* diff = app.add_subcommand("diff", "What differs between two bundles or golden images");
  diff->add_option("OLD NEW", options.paths, "Two files, folders or archives")
      ->required()
      ->expected(2);
  pairs = declare_outputs(*diff, formats, files, diff_format_names());
  add_language(*diff, options);
  add_rules(*diff, options);
  add_encoding(*diff, options);
  diff->add_option("--select", options.select, "Only these rules: ids, names or families (VPN6)")
      ->type_name("RULES")
      ->delimiter(',')
      ->allow_extra_args(false);
  diff->add_option("--ignore", options.ignore, "All but these rules")
      ->type_name("RULES")
      ->delimiter(',')
      ->allow_extra_args(false);
  diff->add_option("--fail-on", options.diff_fail_on,
                   "Rules whose changes matter: from this severity on")
      ->type_name("error|warning|note|never")
      ->check(CLI::IsMember({"error", "warning", "note", "never"}));
  diff->add_option("--color", options.colour, "Colour on a terminal")
      ->type_name("auto|always|never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  diff->add_flag_callback(
      "--no-color", [&] { options.colour = "never"; }, "No colour");
  diff->add_flag("-q,--quiet", options.quiet, "No messages on standard error");
  diff->add_flag("-v,--verbose", options.verbose, "Every change, however many there are");
  diff->callback([&] { options.command = Command::diff; });
}

void declare_facts(CLI::App& app, Options& options) {
  auto* facts = app.add_subcommand("facts", "Everything that was read, one JSON object per line");
  facts->add_option("PATH", options.paths, "Files, folders, zip archives or -")->required();
  facts->add_flag("--all", options.all, "Proven absence, extents and derived tables, too");
  facts->add_flag("--strict", options.strict, "Exit 5 when a file cannot be read");
  facts->add_flag("-q,--quiet", options.quiet, "No messages on standard error");
  add_encoding(*facts, options);
  add_configuration(*facts, options);
  facts->callback([&] { options.command = Command::facts; });
}

void declare_rules(CLI::App& app, Options& options) {
  auto* rules = app.add_subcommand("rules", "List, check and test rules");
  rules->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, Command command) {
    auto* sub = rules->add_subcommand(name, help);
    sub->add_option("DIR", options.paths, "Folder of rule files; default: the built-in rules");
    sub->callback([&options, command] { options.command = command; });
    add_language(*sub, options);
    return sub;
  };
  add("list", "One line per rule", Command::rules_list);
  add("check", "Say what is wrong with rule files", Command::rules_check)
      ->add_flag("--update-hashes", options.update_hashes,
                 "Write the SHA-256 of each file to the folder's pack.toml");
  auto* test = add("test", "Run every example of every rule", Command::rules_test);
  auto* mutate = test->add_flag("--mutate", options.mutate,
                                "Change each condition of each rule: some example must notice");
  test->add_option("--min-score", options.least_score, "Percent of the changes to be noticed")
      ->type_name("PERCENT")
      ->check(CLI::Range(0.0, 100.0))
      ->capture_default_str()
      ->needs(mutate);
  add("tables", "Tables and columns that rules can use", Command::rules_tables)
      ->add_option("-f,--format", options.table_format, "How they are listed")
      ->type_name("text|json|markdown")
      ->check(CLI::IsMember({"text", "json", "markdown"}));
}

void declare_explain(CLI::App& app, Options& options, Output& page) {
  auto* explain = app.add_subcommand("explain", "The page of a rule, or what an error code means");
  auto* wanted = explain
                     ->add_option("RULE|CODE", options.paths,
                                  "VPN601, its name, 809, 0x80070329 or ERROR_VPN_TIMEOUT")
                     ->expected(1);
  auto* all = explain->add_flag("--all", options.all_pages, "The pages of all rules");
  all->excludes(wanted);
  explain->add_option("-f,--format", page.format, "How pages are written")
      ->type_name("text|markdown")
      ->check(CLI::IsMember({"text", "markdown"}));
  explain
      ->add_option("-o,--output", page.file,
                   "File for the page; with --all a folder for one file per rule")
      ->type_name("FILE|DIR");
  add_language(*explain, options);
  add_rules(*explain, options);
  add_configuration(*explain, options);
  explain->callback([&options, &page] {
    if (options.paths.empty() && !options.all_pages)
      throw CLI::RequiredError("RULE, CODE or --all");
    options.command = Command::explain;
    options.outputs = {page};
  });
}

// Whatever was typed is settled: no file and no variable changes it.
void note_typed(const CLI::App& command, Options& options) {
  for (const auto* option : command.parse_order()) {
    const auto name = option->get_single_name();
    options.origins[name == "no-color" ? "color" : name] = "";
  }
  for (const auto* inner : command.get_subcommands()) note_typed(*inner, options);
}

}  // namespace

Options parse_options(int argc, char** argv, std::optional<int>& exit) {
  Options options;
  std::vector<std::string> formats, files;
  std::vector<std::string> diff_formats, diff_files;
  std::vector<std::string> trace_formats, trace_files;
  Pairs pairs, diff_pairs, trace_pairs;
  CLI::App app("Says from exported files why an L2TP/IPsec VPN does not come up.", "vpnlint");
  bool version = false;
  app.add_flag("--version", version, "Version");
  app.add_flag("--json", options.json_version, "With --version: as JSON");
  declare_audit(app, options, formats, files, pairs);
  declare_facts(app, options);
  declare_trace(app, options, trace_formats, trace_files, trace_pairs);
  declare_baseline(app, options);
  declare_diff(app, options, diff_formats, diff_files, diff_pairs);
  Output page{"text", {}};
  declare_explain(app, options, page);
  declare_rules(app, options);
  try {
    app.parse(argc, argv);
    note_typed(app, options);
    if (options.command == Command::audit) {
      options.outputs = pair_outputs(*app.get_subcommand("audit"), pairs);
    }
    if (options.command == Command::trace) {
      options.outputs = pair_outputs(*app.get_subcommand("trace"), trace_pairs);
    }
    if (options.command == Command::diff) {
      options.outputs = pair_outputs(*app.get_subcommand("diff"), diff_pairs);
    }
  } catch (const CLI::CallForHelp& help) {
    exit = app.exit(help);
    return options;
  } catch (const CLI::ParseError& error) {
    std::cerr << "vpnlint: " << error.what() << "\nRun vpnlint --help for the options.\n";
    exit = static_cast<int>(Exit::usage);
    return options;
  }
  if (version) options.command = Command::version;
  if (options.command == Command::none) {
    std::cout << app.help();
    exit = static_cast<int>(Exit::usage);
  }
  return options;
}

}  // namespace vpnlint
