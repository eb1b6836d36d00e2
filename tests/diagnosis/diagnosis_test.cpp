// The order of causes: the built-in rules with findings made by hand.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "diagnosis/diagnosis.h"
#include "engine/pack.h"

namespace vpnlint {
namespace {

const std::vector<Rule>& rules() {
  static const auto all = unpack(built_in_pack());
  return all;
}

const Rule& rule(const std::string& id) {
  const auto hit =
      std::find_if(rules().begin(), rules().end(), [&](const Rule& one) { return one.id == id; });
  BOOST_TEST_REQUIRE((hit != rules().end()), id);
  return *hit;
}

Finding fails(const std::string& id) {
  Finding finding;
  finding.rule = &rule(id);
  finding.verdict = Verdict::fail;
  finding.severity = finding.rule->severity;
  finding.confidence = finding.rule->confidence;
  finding.host = 0;
  return finding;
}

Finding might_fail(const std::string& id) {
  auto finding = fails(id);
  finding.verdict = Verdict::unknown;
  finding.would_fail = true;
  finding.missing = {{"nat_layer", "server", "router export of " + id}};
  return finding;
}

// "VPN501! VPN601?": proven and possible causes in their order.
std::string order(const std::vector<Finding>& findings, std::optional<std::int64_t> error = {}) {
  std::string out;
  for (const auto& cause : diagnose(findings, error).causes) {
    if (!out.empty()) out += ' ';
    out += cause.finding->rule->id + (cause.proven ? "!" : "?");
  }
  return out;
}

struct Pair {
  std::string first, behind;
};

// What stops the packet earlier, and what it cannot have reached.
const std::vector<Pair> masked_pairs = {
    {"VPN202", "VPN501"}, {"VPN501", "VPN409"}, {"VPN502", "VPN601"}, {"VPN505", "VPN408"},
    {"VPN606", "VPN601"}, {"VPN301", "VPN601"}, {"VPN302", "VPN603"}, {"VPN304", "VPN409"},
    {"VPN408", "VPN601"}, {"VPN409", "VPN601"}, {"VPN417", "VPN703"}, {"VPN412", "VPN602"},
    {"VPN901", "VPN601"}, {"VPN703", "VPN705"},
};

BOOST_AUTO_TEST_CASE(what_lies_behind_the_first_failure_never_outranks_it) {
  for (const auto& pair : masked_pairs) {
    // Every code that speaks for the later one, and none at all.
    auto codes = rule(pair.behind).errors;
    codes.push_back(0);
    for (const auto code : codes) {
      const auto error = code == 0 ? std::nullopt : std::optional(code);
      const auto wanted = pair.first + "! " + pair.behind + "!";
      BOOST_TEST(order({fails(pair.behind), fails(pair.first)}, error) == wanted, "error " << code);
    }
  }
}

BOOST_AUTO_TEST_CASE(proven_comes_before_possible) {
  BOOST_TEST(order({might_fail("VPN601"), fails("VPN406")}, 809) == "VPN406! VPN601?");
}

BOOST_AUTO_TEST_CASE(a_code_reweights_and_never_excludes) {
  const std::vector<Finding> both = {fails("VPN501"), fails("VPN506")};
  BOOST_TEST(order(both, 827) == "VPN501! VPN506!");
  BOOST_TEST(order(both, 711) == "VPN506! VPN501!");
  BOOST_TEST(order(both, 691) == "VPN501! VPN506!");
  const std::vector<Finding> possible = {might_fail("VPN601"), might_fail("VPN703")};
  BOOST_TEST(order(possible, 809) == "VPN601? VPN703?");
  BOOST_TEST(order(possible, 766) == "VPN703? VPN601?");
}

BOOST_AUTO_TEST_CASE(every_fault_names_its_natural_code_first) {
  const std::vector<std::pair<std::string, std::int64_t>> natural = {
      {"VPN501", 827}, {"VPN505", 827}, {"VPN508", 827}, {"VPN506", 711}, {"VPN507", 633},
      {"VPN703", 766}, {"VPN201", 868}, {"VPN202", 868}, {"VPN712", 623}, {"VPN713", 720},
      {"VPN715", 691}, {"VPN710", 691}, {"VPN601", 809}, {"VPN408", 809}, {"VPN409", 809},
      {"VPN301", 809}, {"VPN901", 789}, {"VPN502", 789}};
  for (const auto& [id, code] : natural) BOOST_TEST(rule(id).errors.front() == code, id);
}

BOOST_AUTO_TEST_CASE(notes_and_damaged_files_are_no_causes) {
  BOOST_TEST(order({fails("VPN816"), fails("VPN104"), fails("VPN904")}, 809) == "");
  const auto diagnosis = diagnose({}, 809);
  BOOST_TEST(diagnosis.side == "");
  BOOST_TEST(*diagnosis.error == 809);
}

BOOST_AUTO_TEST_CASE(a_fix_that_imports_nothing_comes_behind_what_it_should_have_mended) {
  BOOST_TEST(order({fails("VPN109"), fails("VPN601")}, 809) == "VPN601! VPN109!");
}

BOOST_AUTO_TEST_CASE(one_rule_is_one_cause_and_the_side_is_the_first_ones) {
  const std::vector<Finding> findings = {fails("VPN409"), fails("VPN409"), fails("VPN601")};
  const auto diagnosis = diagnose(findings, 809);
  BOOST_TEST(diagnosis.causes.size() == 2);
  BOOST_TEST(diagnosis.side == "router");
}

BOOST_AUTO_TEST_CASE(the_most_decisive_collection_comes_first) {
  auto routine = fails("VPN608");
  routine.verdict = Verdict::unknown;
  routine.missing = {{"registry_value", "x", "reg export"}};
  const std::vector<Finding> findings = {routine, might_fail("VPN601")};
  const auto diagnosis = diagnose(findings, 809);
  BOOST_TEST_REQUIRE(diagnosis.collect.size() == 2);
  BOOST_TEST(diagnosis.collect[0].command == "router export of VPN601");
  BOOST_TEST(diagnosis.collect[0].decides == std::vector<std::string>{"VPN601"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(scores_stay_between_0_and_1) {
  for (const auto& one : rules()) {
    const std::vector<Finding> findings = {fails(one.id)};
    for (const auto& cause : diagnose(findings, 809).causes) {
      BOOST_TEST(cause.score >= 0);
      BOOST_TEST(cause.score <= 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_accepted_finding_is_no_cause_and_masks_nothing) {
  auto accepted = fails("VPN501");
  accepted.accepted = Accepted{"suppression", "kiosk image", "vpnlint.toml", 4};
  BOOST_TEST(order({accepted, fails("VPN409")}) == "VPN409!");
  BOOST_TEST(order({fails("VPN501"), fails("VPN409")}) == "VPN501! VPN409!");
  auto possible = might_fail("VPN601");
  possible.accepted = Accepted{"baseline", "", "baseline.json", 1};
  BOOST_TEST(order({possible}) == "");
}

}  // namespace
}  // namespace vpnlint
