// Examples of rule files.
#include "engine/expectations.h"
#include "engine/read_condition.h"
#include "engine/read_rule_parts.h"

namespace vpnlint {
namespace {

void read_given_row(const toml::table& source, const TableInfo& table, FileProblems& problems,
                    Example& example) {
  ExampleRow row;
  row.table = std::string(table.name);
  for (const auto& [key, node] : source) {
    const auto value = value_from(node);
    if (key.str() == "host") {
      row.host = node.value_or(std::string{});
      if (!among(role_names, row.host)) problems.add(node, "host must be a role");
      continue;
    }
    const auto* column = table.find(key.str());
    if (!column) {
      problems.add(key.source(), "unknown column " + std::string(key.str()) + " of the table " +
                                     std::string(table.name) +
                                     TomlTable::did_you_mean(key.str(), column_names(table)));
    } else if (!value || !fits(column->type, *value)) {
      problems.add(node, "the value does not fit the column " + std::string(key.str()) +
                             " of type " + std::string(name_of(column->type)));
    } else {
      row.columns.emplace_back(std::string(key.str()), *value);
    }
  }
  example.given.push_back(std::move(row));
}

void read_given(const toml::table& given, FileProblems& problems, Example& example) {
  for (const auto& [name, rows] : given) {
    const auto* table = find_table(name.str());
    const auto* array = rows.as_array();
    if (!table || !array) {
      problems.add(name.source(), table ? std::string("given rows are a list of tables")
                                        : "unknown table " + std::string(name.str()) +
                                              TomlTable::did_you_mean(name.str(), table_names()));
      continue;
    }
    for (const auto& item : *array) {
      if (const auto* row = item.as_table())
        read_given_row(*row, *table, problems, example);
      else
        problems.add(item, "a given row is a table");
    }
  }
}

void read_expect(const toml::table& source, const Rule& rule, FileProblems& problems,
                 Example& example) {
  Expectations given;
  for (const auto& [key, node] : source) {
    auto value = value_from(node);
    const auto at = node.source().begin;
    if (!value) {
      problems.add(node, "an expectation is a text, a number, true, false or a list of them");
      continue;
    }
    given[std::string(key.str())] = {*value, rule.file, at.line, at.column, {}};
    example.expect.emplace_back(std::string(key.str()), std::move(*value));
  }
  std::vector<Rule> rules{rule};
  std::vector<FileProblem> found;
  bind_expectations(rules, given, found);
  for (auto& problem : found) problems.add(std::move(problem));
}

Example read_example(const toml::table& source, const Rule& rule, FileProblems& problems) {
  TomlTable reader(source, problems);
  Example example;
  example.line = source.source().begin.line;
  const auto word = reader.text("verdict");
  if (const auto verdict = verdict_from(word))
    example.verdict = *verdict;
  else if (!word.empty())
    problems.add(source, "verdict must be pass, fail, unknown or not_applicable");
  example.would_fail = reader.flag("would_fail");
  if (const auto severity = reader.optional_text("severity"); !severity.empty()) {
    example.severity = severity_from(severity);
    if (!example.severity) problems.add(source, "severity must be error, warning or note");
  }
  if (reader.find("fix_is_safe")) example.fix_is_safe = reader.flag("fix_is_safe");
  if (const auto* expect = reader.optional_table("expect")) {
    read_expect(*expect, rule, problems, example);
  }
  if (const auto* given = reader.optional_table("given")) read_given(*given, problems, example);
  if (const auto* artifacts = reader.optional_table("artifact")) {
    for (const auto& [name, text] : *artifacts) {
      if (const auto content = text.value_exact<std::string>()) {
        example.artifacts.emplace_back(std::string(name.str()), *content);
      } else {
        problems.add(text, "an artifact is a text");
      }
    }
  }
  reader.finish("an example");
  return example;
}

}  // namespace

void read_examples(TomlTable& rule_file, FileProblems& problems, Rule& rule) {
  rule_file.each_table("example", [&](const toml::table& source) {
    rule.examples.push_back(read_example(source, rule, problems));
  });
}

}  // namespace vpnlint
