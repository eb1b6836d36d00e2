// The sample pair shows exactly what was planted; every sample equals itself, and leaving out a
// file never removes a fact.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>
#include <set>

#include "cli/run_vpnlint.h"
#include "json_schema.h"
#include "sample_names.h"

namespace vpnlint::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::read_file;
using testing::TemporaryFolder;

const fs::path samples = fs::path(SOURCE_DIR) / "samples";
const fs::path expected = samples / "golden-image-after" / "expected";
const std::string pair = "golden-image-before/bundle golden-image-after/bundle ";

json diff(const fs::path& before, const fs::path& after) {
  const auto ran =
      testing::vpnlint("diff -q -f json '" + before.string() + "' '" + after.string() + "'");
  BOOST_TEST_REQUIRE((ran.code == 0 || ran.code == 1), ran.err);
  return json::parse(ran.out);
}

/// "changed service IKEEXT start" and the like.
std::set<std::string> told(const json& report) {
  std::set<std::string> all;
  for (const auto& fact : report["facts"]) {
    const std::string change = fact["change"], table = fact["table"], subject = fact["subject"];
    if (change == "no_longer_sent" || change == "newly_sent") continue;
    std::string line = change + " " + table + " " + subject;
    if (change == "changed") {
      for (const auto& column : fact["columns"]) line += " " + column["name"].get<std::string>();
    }
    all.insert(line);
  }
  return all;
}

/// Before and after change places; whose host names and fingerprints stand there does not count.
json mirrored(json report) {
  const auto swap_all = [](json& object) {
    std::swap(object["old"], object["new"]);
    const std::string change = object["change"];
    if (change == "added") object["change"] = "removed";
    if (change == "removed") object["change"] = "added";
    if (change == "no_longer_sent") object["change"] = "newly_sent";
    if (change == "newly_sent") object["change"] = "no_longer_sent";
  };
  std::set<std::string> lines;
  for (auto fact : report["facts"]) {
    for (auto& column : fact["columns"]) swap_all(column);
    swap_all(fact);
    if (fact["change"] == "changed" || fact["change"] == "moved") fact.erase("subject");
    lines.insert(fact.dump());
  }
  return lines;
}

json facts_as_set(json report) {
  std::set<std::string> lines;
  for (auto fact : report["facts"]) {
    if (fact["change"] == "changed" || fact["change"] == "moved") fact.erase("subject");
    lines.insert(fact.dump());
  }
  return lines;
}

BOOST_AUTO_TEST_SUITE(compare_samples)

BOOST_AUTO_TEST_CASE(the_pair_shows_exactly_what_was_planted) {
  const auto report =
      diff(samples / "golden-image-before/bundle", samples / "golden-image-after/bundle");
  const std::set<std::string> planted = {
      "changed service IKEEXT start",
      "changed registry_value HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\"
      "Parameters AllowL2TPWeakCrypto data",
      "changed vpn_connection HQ server",
      "changed firewall_rule Allow web remote_ports",
      "added firewall_rule Allow NTP",
      "changed operating_system Windows 10 Pro 19045 4780 ubr",
      "changed program 7-Zip 23.01 (x64) version"};
  BOOST_TEST(told(report) == planted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_reports_of_the_pair_are_as_expected) {
  const auto run = [](const std::string& options) {
    return testing::vpnlint("diff -q " + pair + options, samples);
  };
  BOOST_TEST(run("--lang en").out == read_file(expected / "diff.en.txt"));
  BOOST_TEST(run("--lang ko").out == read_file(expected / "diff.ko.txt"));
  BOOST_TEST(run("-f json").out == read_file(expected / "diff.json"));
  BOOST_TEST(run("-f markdown").out == read_file(expected / "diff.md"));
  BOOST_TEST(run("-f json").code == 1);
}

BOOST_AUTO_TEST_CASE(the_json_follows_its_schema) {
  const auto schema = json::parse(read_file(fs::path(SOURCE_DIR) / "schemas" / "diff.schema.json"));
  BOOST_TEST(SchemaCheck(schema).flaw(json::parse(read_file(expected / "diff.json"))) == "");
  const auto gone = diff(samples / "korean-pc/bundle", samples / "double-nat/bundle");
  BOOST_TEST(SchemaCheck(schema).flaw(gone) == "");
}

BOOST_DATA_TEST_CASE(a_sample_equals_itself, sample_names(), name) {
  const auto bundle = (samples / name / "bundle").string();
  const auto ran = testing::vpnlint("diff --lang en '" + bundle + "' '" + bundle + "' -q");
  BOOST_TEST(ran.out == "Nothing changed.\n");
  BOOST_TEST(ran.code == 0);
}

BOOST_DATA_TEST_CASE(leaving_out_a_file_removes_nothing, sample_names(), name) {
  const auto bundle = samples / name / "bundle";
  for (const auto& entry : fs::recursive_directory_iterator(bundle)) {
    if (!entry.is_regular_file()) continue;
    const TemporaryFolder folder;
    fs::copy(bundle, folder.path() / "less", fs::copy_options::recursive);
    fs::remove(folder.path() / "less" / entry.path().lexically_relative(bundle));
    const auto ran = testing::vpnlint("diff -q -f json '" + bundle.string() + "' '" +
                                      (folder.path() / "less").string() + "'");
    if (ran.code == 3) continue;  // it was the only one
    const auto report = json::parse(ran.out);
    const auto summary = report["summary"];
    BOOST_TEST(told(report) == std::set<std::string>{}, boost::test_tools::per_element());
    BOOST_TEST(summary["facts_newly_sent"] == 0, entry.path());
  }
}

BOOST_AUTO_TEST_CASE(the_other_way_round_is_the_mirror_image) {
  for (const auto& [one, other] : {std::pair("golden-image-before", "golden-image-after"),
                                   std::pair("healthy", "nat-context-missing"),
                                   std::pair("forward-missing-4500", "double-nat")}) {
    const auto there = diff(samples / one / "bundle", samples / other / "bundle");
    const auto back = diff(samples / other / "bundle", samples / one / "bundle");
    BOOST_TEST(there["summary"]["facts_changed"] == back["summary"]["facts_changed"]);
    BOOST_TEST(there["summary"]["facts_added"] == back["summary"]["facts_removed"]);
    BOOST_TEST(there["summary"]["facts_no_longer_sent"] == back["summary"]["facts_newly_sent"]);
    if (std::string(one) == "golden-image-before")
      BOOST_TEST(facts_as_set(there) == mirrored(back));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::test
