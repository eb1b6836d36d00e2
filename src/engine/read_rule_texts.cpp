// Texts and fixes of rule files.
#include "engine/expectations.h"
#include "engine/read_condition.h"
#include "engine/read_rule_parts.h"

namespace vpnlint {
namespace {

// {column}, {table.column} and {expect.name} must exist.
void check_places(std::string_view text, const toml::table& where, const TableInfo& table,
                  const std::vector<std::string>& expected, FileProblems& problems) {
  for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close == text.npos) return;
    const auto name = text.substr(open + 1, close - open - 1);
    const bool is_word = std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || c == '_' || c == '.';
    });
    if (!is_word) continue;  // braces of a script or a GUID
    const auto dot = name.find('.');
    if (name.substr(0, dot) == "expect" && dot != name.npos) {
      const auto wanted = name.substr(dot + 1);
      if (std::find(expected.begin(), expected.end(), wanted) != expected.end()) continue;
      problems.add(where, "no condition asks for {" + std::string(name) + "}" +
                              TomlTable::did_you_mean(wanted, {expected.begin(), expected.end()}));
      continue;
    }
    const auto* from = dot == name.npos ? &table : find_table(name.substr(0, dot));
    const auto column = dot == name.npos ? name : name.substr(dot + 1);
    if (!from || !from->find(column)) {
      problems.add(where, "no value for {" + std::string(name) + "}" +
                              (from ? TomlTable::did_you_mean(column, column_names(*from)) : ""));
    }
  }
}

}  // namespace

void read_texts(TomlTable& rule_file, const TableInfo& table, FileProblems& problems, Rule& rule) {
  const auto expected = expectations_of(rule);
  const auto* texts = rule_file.optional_table("text");
  if (!texts) problems.add(rule_file.raw(), "the texts [text.en] and [text.ko] are missing");
  for (const auto language : languages) {
    const auto* source = texts ? (*texts)[language].as_table() : nullptr;
    if (!source) {
      if (texts)
        problems.add(*texts, "the translation [text." + std::string(language) + "] is missing");
      rule.text[std::string(language)];
      continue;
    }
    TomlTable text(*source, problems);
    auto& into = rule.text[std::string(language)];
    into.finding = text.text("finding");
    into.finding_absent = text.optional_text("finding_absent");
    into.why = text.text("why");
    into.fix = text.text("fix");
    into.checks = text.optional_text("checks");
    into.certainty = text.optional_text("certainty");
    into.false_positives = text.optional_text("false_positives");
    into.undo = text.optional_text("undo");
    text.finish("a text");
    check_places(into.finding, *source, table, expected, problems);
    check_places(into.finding_absent, *source, table, expected, problems);
    check_places(into.fix, *source, table, expected, problems);
  }
}

void read_fix(TomlTable& rule_file, ConditionReader& conditions, FileProblems& problems,
              Rule& rule) {
  const auto* source = rule_file.optional_table("fix");
  if (!source) return;
  TomlTable fix(*source, problems);
  for (const auto kind : fix_kinds) {
    for (const auto& key : {std::string(kind), "undo_" + std::string(kind)}) {
      auto commands = fix.optional_text(key);
      if (!commands.empty()) rule.fix[key] = std::move(commands);
    }
  }
  if (const auto* unless = fix.optional_table("unless")) rule.fix_unless = conditions.site(*unless);
  if (rule.fix_unless && rule.fix.empty()) problems.add(*source, "unless without commands");
  fix.finish("[fix]");
}

}  // namespace vpnlint
