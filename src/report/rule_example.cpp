// Chooses and writes the example of a rule's page.
#include "report/rule_example.h"

#include <algorithm>

#include "base/text.h"
#include "report/logic.h"
#include "report/report.h"
#include "report/sentences.h"

namespace vpnlint {
namespace {

constexpr std::ptrdiff_t longest_artifact = 24;  // lines; more hides the line that matters

bool is_short(const Example& example) {
  if (example.artifacts.size() != 1) return false;
  const auto& text = example.artifacts.front().second;
  return std::count(text.begin(), text.end(), '\n') <= longest_artifact;
}

const Example* choose(const Rule& rule) {
  const Example* chosen = nullptr;
  for (const auto& example : rule.examples) {
    if (example.verdict != Verdict::fail) continue;
    if (is_short(example)) return &example;
    if (!chosen && !example.given.empty()) chosen = &example;
  }
  return chosen;
}

// One row as `table (host)` and its columns below.
std::string row_text(const ExampleRow& row) {
  std::string out = row.table;
  if (!row.host.empty()) out += " (" + row.host + ")";
  const auto values = values_text(row.columns);
  for (const auto line : split(values, '\n')) {
    if (!line.empty()) out += "\n  " + std::string(line);
  }
  return out;
}

std::string rows_text(const Example& example) {
  List rows;
  for (const auto& row : example.given) rows.push_back(row_text(row));
  return join(rows, "\n");
}

std::string file_title(const std::string& name) {
  return name.find('.') == name.npos ? "." + name : name;
}

std::string language_of_file(std::string_view name) {
  const auto dot = name.rfind('.');
  const auto extension = dot == name.npos ? name : name.substr(dot + 1);
  for (const auto known : {"reg", "xml", "json"}) {
    if (extension == known) return known;
  }
  return "text";
}

bool all_places_known(std::string_view text, const Arguments& arguments) {
  return fill(text, arguments).find('{') == std::string::npos;
}

std::string finding_of(const Rule& rule, const Example& example, std::string_view language) {
  Finding finding;
  finding.rule = &rule;
  finding.verdict = Verdict::fail;
  finding.absent = true;
  for (const auto& row : example.given) {
    const bool judged = row.table == rule.table;
    if (judged) finding.absent = false;
    for (const auto& [name, value] : row.columns) {
      finding.arguments.emplace_back(judged ? name : row.table + "." + name, to_text(value));
    }
  }
  for (const auto& [name, value] : rule.absent) {
    if (finding.absent) finding.arguments.emplace_back(name, to_text(value));
  }
  const auto& text = rule.text_in(language);
  const bool by_absence = finding.absent && !text.finding_absent.empty();
  if (!all_places_known(by_absence ? text.finding_absent : text.finding, finding.arguments))
    return {};
  return sentence_of(finding, language);
}

}  // namespace

std::optional<ShownExample> shown_example(const Rule& rule, std::string_view language) {
  const auto* example = choose(rule);
  if (!example) return std::nullopt;
  ShownExample shown;
  shown.rows = rows_text(*example);
  if (is_short(*example)) {
    const auto& [name, text] = example->artifacts.front();
    shown.file = file_title(name);
    shown.language = language_of_file(name);
    shown.text = text;
  } else {
    shown.finding = finding_of(rule, *example, language);
  }
  return shown;
}

}  // namespace vpnlint
