// What holds for every report: order of files means nothing, no finding without evidence, no
// answer without what is missing.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <set>
#include <sstream>

#include "bundles.h"

namespace vpnlint {
namespace {

using namespace test;
namespace data = boost::unit_test::data;

std::vector<std::string> sorted_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> sentences(const Audit& audit) {
  std::vector<std::string> lines;
  for (const auto& finding : audit.findings) {
    std::string line = finding.rule->id + ' ' + std::string(name_of(finding.verdict)) + ' ' +
                       std::string(name_of(finding.severity)) + ' ' + finding.fingerprint + ' ' +
                       finding.subject;
    for (const auto& missing : finding.missing) line += " missing:" + missing.command;
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

BOOST_DATA_TEST_CASE(the_order_of_files_changes_no_finding, data::make(sample_names()), sample) {
  auto files = sample_files(sample);
  const Audit forward(files, 809);
  const auto facts = sorted_lines(facts_of(files, false));
  std::reverse(files.begin(), files.end());
  const Audit backward(files, 809);
  BOOST_TEST(sentences(forward) == sentences(backward), boost::test_tools::per_element());
  BOOST_TEST((facts == sorted_lines(facts_of(files, false))));
  const auto causes = [](const Audit& audit) {
    std::vector<std::string> ids;
    for (const auto& cause : audit.diagnosis.causes)
      ids.push_back(cause.finding->rule->id + ' ' + cause.finding->fingerprint);
    return ids;
  };
  BOOST_TEST(causes(forward) == causes(backward), boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(two_runs_print_the_same_bytes, data::make(sample_names()), sample) {
  const auto files = sample_files(sample);
  const Audit once(files, 809), again(files, 809);
  BOOST_TEST(once.write("json") == again.write("json"));
  BOOST_TEST(once.write("text", {.verbose = true}) == again.write("text", {.verbose = true}));
}

BOOST_DATA_TEST_CASE(every_verdict_has_its_grounds, data::make(sample_names()), sample) {
  const Audit audit(sample_files(sample), std::nullopt);
  for (const auto& finding : audit.findings) {
    const auto what =
        finding.rule->id + ' ' + finding.subject + ' ' + std::string(name_of(finding.verdict));
    if (finding.verdict == Verdict::pass || finding.verdict == Verdict::fail)
      BOOST_TEST(!finding.evidence.empty(), what);
    if (finding.verdict == Verdict::unknown) BOOST_TEST(!finding.missing.empty(), what);
    for (const auto& evidence : finding.evidence) {
      BOOST_TEST(!evidence.path.empty(), what);
      BOOST_TEST(evidence.at.line >= 1u, what);
    }
    for (const auto& missing : finding.missing) {
      BOOST_TEST(!missing.table.empty(), what);
      BOOST_TEST(!missing.command.empty(), what << " wants " << missing.table);
    }
  }
}

BOOST_DATA_TEST_CASE(fingerprints_are_unique_and_stay_when_lines_move, data::make(sample_names()),
                     sample) {
  auto files = sample_files(sample);
  const Audit before(files, std::nullopt);
  std::set<std::string> fingerprints;
  for (const auto& finding : before.findings) {
    BOOST_TEST(fingerprints.insert(finding.rule->id + finding.fingerprint).second,
               finding.rule->id << ' ' << finding.subject);
  }
  for (auto& file : files) {
    const bool marked = !file.bytes.empty() && static_cast<unsigned char>(file.bytes[0]) > 0x7f;
    if (file.name.ends_with(".txt") && !marked) file.bytes.insert(0, "\r\n\r\n");
  }
  const Audit after(files, std::nullopt);
  const auto ids = [](const Audit& audit) {
    std::vector<std::string> all;
    for (const auto& finding : audit.findings)
      if (!finding.rule->id.starts_with("VPN1")) all.push_back(finding.fingerprint);
    return all;
  };
  BOOST_TEST(ids(before) == ids(after), boost::test_tools::per_element());
}

}  // namespace
}  // namespace vpnlint
