// The command line contract: exit codes, outputs, messages.
#include <boost/test/unit_test.hpp>

#include <nlohmann/json.hpp>

#include "run_vpnlint.h"

namespace vpnlint {
namespace {

using nlohmann::json;
using testing::read_file;
using testing::TemporaryFolder;
using testing::vpnlint;

// A PC's export that proves IKEEXT disabled (an error), as `sc qc` prints it.
constexpr const char* disabled_service =
    "[SC] QueryServiceConfig SUCCESS\r\n\r\nSERVICE_NAME: IKEEXT\r\n"
    "        TYPE               : 20  WIN32_SHARE_PROCESS \r\n"
    "        START_TYPE         : 4   DISABLED\r\n"
    "        ERROR_CONTROL      : 1   NORMAL\r\n"
    "        BINARY_PATH_NAME   : C:\\Windows\\system32\\svchost.exe -k netsvcs -p\r\n"
    "        LOAD_ORDER_GROUP   : \r\n        TAG                : 0\r\n"
    "        DISPLAY_NAME       : IKE and AuthIP IPsec Keying Modules\r\n"
    "        DEPENDENCIES       : BFE\r\n        SERVICE_START_NAME : LocalSystem\r\n";

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

BOOST_AUTO_TEST_CASE(nothing_wrong_exits_0_and_an_error_exits_1) {
  const TemporaryFolder folder;
  const auto file = quoted(folder.write("qc.txt", disabled_service));
  BOOST_TEST(vpnlint("audit " + file).code == 1);
  BOOST_TEST(vpnlint("audit --fail-on never " + file).code == 0);
  BOOST_TEST(vpnlint("audit --exit-zero " + file).code == 0);
  BOOST_TEST(vpnlint("audit --ignore VPN501 " + file).code == 0);
  BOOST_TEST(vpnlint("audit --select VPN7 " + file).code == 0);
}

BOOST_AUTO_TEST_CASE(usage_errors_exit_2) {
  const auto missing = vpnlint("audit nonexistent");
  BOOST_TEST(missing.code == 2);
  BOOST_TEST(missing.err == "vpnlint: nonexistent: no such file or folder\n");
  BOOST_TEST(missing.out == "");
  BOOST_TEST(vpnlint("audit").code == 2);
  BOOST_TEST(vpnlint("").code == 2);
  BOOST_TEST(vpnlint("audit --no-such-option README.md").code == 2);
  BOOST_TEST(vpnlint("audit -f yaml README.md").code == 2);
  BOOST_TEST(vpnlint("audit -f json -f text README.md").code == 2);
  const auto selector = vpnlint("audit --select VPN6O1 README.md");
  BOOST_TEST(selector.code == 2);
  BOOST_TEST(selector.err == "vpnlint: no rule VPN6O1; did you mean VPN601?\n");
  BOOST_TEST(vpnlint("audit --encoding klingon README.md").code == 2);
  BOOST_TEST(vpnlint("explain VPN000").code == 2);
}

BOOST_AUTO_TEST_CASE(nothing_recognised_exits_3) {
  const TemporaryFolder folder;
  BOOST_TEST(vpnlint("audit " + quoted(folder.path())).code == 3);
  folder.write("notes.txt", "the VPN does not work\n");
  const auto ran = vpnlint("audit " + quoted(folder.path()));
  BOOST_TEST(ran.code == 3);
  BOOST_TEST(ran.err.find("notes.txt") != ran.err.npos, ran.err);
}

BOOST_AUTO_TEST_CASE(an_undecided_rule_exits_4_only_when_asked) {
  const TemporaryFolder folder;
  std::string enabled = disabled_service;
  enabled.replace(enabled.find("4   DISABLED"), 12, "3   DEMAND_START");
  const auto file = quoted(folder.write("qc.txt", enabled));
  BOOST_TEST(vpnlint("audit " + file).code == 0);
  BOOST_TEST(vpnlint("audit --fail-on-unknown " + file).code == 4);
  BOOST_TEST(vpnlint("audit --fail-on-unknown --exit-zero " + file).code == 0);
  BOOST_TEST(vpnlint("audit --fail-on-unknown --select VPN501 " + file).code == 0);
}

BOOST_AUTO_TEST_CASE(a_router_that_nobody_sent_is_not_inconclusive) {
  const TemporaryFolder folder;
  const auto file = quoted(folder.write("qc.txt", disabled_service));
  BOOST_TEST(vpnlint("audit --fail-on-unknown --select VPN408 " + file).code == 0);
}

BOOST_AUTO_TEST_CASE(an_unreadable_file_exits_5_under_strict_only) {
  const TemporaryFolder folder;
  folder.write("qc.txt", disabled_service);
  std::filesystem::create_symlink("/", folder.path() / "link");
  BOOST_TEST(vpnlint("audit " + quoted(folder.path())).code == 1);
  BOOST_TEST(vpnlint("audit --strict " + quoted(folder.path())).code == 5);
}

BOOST_AUTO_TEST_CASE(each_output_belongs_to_the_format_before_it) {
  const TemporaryFolder folder;
  const auto file = quoted(folder.write("qc.txt", disabled_service));
  const auto report = folder.path() / "r.json";
  const auto ran = vpnlint("audit -f json -o " + quoted(report) + " -f text " + file);
  BOOST_TEST(ran.code == 1);
  BOOST_TEST(json::parse(read_file(report))["schema_version"] == "1");
  BOOST_TEST(ran.out.find("IKEEXT") != ran.out.npos);
}

BOOST_AUTO_TEST_CASE(two_runs_print_the_same_bytes) {
  const auto once = vpnlint("audit -f json samples/healthy/bundle samples/korean-pc/bundle");
  const auto again = vpnlint("audit -f json samples/healthy/bundle samples/korean-pc/bundle");
  BOOST_TEST(once.out.size() > 1000);
  BOOST_TEST((once.out == again.out));
}

BOOST_AUTO_TEST_CASE(paths_are_printed_as_typed_or_relative_to_their_argument) {
  const TemporaryFolder folder;
  folder.write("pc/qc.txt", disabled_service);
  const auto typed = json::parse(vpnlint("audit -f json pc", folder.path()).out);
  BOOST_TEST(typed["artifacts"][0]["path"] == "pc/qc.txt");
  const auto absolute = json::parse(vpnlint("audit -f json " + quoted(folder.path() / "pc")).out);
  BOOST_TEST(absolute["artifacts"][0]["path"] == "qc.txt");
}

BOOST_AUTO_TEST_CASE(standard_input_is_an_artifact) {
  const auto ran = vpnlint("audit -f json - < samples/healthy/bundle/client/sc-qc.txt");
  const auto report = json::parse(ran.out);
  BOOST_TEST(report["artifacts"][0]["format"] == "sc");
  BOOST_TEST(report["artifacts"][0]["status"] == "read");
}

BOOST_AUTO_TEST_CASE(our_own_report_is_no_evidence) {
  const TemporaryFolder folder;
  folder.write("qc.txt", disabled_service);
  folder.write("report.json", vpnlint("audit -f json " + quoted(folder.path())).out);
  const auto report = json::parse(vpnlint("audit -f json " + quoted(folder.path())).out);
  BOOST_TEST(report["artifacts"].size() == 1);
}

BOOST_AUTO_TEST_CASE(a_rule_folder_adds_rules_and_its_mistakes_exit_2) {
  const TemporaryFolder folder;
  folder.write("rules/bad.toml", "id = \"VPN950\"\nsevrity = \"error\"\n");
  const auto file = quoted(folder.write("qc.txt", disabled_service));
  const auto ran = vpnlint("audit --rules " + quoted(folder.path() / "rules") + " " + file);
  BOOST_TEST(ran.code == 2);
  BOOST_TEST(ran.err.find("bad.toml:2:1: unknown key sevrity") != ran.err.npos, ran.err);
}

BOOST_AUTO_TEST_CASE(bundle_toml_gives_roles_and_the_error) {
  const TemporaryFolder folder;
  folder.write("box/qc.txt", disabled_service);
  folder.write("bundle.toml", "error = 827\n[[host]]\nfolder = \"box\"\nrole = \"server\"\n");
  const auto report = json::parse(vpnlint("audit -f json " + quoted(folder.path())).out);
  BOOST_TEST(report["diagnosis"]["error"] == 827);
  for (const auto& artifact : report["artifacts"]) {
    if (artifact["path"] == "box/qc.txt") BOOST_TEST(artifact["role"] == "server");
  }
}

BOOST_AUTO_TEST_CASE(links_out_of_the_folder_are_not_followed) {
  const TemporaryFolder folder, outside;
  outside.write("qc.txt", disabled_service);
  std::filesystem::create_symlink(outside.path() / "qc.txt", folder.path() / "link.txt");
  const auto report = json::parse(vpnlint("audit -f json " + quoted(folder.path())).out);
  BOOST_TEST(report["artifacts"][0]["status"] == "unreadable");
  BOOST_TEST(report["findings"].dump().find("VPN501\",\"verdict\":\"fail") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_rules_commands_check_themselves) {
  BOOST_TEST(vpnlint("rules check").code == 0);
  const auto tested = vpnlint("rules test");
  BOOST_TEST(tested.code == 0, tested.out);
  BOOST_TEST(vpnlint("rules check schemas/rules").code == 0);
  BOOST_TEST(vpnlint("rules list").out.find("VPN601") != std::string::npos);
  BOOST_TEST(vpnlint("rules tables").out.find("registry_value") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(explain_knows_rules_names_and_codes_in_every_spelling) {
  for (const auto wanted : {"vpn601", "nat-traversal-context-missing"}) {
    const auto page = vpnlint("explain " + std::string(wanted) + " --lang ko");
    BOOST_TEST(page.code == 0);
    BOOST_TEST(page.out.starts_with("VPN601 nat-traversal-context-missing\n"), page.out);
  }
  for (const auto wanted : {"809", "0x80070329", "-2147024087", "vpn_timeout"}) {
    const auto page = vpnlint("explain " + std::string(wanted));
    BOOST_TEST(page.code == 0);
    BOOST_TEST(page.out.starts_with("809 ERROR_VPN_TIMEOUT\n"), page.out);
    BOOST_TEST(page.out.find("- VPN601 ") != std::string::npos);
  }
  BOOST_TEST(vpnlint("explain 809 -f markdown").out.starts_with("# 809 ERROR_VPN_TIMEOUT\n"));
}

BOOST_AUTO_TEST_CASE(the_error_that_the_user_saw_may_be_written_in_every_form) {
  for (const auto code : {"809", "0x80070329", "-2147024087", "ERROR_VPN_TIMEOUT"}) {
    const auto report = vpnlint("audit bundle -q -f json --error " + std::string(code),
                                std::string(SOURCE_DIR) + "/samples/forward-missing-4500");
    BOOST_TEST(json::parse(report.out)["diagnosis"]["error"] == 809, code);
  }
  BOOST_TEST(vpnlint("audit samples --error 8O9").code == 2);
}

BOOST_AUTO_TEST_CASE(explain_names_the_nearest_when_it_knows_nothing) {
  const auto code = vpnlint("explain 8090");
  BOOST_TEST(code.code == 2);
  BOOST_TEST(code.out.empty());
  BOOST_TEST(code.err.find("\n  809 ERROR_VPN_TIMEOUT: ") != std::string::npos, code.err);
  const auto rule = vpnlint("explain ikext-disabled");
  BOOST_TEST(rule.code == 2);
  BOOST_TEST(rule.err.find("did you mean ikeext-disabled?") != std::string::npos, rule.err);
  BOOST_TEST(vpnlint("explain").code == 2);
  BOOST_TEST(vpnlint("explain --all 809").code == 2);
}

BOOST_AUTO_TEST_CASE(explain_writes_all_pages_into_a_folder) {
  const TemporaryFolder folder;
  const auto pages = folder.path() / "new" / "pages";
  BOOST_TEST(vpnlint("explain --all -f markdown -o '" + pages.string() + "'").code == 0);
  BOOST_TEST(read_file(pages / "VPN601.md").starts_with("# VPN601 "));
  const auto file = (folder.path() / "one.txt").string();
  BOOST_TEST(vpnlint("explain VPN601 -o '" + file + "'").out.empty());
  BOOST_TEST(read_file(file).starts_with("VPN601 "));
  BOOST_TEST(vpnlint("explain VPN601 -o '" + file + "/no/folder'").code == 5);
}

BOOST_AUTO_TEST_CASE(the_version_is_machine_readable_too) {
  BOOST_TEST(vpnlint("--version").out.starts_with("vpnlint 0."));
  BOOST_TEST(json::parse(vpnlint("--version --json").out)["name"] == "vpnlint");
}

}  // namespace
}  // namespace vpnlint
