// Connection security rule strings and assigned IPsec policies.
#include "formats/registry/ipsec_policies.h"

#include <boost/test/unit_test.hpp>

#include "formats/registry/read_reg.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

std::string rule(std::string_view text, std::vector<std::string_view> columns = {}) {
  ReadText read;
  auto parsed = parse_connection_security_rule(text, {1, 1});
  if (!parsed) return "no rule";
  read.facts.rows<IpsecPolicy>().push_back(std::move(*parsed));
  auto line = dump(read, "ipsec_policy", columns);
  line.pop_back();
  return line.substr(3);
}

const std::string local =
    "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\"
    "FirewallPolicy\\ConSecRules]\n";
const std::string policies = "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft";

}  // namespace

BOOST_AUTO_TEST_SUITE(registry_ipsec_policies)

BOOST_AUTO_TEST_CASE(a_rule_without_conditions_takes_everything_and_is_off) {
  BOOST_TEST(rule("v2.30|Action=Secure|Name=x|") ==
             "name=x kind=connection_security enabled=false~ action=require "
             "profiles=[domain, private, public]~ protocol=any~ endpoint1_addresses=[any] "
             "endpoint2_addresses=[any] endpoint1_ports=[any] endpoint2_ports=[any]");
}

BOOST_AUTO_TEST_CASE(actions_are_what_they_demand) {
  BOOST_TEST(rule("v2.30|Action=SecureServer|", {"action"}) == "action=require_inbound");
  BOOST_TEST(rule("v2.30|Action=Boundary|", {"action"}) == "action=request");
  BOOST_TEST(rule("v2.30|Action=DoNotSecure|", {"action"}) == "action=exempt");
  BOOST_TEST(rule("v2.30|Action=Later|", {"action", "unknown_token"}) ==
             "action=!unreadable unknown_token=Action=Later");
}

BOOST_AUTO_TEST_CASE(conditions_of_both_endpoints_are_read) {
  BOOST_TEST(rule("v2.30|Action=Boundary|Active=TRUE|Profile=Domain|Protocol=17|EP1Port=1701|"
                  "EP2Port2_10=1024-65535|EP1_4=10.0.0.0/255.0.0.0|EP2_6=2001:db8::/32|"
                  "Auth1Set={A}|Auth2Set={B}|Crypto2Set={C}|Desc=d|EmbedCtxt=g|",
                  {"enabled", "profiles", "protocol", "endpoint1_ports", "endpoint2_ports",
                   "endpoint1_addresses", "endpoint2_addresses", "unknown_token"}) ==
             "enabled=true profiles=[domain] protocol=udp endpoint1_addresses=[10.0.0.0/8] "
             "endpoint2_addresses=[2001:db8::/32] endpoint1_ports=[1701] "
             "endpoint2_ports=[1024-65535]");
}

BOOST_AUTO_TEST_CASE(conditions_that_cannot_be_judged_are_kept) {
  BOOST_TEST(rule("v2.30|Action=Secure|Active=TRUE|RTunnel4=192.0.2.1|IFType=Lan|",
                  {"unknown_token"}) == "unknown_token=RTunnel4=192.0.2.1|IFType=Lan");
}

BOOST_AUTO_TEST_CASE(what_has_no_version_is_no_rule_but_may_say_anything) {
  BOOST_TEST(rule("Action=Secure|") == "no rule");
  const auto read = read_export(local + "\"a\"=\"nothing\"\n\n");
  BOOST_TEST(dump(read, "ipsec_policy", {"id", "kind", "enabled", "action"}) ==
             "4: id=a kind=connection_security enabled=!unreadable action=!unreadable\n");
  BOOST_TEST(dump_problems(read) ==
             "4:1 partial damaged_value: The value a is no connection security rule.\n");
}

BOOST_AUTO_TEST_CASE(rules_of_both_stores_are_read) {
  const std::vector<std::string_view> columns{"id", "enabled", "action", "store"};
  BOOST_TEST(dump(read_export(local + "\"{1}\"=\"v2.30|Action=Secure|Active=TRUE|\"\n\n"),
                  "ipsec_policy",
                  columns) == "4: id={1} enabled=true action=require store=local\n");
  BOOST_TEST(dump(read_export(policies + "\\WindowsFirewall\\ConSecRules]\n"
                                         "\"{2}\"=\"v2.30|Action=Boundary|Active=FALSE|\"\n\n"),
                  "ipsec_policy", columns) == "4: id={2} enabled=false action=request store=gpo\n");
}

BOOST_AUTO_TEST_CASE(an_assigned_policy_has_a_name_and_no_action) {
  const std::vector<std::string_view> columns{"id", "name", "kind", "enabled", "action", "store"};
  BOOST_TEST(dump(read_export(policies +
                              "\\Windows\\IPSec\\Policy\\Local]\n"
                              "\"ActivePolicy\"=\"SOFTWARE\\\\Policies\\\\Microsoft\\\\Windows\\\\"
                              "IPSec\\\\Policy\\\\Local\\\\ipsecPolicy{72385230}\"\n\n"),
                  "ipsec_policy", columns) ==
             "4: id=ipsecPolicy{72385230} name=ipsecPolicy{72385230} kind=assigned_policy "
             "enabled=true store=local\n");
  BOOST_TEST(
      dump(read_export(policies +
                       "\\Windows\\IPSec\\GPTIPSECPolicy]\n"
                       "\"DSIPSECPolicyName\"=\"Branch\"\n"
                       "\"DSIPSECPolicyPath\"=\"LDAP://CN=ipsecPolicy{7},CN=IP Security\"\n\n"),
           "ipsec_policy", columns) ==
      "5: id=ipsecPolicy{7} name=Branch kind=assigned_policy enabled=true store=gpo\n");
}

BOOST_AUTO_TEST_CASE(an_empty_assignment_is_none) {
  BOOST_TEST(dump(read_export(policies + "\\Windows\\IPSec\\Policy\\Local]\n"
                                         "\"ActivePolicy\"=\"\"\n\n"),
                  "ipsec_policy") == "");
}

BOOST_AUTO_TEST_SUITE_END()
