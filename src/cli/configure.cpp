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

bool read_file(const Options& options, const Environment& environment, const std::string& file,
               Settings& settings) {
  const bool from_variable = options.config.empty() && !environment.config.empty();
  std::string text;
  if (!read_text(file, text)) {
    return refuse((from_variable ? "VPNLINT_CONFIG: " : "") + file + ": cannot be read");
  }
  std::vector<FileProblem> problems;
  settings = read_settings(text, file, problems);
  std::stable_sort(problems.begin(), problems.end(),
                   [](const FileProblem& a, const FileProblem& b) { return a.line < b.line; });
  for (const auto& problem : problems) std::cerr << to_text(problem) << '\n';
  if (problems.empty() && options.verbose) say(options, "settings of " + file);
  return problems.empty();
}

bool reads_settings(Command command) {
  return command == Command::audit || command == Command::facts || command == Command::explain;
}

// Puts values where the command line said nothing.
class Filler {
 public:
  Filler(Options& options, const OptionValues& values) : options_(options), values_(values) {}

  void fill() {
    take("color", options_.colour);
    take("encoding", options_.encoding);
    take("fail-on", options_.fail_on);
    take("fail-on-unknown", options_.fail_on_unknown);
    take("lang", options_.language);
    take("rules", options_.rule_folders);
    take("show-passed", options_.show_passed);
    take("strict", options_.strict);
    if (options_.command != Command::audit) return;  // a rule that is not judged has a page, too
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

}  // namespace

bool configure(Options& options) {
  if (!reads_settings(options.command)) return true;
  const auto environment = options.isolated ? Environment{} : read_environment(variables());
  for (const auto& note : environment.notes) say(options, note);
  for (const auto& error : environment.errors) refuse(error);
  if (!environment.errors.empty()) return false;

  Settings settings;
  const auto file = file_of(options, environment);
  if (!file.empty() && !read_file(options, environment, file, settings)) return false;
  Filler(options, environment.options).fill();
  Filler(options, settings.options).fill();
  options.severity = std::move(settings.severity);
  options.suppressions = std::move(settings.suppressions);
  return true;
}

}  // namespace vpnlint
