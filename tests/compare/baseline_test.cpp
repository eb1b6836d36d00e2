// Baselines: what is accepted, what is new, what is stale.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "compare/baseline.h"

namespace vpnlint {
namespace {

// Two rules about services: one judges start, the other exit_code.
const Rule& rule_about(const std::string& column) {
  static const auto make = [](const std::string& id, const std::string& judged) {
    Rule rule;
    rule.id = id;
    rule.table = "service";
    Condition test;
    test.kind = Condition::Kind::column;
    test.name = judged;
    rule.require = Condition{};
    rule.require->parts.push_back(test);
    return rule;
  };
  static const Rule start = make("VPN501", "start"), code = make("VPN504", "exit_code");
  return column == "start" ? start : code;
}

Finding fails(const std::string& name, const std::string& value,
              const std::string& column = "start") {
  Finding finding;
  finding.rule = &rule_about(column);
  finding.verdict = Verdict::fail;
  finding.subject = name;
  finding.place = "place-of-" + name;
  finding.fingerprint = finding.place;
  finding.arguments = {{"name", name}, {column, value}, {"pid", "4"}};
  return finding;
}

Finding with_verdict(Finding finding, Verdict verdict) {
  finding.verdict = verdict;
  return finding;
}

// "IKEEXT x2 start=disabled" per entry.
std::string dump(const Baseline& baseline) {
  std::string out;
  for (const auto& entry : baseline.entries) {
    out += entry.subject + " x" + std::to_string(entry.count);
    for (const auto& [column, value] : entry.values) out += ' ' + column + '=' + value;
    out += '\n';
  }
  return out;
}

std::size_t accepted(const std::vector<Finding>& findings) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [](const Finding& finding) { return finding.accepted.has_value(); }));
}

struct Applied {
  std::size_t accepted = 0;
  std::string left;  ///< the baseline after pruning
  bool stale = false;
};

Applied apply(const Baseline& baseline, std::vector<Finding> findings) {
  const auto stale = apply_baseline(baseline, "baseline.json", findings);
  return {accepted(findings), dump(pruned(baseline, stale)), !stale.empty()};
}

BOOST_AUTO_TEST_CASE(a_baseline_holds_what_fails_with_the_values_that_were_judged) {
  auto suppressed = fails("BFE", "disabled");
  suppressed.accepted = Accepted{"suppression", "ours", "vpnlint.toml", 3};
  const auto baseline = baseline_of({fails("PolicyAgent", "disabled"), fails("IKEEXT", "disabled"),
                                     suppressed, with_verdict(fails("X", "auto"), Verdict::pass),
                                     with_verdict(fails("Y", ""), Verdict::unknown)});
  BOOST_TEST(dump(baseline) == "IKEEXT x1 start=disabled\nPolicyAgent x1 start=disabled\n");
}

BOOST_AUTO_TEST_CASE(the_same_findings_are_accepted_and_nothing_is_stale) {
  const auto baseline = baseline_of({fails("IKEEXT", "disabled"), fails("IKEEXT", "disabled")});
  BOOST_TEST(dump(baseline) == "IKEEXT x2 start=disabled\n");
  const auto applied = apply(baseline, {fails("IKEEXT", "disabled"), fails("IKEEXT", "disabled")});
  BOOST_TEST(applied.accepted == 2);
  BOOST_TEST(!applied.stale);
}

BOOST_AUTO_TEST_CASE(one_more_of_the_same_is_new) {
  const auto baseline = baseline_of({fails("IKEEXT", "disabled")});
  BOOST_TEST(apply(baseline, {fails("IKEEXT", "disabled"), fails("IKEEXT", "disabled")}).accepted ==
             1);
}

BOOST_AUTO_TEST_CASE(another_value_another_place_and_another_rule_are_new) {
  const auto baseline = baseline_of({fails("IKEEXT", "5", "exit_code")});
  BOOST_TEST(apply(baseline, {fails("IKEEXT", "6", "exit_code")}).accepted == 0);
  BOOST_TEST(apply(baseline, {fails("BFE", "5", "exit_code")}).accepted == 0);
  BOOST_TEST(apply(baseline, {fails("IKEEXT", "5")}).accepted == 0);
}

BOOST_AUTO_TEST_CASE(a_mended_flaw_leaves_a_stale_entry_that_pruning_removes) {
  const auto baseline = baseline_of(
      {fails("BFE", "disabled"), fails("IKEEXT", "disabled"), fails("IKEEXT", "disabled")});
  const auto applied = apply(
      baseline, {with_verdict(fails("BFE", "auto"), Verdict::pass), fails("IKEEXT", "disabled")});
  BOOST_TEST(applied.accepted == 1);
  BOOST_TEST(applied.stale);
  BOOST_TEST(applied.left == "IKEEXT x1 start=disabled\n");
}

BOOST_AUTO_TEST_CASE(what_was_not_judged_is_not_stale) {
  const auto baseline = baseline_of({fails("BFE", "disabled")});
  BOOST_TEST(!apply(baseline, {}).stale);
  BOOST_TEST(!apply(baseline, {fails("IKEEXT", "5", "exit_code")}).stale);
  BOOST_TEST(!apply(baseline, {with_verdict(fails("BFE", ""), Verdict::unknown)}).stale);
  auto nobody = with_verdict(fails("BFE", ""), Verdict::unknown);
  nobody.place = "elsewhere";
  BOOST_TEST(!apply(baseline, {nobody}).stale);
}

BOOST_AUTO_TEST_CASE(an_entry_twice_in_a_merged_file_counts_twice) {
  auto baseline = baseline_of({fails("IKEEXT", "disabled")});
  baseline.entries.push_back(baseline.entries.front());
  const auto applied = apply(baseline, {fails("IKEEXT", "disabled"), fails("IKEEXT", "disabled")});
  BOOST_TEST(applied.accepted == 2);
  BOOST_TEST(!applied.stale);
}

BOOST_AUTO_TEST_CASE(the_file_of_a_baseline_has_one_entry_per_line) {
  const auto baseline =
      baseline_of({fails("IKEEXT", "disabled"), fails("BFE \"x\"\n", "disabled")});
  const auto text = write_baseline(baseline);
  BOOST_TEST(text ==
             "{\n\"schema_version\": \"1\",\n\"entries\": [\n"
             "{\"rule\":\"VPN501\",\"subject\":\"BFE \\\"x\\\"\\n\",\"values\":{\"start\":"
             "\"disabled\"},\"place\":\"place-of-BFE \\\"x\\\"\\n\",\"count\":1},\n"
             "{\"rule\":\"VPN501\",\"subject\":\"IKEEXT\",\"values\":{\"start\":\"disabled\"},"
             "\"place\":\"place-of-IKEEXT\",\"count\":1}\n]\n}\n");
  std::string why;
  const auto read = read_baseline(text, why);
  BOOST_TEST_REQUIRE(read.has_value(), why);
  BOOST_TEST(write_baseline(*read) == text);
  BOOST_TEST(read->entries[1].line == 5);
  std::vector<Finding> findings{fails("IKEEXT", "disabled")};
  apply_baseline(*read, "baseline.json", findings);
  BOOST_TEST_REQUIRE(findings[0].accepted.has_value());
  BOOST_TEST(findings[0].accepted->by == "baseline");
  BOOST_TEST(findings[0].accepted->file == "baseline.json");
  BOOST_TEST(findings[0].accepted->line == 5);
}

BOOST_AUTO_TEST_CASE(a_malformed_baseline_is_refused_with_a_reason) {
  const auto why_not = [](const std::string& text) {
    std::string why;
    return read_baseline(text, why) ? std::string("read") : why;
  };
  const auto with_entry = [&](const std::string& entry) {
    return why_not(R"({"schema_version": "1", "entries": [)" + entry + "]}");
  };
  BOOST_TEST(why_not("") == "is no JSON");
  BOOST_TEST(why_not("{\"schema_version\": \"1\", \"entries\": [") == "is no JSON");
  BOOST_TEST(why_not("[]") == "is no baseline of vpnlint");
  BOOST_TEST(why_not("{\"entries\": []}") == "has another schema_version than 1");
  BOOST_TEST(with_entry("") == "read");
  BOOST_TEST(with_entry("3") == "entry 1: is no object");
  BOOST_TEST(with_entry("{}") == "entry 1: rule must be a text");
  const std::string head = R"({"rule": "VPN501", "place": "p", "subject": "s", "values": {})";
  BOOST_TEST(with_entry(head + "}") == "entry 1: count must be a number from 1 on");
  BOOST_TEST(with_entry(head + R"(, "count": 0})") == "entry 1: count must be a number from 1 on");
  BOOST_TEST(with_entry(head + R"(, "count": -1})") == "entry 1: count must be a number from 1 on");
  BOOST_TEST(with_entry(head + R"(, "count": 1, "lines": 3})") ==
             "entry 1: has an unknown member lines");
  BOOST_TEST(with_entry(head + R"(, "count": 1})") == "read");
  BOOST_TEST(why_not(std::string(100'000, '[')) == "is no JSON");
}

}  // namespace
}  // namespace vpnlint
