// Values of a policy in the operands of rules, and the table of what must be in the bundle.
#include "engine/expectations.h"

#include <boost/test/unit_test.hpp>

#include "engine/examples.h"
#include "engine/judge.h"
#include "engine/pack.h"
#include "rule_texts.h"

namespace vpnlint {
namespace {

using testing::dump;
using testing::read;
using testing::rule_text;

const std::string server_rule = rule_text("table = \"vpn_connection\"", R"(
[require]
server = { in = "$expect.server" }
[[example]]
verdict = "pass"
expect.server = "vpn.example.com"
given.vpn_connection = [{ name = "Office", server = "vpn.example.com" }]
[[example]]
verdict = "pass"
expect.server = ["vpn.example.com", "vpn2.example.com"]
given.vpn_connection = [{ name = "Office", server = "VPN2.example.com" }]
[[example]]
verdict = "fail"
expect.server = "vpn.example.com"
given.vpn_connection = [{ name = "Office", server = "vpn.example.net" }]
[[example]]
verdict = "unknown"
expect.server = "vpn.example.com"
given.vpn_connection = [{ name = "Office" }]
[[example]]
verdict = "not_applicable"
given.vpn_connection = [{ name = "Office", server = "vpn.example.net" }]
)");

Expectation said(Value value, std::uint32_t line = 2) {
  return {std::move(value), "policy.toml", line, 1, "server = ..."};
}

std::string bind(std::vector<Rule>& rules, const Expectations& given) {
  std::vector<FileProblem> problems;
  bind_expectations(rules, given, problems);
  std::string out;
  for (const auto& problem : problems) out += to_text(problem) + '\n';
  return out;
}

Bundle bundle_with(const std::string& server) {
  Bundle bundle;
  bundle.hosts.push_back({"pc", Role::client, false});
  bundle.artifacts.push_back({});
  bundle.artifacts.back().path = "rasphone.pbk";
  bundle.artifacts.back().format = "rasphone";
  bundle.artifacts.back().status = Status::read;
  VpnConnection entry;
  entry.artifact = 0;
  entry.at = {1, 1};
  entry.name = Text("Office", {1, 1});
  entry.server = Text(server, {9, 1});
  bundle.facts.rows<VpnConnection>().push_back(entry);
  return bundle;
}

BOOST_AUTO_TEST_CASE(an_expectation_takes_the_place_of_the_operand) {
  const auto set = read(server_rule);
  BOOST_TEST_REQUIRE(dump(set) == "");
  for (const auto& result : run_examples(set.rules, {})) {
    BOOST_TEST(result.ok, result.example->line << " is " << result.got);
  }
}

BOOST_AUTO_TEST_CASE(packed_rules_keep_their_expectations) {
  const auto rules = unpack(pack(read(server_rule).rules));
  BOOST_TEST(expectations_of(rules.front()) == std::vector<std::string>{"server"});
  for (const auto& result : run_examples(rules, {})) BOOST_TEST(result.ok, result.got);
}

BOOST_AUTO_TEST_CASE(a_rule_without_its_expectation_is_not_applicable) {
  auto rules = read(server_rule).rules;
  BOOST_TEST(bind(rules, {}) == "");
  const auto findings = judge(bundle_with("vpn.example.net"), rules);
  BOOST_TEST_REQUIRE(findings.size() == 1);
  BOOST_TEST((findings[0].verdict == Verdict::not_applicable));
}

BOOST_AUTO_TEST_CASE(a_finding_cites_the_artifact_and_then_the_policy) {
  auto rules = read(server_rule).rules;
  const Expectations given{{"server", said("vpn.example.com")}};
  BOOST_TEST_REQUIRE(bind(rules, given) == "");
  auto bundle = bundle_with("vpn.example.net");
  add_expectations(bundle, given);
  const auto findings = judge(bundle, rules);
  BOOST_TEST_REQUIRE(findings.size() == 1u);
  std::string cited;
  for (const auto& evidence : findings[0].evidence) {
    cited += evidence.path + ':' + std::to_string(evidence.at.line) + '\n';
  }
  BOOST_TEST(cited == "rasphone.pbk:9\nrasphone.pbk:1\npolicy.toml:2\n");
  std::string said_in_text;
  for (const auto& [name, value] : findings[0].arguments) {
    if (name == "expect.server") said_in_text = value;
  }
  BOOST_TEST(said_in_text == "vpn.example.com");
}

BOOST_AUTO_TEST_CASE(a_value_that_does_not_fit_is_a_problem_of_the_policy) {
  auto rules = read(server_rule).rules;
  rules.push_back(read(rule_text("table = \"operating_system\"", R"(
[require]
build = { at_least = "$expect.build" }
[[example]]
verdict = "pass"
[[example]]
verdict = "fail"
[[example]]
verdict = "unknown"
)"))
                      .rules.front());
  BOOST_TEST(bind(rules, {{"build", said("19045", 7)}}) ==
             "policy.toml:7:1: the value of build cannot be used by VPN999: the operator at_least "
             "needs a number column and a number, and the column build is of type number\n");
}

BOOST_AUTO_TEST_CASE(a_name_that_no_rule_asks_for_is_a_problem_with_the_nearest) {
  auto rules = read(server_rule).rules;
  BOOST_TEST(bind(rules, {{"sevrer", said("x", 3)}, {"artifacts", said(List{"sc"})}}) ==
             "policy.toml:3:1: no rule asks for the expectation sevrer; did you mean server?\n");
}

BOOST_AUTO_TEST_CASE(references_are_checked_when_the_rule_is_loaded) {
  const auto problem_of = [](const std::string& tests) {
    auto text = dump(read(rule_text("table = \"vpn_connection\"", "[require]\n" + tests + "\n" + R"(
[[example]]
verdict = "pass"
[[example]]
verdict = "fail"
[[example]]
verdict = "unknown"
)")));
    return text.substr(0, text.find('\n'));
  };
  BOOST_TEST(problem_of("server = { at_least = \"$expect.server\" }") ==
             "12:23 the operator at_least needs a number column and a number, and the column "
             "server is of type text");
  BOOST_TEST(problem_of("server = { in = \"$expect.\" }") ==
             "12:17 \"$expect.\" names no expectation (a-z, 0-9, _)");
  BOOST_TEST(problem_of("exists.service = { name = \"$row.protocols\" }") ==
             "12:27 the operator is cannot compare the column name of type text with the column "
             "protocols of type list");
  BOOST_TEST(problem_of("exists.service = { name = { empty = \"$row.name\" } }") ==
             "12:37 the operator empty cannot compare the column name of type text with the column "
             "name of type text");
  BOOST_TEST(problem_of("exists.service = { name = { in = \"$row.protocols\" } }") == "");
}

BOOST_AUTO_TEST_CASE(an_example_expects_what_its_rule_asks_for) {
  BOOST_TEST(dump(read(rule_text("table = \"vpn_connection\"", R"(
[require]
server = { in = "$expect.server" }
[[example]]
verdict = "pass"
expect.sever = "vpn.example.com"
[[example]]
verdict = "fail"
[[example]]
verdict = "unknown"
)"))) == "16:16 no rule asks for the expectation sever; did you mean server?\n");
}

BOOST_AUTO_TEST_CASE(sentences_may_name_what_was_expected) {
  auto text = server_rule;
  text.replace(text.find("finding = \"f\""), 13, "finding = \"not {expect.server}\"");
  BOOST_TEST(dump(read(text)) == "");
  text.replace(text.find("{expect.server}"), 15, "{expect.sevrer}");
  BOOST_TEST(dump(read(text)).find("no condition asks for {expect.sevrer}; did you mean server?") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_must_be_in_the_bundle_becomes_a_table) {
  auto bundle = bundle_with("vpn.example.com");
  RegistryValue script;
  script.artifact = 0;
  script.origin = Text("script", {1, 1});
  bundle.facts.rows<RegistryValue>().push_back(script);
  add_expectations(bundle, {{"artifacts", said(List{"rasphone", "registry"}, 4)},
                            {"tables", said(List{"vpn_connection", "registry_value"}, 5)}});
  std::string rows;
  for (const auto& row : bundle.facts.rows<ExpectationFact>()) {
    rows += std::to_string(row.at.line) + ' ' + row.kind.value() + ' ' + row.name.value() +
            (row.met.value() ? " met\n" : " missing\n");
  }
  BOOST_TEST(rows ==
             "4 artifact rasphone met\n4 artifact registry missing\n"
             "5 table vpn_connection met\n5 table registry_value missing\n");
  BOOST_TEST(bundle.artifacts.back().path == "policy.toml");
  BOOST_TEST(!is_export(bundle.artifacts.back()));
}

BOOST_AUTO_TEST_CASE(unknown_formats_and_tables_are_problems) {
  std::vector<FileProblem> problems;
  check_expected_names({{"artifacts", said(List{"rasphon"}, 4)}, {"tables", said("servce", 5)}},
                       {"rasphone", "registry"}, problems);
  std::string out;
  for (const auto& problem : problems) out += to_text(problem) + '\n';
  BOOST_TEST(out ==
             "policy.toml:4:1: unknown format rasphon; did you mean rasphone?\n"
             "policy.toml:5:1: unknown table servce; did you mean service?\n");
}

}  // namespace
}  // namespace vpnlint
