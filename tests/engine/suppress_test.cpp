// Suppressions: what they fit, when they end, and what their owner is told.
#include <boost/test/unit_test.hpp>

#include "engine/suppress.h"

namespace vpnlint {
namespace {

struct Case {
  Case() {
    services.id = "VPN501";
    services.name = "ikeext-disabled";
    router.id = "VPN401";
    router.name = "passthrough-off";
    bundle.hosts = {{"", Role::client}, {"office-fw", Role::client_router}};
    add(services, Verdict::fail, 0, "IKEEXT", "b/client/services.reg");
    add(router, Verdict::unknown, 1, "wan", "b.zip!office-fw/config.xml").would_fail = true;
    add(services, Verdict::pass, 0, "PolicyAgent", "b/client/services.reg");
    add(router, Verdict::unknown, no_host, "lan", "");
  }

  Finding& add(const Rule& rule, Verdict verdict, HostId host, const std::string& subject,
               const std::string& path) {
    Finding finding;
    finding.rule = &rule;
    finding.verdict = verdict;
    finding.host = host;
    finding.subject = subject;
    finding.fingerprint = "f" + std::to_string(findings.size());
    if (!path.empty()) finding.evidence.push_back({0, {4, 1}, path, {}, {}});
    findings.push_back(std::move(finding));
    return findings.back();
  }

  // Accepted findings as "subject reason@line", then the notes.
  std::string apply(const std::vector<Suppression>& suppressions, std::string_view today = {}) {
    const auto notes = suppress(findings, bundle, suppressions, today);
    std::string out;
    for (const auto& finding : findings) {
      if (!finding.accepted) continue;
      BOOST_TEST(finding.accepted->by == "suppression");
      BOOST_TEST(!finding.counts());
      out += finding.subject + ' ' + finding.accepted->reason + '@' +
             std::to_string(finding.accepted->line) + '\n';
    }
    for (const auto& note : notes) out += to_text(note) + '\n';
    return out;
  }

  Rule services, router;
  Bundle bundle;
  std::vector<Finding> findings;
};

Suppression suppression(const std::string& rule, const std::string& where = {},
                        const std::string& expires = {}, std::uint32_t line = 3) {
  return {rule, where, "why", expires, "v.toml", line, 1};
}

std::string applied(const Suppression& one, std::string_view today = {}) {
  return Case().apply({one}, today);
}

BOOST_AUTO_TEST_SUITE(suppress_)

BOOST_AUTO_TEST_CASE(failing_and_would_be_failing_findings_are_accepted) {
  BOOST_TEST(applied(suppression("VPN501")) == "IKEEXT why@3\n");
  BOOST_TEST(applied(suppression("vpn4")) == "wan why@3\n");
  BOOST_TEST(applied(suppression("ikeext-disabled")) == "IKEEXT why@3\n");
  BOOST_TEST(applied(suppression("ALL")) == "IKEEXT why@3\nwan why@3\n");
}

BOOST_AUTO_TEST_CASE(where_fits_a_path_from_any_folder_on) {
  for (const auto* where : {"b/client/services.reg", "client/services.reg", "services.reg", "*.reg",
                            "client/*", "CLIENT/*"})
    BOOST_TEST(applied(suppression("VPN501", where)) == "IKEEXT why@3\n", where);
  BOOST_TEST(applied(suppression("VPN401", "office-fw/config.xml")) == "wan why@3\n");
}

BOOST_AUTO_TEST_CASE(where_fits_a_subject_a_host_or_a_fingerprint) {
  BOOST_TEST(applied(suppression("ALL", "IKEEXT")) == "IKEEXT why@3\n");
  BOOST_TEST(applied(suppression("ALL", "office-*")) == "wan why@3\n");
  BOOST_TEST(applied(suppression("ALL", "f0")) == "IKEEXT why@3\n");
}

BOOST_AUTO_TEST_CASE(a_part_of_a_name_does_not_fit) {
  BOOST_TEST(applied(suppression("VPN501", "ices.reg")) ==
             "v.toml:3:1: the suppression of VPN501 fits no finding; remove it\n");
  BOOST_TEST(applied(suppression("VPN501", "client")) ==
             "v.toml:3:1: the suppression of VPN501 fits no finding; remove it\n");
}

BOOST_AUTO_TEST_CASE(the_first_of_two_gives_the_reason_and_both_are_in_use) {
  BOOST_TEST(Case().apply({suppression("VPN501", "", "", 3), suppression("VPN5", "", "", 7)}) ==
             "IKEEXT why@3\n");
}

BOOST_AUTO_TEST_CASE(the_last_day_counts_and_the_next_does_not) {
  const auto until = suppression("VPN501", "", "2027-01-31");
  BOOST_TEST(applied(until, "2027-01-31") == "IKEEXT why@3\n");
  BOOST_TEST(applied(until, "2027-02-01") ==
             "v.toml:3:1: the suppression of VPN501 expired on 2027-01-31; it was not applied\n");
}

BOOST_AUTO_TEST_CASE(without_a_day_an_expiry_is_not_checked_and_that_is_said) {
  BOOST_TEST(applied(suppression("VPN501", "", "2027-01-31")) ==
             "IKEEXT why@3\n"
             "v.toml:3:1: the suppression of VPN501 expires on 2027-01-31; without --now that was "
             "not checked\n");
}

BOOST_AUTO_TEST_CASE(a_rule_that_was_not_decided_makes_nothing_stale) {
  BOOST_TEST(applied(suppression("VPN401", "elsewhere")) == "");
  BOOST_TEST(applied(suppression("VPN999")) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
