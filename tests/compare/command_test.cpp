// `vpnlint diff` as a user runs it: exit codes, options, what it reads.
#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include "analysis/analyse.h"
#include "base/text.h"
#include "cli/read_bundle.h"
#include "cli/run_vpnlint.h"
#include "compare/make_side.h"
#include "engine/pack.h"
#include "engine/wanted_by.h"

namespace vpnlint::test {
namespace {

using testing::TemporaryFolder;

const std::string before = "samples/golden-image-before/bundle";
const std::string after = "samples/golden-image-after/bundle";

int code(const std::string& arguments) { return testing::vpnlint("diff -q " + arguments).code; }

std::string phonebook(const std::string& name) {
  return "[" + name +
         "]\nMEDIA=rastapi\nPort=VPN2-0\nDevice=WAN Miniport (L2TP)\n\nDEVICE=vpn\n"
         "PhoneNumber=vpn.example.com\nVpnStrategy=3\nType=2\n\n";
}

BOOST_AUTO_TEST_SUITE(diff_command)

BOOST_AUTO_TEST_CASE(exit_codes_say_whether_something_matters) {
  BOOST_TEST(code(before + " " + before) == 0);
  BOOST_TEST(code(before + " " + after) == 1);
  BOOST_TEST(code(before + " " + after + " --fail-on never") == 0);
  BOOST_TEST(code(before + " " + after + " --select VPN202") == 1);
  BOOST_TEST(code(before + " " + after + " --select VPN505") == 0);
  BOOST_TEST(code(before + " nowhere") == 2);
  BOOST_TEST(code(before) == 2);
  BOOST_TEST(code(before + " " + after + " --select VPN999") == 2);
  BOOST_TEST(code(before + " " + after + " -f sarif") == 2);
}

BOOST_AUTO_TEST_CASE(nothing_recognised_says_on_which_side) {
  const TemporaryFolder folder;
  const auto photo = folder.write("photo.txt", "no export\n").string();
  const auto ran = testing::vpnlint("diff " + before + " " + photo);
  BOOST_TEST(ran.code == 3);
  BOOST_TEST(ran.err.find("nothing in " + photo + " was recognised") != ran.err.npos, ran.err);
  BOOST_TEST(testing::vpnlint("diff -q " + photo + " " + before).code == 3);
}

BOOST_AUTO_TEST_CASE(single_files_with_other_names_are_compared) {
  const TemporaryFolder folder;
  const auto one = folder.write("old.pbk", phonebook("HQ")).string();
  const auto crlf =
      folder.write("new.pbk", "\xef\xbb\xbf" + replace_all(phonebook("HQ"), "\n", "\r\n")).string();
  const auto ran = testing::vpnlint("diff --lang en " + one + " " + crlf);
  BOOST_TEST(ran.out == "Nothing changed.\n");
  BOOST_TEST(ran.code == 0);
}

BOOST_AUTO_TEST_CASE(reports_go_to_files) {
  const TemporaryFolder folder;
  const auto json = (folder.path() / "d.json").string(), md = (folder.path() / "d.md").string();
  const auto ran = testing::vpnlint("diff -q " + before + " " + after + " -f json -o " + json +
                                    " -f markdown -o " + md);
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(ran.out == "");
  BOOST_TEST(nlohmann::json::parse(testing::read_file(json))["matters"] == true);
  BOOST_TEST(testing::read_file(md).starts_with("### vpnlint diff\n"));
}

BOOST_AUTO_TEST_CASE(words_of_artifacts_are_no_markup_and_move_no_cursor) {
  const TemporaryFolder folder;
  const auto one = folder.write("a.pbk", phonebook("HQ")).string();
  const auto other =
      folder.write("b.pbk", phonebook("HQ") + phonebook("`x` <b>@all</b> \x1b[31m|")).string();
  const auto markdown = testing::vpnlint("diff -q -f markdown " + one + " " + other).out;
  BOOST_TEST(markdown.find("`` `x` <b>@all</b> \\u001b[31m| ``") != markdown.npos, markdown);
  BOOST_TEST(markdown.find('\x1b') == markdown.npos);
  const auto text = testing::vpnlint("diff -q --color never " + one + " " + other).out;
  BOOST_TEST(text.find('\x1b') == text.npos);
}

BOOST_AUTO_TEST_CASE(secrets_are_never_printed) {
  const TemporaryFolder folder;
  const auto with = [&](const std::string& name, const std::string& psk) {
    return folder.write(name, phonebook("HQ") + "PreSharedKey=" + psk + "\n").string();
  };
  const auto old = with("a.pbk", "winter-is-over"), now = with("b.pbk", "summer-is-near");
  for (const std::string format : {"text", "json", "markdown"}) {
    const auto out = testing::vpnlint("diff -q -v -f " + format + " " + old + " " + now).out;
    BOOST_TEST(out.find("winter-is-over") == out.npos, out);
    BOOST_TEST(out.find("summer-is-near") == out.npos, out);
    BOOST_TEST(out.find("PreSharedKey") != out.npos, out);
  }
}

// Rows that no rule asks for are read, too; what is judged must not change by that.
BOOST_AUTO_TEST_CASE(a_diff_judges_as_an_audit_does) {
  const auto rules = unpack(built_in_pack());
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(SOURCE_DIR) / "samples")) {
    std::string lines[2];
    for (const bool every_row : {false, true}) {
      ReadOptions options;
      options.wanted = wanted_by(rules);
      options.wanted.every_row = every_row;
      Side side;
      side.bundle = read_bundle({(entry.path() / "bundle").string()}, options).bundle;
      move_unasked(side);
      analyse(side.bundle);
      for (const auto& finding : judge(side.bundle, rules)) {
        auto& out = lines[every_row];
        out += finding.fingerprint + " " + std::string(name_of(finding.verdict));
        for (const auto& place : finding.evidence)
          out += " " + place.path + ":" + std::to_string(place.at.line) + " " + place.excerpt;
        out += "\n";
      }
    }
    BOOST_TEST(lines[0] == lines[1], entry.path());
    BOOST_TEST(lines[0].size() > 1000u);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::test
