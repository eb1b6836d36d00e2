// Expectations of a policy and the rules that ask for them.
#include "engine/expectations.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "engine/operators.h"
#include "engine/visit_tests.h"
#include "facts/registry_path.h"

namespace vpnlint {
namespace {

bool takes_list(Operator op) { return op == Operator::in || op == Operator::not_in; }

bool all_numbers(const List& list) {
  return !list.empty() && std::all_of(list.begin(), list.end(), [](const std::string& item) {
    return parse_integer(item).has_value();
  });
}

// A single value counts as a list of one where a list is needed; keys get their full root.
Value operand_from(const Value& value, const Column& column, Operator op) {
  if (takes_list(op) && !std::holds_alternative<List>(value)) return Value(List{to_text(value)});
  const auto* text = std::get_if<std::string>(&value);
  if (text && column.type == Type::key_path) return Value(expand_root(*text));
  return value;
}

std::string why_not_fitting(const Column& column, Operator op, const Value& operand) {
  auto why = why_not_usable(column, op, operand);
  const auto* list = std::get_if<List>(&operand);
  if (why.empty() && list && takes_list(op) && column.type == Type::number && !all_numbers(*list)) {
    why = "the column " + std::string(column.name) + " needs numbers";
  }
  return why;
}

class Binder {
 public:
  Binder(const Expectations& given, std::vector<FileProblem>& problems)
      : given_(given), problems_(problems) {}

  void bind(Rule& rule) {
    visit_rule_tests(rule, [&](const Column& column, Test& test) {
      if (test.expect.empty()) return;
      asked_.insert(test.expect);
      const auto hit = given_.find(test.expect);
      if (hit != given_.end()) bind(rule, column, test, hit->first, hit->second);
    });
  }

  void refuse_unused() {
    std::vector<std::string_view> known(asked_.begin(), asked_.end());
    known.push_back(expectation_name::artifacts);
    known.push_back(expectation_name::tables);
    for (const auto& [name, expectation] : given_) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      const auto near = nearest(name, known);
      add(expectation, "no rule asks for the expectation " + name +
                           (near ? "; did you mean " + std::string(*near) + "?" : ""));
    }
  }

 private:
  void bind(Rule& rule, const Column& column, Test& test, const std::string& name,
            const Expectation& expectation) {
    auto operand = operand_from(expectation.value, column, test.op);
    const auto why = why_not_fitting(column, test.op, operand);
    if (!why.empty()) {
      if (refused_.insert(name).second) {
        add(expectation, "the value of " + name + " cannot be used by " + rule.id + ": " + why);
      }
      return;
    }
    const auto* list = std::get_if<List>(&operand);
    test.numbers = list && all_numbers(*list);
    test.operand = std::move(operand);
    test.expect.clear();
    rule.expected[name] = {
        column.flags & secret ? std::string("[REDACTED]") : to_text(expectation.value),
        expectation.file, expectation.line};
  }

  void add(const Expectation& expectation, std::string message) {
    problems_.push_back(
        {expectation.file, expectation.line, expectation.column, std::move(message)});
  }

  const Expectations& given_;
  std::vector<FileProblem>& problems_;
  std::set<std::string> asked_, refused_;
};

List texts_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return {*text};
  const auto* list = std::get_if<List>(&value);
  return list ? *list : List{};
}

void check_names(const Expectations& given, std::string_view name, std::string_view what,
                 const std::vector<std::string_view>& known, std::vector<FileProblem>& problems) {
  const auto hit = given.find(std::string(name));
  if (hit == given.end()) return;
  const auto& place = hit->second;
  const auto add = [&](std::string message) {
    problems.push_back({place.file, place.line, place.column, std::move(message)});
  };
  const auto names = texts_of(place.value);
  if (names.empty()) add(std::string(name) + " must be a list of names");
  for (const auto& wanted : names) {
    if (std::find(known.begin(), known.end(), wanted) != known.end()) continue;
    const auto near = nearest(wanted, known);
    add("unknown " + std::string(what) + ' ' + wanted +
        (near ? "; did you mean " + std::string(*near) + "?" : ""));
  }
}

bool was_read(const Bundle& bundle, const std::string& format) {
  return std::any_of(bundle.artifacts.begin(), bundle.artifacts.end(), [&](const Artifact& one) {
    return one.format == format && (one.status == Status::read || one.status == Status::partial);
  });
}

bool has_rows(const Bundle& bundle, const std::string& name) {
  const auto* table = find_table(name);
  if (!table) return false;
  const auto* origin = table->find("origin");
  for (std::size_t i = 0; i < table->size(bundle.facts); ++i) {
    const auto& row = table->row(bundle.facts, i);
    if (!origin || origin->get(row).value != Value(std::string("script"))) return true;
  }
  return false;
}

// The policy's own artifact; made when it is first asked for.
ArtifactId policy_artifact(Bundle& bundle, const std::string& file) {
  for (ArtifactId id = 0; id < bundle.artifacts.size(); ++id) {
    const auto& artifact = bundle.artifacts[id];
    if (artifact.format == policy_format && artifact.path == file) return id;
  }
  if (bundle.hosts.empty()) bundle.hosts.push_back({});
  Artifact artifact;
  artifact.path = file;
  artifact.format = std::string(policy_format);
  artifact.encoding = "utf-8";
  artifact.status = Status::read;
  bundle.artifacts.push_back(std::move(artifact));
  return static_cast<ArtifactId>(bundle.artifacts.size() - 1);
}

}  // namespace

void check_expected_names(const Expectations& given, const std::vector<std::string_view>& formats,
                          std::vector<FileProblem>& problems) {
  std::vector<std::string_view> tables;
  for (const auto& table : all_tables()) tables.push_back(table.name);
  check_names(given, expectation_name::artifacts, "format", formats, problems);
  check_names(given, expectation_name::tables, "table", tables, problems);
}

void add_expectations(Bundle& bundle, const Expectations& given) {
  for (const auto& [name, expectation] : given) {
    const auto policy = policy_artifact(bundle, expectation.file);
    const Position at{expectation.line, expectation.column};
    bundle.artifacts[policy].quotes.keep(at.line, expectation.quote);
    const bool artifacts = name == expectation_name::artifacts;
    if (!artifacts && name != expectation_name::tables) continue;
    for (const auto& wanted : texts_of(expectation.value)) {
      ExpectationFact fact;
      fact.artifact = policy;
      fact.at = at;
      fact.kind = Text(artifacts ? "artifact" : "table", at);
      fact.name = Text(wanted, at);
      fact.met = Flag(artifacts ? was_read(bundle, wanted) : has_rows(bundle, wanted), at);
      bundle.facts.rows<ExpectationFact>().push_back(std::move(fact));
    }
  }
}

void bind_expectations(std::vector<Rule>& rules, const Expectations& given,
                       std::vector<FileProblem>& problems) {
  Binder binder(given, problems);
  for (auto& rule : rules) binder.bind(rule);
  binder.refuse_unused();
}

std::vector<std::string> expectations_of(const Rule& rule) {
  std::set<std::string> names;
  visit_rule_tests(rule, [&](const Column&, const Test& test) {
    if (!test.expect.empty()) names.insert(test.expect);
  });
  for (const auto& [name, bound] : rule.expected) names.insert(name);
  return {names.begin(), names.end()};
}

}  // namespace vpnlint
