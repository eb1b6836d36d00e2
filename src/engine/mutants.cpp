// Mutants of a rule.
#include "engine/mutants.h"

#include <algorithm>

#include "engine/mutate_condition.h"
#include "engine/operators.h"
#include "engine/visit_tests.h"

namespace vpnlint {
namespace {

Severity third_severity(Severity a, Severity b) {
  for (const auto other : {Severity::warning, Severity::note, Severity::error}) {
    if (other != a && other != b) return other;
  }
  return Severity::note;
}

class RuleMutator {
 public:
  explicit RuleMutator(const Rule& rule) : rule_(rule), table_(find_table(rule.table)) {}

  std::vector<Mutant> run() {
    if (!table_) return {};
    condition("[row] ", rule_.row, [](Rule& rule) -> Condition& { return rule.row; });
    if (rule_.when) {
      condition("[when] ", *rule_.when, [](Rule& rule) -> Condition& { return *rule.when; });
    }
    if (rule_.require) {
      condition("[require] ", *rule_.require,
                [](Rule& rule) -> Condition& { return *rule.require; });
    }
    if (rule_.fail_if_present) {
      add("fail_if_present: false", [](Rule& rule) { rule.fail_if_present = false; });
    }
    absent();
    severities();
    if (rule_.fix_unless) {
      condition("[fix] unless ", *rule_.fix_unless,
                [](Rule& rule) -> Condition& { return *rule.fix_unless; });
    }
    return std::move(mutants_);
  }

 private:
  template <class Change>
  void add(std::string what, Change change) {
    mutants_.push_back({std::move(what), rule_});
    change(mutants_.back().rule);
  }

  template <class Place>
  void condition(const std::string& where, const Condition& original, Place place) {
    mutate_condition(original, table_, [&](const std::string& what, Condition mutated) {
      add(where + what, [&](Rule& rule) { place(rule) = std::move(mutated); });
    });
  }

  void absent() {
    for (std::size_t i = 0; i < rule_.absent.size(); ++i) {
      const auto& [name, value] = rule_.absent[i];
      const auto what = "[absent] " + name + " = " + to_text(value) + ": ";
      add(what + "left out", [&](Rule& rule) {
        rule.absent.erase(rule.absent.begin() + static_cast<std::ptrdiff_t>(i));
      });
      const auto* column = table_->find(name);
      if (!column) continue;
      for (const auto& other : values_beside(*column, value)) {
        if (!matters(*column, value, other.value)) continue;
        add(what + other.what, [&](Rule& rule) { rule.absent[i].second = other.value; });
      }
    }
  }

  static std::vector<Replacement> values_beside(const Column& column, const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) {
      return {{*flag ? "false" : "true", Value(!*flag)}};
    }
    return other_values(column, Operator::is, value);
  }

  // Does any test of the rule tell the two values apart? Where none does, the mutant judges as the
  // rule does.
  bool matters(const Column& column, const Value& before, const Value& after) const {
    bool differs = false;
    visit_rule_tests(rule_, [&](const Column& tested, const Test& test) {
      if (test.row_column == column.name || !test.expect.empty()) differs = true;
      if (&tested != &column) return;
      const auto answer = [&](const Value& value) {
        return compare(column, {value, Presence::defaulted, {}, no_artifact}, test.op,
                       test.operand);
      };
      differs = differs || answer(before) != answer(after);
    });
    return differs;
  }

  void severities() {
    for (std::size_t i = 0; i < rule_.severity_when.size(); ++i) {
      const auto& choice = rule_.severity_when[i];
      const auto where = "[[severity_when]] " + std::string(name_of(choice.severity));
      add(where + ": left out", [&](Rule& rule) {
        rule.severity_when.erase(rule.severity_when.begin() + static_cast<std::ptrdiff_t>(i));
      });
      const auto other = third_severity(choice.severity, rule_.severity);
      add(where + ": " + std::string(name_of(other)),
          [&](Rule& rule) { rule.severity_when[i].severity = other; });
      condition(where + ' ', choice.condition,
                [i](Rule& rule) -> Condition& { return rule.severity_when[i].condition; });
    }
  }

  const Rule& rule_;
  const TableInfo* table_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of(const Rule& rule) { return RuleMutator(rule).run(); }

}  // namespace vpnlint
