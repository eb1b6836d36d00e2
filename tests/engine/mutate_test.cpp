// Mutants of rules: which there are, and which ones the examples notice.
#include "engine/mutate.h"

#include <boost/test/unit_test.hpp>

#include "engine/mutants.h"
#include "rule_texts.h"

namespace vpnlint {
namespace {

using testing::read;
using testing::rule_text;

// A rule with examples that nobody judges.
Rule rule_with(const std::string& logic, const std::string& top = "table = \"service\"") {
  const auto set = read(rule_text(top, logic + "\n[[example]]\nverdict = \"pass\"\n[[example]]\n"
                                               "verdict = \"fail\"\n[[example]]\n"
                                               "verdict = \"unknown\"\n"));
  BOOST_TEST_REQUIRE(testing::dump(set) == "");
  return set.rules.front();
}

std::string mutants(const std::string& logic, const std::string& top = "table = \"service\"") {
  std::string out;
  for (const auto& mutant : mutants_of(rule_with(logic, top))) out += mutant.what + '\n';
  return out;
}

BOOST_AUTO_TEST_CASE(a_test_is_left_out_negated_and_given_another_operand) {
  BOOST_TEST(mutants("[require]\nstart = \"auto\"") ==
             "[require] start is \"auto\": left out\n"
             "[require] start is \"auto\": negated\n"
             "[require] start is \"auto\": \"auto~\"\n");
}

BOOST_AUTO_TEST_CASE(each_member_of_a_list_is_left_out) {
  BOOST_TEST(mutants("[require]\nstart = { in = [\"auto\", \"manual\"] }") ==
             "[require] start in [auto, manual]: left out\n"
             "[require] start in [auto, manual]: negated\n"
             "[require] start in [auto, manual]: without auto\n"
             "[require] start in [auto, manual]: without manual\n");
}

BOOST_AUTO_TEST_CASE(a_number_is_one_more_and_one_less) {
  BOOST_TEST(mutants("[require]\npid = { at_least = 4, at_most = 9 }") ==
             "[require] pid at_least 4, pid at_most 9: left out\n"
             "[require] pid at_least 4: left out\n"
             "[require] pid at_least 4: negated\n"
             "[require] pid at_least 4: 5\n"
             "[require] pid at_least 4: 3\n"
             "[require] pid at_most 9: left out\n"
             "[require] pid at_most 9: negated\n"
             "[require] pid at_most 9: 10\n"
             "[require] pid at_most 9: 8\n");
}

BOOST_AUTO_TEST_CASE(patterns_lose_their_ends) {
  BOOST_TEST(mutants("[require]\nname = { matches = \"*x*\" }") ==
             "[require] name matches \"*x*\": left out\n"
             "[require] name matches \"*x*\": negated\n"
             "[require] name matches \"*x*\": \"*x*~\"\n"
             "[require] name matches \"*x*\": \"x*\"\n"
             "[require] name matches \"*x*\": \"*x\"\n");
}

BOOST_AUTO_TEST_CASE(covers_and_overlaps_are_exchanged_where_they_differ) {
  const auto of = [](const std::string& operand) {
    return mutants("[require]\nlocal_ports = { covers = " + operand + " }",
                   "table = \"firewall_rule\"");
  };
  BOOST_TEST(of("\"500\"").find("overlaps") == std::string::npos);
  BOOST_TEST(of("\"500-501\"").find(": overlaps\n") != std::string::npos);
  BOOST_TEST(of("[\"500\", \"4500\"]").find(": overlaps\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(groups_are_exchanged_and_lose_parts) {
  BOOST_TEST(mutants("[require]\nany = [{ delayed = true }, { triggered = false }]") ==
             "[require] any: left out\n"
             "[require] delayed is true: left out\n"
             "[require] delayed is true: negated\n"
             "[require] triggered is false: left out\n"
             "[require] triggered is false: negated\n"
             "[require] any (delayed is true; triggered is false): all\n");
}

BOOST_AUTO_TEST_CASE(other_tables_are_denied_and_looked_for_elsewhere) {
  BOOST_TEST(mutants("[require]\nnone.program = { name = \"$row.name\" }") ==
             "[require] none.program: left out\n"
             "[require] none.program: exists\n"
             "[require] none.program: across hosts\n"
             "[require] none.program name is $row.name: left out\n"
             "[require] none.program name is $row.name: negated\n");
}

BOOST_AUTO_TEST_CASE(absence_is_changed_where_some_test_tells_the_values_apart) {
  const std::string top = "table = \"registry_value\"";
  const std::string row = "[row]\nkey = 'HKLM\\SOFTWARE\\X'\nname = \"V\"\n";
  const auto count = [&](const std::string& logic) {
    const auto all = mutants(row + logic, top);
    return all.substr(all.find("[absent]"));
  };
  BOOST_TEST(count("[require]\ndata = { in = [1, 2] }\n[absent]\ndata = 0") ==
             "[absent] data = 0: left out\n[absent] data = 0: 1\n");
  BOOST_TEST(count("[require]\ndata = 0\n[absent]\ndata = 0") ==
             "[absent] data = 0: left out\n[absent] data = 0: 1\n[absent] data = 0: -1\n");
}

BOOST_AUTO_TEST_CASE(severities_change) {
  BOOST_TEST(mutants("[require]\nstart = \"auto\"\n[[severity_when]]\nseverity = \"warning\"\n"
                     "row = { state = \"running\" }")
                 .find("[[severity_when]] warning: left out\n[[severity_when]] warning: note\n") !=
             std::string::npos);
}

MutationResult judged(const std::string& logic) {
  static std::vector<Rule> rules;  // survivors point into it
  const auto set = read(rule_text("table = \"service\"", logic));
  BOOST_TEST_REQUIRE(testing::dump(set) == "");
  rules = set.rules;
  return mutate_rule(rules.front(), rules, {});
}

std::string dump(const MutationResult& result) {
  std::string out = std::to_string(result.found) + '/' + std::to_string(result.mutants) + '\n';
  for (const auto& survivor : result.survivors) out += survivor.what + '\n';
  return out;
}

const std::string in_two = R"(
[row]
name = "IKEEXT"
[require]
start = { in = ["auto", "manual"] }
[[example]]
verdict = "pass"
given.service = [{ name = "IKEEXT", start = "auto" }]
[[example]]
verdict = "fail"
given.service = [{ name = "IKEEXT", start = "disabled" }]
[[example]]
verdict = "unknown"
given.service = [{ name = "IKEEXT" }]
)";

BOOST_AUTO_TEST_CASE(a_change_that_no_example_shows_survives) {
  BOOST_TEST(dump(judged(in_two)) ==
             "5/7\n[row] name is \"IKEEXT\": left out\n"
             "[require] start in [auto, manual]: without manual\n");
  BOOST_TEST(dump(judged(in_two + R"(
[[example]]
verdict = "pass"
given.service = [{ name = "IKEEXT", start = "manual" }]
[[example]]
verdict = "unknown"
given.service = [{ name = "BFE", start = "manual" }]
)")) == "7/7\n");
}

BOOST_AUTO_TEST_CASE(a_severity_is_noticed_by_an_example_that_states_it) {
  const std::string severity = R"(
[[severity_when]]
severity = "warning"
row = { state = "running" }
[[example]]
verdict = "fail"
given.service = [{ name = "IKEEXT", start = "disabled", state = "running" }]
)";
  BOOST_TEST(judged(in_two + severity).survivors.size() == 7u);
  BOOST_TEST(dump(judged(in_two + severity +
                         "severity = \"warning\"\n[[example]]\n"
                         "verdict = \"fail\"\nseverity = \"error\"\n"
                         "given.service = [{ name = \"IKEEXT\", start = "
                         "\"disabled\", state = \"stopped\" }]")) ==
             "10/12\n[row] name is \"IKEEXT\": left out\n"
             "[require] start in [auto, manual]: without manual\n");
}

BOOST_AUTO_TEST_CASE(expectations_are_bound_to_mutants_too) {
  const auto set = read(rule_text("table = \"vpn_connection\"", R"(
[require]
server = "$expect.server"
[[example]]
verdict = "pass"
expect.server = "a.example.com"
given.vpn_connection = [{ name = "Office", server = "a.example.com" }]
[[example]]
verdict = "fail"
expect.server = "a.example.com"
given.vpn_connection = [{ name = "Office", server = "b.example.com" }]
[[example]]
verdict = "unknown"
expect.server = "a.example.com"
given.vpn_connection = [{ name = "Office" }]
)"));
  BOOST_TEST_REQUIRE(testing::dump(set) == "");
  BOOST_TEST(dump(mutate_rule(set.rules.front(), set.rules, {})) == "2/2\n");
}

}  // namespace
}  // namespace vpnlint
