// What the command line leaves open.
#include "cli/configure.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "config/environment.h"
#include "config/find_settings.h"
#include "config/settings.h"
#include "engine/parse_toml.h"

namespace vpnlint {
namespace {

void say(const Options& options, const std::string& message) {
  if (!options.quiet) std::cerr << "vpnlint: " << message << '\n';
}

bool refuse(const std::string& message) {
  std::cerr << "vpnlint: " << message << '\n';
  return false;
}

std::vector<std::string_view> variables() {
  std::vector<std::string_view> all;
  for (char** entry = environ; entry && *entry; ++entry) all.emplace_back(*entry);
  return all;
}

// One byte more than may be: the parser refuses what is too large.
bool read_text(const std::string& file, std::string& text) {
  std::ifstream stream(file, std::ios::binary);
  text.resize(most_toml_bytes + 1);
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return stream.eof() || stream.good();
}

// The file that --config, VPNLINT_CONFIG or the search names; "" for none.
std::string file_of(const Options& options, const Environment& environment) {
  if (!options.config.empty()) return options.config;
  if (!environment.config.empty()) return environment.config;
  if (options.isolated) return {};
  const auto audited =
      options.command == Command::explain ? std::vector<std::string>{} : options.paths;
  const auto found = find_settings(audited);
  if (found.refused.empty()) return found.file;
  say(options, found.file + " is not used: " + found.refused + "; name it with --config");
  return {};
}

using Read = Settings (*)(std::string_view, const std::string&, std::vector<FileProblem>&);

// `named_by`: a variable or a place, for the message that there is no such file.
bool read_file(Read read, const std::string& file, const std::string& named_by,
               Settings& settings) {
  std::string text;
  if (!read_text(file, text)) {
    std::cerr << (named_by.empty() ? "vpnlint" : named_by) << ": " << file << ": cannot be read\n";
    return false;
  }
  std::vector<FileProblem> problems;
  settings = read(text, file, problems);
  std::stable_sort(problems.begin(), problems.end(),
                   [](const FileProblem& a, const FileProblem& b) { return a.line < b.line; });
  for (const auto& problem : problems) std::cerr << to_text(problem) << '\n';
  return problems.empty();
}

// Commands whose findings settings choose and accept.
bool judges(Command command) {
  return command == Command::audit || command == Command::baseline_create ||
         command == Command::baseline_check || command == Command::baseline_prune;
}

bool reads_settings(Command command) {
  return judges(command) || command == Command::facts || command == Command::explain;
}

// Puts values where the command line said nothing.
class Filler {
 public:
  Filler(Options& options, const OptionValues& values) : options_(options), values_(values) {}

  // Before all else: a policy's own options come before those of vpnlint.toml.
  void fill_policy() {
    if (judges(options_.command)) take("policy", options_.policy);
  }

  void fill() {
    fill_policy();
    take("color", options_.colour);
    take("encoding", options_.encoding);
    take("fail-on", options_.fail_on);
    take("fail-on-unknown", options_.fail_on_unknown);
    take("lang", options_.language);
    take("rules", options_.rule_folders);
    take("show-passed", options_.show_passed);
    take("strict", options_.strict);
    if (!judges(options_.command)) return;
    if (options_.command != Command::baseline_create) take("baseline", options_.baseline);
    take("ignore", options_.ignore);
    take("select", options_.select);
  }

 private:
  static void put(const OptionValue& from, std::string& into) { into = from.values.front(); }
  static void put(const OptionValue& from, bool& into) { into = from.values.front() == "true"; }
  static void put(const OptionValue& from, std::vector<std::string>& into) { into = from.values; }

  template <class T>
  void take(const std::string& name, T& into) {
    const auto value = values_.find(name);
    if (value == values_.end() || options_.origins.count(name)) return;
    put(value->second, into);
    options_.origins[name] = value->second.origin;
  }

  Options& options_;
  const OptionValues& values_;
};

// What only files say. The first of two equally exact severities and of two equal names counts.
void take_judgements(Options& options, Settings settings) {
  if (!judges(options.command)) return;  // a rule that is off has a page, too
  const auto append = [](auto& into, auto& from) {
    into.insert(into.end(), std::make_move_iterator(from.begin()),
                std::make_move_iterator(from.end()));
  };
  append(options.severity, settings.severity);
  append(options.suppressions, settings.suppressions);
  options.expectations.merge(settings.expectations);
}

}  // namespace

bool configure(Options& options) {
  if (!reads_settings(options.command)) return true;
  const auto environment = options.isolated ? Environment{} : read_environment(variables());
  for (const auto& note : environment.notes) say(options, note);
  for (const auto& error : environment.errors) refuse(error);
  if (!environment.errors.empty()) return false;

  Settings settings, policy;
  const auto file = file_of(options, environment);
  const bool by_variable = options.config.empty() && !environment.config.empty();
  if (!file.empty()) {
    if (!read_file(read_settings, file, by_variable ? "VPNLINT_CONFIG" : "", settings))
      return false;
    if (options.verbose) say(options, "settings of " + file);
  }
  Filler(options, environment.options).fill();
  Filler(options, settings.options).fill_policy();
  if (!options.policy.empty()) {
    if (!read_file(read_policy, options.policy, options.origins["policy"], policy)) return false;
  }
  Filler(options, policy.options).fill();
  Filler(options, settings.options).fill();
  take_judgements(options, std::move(policy));
  take_judgements(options, std::move(settings));
  return true;
}

}  // namespace vpnlint
