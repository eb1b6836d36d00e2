// Rule packs as their users meet them.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "cli/run_vpnlint.h"

namespace vpnlint {
namespace {

using testing::TemporaryFolder;
using testing::vpnlint;

constexpr auto rule = R"(id = "ACME001"
name = "service-of-ours-disabled"
severity = "warning"
confidence = "high"
side = "client"
stage = "client_service"
errors = []
weight = 0.1
since = "1.0"
table = "service"
[row]
name = "AcmeConnect"
[require]
start = { not_in = ["disabled"] }
[text.en]
finding = "AcmeConnect is {start}."
why = "w"
fix = "f"
[text.ko]
finding = "AcmeConnect: {start}"
why = "w"
fix = "f"
[[example]]
verdict = "pass"
given.service = [{ name = "AcmeConnect", start = "auto" }]
[[example]]
verdict = "fail"
given.service = [{ name = "AcmeConnect", start = "disabled" }]
[[example]]
verdict = "unknown"
given.service = [{ name = "AcmeConnect", state = "running" }]
)";

constexpr auto pack = R"([pack]
id = "acme"
version = "1.0.0"
vpnlint = "0.1"
licence = "Apache-2.0"
)";

constexpr auto capture =
    "[SC] QueryServiceConfig SUCCESS\r\n\r\nSERVICE_NAME: AcmeConnect\r\n"
    "        TYPE               : 20  WIN32_SHARE_PROCESS \r\n"
    "        START_TYPE         : 4   DISABLED\r\n"
    "        ERROR_CONTROL      : 1   NORMAL\r\n"
    "        BINARY_PATH_NAME   : C:\\acme.exe\r\n";

BOOST_AUTO_TEST_CASE(a_pack_is_made_checked_and_used) {
  const TemporaryFolder folder;
  folder.write("rules/ACME001.toml", rule);
  folder.write("rules/pack.toml", pack);
  folder.write("client/qc.txt", capture);

  const auto unlisted = vpnlint("rules check rules", folder.path());
  BOOST_TEST(unlisted.code == 2);
  BOOST_TEST(unlisted.err == "rules/pack.toml:1:1: ACME001.toml is not listed in [files]\n");

  const auto made = vpnlint("rules check rules --update-hashes", folder.path());
  BOOST_TEST(made.code == 0, made.err);
  BOOST_TEST(made.out ==
             "1 rules are well-formed.\npack acme 1.0.0 (Apache-2.0), 1 files as listed.\n");
  BOOST_TEST(vpnlint("rules test rules", folder.path()).code == 0);

  const auto audit = vpnlint("audit client -f json --rules rules", folder.path());
  BOOST_TEST_REQUIRE(audit.code == 0, audit.err);
  const auto report = nlohmann::json::parse(audit.out);
  BOOST_TEST(report["tool"]["packs"].dump() == R"([{"id":"acme","version":"1.0.0"}])");
  BOOST_TEST(report["findings"].dump().find("AcmeConnect is disabled.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_that_was_changed_after_packing_stops_the_run) {
  const TemporaryFolder folder;
  folder.write("rules/ACME001.toml", rule);
  folder.write("rules/pack.toml", pack);
  folder.write("client/qc.txt", capture);
  BOOST_TEST(vpnlint("rules check rules --update-hashes", folder.path()).code == 0);
  folder.write("rules/ACME001.toml", std::string(rule) + "# changed\n");
  const auto audit = vpnlint("audit client --rules rules", folder.path());
  BOOST_TEST(audit.code == 2);
  BOOST_TEST(audit.err.find("pack.toml:8:1: ACME001.toml is not the file that the pack lists") !=
                 std::string::npos,
             audit.err);
}

BOOST_AUTO_TEST_CASE(hashes_are_only_written_where_a_pack_is) {
  const TemporaryFolder folder;
  folder.write("rules/ACME001.toml", rule);
  const auto none = vpnlint("rules check rules --update-hashes", folder.path());
  BOOST_TEST(none.code == 2);
  BOOST_TEST(none.err == "vpnlint: rules: no pack.toml\n");
}

}  // namespace
}  // namespace vpnlint
