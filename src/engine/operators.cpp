// Comparison of values.
#include "engine/operators.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/address.h"
#include "base/ports.h"
#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::size_t resembling_distance = 3;

const List* as_list(const Value& value) { return std::get_if<List>(&value); }
const std::string* as_text(const Value& value) { return std::get_if<std::string>(&value); }

// A text or a list of texts as a list; none for others.
std::optional<List> texts_of(const Value& value) {
  if (const auto* text = as_text(value)) return List{*text};
  if (const auto* list = as_list(value)) return *list;
  return std::nullopt;
}

Truth equal(const Value& value, const Value& operand) {
  if (value.index() != operand.index()) return Truth::unknown;
  if (const auto* text = as_text(value)) {
    return truth(equal_ignoring_case(*text, std::get<std::string>(operand)));
  }
  if (const auto* list = as_list(value)) {
    const auto& other = std::get<List>(operand);
    return truth(
        std::equal(list->begin(), list->end(), other.begin(), other.end(),
                   [](const auto& a, const auto& b) { return equal_ignoring_case(a, b); }));
  }
  return truth(value == operand);
}

// Operands of `in` come from a TOML array: texts as List, numbers as decimal texts in it.
Truth equal_any(const Value& value, const Value& operand) {
  const auto* list = as_list(operand);
  if (!list) return Truth::unknown;
  Truth result = Truth::no;
  for (const auto& candidate : *list) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      const auto wanted = parse_integer(candidate);
      result = either(result, wanted ? truth(*number == *wanted) : Truth::unknown);
    } else if (as_text(value)) {
      result = either(result, equal(value, Value(candidate)));
    } else {
      result = either(result, Truth::unknown);
    }
  }
  return result;
}

Truth ordered(const Value& value, const Value& operand, bool at_least) {
  const auto* number = std::get_if<std::int64_t>(&value);
  const auto* bound = std::get_if<std::int64_t>(&operand);
  if (!number || !bound) return Truth::unknown;
  return truth(at_least ? *number >= *bound : *number <= *bound);
}

Truth member(const List& list, const std::string& wanted) {
  return truth(std::any_of(list.begin(), list.end(),
                           [&](const auto& item) { return equal_ignoring_case(item, wanted); }));
}

Truth has(const Value& value, const Value& operand) {
  const auto* list = as_list(value);
  const auto wanted = texts_of(operand);
  if (!list || !wanted) return Truth::unknown;
  Truth result = Truth::yes;
  for (const auto& item : *wanted) result = both(result, member(*list, item));
  return result;
}

// Three-valued set relations over ranges; a word that is no range makes the answer unknown unless
// the other words decide it.
template <class Range, class Parse, class Relation>
Truth some_pair(const List& a, const List& b, Parse parse, Relation relation) {
  Truth result = Truth::no;
  for (const auto& x : a) {
    for (const auto& y : b) {
      const std::optional<Range> first = parse(x), second = parse(y);
      result = either(result, first && second ? truth(relation(*first, *second)) : Truth::unknown);
    }
  }
  return result;
}

template <class Range, class Parse, class Relation>
Truth every_has_some(const List& inner, const List& outer, Parse parse, Relation within) {
  Truth result = Truth::yes;
  for (const auto& item : inner) {
    result = both(result, some_pair<Range>({item}, outer, parse, within));
  }
  return result;
}

std::optional<AddressRange> address_or_any(std::string_view text) { return parse_range(text); }

bool has_any(const List& list) { return std::find(list.begin(), list.end(), "any") != list.end(); }

bool ports_within(const PortRange& inner, const PortRange& outer) {
  return outer.first <= inner.first && inner.last <= outer.last;
}

Truth covers(Type type, const List& value, const List& operand) {
  if (has_any(value)) return Truth::yes;
  if (type == Type::ports) {
    return every_has_some<PortRange>(operand, value, parse_ports, ports_within);
  }
  return every_has_some<AddressRange>(operand, value, address_or_any, lies_within);
}

Truth overlaps(Type type, const List& value, const List& operand) {
  if (has_any(value) || has_any(operand)) return Truth::yes;
  if (type == Type::ports) {
    return some_pair<PortRange>(value, operand, parse_ports,
                                [](const PortRange& a, const PortRange& b) {
                                  return a.first <= b.last && b.first <= a.last;
                                });
  }
  return some_pair<AddressRange>(value, operand, address_or_any, overlap);
}

Truth within(Type type, const Value& value, const Value& operand) {
  const auto inner = texts_of(value), outer = texts_of(operand);
  if (!inner || !outer) return Truth::unknown;
  if (type == Type::list) {
    Truth result = Truth::yes;
    for (const auto& item : *inner) result = both(result, member(*outer, item));
    return result;
  }
  if (inner->empty()) return Truth::unknown;
  return every_has_some<AddressRange>(*inner, *outer, address_or_any, lies_within);
}

Truth regex(const Value& value, const Value& operand) {
  const auto *text = as_text(value), *pattern = as_text(operand);
  if (!text || !pattern) return Truth::unknown;
  return truth(RE2::PartialMatch(*text, *pattern));
}

Truth resembles(const Value& value, const Value& operand) {
  const auto *text = as_text(value), *name = as_text(operand);
  if (!text || !name) return Truth::unknown;
  const auto distance = edit_distance(*text, *name, resembling_distance);
  return truth(distance > 0 && distance <= resembling_distance);
}

bool is_empty(const Value& value) {
  if (const auto* text = as_text(value)) return text->empty();
  if (const auto* list = as_list(value)) return list->empty();
  return std::holds_alternative<std::monostate>(value);
}

Truth compare_known(Type type, const Value& value, Operator op, const Value& operand) {
  switch (op) {
    case Operator::is:
      return equal(value, operand);
    case Operator::is_not:
      return negated(equal(value, operand));
    case Operator::in:
      return equal_any(value, operand);
    case Operator::not_in:
      return negated(equal_any(value, operand));
    case Operator::at_least:
      return ordered(value, operand, true);
    case Operator::at_most:
      return ordered(value, operand, false);
    case Operator::matches: {
      const auto *text = as_text(value), *pattern = as_text(operand);
      return text && pattern ? truth(matches_glob(*text, *pattern)) : Truth::unknown;
    }
    case Operator::regex:
      return regex(value, operand);
    case Operator::within:
      return within(type, value, operand);
    case Operator::overlaps:
    case Operator::covers: {
      const auto mine = texts_of(value), theirs = texts_of(operand);
      if (!mine || !theirs) return Truth::unknown;
      return op == Operator::covers ? covers(type, *mine, *theirs) : overlaps(type, *mine, *theirs);
    }
    case Operator::has:
      return has(value, operand);
    case Operator::empty:
      return truth(is_empty(value) == std::get<bool>(operand));
    case Operator::resembles:
      return resembles(value, operand);
    case Operator::presence:
      break;
  }
  return Truth::unknown;
}

Truth compare_absent(Operator op, const Value& operand) {
  switch (op) {
    case Operator::empty:
      return truth(std::get<bool>(operand));
    case Operator::is_not:
    case Operator::not_in:
      return Truth::yes;
    default:
      return Truth::no;
  }
}

bool is_range_type(Type type) { return type == Type::ports || type == Type::addresses; }

bool is_textual(Type type) {
  return type == Type::text || type == Type::key_path || type == Type::any;
}

bool operand_fits_is(Type type, const Value& operand) {
  return type == Type::any ? !std::holds_alternative<std::monostate>(operand) : fits(type, operand);
}

// Values that between them suit every operator of a type.
std::vector<Value> samples_of(Type type) {
  switch (type) {
    case Type::boolean:
      return {true};
    case Type::number:
      return {std::int64_t{1}};
    case Type::text:
      return {"1", "192.0.2.1", "given"};
    case Type::key_path:
      return {"HKEY_LOCAL_MACHINE"};
    case Type::list:
      return {List{"1"}, List{"192.0.2.1"}};
    case Type::ports:
      return {List{"1"}};
    case Type::addresses:
      return {List{"192.0.2.1"}};
    case Type::any:
      return {true, std::int64_t{1}, "1", "192.0.2.1", "given", List{"1"}, List{"192.0.2.1"}};
  }
  return {};
}

}  // namespace

Truth compare(const Column& column, const Cell& cell, Operator op, const Value& operand) {
  if (op == Operator::presence) {
    const auto* wanted = as_text(operand);
    return wanted ? truth(*wanted == name_of(cell.presence)) : Truth::unknown;
  }
  if (op == Operator::empty && !std::holds_alternative<bool>(operand)) return Truth::unknown;
  if (cell.presence == Presence::proven_absent) return compare_absent(op, operand);
  if (cell.presence != Presence::given && cell.presence != Presence::defaulted) {
    return Truth::unknown;
  }
  return compare_known(column.type, cell.value, op, operand);
}

std::string why_not_usable(const Column& column, Operator op, const Value& operand) {
  const auto type = column.type;
  const auto refuse = [&](std::string_view needs) {
    return "the operator " + std::string(name_of(op)) + " needs " + std::string(needs) +
           ", and the column " + std::string(column.name) + " is of type " +
           std::string(name_of(type));
  };
  if (column.flags & secret) {
    const bool allowed = op == Operator::is || op == Operator::is_not || op == Operator::presence ||
                         op == Operator::empty;
    if (!allowed) return "a secret column allows only is, is_not, empty and presence";
  }
  switch (op) {
    case Operator::is:
    case Operator::is_not:
      return operand_fits_is(type, operand) ? "" : refuse("an operand of the column's type");
    case Operator::in:
    case Operator::not_in:
      return as_list(operand) && (is_textual(type) || type == Type::number)
                 ? ""
                 : refuse("a text or number column and a list");
    case Operator::at_least:
    case Operator::at_most:
      return (type == Type::number || type == Type::any) &&
                     std::holds_alternative<std::int64_t>(operand)
                 ? ""
                 : refuse("a number column and a number");
    case Operator::regex: {
      if (!is_textual(type) || !as_text(operand)) return refuse("a text column and a pattern");
      const RE2 pattern(*as_text(operand), RE2::Quiet);
      return pattern.ok() ? "" : "bad regular expression: " + pattern.error();
    }
    case Operator::matches:
    case Operator::resembles:
      return is_textual(type) && as_text(operand) ? "" : refuse("a text column and a text");
    case Operator::within: {
      const auto networks = texts_of(operand);
      if (type == Type::list) return networks ? "" : refuse("a list of texts");
      if (!(type == Type::text || type == Type::addresses) || !networks) {
        return refuse("an address column and networks");
      }
      for (const auto& network : *networks) {
        if (!parse_range(network)) return "not a network: " + network;
      }
      return "";
    }
    case Operator::covers:
    case Operator::overlaps: {
      const auto parts = texts_of(operand);
      if (!is_range_type(type) || !parts) return refuse("a ports or addresses column");
      for (const auto& part : *parts) {
        const bool good =
            type == Type::ports ? parse_ports(part).has_value() : parse_range(part).has_value();
        if (!good) return "not a range: " + part;
      }
      return "";
    }
    case Operator::has:
      return (type == Type::list || is_range_type(type) || type == Type::any) && texts_of(operand)
                 ? ""
                 : refuse("a list column and a text");
    case Operator::empty:
      return std::holds_alternative<bool>(operand) ? "" : refuse("true or false");
    case Operator::presence: {
      const auto* wanted = as_text(operand);
      constexpr std::array all = {
          Presence::given,   Presence::defaulted,  Presence::proven_absent, Presence::not_collected,
          Presence::partial, Presence::unreadable, Presence::conflicting};
      const bool known = wanted && std::any_of(all.begin(), all.end(), [&](Presence presence) {
                           return name_of(presence) == *wanted;
                         });
      return known ? ""
                   : refuse(
                         "one of given, defaulted, proven_absent, not_collected, partial, "
                         "unreadable, conflicting");
    }
  }
  return "";
}

std::string why_never_usable(const Column& column, Operator op) {
  std::string first;
  for (const auto& sample : samples_of(Type::any)) {
    auto why = why_not_usable(column, op, sample);
    if (why.empty()) return {};
    if (first.empty()) first = std::move(why);
  }
  return first;
}

std::string why_not_comparable(const Column& column, Operator op, const Column& operand) {
  const auto refuse = [&] {
    return "the operator " + std::string(name_of(op)) + " cannot compare the column " +
           std::string(column.name) + " of type " + std::string(name_of(column.type)) +
           " with the column " + std::string(operand.name) + " of type " +
           std::string(name_of(operand.type));
  };
  if (op == Operator::empty || op == Operator::presence) return refuse();
  const bool equality = op == Operator::is || op == Operator::is_not;
  const bool mixed =
      column.type != operand.type && column.type != Type::any && operand.type != Type::any;
  if (equality && mixed) return refuse();
  for (const auto& sample : samples_of(operand.type)) {
    if (why_not_usable(column, op, sample).empty()) return {};
  }
  return refuse();
}

}  // namespace vpnlint
