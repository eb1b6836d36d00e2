// A golden image and the policy that says what it must look like.
#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include "run_vpnlint.h"

namespace vpnlint {
namespace {

using nlohmann::json;
using testing::TemporaryFolder;
using testing::vpnlint;

constexpr const char* phonebook =
    "[Office]\r\nEncoding=1\r\nPBVersion=8\r\nType=2\r\nVpnStrategy=3\r\n\r\n"
    "MEDIA=rastapi\r\nPort=VPN2-0\r\nDevice=WAN Miniport (L2TP)\r\n\r\n"
    "DEVICE=vpn\r\nPhoneNumber=vpn.example.com\r\n";

// image/rasphone.pbk, policy.toml
struct Case {
  explicit Case(const std::string& policy, const std::string& settings = "") {
    folder.write("image/rasphone.pbk", phonebook);
    folder.write("policy.toml", policy);
    if (!settings.empty()) folder.write("vpnlint.toml", settings);
  }
  testing::Ran run(const std::string& arguments, const std::string& environment = {}) const {
    return vpnlint("audit image " + arguments, folder.path(), environment);
  }
  TemporaryFolder folder;
};

json finding_of(const testing::Ran& ran, const std::string& rule) {
  const auto report = json::parse(ran.out);
  for (const auto& finding : report["findings"]) {
    if (finding["rule"] == rule && finding["verdict"] == "fail") return finding;
  }
  return {};
}

BOOST_AUTO_TEST_SUITE(policy)

BOOST_AUTO_TEST_CASE(an_image_as_the_policy_wants_it_passes) {
  const Case one(
      "select = ['VPN0']\n[expect]\nserver = 'vpn.example.com'\n"
      "artifacts = ['rasphone']\ntables = ['vpn_connection']\n");
  const auto ran = one.run("--policy policy.toml --fail-on note --fail-on-unknown -f json");
  BOOST_TEST(ran.code == 0, ran.out);
  BOOST_TEST(json::parse(ran.out)["summary"]["pass"] >= 1);
}

BOOST_AUTO_TEST_CASE(a_wrong_server_fails_and_cites_image_and_policy) {
  const Case one("[expect]\nserver = ['vpn.example.net', 'vpn2.example.net']\n");
  const auto ran = one.run("--policy policy.toml --select VPN003 -f json");
  BOOST_TEST(ran.code == 1);
  const auto finding = finding_of(ran, "VPN003");
  std::string cited;
  for (const auto& evidence : finding["evidence"]) {
    cited += evidence["path"].get<std::string>() + ':' + evidence["line"].dump() + '\n';
  }
  BOOST_TEST(cited == "image/rasphone.pbk:12\nimage/rasphone.pbk:1\npolicy.toml:2\n");
}

BOOST_AUTO_TEST_CASE(without_a_policy_its_rules_are_not_applicable) {
  const Case one("");
  const auto ran = one.run("--select VPN003 -f json --fail-on-unknown");
  BOOST_TEST(ran.code == 0);
  BOOST_TEST(json::parse(ran.out)["summary"]["fail"] == 0);
  BOOST_TEST(json::parse(ran.out)["summary"]["unknown"] == 0);
}

BOOST_AUTO_TEST_CASE(an_image_whose_export_is_missing_fails_instead_of_being_silent) {
  const Case one("[expect]\nartifacts = ['rasphone', 'registry']\ntables = ['service']\n");
  const auto ran = one.run("--policy policy.toml -f json");
  BOOST_TEST(ran.code == 1, ran.out);
  std::string missing;
  const auto report = json::parse(ran.out);
  for (const auto& finding : report["findings"]) {
    const bool of_policy = finding["rule"] == "VPN001" || finding["rule"] == "VPN002";
    if (of_policy && finding["verdict"] == "fail") {
      missing += finding["subject"].get<std::string>() + '\n';
    }
  }
  BOOST_TEST(missing == "registry\nservice\n");
}

BOOST_AUTO_TEST_CASE(rows_that_no_rule_reads_count_as_well) {
  const Case one("[expect]\ntables = ['registry_value']\n");
  std::filesystem::copy_file(SOURCE_DIR
                             "/samples/service-disabled-by-tuning-tool/bundle/Services/RasMan.reg",
                             one.folder.path() / "image/RasMan.reg");
  const auto report = json::parse(one.run("--policy policy.toml --select VPN002 -f json").out);
  BOOST_TEST(report["summary"]["pass"] == 1);
  BOOST_TEST(report["summary"]["fail"] == 0);
}

BOOST_AUTO_TEST_CASE(an_unknown_name_exits_2_with_its_place_and_the_nearest) {
  const Case one("[expect]\nsever = 'vpn.example.com'\n");
  const auto ran = one.run("--policy policy.toml");
  BOOST_TEST(ran.code == 2);
  BOOST_TEST(ran.out == "");
  BOOST_TEST(ran.err ==
             "policy.toml:2:1: no rule asks for the expectation sever; did you mean "
             "server?\n");
  const auto artifact = Case("[expect]\nartifacts = ['rasphon']\n").run("--policy policy.toml");
  BOOST_TEST(artifact.code == 2);
  BOOST_TEST(artifact.err == "policy.toml:2:1: unknown format rasphon; did you mean rasphone?\n");
}

BOOST_AUTO_TEST_CASE(a_policy_says_what_must_be_and_accepts_nothing) {
  const auto err = [](const std::string& text) {
    const auto ran = Case(text).run("--policy policy.toml");
    BOOST_TEST(ran.code == 2);
    return ran.err;
  };
  BOOST_TEST(err("[[suppress]]\nrule = 'VPN7'\nreason = 'x'\n") ==
             "policy.toml:1:3: unknown key suppress in a policy\n");
  BOOST_TEST(err("[expcet]\n") ==
             "policy.toml:1:2: unknown key expcet in a policy; did you mean expect?\n");
  BOOST_TEST(err("[expect]\nserver = 1.5\n") ==
             "policy.toml:2:10: the expectation server must be a text, a number, true, false "
             "or a list of them\n");
}

BOOST_AUTO_TEST_CASE(a_policy_that_is_not_there_exits_2_and_says_who_named_it) {
  const Case one("", "policy = 'golden/policy.toml'\n");
  BOOST_TEST(one.run("").err == "vpnlint.toml:1:10: golden/policy.toml: cannot be read\n");
  BOOST_TEST(one.run("--policy other.toml").err == "vpnlint: other.toml: cannot be read\n");
  BOOST_TEST(one.run("", "VPNLINT_POLICY=third.toml").err ==
             "VPNLINT_POLICY: third.toml: cannot be read\n");
}

BOOST_AUTO_TEST_CASE(settings_can_expect_and_a_policy_wins_name_by_name) {
  const Case one("[expect]\nserver = 'vpn.example.com'\n",
                 "[expect]\nserver = 'elsewhere'\nartifacts = ['registry']\n");
  BOOST_TEST(one.run("--select VPN003").code == 1);
  BOOST_TEST(one.run("--select VPN003 --policy policy.toml").code == 0);
  BOOST_TEST(one.run("--select VPN001 --policy policy.toml").code == 1);
  BOOST_TEST(one.run("--select VPN003 --isolated --policy policy.toml").code == 0);
}

BOOST_AUTO_TEST_CASE(the_severities_and_the_selection_of_a_policy_win_over_the_settings) {
  const Case one("select = ['VPN003']\n[severity]\nVPN003 = 'note'\n[expect]\nserver = 'x'\n",
                 "select = ['VPN7']\npolicy = 'policy.toml'\n[severity]\nVPN003 = 'error'\n");
  BOOST_TEST(one.run("").code == 0);
  BOOST_TEST(finding_of(one.run("-f json"), "VPN003")["severity"] == "note");
  BOOST_TEST(one.run("--fail-on note").code == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
