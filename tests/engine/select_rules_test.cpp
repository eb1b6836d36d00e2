// --select, --ignore and [severity].
#include <boost/test/unit_test.hpp>

#include "engine/select_rules.h"

namespace vpnlint {
namespace {

Rule rule(const std::string& id, const std::string& name, const std::string& asks = {}) {
  Rule rule;
  rule.id = id;
  rule.name = name;
  rule.severity = Severity::error;
  if (!asks.empty()) {
    rule.when.emplace();
    rule.when->parts.push_back({Condition::Kind::finding, asks});
    rule.severity_when.push_back({Severity::warning, {}});
  }
  return rule;
}

std::vector<Rule> catalogue() {
  return {rule("VPN501", "ikeext-disabled"), rule("VPN502", "policyagent-disabled"),
          rule("VPN606", "ipsec-prohibited"), rule("VPN607", "prohibit-conflict", "VPN606"),
          rule("VPN610", "exposed")};
}

// Ids of what stays; those that only serve a condition in brackets.
std::string dump(const std::vector<Rule>& rules) {
  std::string out;
  for (const auto& one : rules) {
    out += (out.empty() ? "" : " ") + (one.reported ? one.id : '(' + one.id + ')');
  }
  return out;
}

std::string chosen(const std::vector<std::string>& select, const std::vector<std::string>& ignore) {
  auto rules = catalogue();
  choose_rules(rules, select, ignore);
  return dump(rules);
}

std::string severities(const std::vector<SeverityOverride>& overrides) {
  auto rules = catalogue();
  override_severities(rules, overrides);
  std::string out;
  for (const auto& one : rules) {
    out += one.reported ? one.id : '(' + one.id + ')';
    out += '=' + std::string(name_of(one.severity)) + (one.severity_when.empty() ? " " : "+ ");
  }
  return out;
}

BOOST_AUTO_TEST_SUITE(select_rules)

BOOST_AUTO_TEST_CASE(ids_families_and_names_select_in_any_case) {
  BOOST_TEST(chosen({"VPN501"}, {}) == "VPN501");
  BOOST_TEST(chosen({"vpn5"}, {}) == "VPN501 VPN502");
  BOOST_TEST(chosen({"VPN61"}, {}) == "VPN610");
  BOOST_TEST(chosen({"Ikeext-Disabled", "VPN610"}, {}) == "VPN501 VPN610");
  BOOST_TEST(chosen({"all"}, {}) == "VPN501 VPN502 VPN606 VPN607 VPN610");
  BOOST_TEST(chosen({}, {}) == "VPN501 VPN502 VPN606 VPN607 VPN610");
  BOOST_TEST(chosen({}, {"VPN6", "policyagent-disabled"}) == "VPN501");
}

BOOST_AUTO_TEST_CASE(the_beginning_of_a_name_selects_nothing) {
  BOOST_TEST(chosen({"ikeext"}, {}) == "");
}

BOOST_AUTO_TEST_CASE(the_more_exact_of_two_wins_and_ignore_wins_a_draw) {
  BOOST_TEST(chosen({"VPN6"}, {"VPN610"}) == "VPN606 VPN607");
  BOOST_TEST(chosen({"VPN610"}, {"VPN6"}) == "VPN610");
  BOOST_TEST(chosen({"exposed"}, {"VPN61"}) == "VPN610");
  BOOST_TEST(chosen({"VPN61"}, {"VPN6"}) == "VPN610");
  BOOST_TEST(chosen({"VPN610"}, {"exposed"}) == "");
  BOOST_TEST(chosen({"VPN5"}, {"VPN5"}) == "");
  BOOST_TEST(chosen({"ALL"}, {"VPN6"}) == "VPN501 VPN502");
  BOOST_TEST(chosen({"VPN5"}, {"ALL"}) == "VPN501 VPN502");
  BOOST_TEST(chosen({}, {"ALL"}) == "");
}

BOOST_AUTO_TEST_CASE(a_rule_that_another_one_builds_on_stays_without_being_reported) {
  BOOST_TEST(chosen({"VPN607"}, {}) == "(VPN606) VPN607");
  BOOST_TEST(chosen({}, {"VPN606", "VPN5"}) == "(VPN606) VPN607 VPN610");
  BOOST_TEST(chosen({}, {"VPN606", "VPN607"}) == "VPN501 VPN502 VPN610");
}

BOOST_AUTO_TEST_CASE(an_override_replaces_conditional_severities_too) {
  BOOST_TEST(severities({}) ==
             "VPN501=error VPN502=error VPN606=error VPN607=error+ VPN610=error ");
  BOOST_TEST(severities({{"prohibit-conflict", Severity::note}}) ==
             "VPN501=error VPN502=error VPN606=error VPN607=note VPN610=error ");
}

BOOST_AUTO_TEST_CASE(the_most_exact_override_wins_wherever_it_stands) {
  const std::string expected =
      "VPN501=warning VPN502=warning VPN606=note VPN607=note VPN610=error ";
  const SeverityOverride all{"ALL", Severity::warning}, family{"VPN6", Severity::note},
      one{"VPN610", Severity::error};
  BOOST_TEST(severities({all, family, one}) == expected);
  BOOST_TEST(severities({one, family, all}) == expected);
  BOOST_TEST(severities({one, {"exposed", Severity::note}, family, all}) == expected);
}

BOOST_AUTO_TEST_CASE(off_takes_a_rule_out_but_not_from_under_another) {
  BOOST_TEST(severities({{"VPN5", std::nullopt}, {"VPN606", std::nullopt}}) ==
             "(VPN606)=error VPN607=error+ VPN610=error ");
  BOOST_TEST(severities({{"VPN6", std::nullopt}, {"VPN610", Severity::note}}) ==
             "VPN501=error VPN502=error VPN610=note ");
}

BOOST_AUTO_TEST_CASE(what_is_off_cannot_be_selected) {
  auto rules = catalogue();
  override_severities(rules, {{"VPN606", std::nullopt}});
  choose_rules(rules, {"VPN606"}, {});
  BOOST_TEST(dump(rules) == "");
}

BOOST_AUTO_TEST_CASE(an_unknown_selector_names_the_nearest) {
  const auto rules = catalogue();
  BOOST_TEST(why_unknown("VPN6", rules) == "");
  BOOST_TEST(why_unknown("ALL", rules) == "");
  BOOST_TEST(why_unknown("VPN6O7", rules) == "no rule VPN6O7; did you mean VPN607?");
  BOOST_TEST(why_unknown("ikext-disabled", rules) ==
             "no rule ikext-disabled; did you mean ikeext-disabled?");
  BOOST_TEST(why_unknown("", rules) == "no rule ");
  BOOST_TEST(why_unknown("something-else-entirely", rules) == "no rule something-else-entirely");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
