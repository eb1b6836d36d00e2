// Rule files: TOML text to checked rules.
#include "engine/read_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/read_condition.h"
#include "facts/bundle.h"
#include "facts/registry_path.h"

namespace vpnlint {
namespace {

// toml++ overflows its stack on dotted keys of some thousand parts and is quadratic on some input:
// no rule file comes near these bounds.
constexpr std::size_t most_bytes = 256 * 1024;
constexpr std::size_t most_dots_in_line = 64;

constexpr std::array<std::string_view, 4> sides = {"client", "router", "server", "artifact"};
constexpr std::array<std::string_view, 6> role_names = {
    "client", "unknown", "client_router", "server_router", "server", "cloud"};
constexpr std::array<std::string_view, 8> fix_kinds = {
    "reg", "powershell", "cmd", "netsh", "undo_reg", "undo_powershell", "undo_cmd", "undo_netsh"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& names, std::string_view name) {
  return TomlTable::did_you_mean(name, {names.begin(), names.end()});
}

class RuleReader {
 public:
  RuleReader(const toml::table& source, const std::string& file, FileProblems& problems)
      : top_(source, problems), problems_(problems) {
    rule_.file = file;
  }

  Rule read() {
    read_head();
    const auto* table = find_table(rule_.table);
    if (!table) {
      problems_.add(place_of("table"), "unknown table " + rule_.table +
                                           TomlTable::did_you_mean(rule_.table, table_names()));
      return rule_;
    }
    read_logic(*table);
    read_texts(*table);
    read_examples(*table);
    top_.finish("a rule");
    return rule_;
  }

 private:
  const toml::source_region& place_of(std::string_view key) {
    const auto* node = top_.find(key);
    return node ? node->source() : top_.raw().source();
  }

  void read_head() {
    rule_.id = top_.text("id");
    rule_.name = top_.text("name");
    const bool good_id = rule_.id.size() == 6 && rule_.id.starts_with("VPN") &&
                         parse_integer(rule_.id.substr(3)).has_value();
    if (!rule_.id.empty() && !good_id) problems_.add(place_of("id"), "an id is VPN and three digits");
    read_word("severity", severity_from, rule_.severity, "error, warning or note");
    read_word("confidence", confidence_from, rule_.confidence, "high, medium or low");
    rule_.side = top_.text("side");
    if (!rule_.side.empty() && !among(sides, rule_.side)) {
      problems_.add(place_of("side"), "unknown side " + rule_.side + listed(sides, rule_.side));
    }
    rule_.stage = top_.text("stage");
    if (!rule_.stage.empty() && !stage_index(rule_.stage)) {
      problems_.add(place_of("stage"), "unknown stage " + rule_.stage + listed(stages, rule_.stage));
    }
    rule_.since = top_.text("since");
    rule_.no_unknown = top_.optional_text("no_unknown");
    rule_.references = top_.texts("references");
    rule_.table = top_.text("table");
    rule_.fail_if_present = top_.flag("fail_if_present");
    rule_.roles = top_.texts("roles");
    for (const auto& role : rule_.roles) {
      if (!among(role_names, role)) {
        problems_.add(place_of("roles"), "unknown role " + role + listed(role_names, role));
      }
    }
    if (rule_.roles.empty()) rule_.roles = roles_of_side(rule_.side);
    read_numbers();
  }

  template <class E, class From>
  void read_word(std::string_view key, From from, E& into, std::string_view words) {
    const auto word = top_.text(key);
    if (word.empty()) return;
    if (const auto value = from(word)) into = *value;
    else problems_.add(place_of(key), std::string(key) + " must be " + std::string(words));
  }

  void read_numbers() {
    const auto* errors = top_.find("errors");
    const auto* list = errors ? errors->as_array() : nullptr;
    if (!list) {
      problems_.add(place_of("errors"), "errors must be a list of error codes (it may be empty)");
    } else {
      for (const auto& item : *list) {
        if (const auto code = item.value_exact<std::int64_t>()) rule_.errors.push_back(*code);
        else problems_.add(item, "an error code is a number");
      }
    }
    const auto* weight = top_.find("weight");
    const auto value = weight ? weight->value<double>() : std::nullopt;
    if (value && *value >= 0 && *value <= 1) rule_.weight = *value;
    else problems_.add(place_of("weight"), "weight must be a number from 0 to 1");
  }

  void read_logic(const TableInfo& table) {
    ConditionReader conditions(table, problems_);
    if (const auto* row = top_.optional_table("row")) rule_.row = conditions.row(*row, table);
    if (const auto* when = top_.optional_table("when")) rule_.when = conditions.site(*when);
    if (const auto* require = top_.optional_table("require")) {
      rule_.require = conditions.requirement(*require);
    }
    if (rule_.fail_if_present == rule_.require.has_value()) {
      problems_.add(top_.raw(), "a rule has either [require] or fail_if_present = true");
    }
    if (const auto* absent = top_.optional_table("absent")) read_absent(*absent, table);
    top_.each_table("severity_when", [&](const toml::table& source) {
      read_severity_when(source, conditions);
    });
    check_reach(table);
  }

  void read_absent(const toml::table& source, const TableInfo& table) {
    for (const auto& [key, node] : source) {
      const auto* column = table.find(key.str());
      const auto value = value_from(node);
      if (!column) {
        problems_.add(key.source(), "unknown column " + std::string(key.str()) +
                                        TomlTable::did_you_mean(key.str(), column_names(table)));
      } else if (!value || !fits(column->type, *value)) {
        problems_.add(node, "the value does not fit the column " + std::string(key.str()));
      } else {
        rule_.absent.emplace_back(std::string(key.str()), *value);
      }
    }
    for (const auto& column : table.columns) {
      const bool optional = column.name == "scope" || column.name == "profile";
      if ((column.flags & identity) && !optional && !demanded(column.name)) {
        problems_.add(source, "[absent] needs a plain value for " + std::string(column.name) +
                                  " in [row]");
      }
    }
  }

  bool demanded(std::string_view column) const {
    return std::any_of(rule_.row.parts.begin(), rule_.row.parts.end(), [&](const Condition& part) {
      return part.kind == Condition::Kind::column && part.name == column &&
             part.tests.size() == 1 &&
             (part.tests.front().op == Operator::is || part.tests.front().op == Operator::in);
    });
  }

  void read_severity_when(const toml::table& source, ConditionReader& conditions) {
    SeverityWhen choice;
    const auto* severity = source.get("severity");
    const auto word = severity ? severity->value_exact<std::string>() : std::nullopt;
    const auto value = word ? severity_from(*word) : std::nullopt;
    if (value) choice.severity = *value;
    else problems_.add(source, "severity_when needs severity = error, warning or note");
    auto rest = source;
    rest.erase("severity");
    choice.condition = conditions.site(rest);
    rule_.severity_when.push_back(std::move(choice));
  }

  // Readers keep only the registry values that somebody names.
  void check_reach(const TableInfo& table) {
    if (table.name != "registry_value" && table.name != "registry_key") return;
    if (!reaches(rule_.row)) {
      problems_.add(top_.raw(), "a registry rule must name a key, a key suffix (matches = '*\\\\X') "
                                "or a value name in [row]");
    }
  }

  static bool reaches(const Condition& condition) {
    if (condition.kind == Condition::Kind::column) {
      return condition.name == "key" || condition.name == "name";
    }
    if (condition.kind == Condition::Kind::any) {
      return std::all_of(condition.parts.begin(), condition.parts.end(), reaches);
    }
    return std::any_of(condition.parts.begin(), condition.parts.end(), reaches);
  }

  void read_texts(const TableInfo& table) {
    const auto* texts = top_.optional_table("text");
    if (!texts) problems_.add(top_.raw(), "the texts [text.en] and [text.ko] are missing");
    for (const auto language : languages) {
      const auto* source = texts ? (*texts)[language].as_table() : nullptr;
      if (!source) {
        if (texts) problems_.add(*texts, "the translation [text." + std::string(language) + "] is missing");
        rule_.text[std::string(language)];
        continue;
      }
      TomlTable text(*source, problems_);
      auto& into = rule_.text[std::string(language)];
      into.finding = text.text("finding");
      into.finding_absent = text.optional_text("finding_absent");
      into.why = text.text("why");
      into.fix = text.text("fix");
      text.finish("a text");
      check_places(into.finding, *source, table);
      check_places(into.finding_absent, *source, table);
      check_places(into.fix, *source, table);
    }
    if (const auto* fix = top_.optional_table("fix")) {
      TomlTable commands(*fix, problems_);
      for (const auto kind : fix_kinds) {
        auto command = commands.optional_text(kind);
        if (!command.empty()) rule_.fix[std::string(kind)] = std::move(command);
      }
      commands.finish("[fix]");
    }
  }

  // {column} and {table.column} must exist.
  void check_places(std::string_view text, const toml::table& where, const TableInfo& table) {
    for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
      const auto close = text.find('}', open);
      if (close == text.npos) return;
      const auto name = text.substr(open + 1, close - open - 1);
      const bool is_word = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || c == '_' || c == '.';
      });
      if (!is_word) continue;  // braces of a script or a GUID
      const auto dot = name.find('.');
      const auto* from = dot == name.npos ? &table : find_table(name.substr(0, dot));
      const auto column = dot == name.npos ? name : name.substr(dot + 1);
      if (!from || !from->find(column)) {
        problems_.add(where, "no value for {" + std::string(name) + "}" +
                                 (from ? TomlTable::did_you_mean(column, column_names(*from)) : ""));
      }
    }
  }

  void read_examples(const TableInfo& table) {
    top_.each_table("example", [&](const toml::table& source) { read_example(source, table); });
    const auto lacks = [&](Verdict verdict) {
      return std::none_of(rule_.examples.begin(), rule_.examples.end(),
                          [&](const Example& example) { return example.verdict == verdict; });
    };
    for (const auto verdict : {Verdict::pass, Verdict::fail}) {
      const bool passes = verdict == Verdict::fail || !rule_.fail_if_present ||
                          !lacks(Verdict::not_applicable);
      if (lacks(verdict) && !(verdict == Verdict::pass && passes && rule_.fail_if_present)) {
        problems_.add(top_.raw(), "an example with the verdict " + std::string(name_of(verdict)) + " is missing");
      }
    }
    if (lacks(Verdict::unknown) && rule_.no_unknown.empty()) {
      problems_.add(top_.raw(), "an example with the verdict unknown is missing (or no_unknown = \"reason\")");
    }
  }

  void read_example(const toml::table& source, const TableInfo&) {
    TomlTable reader(source, problems_);
    Example example;
    example.line = source.source().begin.line;
    const auto word = reader.text("verdict");
    if (const auto verdict = verdict_from(word)) example.verdict = *verdict;
    else if (!word.empty()) problems_.add(source, "verdict must be pass, fail, unknown or not_applicable");
    example.would_fail = reader.flag("would_fail");
    if (const auto* given = reader.optional_table("given")) read_given(*given, example);
    if (const auto* artifacts = reader.optional_table("artifact")) {
      for (const auto& [name, text] : *artifacts) {
        if (const auto content = text.value_exact<std::string>()) {
          example.artifacts.emplace_back(std::string(name.str()), *content);
        } else {
          problems_.add(text, "an artifact is a text");
        }
      }
    }
    reader.finish("an example");
    rule_.examples.push_back(std::move(example));
  }

  void read_given(const toml::table& given, Example& example) {
    for (const auto& [name, rows] : given) {
      const auto* table = find_table(name.str());
      const auto* array = rows.as_array();
      if (!table || !array) {
        problems_.add(name.source(),
                      table ? std::string("given rows are a list of tables")
                            : "unknown table " + std::string(name.str()) +
                                  TomlTable::did_you_mean(name.str(), table_names()));
        continue;
      }
      for (const auto& item : *array) {
        if (const auto* row = item.as_table()) read_given_row(*row, *table, example);
        else problems_.add(item, "a given row is a table");
      }
    }
  }

  void read_given_row(const toml::table& source, const TableInfo& table, Example& example) {
    ExampleRow row;
    row.table = std::string(table.name);
    for (const auto& [key, node] : source) {
      const auto value = value_from(node);
      if (key.str() == "host") {
        row.host = node.value_or(std::string{});
        if (!among(role_names, row.host)) problems_.add(node, "host must be a role");
        continue;
      }
      const auto* column = table.find(key.str());
      if (!column) {
        problems_.add(key.source(), "unknown column " + std::string(key.str()) + " of the table " +
                                        std::string(table.name) +
                                        TomlTable::did_you_mean(key.str(), column_names(table)));
      } else if (!value || !fits(column->type, *value)) {
        problems_.add(node, "the value does not fit the column " + std::string(key.str()) +
                                " of type " + std::string(name_of(column->type)));
      } else {
        row.columns.emplace_back(std::string(key.str()), *value);
      }
    }
    example.given.push_back(std::move(row));
  }

  TomlTable top_;
  FileProblems& problems_;
  Rule rule_;
};

bool too_wild(std::string_view text) {
  if (text.size() > most_bytes) return true;
  for (const auto line : split(text, '\n')) {
    const auto key = line.substr(0, line.find('='));
    if (static_cast<std::size_t>(std::count(key.begin(), key.end(), '.')) > most_dots_in_line) {
      return true;
    }
  }
  return false;
}

void collect_finding_ids(const Condition& condition, std::set<std::string>& ids) {
  if (condition.kind == Condition::Kind::finding) ids.insert(condition.name);
  for (const auto& part : condition.parts) collect_finding_ids(part, ids);
}

std::set<std::string> rules_that(const Rule& rule) {
  std::set<std::string> ids;
  if (rule.when) collect_finding_ids(*rule.when, ids);
  if (rule.require) collect_finding_ids(*rule.require, ids);
  for (const auto& choice : rule.severity_when) collect_finding_ids(choice.condition, ids);
  return ids;
}

bool leads_to(const std::string& from, const std::string& goal,
              const std::map<std::string, std::set<std::string>>& graph,
              std::set<std::string>& seen) {
  const auto next = graph.find(from);
  if (next == graph.end() || !seen.insert(from).second) return false;
  return std::any_of(next->second.begin(), next->second.end(), [&](const std::string& id) {
    return id == goal || leads_to(id, goal, graph, seen);
  });
}

}  // namespace

void read_rule(std::string_view text, const std::string& file, RuleSet& set) {
  FileProblems problems(file, set.problems);
  if (too_wild(text)) {
    set.problems.push_back({file, 1, 1, "larger or more deeply nested than any rule"});
    return;
  }
  const auto parsed = toml::parse(text, file);
  if (!parsed) {
    problems.add(parsed.error().source(), std::string(parsed.error().description()));
    return;
  }
  set.rules.push_back(RuleReader(parsed.table(), file, problems).read());
}

void finish_rules(RuleSet& set, const std::vector<Rule>& known) {
  std::sort(set.rules.begin(), set.rules.end(),
            [](const Rule& a, const Rule& b) { return a.id < b.id; });
  std::map<std::string, const Rule*> ids, names;
  for (const auto& rule : known) ids[rule.id] = names[rule.name] = &rule;
  for (const auto& rule : set.rules) {
    const auto check = [&](auto& seen, const std::string& key, std::string_view what) {
      const auto [entry, fresh] = seen.try_emplace(key, &rule);
      if (fresh) return;
      set.problems.push_back({rule.file, 1, 1, "duplicate " + std::string(what) + " " + key +
                                                   ", also in " + entry->second->file});
    };
    check(ids, rule.id, "id");
    check(names, rule.name, "name");
  }
  std::map<std::string, std::set<std::string>> graph;
  for (const auto& rule : set.rules) graph[rule.id] = rules_that(rule);
  for (const auto& rule : set.rules) {
    for (const auto& id : graph[rule.id]) {
      if (!ids.count(id)) {
        std::vector<std::string_view> all;
        for (const auto& [name, unused] : ids) all.push_back(name);
        set.problems.push_back({rule.file, 1, 1, "unknown rule " + id + " in finding" +
                                                     TomlTable::did_you_mean(id, all)});
      }
    }
    std::set<std::string> seen;
    if (leads_to(rule.id, rule.id, graph, seen)) {
      set.problems.push_back({rule.file, 1, 1, "the rule rests on its own finding"});
    }
  }
}

std::string to_text(const RuleProblem& problem) {
  return problem.file + ':' + std::to_string(problem.line) + ':' + std::to_string(problem.column) +
         ": " + problem.message;
}

}  // namespace vpnlint
