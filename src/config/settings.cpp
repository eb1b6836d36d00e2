// Reading vpnlint.toml and policy files.
#include "config/settings.h"

#include <filesystem>
#include <set>

#include "base/date.h"
#include "base/secret_names.h"
#include "base/text.h"
#include "engine/parse_toml.h"
#include "engine/read_condition.h"
#include "engine/toml_table.h"

namespace vpnlint {
namespace {

namespace fs = std::filesystem;

std::string place_text(const std::string& file, const toml::source_region& at) {
  return file + ':' + std::to_string(at.begin.line) + ':' + std::to_string(at.begin.column);
}

// Reports are the same on every machine: the folders of an absolute path stay out of them.
std::string shown_in_reports(const std::string& file) {
  const fs::path path(file);
  return path.is_absolute() ? path.filename().string() : file;
}

std::string_view line_of(std::string_view text, std::uint32_t number) {
  const auto lines = split(text, '\n');
  return number >= 1 && number <= lines.size() ? trim(lines[number - 1]) : std::string_view{};
}

class SettingsReader {
 public:
  SettingsReader(std::string_view text, const toml::table& source, const std::string& file,
                 std::vector<FileProblem>& problems)
      : text_(text),
        file_(file),
        shown_(shown_in_reports(file)),
        all_(problems),
        problems_(file, problems),
        top_(source, problems_) {}

  Settings read() {
    for (const auto& key : option_keys()) read_option(key);
    read_severity();
    read_expectations();
    top_.each_table("suppress", [&](const toml::table& source) { read_suppression(source); });
    top_.finish("the settings");
    return std::move(settings_);
  }

  Settings read_policy() {
    for (const auto& key : option_keys()) {
      if (key.in_policy) read_option(key);
    }
    read_severity();
    read_expectations();
    top_.finish("a policy");
    return std::move(settings_);
  }

 private:
  void read_option(const OptionKey& key) {
    const auto* node = top_.find(key.name);
    if (!node) return;
    const auto problems_before = all_.size();
    OptionValue option;
    option.origin = place_text(file_, node->source());
    switch (key.kind) {
      case OptionKind::flag:
        option.values = {top_.flag(key.name) ? "true" : "false"};
        break;
      case OptionKind::text:
      case OptionKind::path:
        option.values = {top_.optional_text(key.name)};
        break;
      case OptionKind::list:
      case OptionKind::paths:
        option.values = top_.texts(key.name);
        break;
    }
    if (all_.size() > problems_before) return;
    for (auto& value : option.values) {
      const auto why = why_refused(key, value);
      if (!why.empty()) problems_.add(*node, std::string(key.name) + ' ' + why);
      if (key.kind == OptionKind::path || key.kind == OptionKind::paths) value = from_here(value);
    }
    settings_.options[std::string(key.name)] = std::move(option);
  }

  // A path in the file starts from the file's folder.
  std::string from_here(const std::string& path) const {
    return (fs::path(file_).parent_path() / path).lexically_normal().generic_string();
  }

  void read_severity() {
    const auto* table = top_.optional_table("severity");
    if (!table) return;
    std::set<std::string> seen;
    for (const auto& [key, node] : *table) {
      SeverityOverride one;
      one.rule = std::string(key.str());
      one.file = file_;
      one.line = key.source().begin.line;
      one.column = key.source().begin.column;
      const auto word = node.value_exact<std::string>().value_or("");
      one.severity = severity_from(word);
      if (!one.severity && word != "off") {
        problems_.add(node, "the severity of " + one.rule + " must be error, warning, note or off" +
                                TomlTable::did_you_mean(word, {"error", "warning", "note", "off"}));
      }
      if (!seen.insert(lower(one.rule)).second) {
        problems_.add(key.source(), "the severity of " + one.rule + " is set twice");
      }
      settings_.severity.push_back(std::move(one));
    }
  }

  void read_expectations() {
    const auto* table = top_.optional_table("expect");
    if (!table) return;
    for (const auto& [key, node] : *table) {
      const std::string name(key.str());
      const auto value = value_from(node);
      if (!value) {
        problems_.add(node, "the expectation " + name +
                                " must be a text, a number, true, false or a list of them");
        continue;
      }
      const auto& at = key.source().begin;
      const auto quote = names_a_secret(name) ? std::string_view{} : line_of(text_, at.line);
      settings_.expectations[name] = {*value, shown_, at.line, at.column, std::string(quote)};
    }
  }

  void read_suppression(const toml::table& source) {
    TomlTable table(source, problems_);
    Suppression one;
    one.file = shown_;
    one.line = source.source().begin.line;
    one.column = source.source().begin.column;
    one.rule = table.text("rule");
    one.where = table.optional_text("where");
    one.reason = std::string(trim(table.text("reason")));
    for (const auto* key : {"rule", "where", "reason"}) {
      const auto* node = table.find(key);
      const auto text = node ? node->value_exact<std::string>() : std::nullopt;
      if (text && trim(*text).empty())
        problems_.add(*node, std::string(key) + " must not be empty");
    }
    if (const auto* node = table.find("expires")) {
      if (const auto day = node->value_exact<toml::date>())
        one.expires = day_text(day->year, day->month, day->day);
      else
        problems_.add(*node, "expires must be a date, without quotes: 2027-01-31");
    }
    table.finish("[[suppress]]");
    settings_.suppressions.push_back(std::move(one));
  }

  std::string_view text_;
  const std::string& file_;
  std::string shown_;
  const std::vector<FileProblem>& all_;
  FileProblems problems_;
  TomlTable top_;
  Settings settings_;
};

}  // namespace

Settings read_settings(std::string_view text, const std::string& file,
                       std::vector<FileProblem>& problems) {
  const auto parsed = parse_toml(text, file, problems);
  return parsed ? SettingsReader(text, *parsed, file, problems).read() : Settings{};
}

Settings read_policy(std::string_view text, const std::string& file,
                     std::vector<FileProblem>& problems) {
  const auto parsed = parse_toml(text, file, problems);
  return parsed ? SettingsReader(text, *parsed, file, problems).read_policy() : Settings{};
}

}  // namespace vpnlint
