// Rule files: TOML text to checked rules.
#include "engine/read_rules.h"

#include <algorithm>
#include <array>

#include "engine/parse_toml.h"
#include "engine/read_condition.h"
#include "engine/read_rule_parts.h"

namespace vpnlint {
namespace {

constexpr std::array<std::string_view, 4> sides = {"client", "router", "server", "artifact"};

bool is_rule_id(std::string_view id) {
  const auto letters = id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return letters != id.npos && letters >= 2 && letters <= 8 && id.size() == letters + 3 &&
         id.find_first_not_of("0123456789", letters) == id.npos;
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
      // What the other keys hold cannot be judged; whether they are keys can.
      for (const auto key :
           {"row", "when", "require", "absent", "severity_when", "text", "fix", "example"}) {
        top_.find(key);
      }
      top_.finish("a rule");
      return rule_;
    }
    ConditionReader conditions(*table, problems_);
    read_logic(*table, conditions);
    read_texts(top_, *table, problems_, rule_);
    read_fix(top_, conditions, problems_, rule_);
    read_examples(top_, problems_, rule_);
    require_examples();
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
    if (!rule_.id.empty() && !is_rule_id(rule_.id)) {
      problems_.add(place_of("id"),
                    "an id is VPN (or a rule pack's own 2 to 8 capitals) and "
                    "three digits");
    }
    read_word("severity", severity_from, rule_.severity, "error, warning or note");
    read_word("confidence", confidence_from, rule_.confidence, "high, medium or low");
    rule_.side = top_.text("side");
    if (!rule_.side.empty() && !among(sides, rule_.side)) {
      problems_.add(place_of("side"), "unknown side " + rule_.side + listed(sides, rule_.side));
    }
    rule_.stage = top_.text("stage");
    if (!rule_.stage.empty() && !stage_index(rule_.stage)) {
      problems_.add(place_of("stage"),
                    "unknown stage " + rule_.stage + listed(stages, rule_.stage));
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
    if (const auto value = from(word))
      into = *value;
    else
      problems_.add(place_of(key), std::string(key) + " must be " + std::string(words));
  }

  void read_numbers() {
    const auto* errors = top_.find("errors");
    const auto* list = errors ? errors->as_array() : nullptr;
    if (!list) {
      problems_.add(place_of("errors"), "errors must be a list of error codes (it may be empty)");
    } else {
      for (const auto& item : *list) {
        if (const auto code = item.value_exact<std::int64_t>())
          rule_.errors.push_back(*code);
        else
          problems_.add(item, "an error code is a number");
      }
    }
    const auto* weight = top_.find("weight");
    const auto value = weight ? weight->value<double>() : std::nullopt;
    if (value && *value >= 0 && *value <= 1)
      rule_.weight = *value;
    else
      problems_.add(place_of("weight"), "weight must be a number from 0 to 1");
  }

  void read_logic(const TableInfo& table, ConditionReader& conditions) {
    if (const auto* row = top_.optional_table("row")) rule_.row = conditions.row(*row, table);
    if (const auto* when = top_.optional_table("when")) rule_.when = conditions.site(*when);
    if (const auto* require = top_.optional_table("require")) {
      rule_.require = conditions.requirement(*require);
    }
    if (rule_.fail_if_present == rule_.require.has_value()) {
      problems_.add(top_.raw(), "a rule has either [require] or fail_if_present = true");
    }
    if (const auto* absent = top_.optional_table("absent")) read_absent(*absent, table);
    top_.each_table("severity_when",
                    [&](const toml::table& source) { read_severity_when(source, conditions); });
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
        problems_.add(source,
                      "[absent] needs a plain value for " + std::string(column.name) + " in [row]");
      }
    }
  }

  bool demanded(std::string_view column) const {
    return std::any_of(rule_.row.parts.begin(), rule_.row.parts.end(), [&](const Condition& part) {
      return part.kind == Condition::Kind::column && part.name == column &&
             part.tests.size() == 1 && part.tests.front().row_column.empty() &&
             (part.tests.front().op == Operator::is || part.tests.front().op == Operator::in);
    });
  }

  void read_severity_when(const toml::table& source, ConditionReader& conditions) {
    SeverityWhen choice;
    const auto* severity = source.get("severity");
    const auto word = severity ? severity->value_exact<std::string>() : std::nullopt;
    const auto value = word ? severity_from(*word) : std::nullopt;
    if (value)
      choice.severity = *value;
    else
      problems_.add(source, "severity_when needs severity = error, warning or note");
    auto rest = source;
    rest.erase("severity");
    choice.condition = conditions.site(rest);
    rule_.severity_when.push_back(std::move(choice));
  }

  // Readers keep only the registry values that somebody names.
  void check_reach(const TableInfo& table) {
    if (table.name != "registry_value" && table.name != "registry_key") return;
    if (!reaches(rule_.row)) {
      problems_.add(top_.raw(),
                    "a registry rule must name a key, a key suffix (matches = '*\\\\X') "
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

  // The examples that every rule must show.
  void require_examples() {
    const auto lacks = [&](Verdict verdict) {
      return std::none_of(rule_.examples.begin(), rule_.examples.end(),
                          [&](const Example& example) { return example.verdict == verdict; });
    };
    const auto miss = [&](std::string_view what, std::string_view or_else = "") {
      problems_.add(top_.raw(), "an example with the verdict " + std::string(what) + " is missing" +
                                    std::string(or_else));
    };
    // A present row cannot be right: such a rule shows where it does not apply instead.
    const bool passes =
        !lacks(Verdict::pass) || (rule_.fail_if_present && !lacks(Verdict::not_applicable));
    if (!passes) miss("pass");
    if (lacks(Verdict::fail)) miss("fail");
    if (lacks(Verdict::unknown) && rule_.no_unknown.empty()) {
      miss("unknown", " (or no_unknown = \"reason\")");
    }
  }

  TomlTable top_;
  FileProblems& problems_;
  Rule rule_;
};

}  // namespace

void read_rule(std::string_view text, const std::string& file, RuleSet& set) {
  const auto parsed = parse_toml(text, file, set.problems);
  if (!parsed) return;
  FileProblems problems(file, set.problems);
  set.rules.push_back(RuleReader(*parsed, file, problems).read());
}

}  // namespace vpnlint
