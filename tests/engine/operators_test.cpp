// Truth table of the operators: value, operand, answer; unknown wherever there is no value.
#include <boost/test/unit_test.hpp>

#include "engine/operators.h"
#include "facts/fact_set.h"

namespace vpnlint {
namespace {

const Column& column_of_type(Type type) {
  for (const auto& table : all_tables()) {
    for (const auto& column : table.columns) {
      if (column.type == type && !(column.flags & secret)) return column;
    }
  }
  throw std::runtime_error("no such column");
}

std::string answer(Type type, const Value& value, Operator op, const Value& operand,
                   Presence presence = Presence::given) {
  switch (compare(column_of_type(type), {value, presence, {}, 0}, op, operand)) {
    case Truth::yes:
      return "yes";
    case Truth::no:
      return "no";
    case Truth::unknown:
      return "unknown";
  }
  return "";
}

struct Case {
  Type type;
  Value value;
  Operator op;
  Value operand;
  std::string_view answer;
};

const std::vector<Case> cases = {
    {Type::text, "IKEEXT", Operator::is, "ikeext", "yes"},
    {Type::text, "IKEEXT", Operator::is_not, "BFE", "yes"},
    {Type::number, std::int64_t{2}, Operator::is, std::int64_t{2}, "yes"},
    {Type::any, "2", Operator::is, std::int64_t{2}, "unknown"},
    {Type::boolean, true, Operator::is, false, "no"},
    {Type::list, List{"l2tp", "sstp"}, Operator::is, List{"l2tp", "sstp"}, "yes"},
    {Type::list, List{"sstp", "l2tp"}, Operator::is, List{"l2tp", "sstp"}, "no"},
    {Type::text, "auto", Operator::in, List{"auto", "manual"}, "yes"},
    {Type::number, std::int64_t{3}, Operator::in, List{"1", "2"}, "no"},
    {Type::number, std::int64_t{3}, Operator::not_in, List{"1", "2"}, "yes"},
    {Type::any, "2", Operator::in, List{"1", "2"}, "yes"},
    {Type::number, std::int64_t{1466}, Operator::at_least, std::int64_t{1466}, "yes"},
    {Type::number, std::int64_t{1469}, Operator::at_most, std::int64_t{1468}, "no"},
    {Type::text, "vpn.example.com:1701", Operator::matches, "*:????", "yes"},
    {Type::text, "vpn.example.com", Operator::matches, "*:*", "no"},
    {Type::text, "vpn_1", Operator::regex, "^[a-z0-9.-]+$", "no"},
    {Type::text, "192.168.0.9", Operator::within, List{"10.0.0.0/8", "192.168.0.0/16"}, "yes"},
    {Type::text, "203.0.113.4", Operator::within, List{"10.0.0.0/8"}, "no"},
    {Type::text, "vpn.example.com", Operator::within, List{"10.0.0.0/8"}, "unknown"},
    {Type::list, List{"EAP"}, Operator::within, List{"mschapv2", "eap"}, "yes"},
    {Type::list, List{"eap", "chap"}, Operator::within, List{"mschapv2", "eap"}, "no"},
    {Type::ports, List{"400-600", "4500"}, Operator::covers, "500", "yes"},
    {Type::ports, List{"any"}, Operator::covers, "500", "yes"},
    {Type::ports, List{"RPC"}, Operator::covers, "500", "unknown"},
    {Type::ports, List{"RPC", "500"}, Operator::covers, "500", "yes"},
    {Type::ports, List{"1000-2000"}, Operator::overlaps, "500-1000", "yes"},
    {Type::addresses, List{"203.0.113.0/24"}, Operator::covers, "203.0.113.9", "yes"},
    {Type::addresses, List{"LocalSubnet"}, Operator::covers, "203.0.113.9", "unknown"},
    {Type::list, List{"pap", "eap"}, Operator::has, "EAP", "yes"},
    {Type::list, List{"pap"}, Operator::has, List{"pap", "eap"}, "no"},
    {Type::text, "", Operator::empty, true, "yes"},
    {Type::text, "x", Operator::empty, true, "no"},
    {Type::text, "AssumeUDPEncapsulationContextOnSendRul", Operator::resembles,
     "AssumeUDPEncapsulationContextOnSendRule", "yes"},
    {Type::text, "AssumeUDPEncapsulationContextOnSendRule", Operator::resembles,
     "AssumeUDPEncapsulationContextOnSendRule", "no"},
    {Type::text, "x", Operator::presence, "given", "yes"},
};

BOOST_AUTO_TEST_CASE(operators_answer_as_documented) {
  for (const auto& c : cases) {
    BOOST_TEST(answer(c.type, c.value, c.op, c.operand) == c.answer,
               to_text(c.value) << ' ' << name_of(c.op) << ' ' << to_text(c.operand));
  }
}

BOOST_AUTO_TEST_CASE(no_operator_but_presence_decides_without_a_value) {
  for (const auto presence :
       {Presence::not_collected, Presence::partial, Presence::unreadable, Presence::conflicting}) {
    for (const auto& c : cases) {
      const auto wanted = c.op == Operator::presence ? "no" : "unknown";
      BOOST_TEST(answer(c.type, {}, c.op, c.operand, presence) == wanted,
                 name_of(presence) << ' ' << name_of(c.op));
    }
  }
}

BOOST_AUTO_TEST_CASE(proven_absence_denies_all_but_negations_and_empty) {
  for (const auto& c : cases) {
    const bool holds =
        c.op == Operator::is_not || c.op == Operator::not_in || c.op == Operator::empty;
    BOOST_TEST(
        answer(c.type, {}, c.op, c.operand, Presence::proven_absent) == (holds ? "yes" : "no"),
        name_of(c.op));
  }
}

}  // namespace
}  // namespace vpnlint
