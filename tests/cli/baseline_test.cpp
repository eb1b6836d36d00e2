// Baselines as their users meet them.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "cli/run_vpnlint.h"

namespace vpnlint {
namespace {

using testing::read_file;
using testing::TemporaryFolder;
using testing::vpnlint;
using json = nlohmann::json;

std::string service(const std::string& name, const std::string& start) {
  return "[SC] QueryServiceConfig SUCCESS\r\n\r\nSERVICE_NAME: " + name +
         "\r\n        TYPE               : 20  WIN32_SHARE_PROCESS \r\n"
         "        START_TYPE         : " +
         start +
         "\r\n        ERROR_CONTROL      : 1   NORMAL\r\n"
         "        BINARY_PATH_NAME   : C:\\Windows\\system32\\svchost.exe -k netsvcs\r\n"
         "        LOAD_ORDER_GROUP   : \r\n        TAG                : 0\r\n"
         "        DISPLAY_NAME       : " +
         name +
         "\r\n        DEPENDENCIES       : RpcSs\r\n"
         "        SERVICE_START_NAME : LocalSystem\r\n";
}

const std::string disabled = "4   DISABLED", manual = "3   DEMAND_START";

// A folder with a bundle whose IKEEXT is disabled, and a baseline that accepts it.
struct Accepted : TemporaryFolder {
  Accepted() {
    write("pc/client/ikeext.txt", service("IKEEXT", disabled));
    created = vpnlint("baseline create pc -o accepted.json", path());
  }
  testing::Ran run(const std::string& arguments) const { return vpnlint(arguments, path()); }
  testing::Ran created;
};

BOOST_AUTO_TEST_CASE(what_a_baseline_accepts_fails_no_build_and_stays_visible) {
  const Accepted folder;
  BOOST_TEST_REQUIRE(folder.created.code == 0, folder.created.err);
  BOOST_TEST(folder.created.err == "accepted.json: 1 findings accepted\n");
  BOOST_TEST(folder.run("audit pc").code == 1);
  const auto audit = folder.run("audit pc --baseline accepted.json -f json");
  BOOST_TEST(audit.code == 0);
  BOOST_TEST(audit.err == "");
  const auto report = json::parse(audit.out);
  int accepted = 0;
  for (const auto& finding : report["findings"]) {
    if (!finding.contains("accepted")) continue;
    ++accepted;
    BOOST_TEST(finding["rule"] == "VPN501");
    BOOST_TEST(finding["accepted"].dump() ==
               R"({"by":"baseline","line":4,"path":"accepted.json","reason":""})");
  }
  BOOST_TEST(accepted == 1);
  BOOST_TEST(report["diagnosis"]["causes"].empty());
  BOOST_TEST(folder.run("baseline check pc --baseline accepted.json").code == 0);
}

BOOST_AUTO_TEST_CASE(a_moved_line_is_accepted_and_another_flaw_is_new) {
  const Accepted folder;
  folder.write("pc/client/ikeext.txt", "\r\n\r\n" + service("IKEEXT", disabled));
  BOOST_TEST(folder.run("baseline check pc --baseline accepted.json").code == 0);
  folder.write("pc/client/policyagent.txt", service("PolicyAgent", disabled));
  const auto check = folder.run("baseline check pc --baseline accepted.json");
  BOOST_TEST(check.code == 1);
  BOOST_TEST(check.out.starts_with("pc/client/policyagent.txt:5: new: VPN502 "), check.out);
  BOOST_TEST(check.out.find("VPN501") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_mended_flaw_is_stale_until_it_is_pruned) {
  const Accepted folder;
  folder.write("pc/client/ikeext.txt", service("IKEEXT", manual));
  const auto check = folder.run("baseline check pc --baseline accepted.json");
  BOOST_TEST(check.code == 0);
  BOOST_TEST(check.err == "accepted.json:4: stale: VPN501 IKEEXT is no longer found\n");
  BOOST_TEST(folder.run("baseline prune pc --baseline accepted.json").code == 0);
  BOOST_TEST(json::parse(read_file(folder.path() / "accepted.json"))["entries"].empty());
  BOOST_TEST(folder.run("baseline check pc --baseline accepted.json").err == "");
}

BOOST_AUTO_TEST_CASE(what_nobody_sent_is_not_stale) {
  const Accepted folder;
  folder.write("other/client/bfe.txt", service("BFE", "2   AUTO_START"));
  const auto check = folder.run("baseline check other --baseline accepted.json");
  BOOST_TEST(check.err == "");
  BOOST_TEST(folder.run("baseline prune other --baseline accepted.json").code == 0);
  BOOST_TEST(json::parse(read_file(folder.path() / "accepted.json"))["entries"].size() == 1);
}

BOOST_AUTO_TEST_CASE(a_missing_and_a_malformed_baseline_exit_2_with_their_reasons) {
  const Accepted folder;
  const auto missing = folder.run("audit pc --baseline none.json");
  BOOST_TEST(missing.code == 2);
  BOOST_TEST(missing.err == "vpnlint: none.json: there is no such baseline\n");
  folder.write("broken.json", "{");
  const auto broken = folder.run("audit pc --baseline broken.json");
  BOOST_TEST(broken.code == 2);
  BOOST_TEST(broken.err == "vpnlint: broken.json: the baseline is no JSON\n");
  BOOST_TEST(folder.run("baseline check pc").code == 2);
  BOOST_TEST(folder.run("baseline create pc").code == 2);
}

BOOST_AUTO_TEST_CASE(a_narrowed_run_does_not_overwrite_a_baseline) {
  const Accepted folder;
  const auto before = read_file(folder.path() / "accepted.json");
  BOOST_TEST(folder.run("baseline create pc --select VPN7 -o accepted.json").code == 2);
  BOOST_TEST(read_file(folder.path() / "accepted.json") == before);
  BOOST_TEST(folder.run("baseline create pc --select VPN7 -o another.json").code == 0);
}

BOOST_AUTO_TEST_CASE(vpnlint_toml_may_name_the_baseline) {
  const Accepted folder;
  folder.write("vpnlint.toml", "baseline = \"accepted.json\"\n");
  BOOST_TEST(folder.run("audit pc").code == 0);
  BOOST_TEST(folder.run("audit pc --isolated").code == 1);
  BOOST_TEST(folder.run("baseline check pc").code == 0);
}

}  // namespace
}  // namespace vpnlint
