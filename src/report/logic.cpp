// Conditions as indented lines.
#include "report/logic.h"

#include <set>

#include "base/text.h"

namespace vpnlint {
namespace {

using Kind = Condition::Kind;

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string_view sign_of(Operator op) {
  switch (op) {
    case Operator::is:
      return "=";
    case Operator::is_not:
      return "!=";
    case Operator::at_least:
      return ">=";
    case Operator::at_most:
      return "<=";
    case Operator::not_in:
      return "not in";
    default:
      return name_of(op);
  }
}

std::string test_line(const std::string& column, const Test& test) {
  if (test.op == Operator::empty) {
    const auto* wanted = std::get_if<bool>(&test.operand);
    return column + (wanted && !*wanted ? " is not empty" : " is empty");
  }
  const auto operand = !test.row_column.empty() ? "$row." + test.row_column
                       : !test.expect.empty()   ? "$expect." + test.expect
                                                : quoted_value(test.operand);
  if (test.op == Operator::presence) return "presence of " + column + " = " + operand;
  return column + ' ' + std::string(sign_of(test.op)) + ' ' + operand;
}

class Lines {
 public:
  std::string take() { return std::move(out_); }

  void add(const Condition& condition, std::size_t depth) {
    switch (condition.kind) {
      case Kind::column:
        for (const auto& test : condition.tests) line(test_line(condition.name, test), depth);
        return;
      case Kind::all:
        add_all(condition.parts, depth);
        return;
      case Kind::any:
        line("any of", depth);
        for (const auto& part : condition.parts) add_grouped(part, depth + 1);
        return;
      case Kind::negation:
        line("not", depth);
        add_all(condition.parts, depth + 1);
        return;
      case Kind::exists:
      case Kind::none:
        line((condition.kind == Kind::exists ? "exists " : "none ") + condition.name +
                 (condition.across_hosts ? " (any host)" : ""),
             depth);
        add_all(condition.parts, depth + 1);
        return;
      case Kind::finding:
        line(condition.name + " fails", depth);
        return;
    }
  }

 private:
  void add_all(const std::vector<Condition>& parts, std::size_t depth) {
    for (const auto& part : parts) add(part, depth);
  }

  // One alternative: several tests that belong together get a line above them.
  void add_grouped(const Condition& part, std::size_t depth) {
    const auto& inner = part.kind == Kind::all && part.parts.size() == 1 ? part.parts[0] : part;
    const bool several = (inner.kind == Kind::all && inner.parts.size() > 1) ||
                         (inner.kind == Kind::column && inner.tests.size() > 1);
    if (several) line("all of", depth);
    add(inner, depth + (several ? 1 : 0));
  }

  void line(const std::string& text, std::size_t depth) {
    if (!out_.empty()) out_ += '\n';
    out_ += std::string(2 * depth, ' ') + text;
  }

  std::string out_;
};

void add_used(const Condition& condition, std::set<std::string>& used) {
  if (condition.kind == Kind::finding) used.insert(condition.name);
  for (const auto& part : condition.parts) add_used(part, used);
}

}  // namespace

std::string quoted_value(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return quoted(*text);
  if (const auto* list = std::get_if<List>(&value)) {
    List items;
    for (const auto& item : *list) items.push_back(parse_integer(item) ? item : quoted(item));
    return '[' + join(items, ", ") + ']';
  }
  return to_text(value);
}

std::string logic_text(const Condition& condition) {
  Lines lines;
  lines.add(condition, 0);
  return lines.take();
}

std::string values_text(const std::vector<std::pair<std::string, Value>>& values) {
  List lines;
  for (const auto& [name, value] : values) lines.push_back(name + " = " + quoted_value(value));
  return join(lines, "\n");
}

std::vector<std::string> rules_used(const Rule& rule) {
  std::set<std::string> used;
  for (const auto* part : {&rule.when, &rule.require, &rule.fix_unless}) {
    if (*part) add_used(**part, used);
  }
  for (const auto& choice : rule.severity_when) add_used(choice.condition, used);
  return {used.begin(), used.end()};
}

}  // namespace vpnlint
