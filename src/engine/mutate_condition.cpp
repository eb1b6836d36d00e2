// Mutants of one condition tree.
#include "engine/mutate_condition.h"

#include "base/address.h"
#include "base/ports.h"
#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::string_view no_address = "255.255.255.255";

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string operand_text(const Test& test) {
  if (!test.row_column.empty()) return "$row." + test.row_column;
  if (!test.expect.empty()) return "$expect." + test.expect;
  const auto* text = std::get_if<std::string>(&test.operand);
  return text ? quoted(*text) : to_text(test.operand);
}

std::string test_text(const std::string& column, const Test& test) {
  return column + ' ' + std::string(name_of(test.op)) + ' ' + operand_text(test);
}

// Enough to find the place in the rule file.
std::string text_of(const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::all:
      return condition.parts.size() == 1 ? text_of(condition.parts.front()) : "all";
    case Condition::Kind::any:
      return "any";
    case Condition::Kind::negation:
      return "not " + text_of(condition.parts.front());
    case Condition::Kind::column: {
      std::string text;
      for (const auto& test : condition.tests) {
        text += (text.empty() ? "" : ", ") + test_text(condition.name, test);
      }
      return text;
    }
    case Condition::Kind::exists:
      return "exists." + condition.name;
    case Condition::Kind::none:
      return "none." + condition.name;
    case Condition::Kind::finding:
      return "finding " + condition.name;
  }
  return {};
}

Condition negation_of(Condition condition) {
  Condition negation;
  negation.kind = Condition::Kind::negation;
  negation.parts.push_back(std::move(condition));
  return negation;
}

Condition group_of(std::vector<Condition> parts) {
  Condition all;
  all.parts = std::move(parts);
  return all;
}

std::optional<Operator> opposite_of(Operator op) {
  switch (op) {
    case Operator::is:
      return Operator::is_not;
    case Operator::is_not:
      return Operator::is;
    case Operator::in:
      return Operator::not_in;
    case Operator::not_in:
      return Operator::in;
    case Operator::at_least:
      return Operator::at_most;
    case Operator::at_most:
      return Operator::at_least;
    default:
      return std::nullopt;
  }
}

// An operator that answers otherwise for some values.
std::optional<Operator> neighbour_of(Operator op) {
  switch (op) {
    case Operator::covers:
      return Operator::overlaps;
    case Operator::overlaps:
      return Operator::covers;
    case Operator::resembles:
      return Operator::is;
    default:
      return std::nullopt;
  }
}

// One port or one address is covered where it is overlapped.
bool is_single(const Column& column, const Test& test) {
  if (!test.row_column.empty() || !test.expect.empty()) return false;
  const auto* list = std::get_if<List>(&test.operand);
  const auto* text = std::get_if<std::string>(&test.operand);
  if (!text && list && list->size() == 1) text = &list->front();
  if (!text) return false;
  if (column.type == Type::ports) {
    const auto ports = parse_ports(*text);
    return ports && ports->first == ports->last;
  }
  return parse_address(*text).has_value();
}

std::string another(const Column& column, Operator op, const std::string& text) {
  const bool ranges = op == Operator::within || op == Operator::covers || op == Operator::overlaps;
  if (!ranges || column.type == Type::list) return text + '~';
  if (column.type != Type::ports) return std::string(no_address);
  const auto ports = parse_ports(text);
  return std::to_string(ports && ports->first < 65535 ? ports->first + 1 : 1);
}

std::vector<Replacement> other_texts(const Column& column, Operator op, const std::string& text) {
  if (op == Operator::presence) {
    const std::string other = text == "given" ? "not_collected" : "given";
    return {{quoted(other), other}};
  }
  std::vector<Replacement> others;
  const auto add = [&](const std::string& other) { others.push_back({quoted(other), other}); };
  add(another(column, op, text));
  const bool long_enough = text.size() > 1;
  if (op == Operator::matches && long_enough) {
    if (text.front() == '*') add(text.substr(1));
    if (text.back() == '*') add(text.substr(0, text.size() - 1));
  }
  if (op == Operator::regex && long_enough) {
    if (text.front() == '^') add(text.substr(1));
    if (text.back() == '$' && text[text.size() - 2] != '\\') add(text.substr(0, text.size() - 1));
  }
  return others;
}

std::vector<Replacement> other_lists(const Column& column, Operator op, const List& list) {
  std::vector<Replacement> others;
  for (std::size_t i = 0; i < list.size(); ++i) {
    List other = list;
    if (list.size() > 1) {
      other.erase(other.begin() + static_cast<std::ptrdiff_t>(i));
      others.push_back({"without " + list[i], std::move(other)});
    } else {
      const auto number = parse_integer(list[i]);
      other[i] = number ? std::to_string(*number + 1) : another(column, op, list[i]);
      others.push_back({to_text(Value(other)), other});
    }
  }
  return others;
}

class Mutator {
 public:
  // `may_empty`: without its last part the condition says something else than its parent would.
  static void each(const Condition& condition, const TableInfo* table, bool may_empty,
                   const EmitCondition& emit) {
    switch (condition.kind) {
      case Condition::Kind::all:
      case Condition::Kind::any:
        return group(condition, table, may_empty, emit);
      case Condition::Kind::negation:
        emit(text_of(condition) + ": without not", condition.parts.front());
        return part(condition, 0, table, false, emit);
      case Condition::Kind::column:
        return column(condition, table, emit);
      case Condition::Kind::exists:
      case Condition::Kind::none:
        return elsewhere(condition, emit);
      case Condition::Kind::finding:
        emit(text_of(condition) + ": negated", negation_of(condition));
    }
  }

 private:
  static void part(const Condition& condition, std::size_t i, const TableInfo* table,
                   bool may_empty, const EmitCondition& emit) {
    each(condition.parts[i], table, may_empty, [&](std::string what, Condition mutated) {
      Condition whole = condition;
      whole.parts[i] = std::move(mutated);
      emit(std::move(what), std::move(whole));
    });
  }

  static void group(const Condition& condition, const TableInfo* table, bool may_empty,
                    const EmitCondition& emit) {
    const bool many = condition.parts.size() > 1;
    const bool any = condition.kind == Condition::Kind::any;
    for (std::size_t i = 0; i < condition.parts.size(); ++i) {
      if (many || (may_empty && !any)) {
        Condition less = condition;
        less.parts.erase(less.parts.begin() + static_cast<std::ptrdiff_t>(i));
        emit(text_of(condition.parts[i]) + ": left out", std::move(less));
      }
      part(condition, i, table, false, emit);
    }
    if (!many) return;
    Condition other = condition;
    other.kind = any ? Condition::Kind::all : Condition::Kind::any;
    std::string inside;
    for (const auto& one : condition.parts) inside += (inside.empty() ? "" : "; ") + text_of(one);
    emit((any ? "any (" : "all (") + inside + (any ? "): all" : "): any"), std::move(other));
  }

  static void elsewhere(const Condition& condition, const EmitCondition& emit) {
    const auto* table = find_table(condition.name);
    const bool exists = condition.kind == Condition::Kind::exists;
    Condition other = condition;
    other.kind = exists ? Condition::Kind::none : Condition::Kind::exists;
    emit(text_of(condition) + (exists ? ": none" : ": exists"), std::move(other));
    if (table && !table->global) {
      Condition moved = condition;
      moved.across_hosts = !condition.across_hosts;
      emit(text_of(condition) + (moved.across_hosts ? ": across hosts" : ": same host only"),
           std::move(moved));
    }
    for (std::size_t i = 0; i < condition.parts.size(); ++i) {
      each(condition.parts[i], table, true, [&](const std::string& what, Condition mutated) {
        Condition whole = condition;
        whole.parts[i] = std::move(mutated);
        emit(text_of(condition) + ' ' + what, std::move(whole));
      });
    }
  }

  static void column(const Condition& condition, const TableInfo* table,
                     const EmitCondition& emit) {
    const auto* found = table ? table->find(condition.name) : nullptr;
    if (!found) return;
    for (std::size_t i = 0; i < condition.tests.size(); ++i) {
      const auto& test = condition.tests[i];
      const auto text = test_text(condition.name, test);
      if (condition.tests.size() > 1) {
        Condition less = condition;
        less.tests.erase(less.tests.begin() + static_cast<std::ptrdiff_t>(i));
        emit(text + ": left out", std::move(less));
      }
      emit(text + ": negated", negated_test(condition, i));
      const bool ranges = test.op == Operator::covers || test.op == Operator::overlaps;
      const auto other = neighbour_of(test.op);
      if (other && !(ranges && is_single(*found, test))) {
        auto changed = test;
        changed.op = *other;
        emit(text + ": " + std::string(name_of(*other)), with_test(condition, i, changed));
      }
      if (!test.row_column.empty() || !test.expect.empty()) continue;
      for (auto& replacement : other_values(*found, test.op, test.operand)) {
        auto changed = test;
        changed.operand = std::move(replacement.value);
        emit(text + ": " + replacement.what, with_test(condition, i, changed));
      }
    }
  }

  static Condition with_test(const Condition& condition, std::size_t i, const Test& test) {
    Condition changed = condition;
    changed.tests[i] = test;
    return changed;
  }

  static Condition negated_test(const Condition& condition, std::size_t i) {
    auto test = condition.tests[i];
    if (const auto opposite = opposite_of(test.op)) {
      test.op = *opposite;
      return with_test(condition, i, test);
    }
    if (auto* flag = std::get_if<bool>(&test.operand); flag && test.op == Operator::empty) {
      *flag = !*flag;
      return with_test(condition, i, test);
    }
    Condition alone = condition, others = condition;
    alone.tests = {test};
    others.tests.erase(others.tests.begin() + static_cast<std::ptrdiff_t>(i));
    if (others.tests.empty()) return negation_of(alone);
    return group_of({std::move(others), negation_of(std::move(alone))});
  }
};

}  // namespace

std::vector<Replacement> other_values(const Column& column, Operator op, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return {{std::to_string(*number + 1), *number + 1}, {std::to_string(*number - 1), *number - 1}};
  }
  if (const auto* text = std::get_if<std::string>(&value)) return other_texts(column, op, *text);
  if (const auto* list = std::get_if<List>(&value)) return other_lists(column, op, *list);
  return {};  // the other truth value is the negated test
}

void mutate_condition(const Condition& condition, const TableInfo* table,
                      const EmitCondition& emit) {
  Mutator::each(condition, table, true, emit);
}

}  // namespace vpnlint
