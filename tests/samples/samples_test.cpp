// Every sample is true: the planted cause leads, the reports and facts are the ones that people
// have read, and no more rules than stated stay unknown. scripts/update_samples rewrites the
// expected files; read the difference before committing it.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "cli/run_vpnlint.h"
#include "engine/toml.h"

namespace vpnlint {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::read_file;

struct Sample {
  fs::path folder;
  std::string cause;  ///< empty: no error, no warning
  std::int64_t error = 0;
  std::int64_t unknown_at_most = 0;
  std::vector<std::string> planted;
  std::vector<std::string> possible;  ///< of a clean sample: causes that nobody could rule out

  friend std::ostream& operator<<(std::ostream& out, const Sample& sample) {
    return out << sample.folder.filename().string();
  }
};

std::vector<std::string> texts(const toml::table& file, const char* key) {
  std::vector<std::string> all;
  if (const auto* list = file[key].as_array()) {
    for (const auto& text : *list) all.push_back(text.value_or(std::string{}));
  }
  return all;
}

std::vector<Sample> samples() {
  std::vector<Sample> all;
  for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIR) / "samples")) {
    const auto parsed = toml::parse(read_file(entry.path() / "case.toml"));
    const auto& file = parsed.table();
    Sample sample{entry.path(),
                  file["cause"].value_or(std::string{}),
                  file["error"].value_or(std::int64_t{}),
                  file["unknown_at_most"].value_or(std::int64_t{-1}),
                  texts(file, "planted"),
                  texts(file, "possible")};
    all.push_back(sample);
  }
  std::sort(all.begin(), all.end(),
            [](const Sample& a, const Sample& b) { return a.folder < b.folder; });
  return all;
}

std::vector<Sample> clean_samples() {
  auto all = samples();
  std::erase_if(all, [](const Sample& sample) {
    return !sample.folder.filename().string().starts_with("clean-");
  });
  return all;
}

testing::Ran audit(const Sample& sample, const std::string& more) {
  return testing::vpnlint(
      "audit bundle --quiet --error " + std::to_string(sample.error) + " " + more, sample.folder);
}

std::map<std::string, int> count_tables(const std::string& facts) {
  std::map<std::string, int> counts;
  std::istringstream lines(facts);
  for (std::string line; std::getline(lines, line);) ++counts[json::parse(line)["table"]];
  return counts;
}

BOOST_DATA_TEST_CASE(the_planted_cause_leads, samples(), sample) {
  const auto report = json::parse(audit(sample, "-f json").out);
  const auto& causes = report["diagnosis"]["causes"];
  if (sample.cause.empty()) {
    BOOST_TEST(causes.empty(), causes.dump());
    return;
  }
  BOOST_TEST_REQUIRE(!causes.empty());
  BOOST_TEST(causes[0]["rule"] == sample.cause);
  for (const auto& planted : sample.planted) {
    const bool found =
        std::any_of(report["findings"].begin(), report["findings"].end(), [&](const json& finding) {
          return finding["rule"] == planted &&
                 (finding["verdict"] == "fail" || finding["would_fail"] == true);
        });
    BOOST_TEST(found, planted);
  }
}

BOOST_DATA_TEST_CASE(a_clean_system_gives_no_error_and_no_warning, clean_samples(), sample) {
  const auto report = json::parse(audit(sample, "-f json").out);
  for (const auto& finding : report["findings"]) {
    const bool counts = finding["verdict"] == "fail" || finding["would_fail"] == true;
    if (!counts || finding["severity"] == "note") continue;
    const std::string rule = finding["rule"];
    const bool possible = finding["verdict"] == "unknown" &&
                          std::count(sample.possible.begin(), sample.possible.end(), rule) > 0;
    BOOST_TEST(possible, rule << ' ' << finding["message"].dump());
  }
  for (const auto& artifact : report["artifacts"]) {
    BOOST_TEST(artifact["status"] == "read", artifact["path"].dump());
    BOOST_TEST(artifact["problems"].empty(), artifact["problems"].dump());
  }
}

BOOST_DATA_TEST_CASE(no_more_rules_than_stated_stay_unknown, samples(), sample) {
  const auto report = json::parse(audit(sample, "-f json").out);
  BOOST_TEST_REQUIRE(sample.unknown_at_most >= 0);
  const std::int64_t unknown = report["summary"]["unknown"];
  BOOST_TEST(unknown <= sample.unknown_at_most);
}

BOOST_DATA_TEST_CASE(the_reports_are_as_expected, samples(), sample) {
  const auto expected = sample.folder / "expected";
  BOOST_TEST(audit(sample, "-f json").out == read_file(expected / "report.json"));
  BOOST_TEST(audit(sample, "--lang en").out == read_file(expected / "report.en.txt"));
  BOOST_TEST(audit(sample, "--lang ko").out == read_file(expected / "report.ko.txt"));
}

BOOST_DATA_TEST_CASE(the_facts_that_matter_are_read, samples(), sample) {
  const auto facts = testing::vpnlint("facts bundle --quiet", sample.folder).out;
  std::istringstream wanted(read_file(sample.folder / "expected" / "facts.ndjson"));
  for (std::string line; std::getline(wanted, line);) {
    BOOST_TEST((facts.find(line + "\n") != facts.npos), line);
  }
  const auto counts = json::parse(read_file(sample.folder / "expected" / "counts.json"));
  BOOST_TEST(json(count_tables(facts)) == counts);
}

BOOST_AUTO_TEST_CASE(the_readme_shows_a_real_report) {
  const auto report = read_file(fs::path(SOURCE_DIR) / "samples" / "forward-missing-4500" /
                                "expected" / "report.en.txt");
  const auto readme = read_file(fs::path(SOURCE_DIR) / "README.md");
  BOOST_TEST(report.size() > 1000);
  BOOST_TEST((readme.find(report) != readme.npos), "scripts/update_samples, then copy it");
}

}  // namespace
}  // namespace vpnlint
