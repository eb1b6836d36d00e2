// Whatever arrives, a run ends with a documented exit code and says what it could not read.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "bundles.h"
#include "cli/run_vpnlint.h"

namespace vpnlint {
namespace {

using namespace test;
using nlohmann::json;
namespace data = boost::unit_test::data;

// Beginnings by which each format is recognised.
const std::vector<std::string> beginnings = {
    "",
    "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM]\r\n\"a\"=\"",
    "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM]\r\n\"a\"=hex:",
    "REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\",
    "[Office]\r\nEncoding=1\r\nPBVersion=8\r\nType=2\r\nVpnStrategy=3\r\nMEDIA=rastapi\r\nDEVICE="
    "vpn\r\nPhoneNumber=",
    "\r\nRule Name:                            "
    "a\r\n------------------------------------------------"
    "----------------------\r\nEnabled:                              Yes\r\nDirection:             "
    "               Out\r\n",
    "SERVICE_NAME: IKEEXT\r\n        TYPE               : 20  WIN32_SHARE_PROCESS\r\n        STATE "
    "             : ",
    "<?xml version=\"1.0\"?>\n<pfsense><version>22.9</version><interfaces><wan><if>",
    "<?xml version=\"1.0\"?>\n<opnsense><interfaces><wan><if>",
};

// What is not read in full says so, with a place.
void says_what_is_wrong(const Audit& audit, const std::string& what) {
  for (const auto& artifact : audit.bundle.artifacts) {
    if (artifact.status != Status::read) BOOST_TEST(!artifact.problems.empty(), what);
    for (const auto& problem : artifact.problems) {
      BOOST_TEST(problem.at.line >= 1u, what << ": " << problem.message.text);
      BOOST_TEST(!problem.message.text.empty(), what);
    }
  }
  const auto report = json::parse(audit.write("json"));
  BOOST_TEST(report["artifacts"].size() == audit.bundle.artifacts.size(), what);
  BOOST_TEST(!audit.write("text", {.language = "ko", .verbose = true}).empty(), what);
}

BOOST_AUTO_TEST_CASE(random_bytes_behind_every_beginning) {
  std::mt19937 random(7);
  for (std::size_t i = 0; i < beginnings.size(); ++i) {
    for (const std::size_t size : {1u, 100u, 20'000u}) {
      std::string bytes = beginnings[i];
      for (std::size_t n = 0; n < size; ++n) bytes += static_cast<char>(random());
      says_what_is_wrong(Audit({{"file", bytes}}, 809), "beginning " + std::to_string(i));
    }
  }
}

BOOST_AUTO_TEST_CASE(ten_megabytes_in_one_line) {
  for (std::size_t i = 0; i < beginnings.size(); ++i) {
    for (const auto* part : {"a", "00,"}) {
      std::string bytes = beginnings[i];
      while (bytes.size() < 10'000'000) bytes += part;
      const Audit audit({{"file", bytes}}, std::nullopt);
      const auto what = "beginning " + std::to_string(i) + " " + part;
      says_what_is_wrong(audit, what);
      BOOST_TEST((audit.bundle.artifacts.at(0).status != Status::read), what);
    }
  }
}

BOOST_DATA_TEST_CASE(files_cut_anywhere_never_give_a_new_fail,
                     data::make(std::vector<std::string>{"healthy", "korean-pc"}), sample) {
  const auto files = sample_files(sample);
  const Audit full(files, 809);
  std::set<std::string> failing;
  for (const auto& finding : full.findings)
    if (finding.verdict == Verdict::fail) failing.insert(finding.rule->id);
  std::mt19937 random(11);
  for (std::size_t which = 0; which < files.size(); ++which) {
    const auto size = files[which].bytes.size();
    for (int n = 0; n < 12; ++n) {
      auto cut = files;
      const auto kept = n < 4 ? std::min<std::size_t>(n, size) : random() % size;
      cut[which].bytes.resize(kept);
      const Audit audit(cut, 809);
      const auto what = files[which].name + " cut at " + std::to_string(kept);
      says_what_is_wrong(audit, what);
      for (const auto& finding : audit.findings) {
        if (finding.verdict != Verdict::fail || finding.rule->id.starts_with("VPN1")) continue;
        BOOST_TEST(failing.contains(finding.rule->id), what << ": " << finding.rule->id);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(exit_codes_of_bad_input_are_documented_ones) {
  const testing::TemporaryFolder folder;
  const auto empty = folder.write("empty/a.reg", "").parent_path();
  BOOST_TEST(testing::vpnlint("audit " + empty.string()).code == 3);
  BOOST_TEST(testing::vpnlint("facts " + empty.string()).code == 3);
  std::string noise;
  std::mt19937 random(3);
  for (int i = 0; i < 100'000; ++i) noise += static_cast<char>(random());
  folder.write("noise/a.reg", noise);
  folder.write("noise/b.zip", "PK\x03\x04" + noise);
  const auto ran = testing::vpnlint("audit noise", folder.path());
  BOOST_TEST(ran.code == 3);
  BOOST_TEST(ran.err.find("noise/a.reg:1: ") != ran.err.npos, ran.err);
  BOOST_TEST(ran.err.find("noise/b.zip") != ran.err.npos, ran.err);
  folder.write("noise/good.reg",
               "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n");
  BOOST_TEST(testing::vpnlint("audit noise", folder.path()).code == 0);
  BOOST_TEST(testing::vpnlint("audit --strict noise", folder.path()).code == 5);
}

}  // namespace
}  // namespace vpnlint
