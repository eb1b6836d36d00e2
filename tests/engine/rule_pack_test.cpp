// pack.toml: what it must say, and what it says about the files that are there.
#include <boost/test/unit_test.hpp>

#include "engine/rule_pack.h"

namespace vpnlint {
namespace {

const std::string hash(64, 'a'), other_hash(64, 'b');

const std::string head = R"([pack]
id = "example-checks"
version = "1.2.0"
vpnlint = "0.1"
licence = "Apache-2.0"
)";

std::string dump(const std::vector<FileProblem>& problems) {
  std::string out;
  for (const auto& problem : problems) {
    out += std::to_string(problem.line) + ' ' + problem.message + '\n';
  }
  return out;
}

std::string problems_of(const std::string& text) {
  std::vector<FileProblem> problems;
  read_rule_pack(text, "pack.toml", "0.1.0", problems);
  return dump(problems);
}

BOOST_AUTO_TEST_CASE(a_pack_says_what_it_is_and_what_it_holds) {
  std::vector<FileProblem> problems;
  const auto pack = read_rule_pack(head + "[files]\n\"a.toml\" = \"" + hash + "\"\n", "pack.toml",
                                   "0.1.0", problems);
  BOOST_TEST(dump(problems) == "");
  BOOST_TEST(pack.id == "example-checks");
  BOOST_TEST(pack.version == "1.2.0");
  BOOST_TEST(pack.licence == "Apache-2.0");
  BOOST_TEST_REQUIRE(pack.files.count("a.toml") == 1);
  BOOST_TEST(pack.files.at("a.toml").sha256 == hash);
  BOOST_TEST(pack.files.at("a.toml").line == 7);
}

BOOST_AUTO_TEST_CASE(a_pack_for_a_later_version_is_refused) {
  const auto needs = [](const std::string& version) {
    auto text = head;
    return problems_of(text.replace(text.find("\"0.1\""), 5, '"' + version + '"'));
  };
  BOOST_TEST(needs("0.1.0") == "");
  BOOST_TEST(needs("0.0.99") == "");
  BOOST_TEST(needs("0.1.1") == "1 the pack needs vpnlint 0.1.1 or later, this is 0.1.0\n");
  BOOST_TEST(needs("1") == "1 the pack needs vpnlint 1 or later, this is 0.1.0\n");
  BOOST_TEST(needs("0.10") == "1 the pack needs vpnlint 0.10 or later, this is 0.1.0\n");
  BOOST_TEST(needs("next") == "4 vpnlint must be the oldest version that can load the pack\n");
}

BOOST_AUTO_TEST_CASE(what_is_missing_or_misspelt_in_a_pack_is_said) {
  BOOST_TEST(problems_of("") == "1 the table [pack] is missing\n");
  BOOST_TEST(problems_of(head + "licens = \"MIT\"\n") ==
             "6 unknown key licens in [pack]; did you mean licence?\n");
  BOOST_TEST(problems_of("[pack]\nid = \"A b\"\nversion = \"1\"\nvpnlint = \"0\"\n") ==
             "2 id must be small letters, digits and -\n1 the key licence is missing\n");
  BOOST_TEST(problems_of(head + "[files]\n\"a.toml\" = \"abc\"\n") ==
             "7 a file's SHA-256 is 64 lower-case hexadecimal digits\n");
}

BOOST_AUTO_TEST_CASE(changed_missing_and_unlisted_files_are_problems) {
  std::vector<FileProblem> problems;
  const auto pack = read_rule_pack(
      head + "[files]\n\"a.toml\" = \"" + hash + "\"\n\"b.toml\" = \"" + hash + "\"\n", "pack.toml",
      "0.1.0", problems);
  check_pack_files(pack, "pack.toml", {{"a.toml", hash}, {"b.toml", hash}, {"README", hash}},
                   problems);
  BOOST_TEST(dump(problems) == "");
  check_pack_files(pack, "pack.toml", {{"a.toml", other_hash}, {"c.toml", hash}}, problems);
  BOOST_TEST(dump(problems) == "7 a.toml is not the file that the pack lists: its SHA-256 is " +
                                   other_hash +
                                   "\n8 b.toml is listed and not there\n"
                                   "1 c.toml is not listed in [files]\n");
}

BOOST_AUTO_TEST_CASE(new_hashes_leave_the_rest_of_the_file_as_it_is) {
  const auto text = "# ours\n" + head + "\n[files]\n\"gone.toml\" = \"" + other_hash + "\"\n";
  const auto renewed = with_hashes(text, {{"a \"b\".toml", hash}});
  BOOST_TEST(renewed == "# ours\n" + head + "\n[files]\n\"a \\\"b\\\".toml\" = \"" + hash + "\"\n");
  BOOST_TEST(with_hashes(renewed, {{"a \"b\".toml", hash}}) == renewed);
  BOOST_TEST(with_hashes(head, {}) == head + "\n[files]\n");
}

}  // namespace
}  // namespace vpnlint
