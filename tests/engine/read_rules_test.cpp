// Mistakes in rule files are found with line, column and the nearest name.
#include <boost/test/unit_test.hpp>

#include "engine/pack.h"
#include "rule_texts.h"

namespace vpnlint {
namespace {

using testing::dump;
using testing::read;
using testing::rule_text;

constexpr std::string_view examples = R"(
[[example]]
verdict = "pass"
[[example]]
verdict = "fail"
[[example]]
verdict = "unknown"
)";

std::string problems(std::string_view top, std::string_view logic) {
  return dump(read(rule_text(top, std::string(logic) + std::string(examples))));
}

BOOST_AUTO_TEST_CASE(a_well_formed_rule_has_no_problems) {
  BOOST_TEST(
      problems("table = \"service\"", "[row]\nname = \"BFE\"\n[require]\nstart = \"auto\"") == "");
}

BOOST_AUTO_TEST_CASE(an_unknown_key_names_the_nearest) {
  BOOST_TEST(problems("table = \"service\"\nsevrity = \"error\"", "[require]\nstart = \"auto\"") ==
             "11:1 unknown key sevrity in a rule; did you mean severity?\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_table_names_the_nearest) {
  BOOST_TEST(problems("table = \"services\"", "[require]\nstart = \"auto\"") ==
             "10:9 unknown table services; did you mean service?\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_column_names_the_nearest) {
  BOOST_TEST(problems("table = \"service\"", "[require]\nstat = \"auto\"") ==
             "12:1 unknown column stat of the table service; did you mean state?\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_operator_names_the_nearest) {
  BOOST_TEST(problems("table = \"service\"", "[require]\nstart = { notin = [\"auto\"] }") ==
             "12:19 unknown operator notin; did you mean not_in?\n");
}

BOOST_AUTO_TEST_CASE(an_operand_of_the_wrong_type_is_refused) {
  BOOST_TEST(problems("table = \"service\"", "[require]\npid = \"4\"") ==
             "12:7 the operator is needs an operand of the column's type, and the column pid is of "
             "type number\n");
}

BOOST_AUTO_TEST_CASE(a_bad_regular_expression_is_refused) {
  BOOST_TEST(problems("table = \"service\"", "[require]\nname = { regex = \"(\" }") ==
             "12:18 bad regular expression: missing ): (\n");
}

BOOST_AUTO_TEST_CASE(a_registry_rule_must_reach_its_rows) {
  const auto text =
      problems("table = \"registry_value\"", "[row]\ntype = \"REG_SZ\"\n[require]\ndata = 1");
  BOOST_TEST(text.find("must name a key") != text.npos, text);
}

BOOST_AUTO_TEST_CASE(require_and_fail_if_present_exclude_each_other) {
  BOOST_TEST(
      problems("table = \"service\"\nfail_if_present = true", "[require]\nstart = \"auto\"") ==
      "1:1 a rule has either [require] or fail_if_present = true\n");
}

BOOST_AUTO_TEST_CASE(missing_translations_and_examples_are_problems) {
  auto text = rule_text("table = \"service\"", "[require]\nstart = \"auto\"");
  text.erase(text.find("[text.ko]"));
  const auto found = dump(read(text));
  BOOST_TEST(found.find("the translation [text.ko] is missing") != found.npos, found);
  BOOST_TEST(found.find("an example with the verdict pass is missing") != found.npos, found);
  BOOST_TEST(found.find("an example with the verdict unknown is missing") != found.npos, found);
}

BOOST_AUTO_TEST_CASE(texts_may_only_name_columns_that_exist) {
  auto text =
      rule_text("table = \"service\"", "[require]\nstart = \"auto\"" + std::string(examples));
  text.replace(text.find("finding = \"f\""), 13, "finding = \"{stat}\"");
  BOOST_TEST(dump(read(text)).find("no value for {stat}; did you mean state?") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(two_rules_with_one_id_are_a_problem) {
  RuleSet set;
  const auto text =
      rule_text("table = \"service\"", "[require]\nstart = \"auto\"" + std::string(examples));
  read_rule(text, "a.toml", set);
  read_rule(text, "b.toml", set);
  finish_rules(set);
  BOOST_TEST(dump(set) ==
             "1:1 duplicate id VPN999, also in a.toml\n"
             "1:1 duplicate name flaw-999, also in a.toml\n");
}

BOOST_AUTO_TEST_CASE(rules_that_rest_on_each_other_are_a_problem) {
  RuleSet set;
  const auto text = [&](std::string_view id, std::string_view other) {
    return rule_text("table = \"service\"",
                     "[when]\nfinding = \"" + std::string(other) +
                         "\"\n[require]\nstart = \"auto\"" + std::string(examples),
                     id);
  };
  read_rule(text("VPN998", "VPN999"), "a.toml", set);
  read_rule(text("VPN999", "VPN998"), "b.toml", set);
  finish_rules(set);
  BOOST_TEST(dump(set) ==
             "1:1 the rule rests on its own finding\n"
             "1:1 the rule rests on its own finding\n");
}

BOOST_AUTO_TEST_CASE(broken_toml_is_reported_with_its_place) {
  const auto found = dump(read("id = \"VPN1\nname"));
  BOOST_TEST(found.starts_with("1:"), found);
}

BOOST_AUTO_TEST_CASE(hostile_toml_is_refused_before_it_is_parsed) {
  BOOST_TEST(dump(read(std::string(300 * 1024, '#'))) ==
             "1:1 is larger than 262144 bytes; it was not read\n");
}

BOOST_AUTO_TEST_CASE(packing_keeps_every_field) {
  const auto set = read(rule_text(
      "table = \"registry_value\"\nreferences = [\"https://example.com\"]\nno_unknown = \"no\"",
      R"([row]
key = 'HKLM\SYSTEM\X'
name = { in = ["a", "b"] }
[when]
not = { exists.service = { name = "$row.name", pid = { at_least = 4 } } }
[require]
data = { in = [1, 2] }
[absent]
data = 0
[fix]
cmd = "x"
undo_routeros = "y"
unless = { exists.service = { name = "$row.name" } }
[[severity_when]]
severity = "note"
finding = "VPN999"
)" + std::string(examples)));
  BOOST_TEST(set.rules.size() == 1);
  const auto bytes = pack(set.rules);
  const auto rules = unpack(bytes);
  BOOST_TEST_REQUIRE(rules.size() == 1);
  BOOST_TEST(pack(rules) == bytes);
  BOOST_TEST(rules[0].when->parts[0].parts[0].parts[0].across_hosts == false);
  BOOST_TEST(rules[0].examples.size() == 3);
  BOOST_TEST(rules[0].fix.at("cmd") == "x");
  BOOST_TEST(rules[0].fix.at("undo_routeros") == "y");
  BOOST_TEST_REQUIRE(rules[0].fix_unless.has_value());
  BOOST_TEST(rules[0].fix_unless->parts[0].name == "service");
}

}  // namespace
}  // namespace vpnlint
