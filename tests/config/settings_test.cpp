// vpnlint.toml: what is read and what is refused.
#include <boost/test/unit_test.hpp>

#include "config/settings.h"

namespace vpnlint {
namespace {

std::string dump(const Settings& settings) {
  std::string out;
  for (const auto& [name, option] : settings.options) {
    out += name + " =";
    for (const auto& value : option.values) out += ' ' + value;
    out += " @" + option.origin + '\n';
  }
  for (const auto& one : settings.severity) {
    out += "severity " + one.rule + ' ' +
           (one.severity ? std::string(name_of(*one.severity)) : "off") + " @" +
           std::to_string(one.line) + '\n';
  }
  for (const auto& [name, one] : settings.expectations) {
    out += "expect " + name + " = " + to_text(one.value) + " @" + one.file + ':' +
           std::to_string(one.line) + ':' + std::to_string(one.column) + " [" + one.quote + "]\n";
  }
  for (const auto& one : settings.suppressions) {
    out += "suppress " + one.rule + '|' + one.where + '|' + one.reason + '|' + one.expires + " @" +
           one.file + ':' + std::to_string(one.line) + '\n';
  }
  return out;
}

std::string read(const std::string& text, const std::string& file = "v.toml") {
  std::vector<FileProblem> problems;
  const auto settings = read_settings(text, file, problems);
  std::string out = problems.empty() ? dump(settings) : "";
  for (const auto& problem : problems) out += to_text(problem) + '\n';
  return out;
}

BOOST_AUTO_TEST_SUITE(settings)

BOOST_AUTO_TEST_CASE(every_option_is_read_with_its_place) {
  BOOST_TEST(read(R"(lang = "ko"
select = ["VPN6", "ikeext-disabled"]
ignore = []
fail-on = "warning"
fail-on-unknown = true
show-passed = false
strict = true
color = "never"
encoding = "cp949"
rules = ["rules"]
)") == "color = never @v.toml:8:9\nencoding = cp949 @v.toml:9:12\n"
       "fail-on = warning @v.toml:4:11\nfail-on-unknown = true @v.toml:5:19\n"
       "ignore = @v.toml:3:10\nlang = ko @v.toml:1:8\nrules = rules @v.toml:10:9\n"
       "select = VPN6 ikeext-disabled @v.toml:2:10\nshow-passed = false @v.toml:6:15\n"
       "strict = true @v.toml:7:10\n");
}

BOOST_AUTO_TEST_CASE(every_key_of_the_table_can_be_set) {
  for (const auto& key : option_keys()) {
    const bool list = key.kind == OptionKind::list || key.kind == OptionKind::paths;
    const auto word = key.words.empty() ? "utf-8" : std::string(key.words.front());
    const auto value = key.kind == OptionKind::flag ? "true"
                       : list                       ? "['" + word + "']"
                                                    : "'" + word + "'";
    const auto found = read(std::string(key.name) + " = " + value);
    BOOST_TEST(found.starts_with(std::string(key.name) + " = "), found);
  }
}

BOOST_AUTO_TEST_CASE(paths_start_from_the_folder_of_the_file) {
  BOOST_TEST(read("rules = ['mine', './a/../b', '/srv/rules']", "../etc/vpnlint.toml") ==
             "rules = ../etc/mine ../etc/b /srv/rules @../etc/vpnlint.toml:1:9\n");
}

BOOST_AUTO_TEST_CASE(severities_and_suppressions_keep_their_lines) {
  BOOST_TEST(read(R"([severity]
VPN5 = "warning"
ikeext-disabled = "off"

[[suppress]]
rule = "VPN402"
where = "office/*"
reason = " The old router goes in June. "
expires = 2027-06-30
[[suppress]]
rule = "VPN704"
reason = "Compared by phone."
)") == "severity VPN5 warning @2\nseverity ikeext-disabled off @3\n"
       "suppress VPN402|office/*|The old router goes in June.|2027-06-30 @v.toml:5\n"
       "suppress VPN704||Compared by phone.| @v.toml:10\n");
}

BOOST_AUTO_TEST_CASE(expectations_keep_their_lines_but_not_those_of_secrets) {
  BOOST_TEST(read("[expect]\nserver = 'vpn.example.com'  # new\nsplit_tunnel = false\n"
                  "ports = [500, 4500]\npre_shared_key = 'swordfish'\n") ==
             "expect ports = [500, 4500] @v.toml:4:1 [ports = [500, 4500]]\n"
             "expect pre_shared_key = swordfish @v.toml:5:1 []\n"
             "expect server = vpn.example.com @v.toml:2:1 [server = 'vpn.example.com'  # new]\n"
             "expect split_tunnel = false @v.toml:3:1 [split_tunnel = false]\n");
}

BOOST_AUTO_TEST_CASE(reports_name_a_file_without_the_folders_of_this_machine) {
  std::vector<FileProblem> problems;
  const auto found = read_settings("[[suppress]]\nrule = 'VPN7'\nreason = 'x'\n[expect]\na = 1\n",
                                   "/etc/vpn/vpnlint.toml", problems);
  BOOST_TEST(found.suppressions.at(0).file == "vpnlint.toml");
  BOOST_TEST(found.expectations.at("a").file == "vpnlint.toml");
}

BOOST_AUTO_TEST_CASE(a_policy_has_fewer_keys) {
  std::vector<FileProblem> problems;
  const auto found = read_policy(
      "select = ['VPN0']\nignore = ['VPN1']\n[severity]\nVPN7 = 'note'\n[expect]\na = 1\n",
      "p.toml", problems);
  BOOST_TEST(problems.empty());
  BOOST_TEST(dump(found) ==
             "ignore = VPN1 @p.toml:2:10\nselect = VPN0 @p.toml:1:10\nseverity VPN7 note @4\n"
             "expect a = 1 @p.toml:6:1 [a = 1]\n");
  for (const auto* text : {"lang = 'ko'", "fail-on = 'never'", "rules = ['x']", "policy = 'x'",
                           "[[suppress]]\nrule = 'VPN7'\nreason = 'x'"}) {
    problems.clear();
    read_policy(text, "p.toml", problems);
    BOOST_TEST(!problems.empty(), text);
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_key_names_the_nearest) {
  BOOST_TEST(read("fail_on = 'note'\n") ==
             "v.toml:1:1: unknown key fail_on in the settings; did you mean fail-on?\n");
  BOOST_TEST(read("[[suppres]]\nrule = 'VPN5'\n") ==
             "v.toml:1:3: unknown key suppres in the settings; did you mean suppress?\n");
  BOOST_TEST(read("[[suppress]]\nrule = 'VPN5'\nreson = 'x'\nreason = 'y'\n") ==
             "v.toml:3:1: unknown key reson in [[suppress]]; did you mean reason?\n");
}

BOOST_AUTO_TEST_CASE(a_value_of_the_wrong_type_is_refused) {
  BOOST_TEST(read("strict = 1") == "v.toml:1:10: strict must be true or false\n");
  BOOST_TEST(read("lang = true") == "v.toml:1:8: lang must be a text\n");
  BOOST_TEST(read("select = 'VPN6'") == "v.toml:1:10: select must be a list of texts\n");
  BOOST_TEST(read("select = ['VPN6', 7]") == "v.toml:1:19: select must be a text\n");
  BOOST_TEST(read("suppress = 'VPN6'") == "v.toml:1:12: suppress must be an array of tables\n");
  BOOST_TEST(read("severity = 'off'") == "v.toml:1:12: severity must be a table\n");
}

BOOST_AUTO_TEST_CASE(a_word_that_an_option_does_not_know_is_refused) {
  BOOST_TEST(read("lang = 'kr'") == "v.toml:1:8: lang must be en or ko; did you mean ko?\n");
  BOOST_TEST(read("encoding = 'klingon'") ==
             "v.toml:1:12: encoding is no known encoding: klingon\n");
  BOOST_TEST(read("ignore = ['VPN6', '']") == "v.toml:1:10: ignore must not be empty\n");
  BOOST_TEST(read("[severity]\nVPN5 = 'eror'") ==
             "v.toml:2:8: the severity of VPN5 must be error, warning, note or off; did you mean "
             "error?\n");
  BOOST_TEST(read("[severity]\nVPN5 = 3").starts_with("v.toml:2:8: the severity of VPN5 must be"));
  BOOST_TEST(read("[severity]\nVPN5 = 'off'\nvpn5 = 'note'") ==
             "v.toml:3:1: the severity of vpn5 is set twice\n");
}

BOOST_AUTO_TEST_CASE(a_suppression_needs_a_rule_and_a_reason) {
  BOOST_TEST(read("[[suppress]]\n") ==
             "v.toml:1:1: the key rule is missing\nv.toml:1:1: the key reason is missing\n");
  BOOST_TEST(read("[[suppress]]\nrule = 'VPN5'\nreason = ' '\nwhere = ''\n") ==
             "v.toml:4:9: where must not be empty\nv.toml:3:10: reason must not be empty\n");
  BOOST_TEST(read("[[suppress]]\nrule = 'VPN5'\nreason = 'x'\nexpires = '2027-01-31'\n") ==
             "v.toml:4:11: expires must be a date, without quotes: 2027-01-31\n");
  BOOST_TEST(read("[[suppress]]\nrule = 'VPN5'\nreason = 'x'\nexpires = 2027-02-30\n") != "");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_toml_is_refused_with_its_place) {
  BOOST_TEST(read("lang = \n").starts_with("v.toml:1:"));
  BOOST_TEST(read(std::string(300'000, '\n')) ==
             "v.toml:1:1: is larger than 262144 bytes; it was not read\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
