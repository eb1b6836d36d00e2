// vpnlint.toml, environment and suppressions as a user meets them.
#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include "run_vpnlint.h"

namespace vpnlint {
namespace {

using nlohmann::json;
using testing::TemporaryFolder;
using testing::vpnlint;

// Proves IKEEXT disabled: VPN501, an error.
constexpr const char* services =
    "[SC] QueryServiceConfig SUCCESS\r\n\r\nSERVICE_NAME: IKEEXT\r\n"
    "        TYPE               : 20  WIN32_SHARE_PROCESS \r\n"
    "        START_TYPE         : 4   DISABLED\r\n"
    "        ERROR_CONTROL      : 1   NORMAL\r\n"
    "        BINARY_PATH_NAME   : C:\\Windows\\system32\\svchost.exe -k netsvcs -p\r\n"
    "        LOAD_ORDER_GROUP   : \r\n        TAG                : 0\r\n"
    "        DISPLAY_NAME       : IKE and AuthIP IPsec Keying Modules\r\n"
    "        DEPENDENCIES       : BFE\r\n        SERVICE_START_NAME : LocalSystem\r\n";

// work/vpnlint.toml beside work/bundle/qc.txt.
struct Case {
  explicit Case(const std::string& settings) {
    folder.write("work/bundle/qc.txt", services);
    folder.write("work/vpnlint.toml", settings);
  }
  testing::Ran run(const std::string& arguments, const std::string& environment = {},
                   const std::string& below = "") const {
    return vpnlint(arguments, folder.path() / "work" / below, environment);
  }
  TemporaryFolder folder;
};

BOOST_AUTO_TEST_SUITE(configuration)

BOOST_AUTO_TEST_CASE(the_nearest_file_upwards_is_used_and_no_other) {
  const Case one("fail-on = 'never'\n");
  one.folder.write("vpnlint.toml", "fail-on = 'error'\nselect = ['VPN7']\n");
  one.folder.write("work/deep/er/other.txt", "x");
  BOOST_TEST(one.run("audit bundle").code == 0);
  BOOST_TEST(one.run("audit ../../bundle", "", "deep/er").code == 0);
  const auto report = json::parse(one.run("audit bundle -f json").out);
  BOOST_TEST(report["findings"].dump().find("VPN501") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(flag_over_environment_over_file_over_default) {
  const Case one("fail-on = 'never'\n");
  BOOST_TEST(one.run("audit bundle").code == 0);
  BOOST_TEST(one.run("audit bundle", "VPNLINT_FAIL_ON=error").code == 1);
  BOOST_TEST(one.run("audit --fail-on never bundle", "VPNLINT_FAIL_ON=error").code == 0);
  BOOST_TEST(one.run("audit --isolated bundle").code == 1);
  BOOST_TEST(one.run("audit --isolated bundle", "VPNLINT_FAIL_ON=never").code == 1);
}

BOOST_AUTO_TEST_CASE(a_flag_of_the_file_can_be_taken_back) {
  const Case one("fail-on-unknown = true\nignore = ['VPN501']\n");
  BOOST_TEST(one.run("audit bundle").code == 4);
  BOOST_TEST(one.run("audit --fail-on-unknown=false bundle").code == 0);
  BOOST_TEST(one.run("audit bundle", "VPNLINT_FAIL_ON_UNKNOWN=0").code == 0);
}

BOOST_AUTO_TEST_CASE(a_list_replaces_a_list) {
  const Case one("ignore = ['VPN501']\n");
  BOOST_TEST(one.run("audit bundle").code == 0);
  BOOST_TEST(one.run("audit --ignore VPN7 bundle").code == 1);
}

BOOST_AUTO_TEST_CASE(a_named_file_is_used_even_in_isolation) {
  const Case one("");
  one.folder.write("work/lenient.toml", "fail-on = 'never'\n");
  BOOST_TEST(one.run("audit --config lenient.toml bundle").code == 0);
  BOOST_TEST(one.run("audit --isolated --config lenient.toml bundle").code == 0);
  BOOST_TEST(one.run("audit bundle", "VPNLINT_CONFIG=lenient.toml").code == 0);
  BOOST_TEST(one.run("audit --isolated bundle", "VPNLINT_CONFIG=lenient.toml").code == 1);
  BOOST_TEST(one.run("audit --config vpnlint.toml bundle", "VPNLINT_CONFIG=lenient.toml").code ==
             1);
}

BOOST_AUTO_TEST_CASE(mistakes_of_a_file_exit_2_with_their_place) {
  const Case one("fail-on = 'error'\nselct = ['VPN5']\n");
  const auto ran = one.run("audit bundle");
  BOOST_TEST(ran.code == 2);
  BOOST_TEST(ran.out == "");
  BOOST_TEST(ran.err ==
             "vpnlint.toml:2:1: unknown key selct in the settings; did you mean select?\n");
  BOOST_TEST(one.run("audit --isolated bundle").code == 1);
  BOOST_TEST(one.run("facts bundle").code == 2);
  BOOST_TEST(one.run("audit --config nowhere.toml bundle").err ==
             "vpnlint: nowhere.toml: cannot be read\n");
  const auto variable = one.run("audit bundle", "VPNLINT_CONFIG=nowhere.toml");
  BOOST_TEST(variable.code == 2);
  BOOST_TEST(variable.err == "VPNLINT_CONFIG: nowhere.toml: cannot be read\n");
}

BOOST_AUTO_TEST_CASE(mistakes_of_a_variable_exit_2_with_its_name) {
  const Case one("");
  const auto ran = one.run("audit bundle", "VPNLINT_FAIL_ON=high");
  BOOST_TEST(ran.code == 2);
  BOOST_TEST(ran.err == "vpnlint: VPNLINT_FAIL_ON must be error, warning, note or never\n");
}

BOOST_AUTO_TEST_CASE(unknown_rules_exit_2_and_say_who_named_them) {
  const auto err = [](const std::string& settings, const std::string& environment = "") {
    const auto ran = Case(settings).run("audit bundle", environment);
    BOOST_TEST(ran.code == 2);
    return ran.err;
  };
  BOOST_TEST(err("\nselect = ['VPN5O1']") ==
             "vpnlint.toml:2:10: no rule VPN5O1; did you mean VPN501?\n");
  BOOST_TEST(err("[severity]\nikext-disabled = 'off'") ==
             "vpnlint.toml:2:1: no rule ikext-disabled; did you mean ikeext-disabled?\n");
  BOOST_TEST(err("[[suppress]]\nrule = 'VPN5O1'\nreason = 'x'") ==
             "vpnlint.toml:1:1: no rule VPN5O1; did you mean VPN501?\n");
  BOOST_TEST(err("", "VPNLINT_IGNORE=VPN5O1") ==
             "VPNLINT_IGNORE: no rule VPN5O1; did you mean VPN501?\n");
}

BOOST_AUTO_TEST_CASE(a_file_inside_the_audited_input_is_never_used) {
  const Case one("");
  one.folder.write("work/bundle/vpnlint.toml", "fail-on = 'never'\n");
  BOOST_TEST(one.run("audit bundle").code == 1);
  const auto inside = one.run("audit .", "", "bundle");
  BOOST_TEST(inside.code == 1);
  BOOST_TEST(inside.err.starts_with("vpnlint: vpnlint.toml is not used: it lies inside the audited "
                                    "input; name it with --config\n"),
             inside.err);
  BOOST_TEST(one.run("audit . --config vpnlint.toml", "", "bundle").code == 0);
  BOOST_TEST(one.run("audit qc.txt", "", "bundle").code == 0);  // not inside: only beside
}

BOOST_AUTO_TEST_CASE(a_file_that_somebody_sent_is_named_and_ignored) {
  const Case one("");
  one.folder.write("work/bundle/pc/vpnlint.toml", "ignore = ['ALL']\n");
  const auto ran = one.run("audit bundle -f json");
  BOOST_TEST(ran.code == 1);
  const auto report = json::parse(ran.out);
  BOOST_TEST_REQUIRE(report["artifacts"].size() == 2);
  BOOST_TEST(report["artifacts"][0]["path"] == "bundle/pc/vpnlint.toml");
  BOOST_TEST(report["artifacts"][0]["format"] == "settings");
  BOOST_TEST(report["artifacts"][0]["problems"][0]["kind"] == "ignored");
  const auto text = one.run("audit bundle --lang en").out;
  BOOST_TEST(text.find("Settings of vpnlint, ignored") != std::string::npos, text);
  BOOST_TEST(one.run("audit bundle/pc").code == 3);  // nothing but settings: no input
}

BOOST_AUTO_TEST_CASE(a_link_into_the_audited_input_is_not_followed) {
  const Case one("");
  one.folder.write("work/bundle/theirs.toml", "fail-on = 'never'\n");
  std::filesystem::remove(one.folder.path() / "work/vpnlint.toml");
  std::filesystem::create_symlink("bundle/theirs.toml", one.folder.path() / "work/vpnlint.toml");
  BOOST_TEST(one.run("audit bundle").code == 1);
}

BOOST_AUTO_TEST_CASE(a_working_directory_inside_the_audited_input_has_no_settings) {
  const Case one("fail-on = 'never'\n");
  one.folder.write("work/bundle/pc/notes.txt", "x");
  const auto ran = one.run("audit ../../bundle", "", "bundle/pc");
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(ran.err.find("../../vpnlint.toml is not used: the working directory lies inside the "
                          "audited input; name it with --config\n") != std::string::npos,
             ran.err);
}

BOOST_AUTO_TEST_CASE(an_overridden_severity_is_the_one_reported_and_counted) {
  const Case one("[severity]\nVPN5 = 'note'\n");
  const auto ran = one.run("audit bundle -f json");
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(json::parse(ran.out)["findings"][0]["rule"] == "VPN501");
  BOOST_TEST(json::parse(ran.out)["findings"][0]["severity"] == "note");
  BOOST_TEST(one.run("audit bundle --fail-on note").code == 1);
}

BOOST_AUTO_TEST_CASE(what_passed_is_listed_when_asked) {
  const auto lists = [](const std::string& arguments) {
    const auto ran = vpnlint("audit samples/healthy/bundle --isolated --lang en " + arguments);
    return ran.out.find("\nIn order\n  VPN") != std::string::npos;
  };
  BOOST_TEST(lists("--show-passed"));
  BOOST_TEST(!lists(""));
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_off_is_not_in_the_report) {
  const Case one("[severity]\nVPN501 = 'off'\n");
  const auto ran = one.run("audit bundle -f json");
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(ran.out.find("VPN501") == std::string::npos);
  BOOST_TEST(one.run("audit bundle --select VPN501").err == "vpnlint: no rule is left to judge\n");
}

BOOST_AUTO_TEST_CASE(a_suppressed_finding_stays_in_the_report_and_does_not_count) {
  const Case one(
      "[[suppress]]\nrule = 'VPN501'\nwhere = 'qc.txt'\nreason = 'A lab PC.'\n"
      "expires = 2027-01-31\n");
  const auto ran = one.run("audit bundle -f json --now 2027-01-31");
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(ran.err == "");
  const auto report = json::parse(ran.out);
  const auto& finding = report["findings"][0];
  BOOST_TEST(finding["verdict"] == "fail");
  BOOST_TEST(finding["accepted"]["by"] == "suppression");
  BOOST_TEST(finding["accepted"]["reason"] == "A lab PC.");
  BOOST_TEST(finding["accepted"]["path"] == "vpnlint.toml");
  BOOST_TEST(finding["accepted"]["line"] == 1);
  BOOST_TEST(report["diagnosis"]["causes"].empty());
  BOOST_TEST(one.run("audit bundle --now 2027-02-01T00:00:00Z").code == 1);
  BOOST_TEST(one.run("audit bundle -q").err == "");
  const auto undated = one.run("audit bundle");
  BOOST_TEST(undated.code == 0);
  BOOST_TEST(undated.err.starts_with("vpnlint.toml:1:1: the suppression of VPN501 expires on "),
             undated.err);
}

BOOST_AUTO_TEST_CASE(a_stale_suppression_is_said_when_its_rule_was_judged) {
  const Case one("[[suppress]]\nrule = 'VPN501'\nwhere = 'elsewhere/*'\nreason = 'x'\n");
  BOOST_TEST(one.run("audit bundle").err ==
             "vpnlint.toml:1:1: the suppression of VPN501 fits no finding; remove it\n");
  BOOST_TEST(one.run("audit bundle --select VPN7").err == "");
}

BOOST_AUTO_TEST_CASE(rules_of_a_file_lie_beside_it) {
  const Case one("rules = ['rules']\n");
  one.folder.write("work/rules/bad.toml", "id = \"VPN950\"\nsevrity = \"error\"\n");
  const auto ran = one.run("audit ../bundle", "", "rules");
  BOOST_TEST(ran.code == 2);
  BOOST_TEST(ran.err.find("../rules/bad.toml:2:1: unknown key sevrity") != std::string::npos,
             ran.err);
}

BOOST_AUTO_TEST_CASE(explaining_a_rule_does_not_need_it_to_be_selected) {
  const Case one("select = ['VPN5']\nlang = 'ko'\n[severity]\nVPN601 = 'off'\n");
  const auto ran = one.run("explain VPN601");
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(ran.out != one.run("explain VPN601 --lang en").out);
}

BOOST_AUTO_TEST_CASE(a_misspelt_day_exits_2) {
  BOOST_TEST(vpnlint("audit README.md --now tomorrow").code == 2);
}

BOOST_AUTO_TEST_CASE(colour_follows_option_then_variables_then_file) {
  const Case one("color = 'always'\n");
  const auto coloured = [&](const std::string& arguments, const std::string& environment = "") {
    return one.run("audit bundle " + arguments, environment).out.find('\x1b') != std::string::npos;
  };
  BOOST_TEST(coloured(""));
  BOOST_TEST(coloured("", "NO_COLOR=1"));  // the file says always
  BOOST_TEST(!coloured("--no-color"));
  BOOST_TEST(!coloured("", "VPNLINT_COLOR=never"));
  BOOST_TEST(!coloured("--color auto"));
  BOOST_TEST(coloured("--color auto", "FORCE_COLOR=1"));
  BOOST_TEST(coloured("--color auto", "CLICOLOR_FORCE=1"));
  BOOST_TEST(!coloured("--color auto", "FORCE_COLOR=0"));
  BOOST_TEST(!coloured("--color auto", "FORCE_COLOR=1 NO_COLOR=1"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
