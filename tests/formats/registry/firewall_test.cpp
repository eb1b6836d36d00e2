// Firewall rule strings and profiles.
#include <boost/test/unit_test.hpp>

#include "formats/registry/firewall_rules.h"
#include "formats/registry/read_reg.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

std::string rule(std::string_view text, std::vector<std::string_view> columns = {}) {
  ReadText read;
  auto parsed = parse_firewall_rule(text, {1, 1});
  if (!parsed) return "no rule";
  read.facts.rows<FirewallRule>().push_back(std::move(*parsed));
  auto line = dump(read, "firewall_rule", columns);
  line.pop_back();
  return line.substr(3);
}

const std::string root = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet";
const std::string policy = root + "\\Services\\SharedAccess\\Parameters\\FirewallPolicy";

}  // namespace

BOOST_AUTO_TEST_SUITE(registry_firewall)

BOOST_AUTO_TEST_CASE(a_rule_without_conditions_matches_everything_and_is_off) {
  BOOST_TEST(rule("v2.30|Action=Block|Dir=Out|Name=x|") ==
             "name=x enabled=false~ direction=out action=block profiles=[domain, private, public]~ "
             "protocol=any~ local_ports=[any] remote_ports=[any] local_addresses=[any] "
             "remote_addresses=[any] program=any service=any interface_types=[any]");
}

BOOST_AUTO_TEST_CASE(repeated_tokens_are_lists) {
  BOOST_TEST(
      rule("v2.30|Action=Allow|Active=TRUE|Dir=In|Protocol=17|Profile=Domain|Profile=Public|"
           "LPort=500|LPort=4500|LPort2_10=49152-65535|RPort=RPC-EPMap|RA4=10.0.0.0/"
           "255.255.0.0|RA4=192.0.2.1-192.0.2.9|RA6=fe80::/64|RA42=IntErnet|"
           "RA4=LocalSubnet|RA6=LocalSubnet|IFType=Lan|IFType=RemoteAccess|"
           "App=%SystemRoot%\\system32\\svchost.exe|Svc=IKEEXT|EmbedCtxt=g|Edge=TRUE|",
           {"enabled", "profiles", "protocol", "local_ports", "remote_ports", "remote_addresses",
            "program", "service", "interface_types", "group", "unknown_token"}) ==
      "enabled=true profiles=[domain, public] protocol=udp local_ports=[500, 4500, "
      "49152-65535] remote_ports=[RPC-EPMap] remote_addresses=[10.0.0.0/16, "
      "192.0.2.1-192.0.2.9, fe80::/64, IntErnet, LocalSubnet] "
      "program=%SystemRoot%\\system32\\svchost.exe service=IKEEXT interface_types=[lan, ras] "
      "group=g");
}

BOOST_AUTO_TEST_CASE(protocols_have_names_or_numbers) {
  BOOST_TEST(rule("v2.0|Protocol=50|", {"protocol"}) == "protocol=esp");
  BOOST_TEST(rule("v2.0|Protocol=47|", {"protocol"}) == "protocol=gre");
  BOOST_TEST(rule("v2.0|Protocol=2|", {"protocol"}) == "protocol=2");
}

BOOST_AUTO_TEST_CASE(conditions_that_cannot_be_judged_are_kept) {
  BOOST_TEST(rule("v2.30|Action=Block|Dir=Out|Active=TRUE|NewToken=7|LUOwn=S-1-5-21|Desc=d|"
                  "Platform=2:6:2|Platform2=GTEQ|Profile=Moon|",
                  {"unknown_token"}) == "unknown_token=NewToken=7|LUOwn=S-1-5-21|Profile=Moon");
  BOOST_TEST(rule("v2.30|Dir=Sideways|", {"direction", "action", "unknown_token"}) ==
             "direction=!unreadable action=!unreadable unknown_token=Dir=Sideways");
}

BOOST_AUTO_TEST_CASE(a_rule_for_one_version_of_windows_may_be_of_another) {
  BOOST_TEST(rule("v2.30|Dir=Out|Platform=2:6:1|", {"unknown_token"}) ==
             "unknown_token=Platform=2:6:1");
}

BOOST_AUTO_TEST_CASE(shields_of_a_profile_are_read) {
  const auto local =
      read_export("[" + policy + "\\PublicProfile]\n\"DoNotAllowExceptions\"=dword:00000001\n");
  BOOST_TEST(dump(local, "firewall_profile", {"profile", "shielded"}) ==
             "3: profile=public shielded=true\n");
}

BOOST_AUTO_TEST_CASE(what_has_no_version_is_no_rule) {
  BOOST_TEST(rule("Action=Allow|Dir=In|") == "no rule");
  BOOST_TEST(rule("") == "no rule");
  BOOST_TEST(rule("v2|Dir=In|") == "no rule");
}

BOOST_AUTO_TEST_CASE(both_stores_and_their_profiles_are_read) {
  const std::string gpo = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall";
  const auto local = read_export(
      "[" + policy + "]\n\n[" + policy +
      "\\DomainProfile]\n\"EnableFirewall\"=dword:00000000\n\n[" + policy +
      "\\FirewallRules]\n\"a\"=\"v2.30|Action=Block|Active=TRUE|Dir=Out|\"\n\"b\"=\"x\"\n\n[" +
      policy + "\\PublicProfile]\n\"DefaultOutboundAction\"=dword:00000001\n\n[" + policy +
      "\\StandardProfile]\n\n");
  BOOST_TEST(dump(local, "firewall_profile") ==
             "5: profile=domain enabled=false default_inbound=block~ default_outbound=allow~ "
             "local_rules_apply=true~ shielded=false~ store=local\n"
             "12: profile=public enabled=true~ default_inbound=block~ default_outbound=block "
             "local_rules_apply=true~ shielded=false~ store=local\n"
             "15: profile=private enabled=true~ default_inbound=block~ default_outbound=allow~ "
             "local_rules_apply=true~ shielded=false~ store=local\n");
  BOOST_TEST(dump(local, "firewall_rule", {"id", "action", "store"}) ==
             "9: id=a action=block store=local\n");
  BOOST_TEST(dump_problems(local) ==
             "10:1 partial damaged_value: The value b is no firewall rule.\n");
  const auto group =
      read_export("[" + gpo + "]\n\n[" + gpo +
                  "\\StandardProfile]\n\"AllowLocalPolicyMerge\"=dword:00000000\n\n");
  BOOST_TEST(
      dump(group, "firewall_profile", {"profile", "enabled", "local_rules_apply", "store"}) ==
      "5: profile=private enabled=!proven_absent local_rules_apply=false store=gpo\n"
      "5: profile=public enabled=!proven_absent local_rules_apply=false store=gpo\n");
}

BOOST_AUTO_TEST_CASE(hardening_rules_count_only_for_the_services_of_a_vpn) {
  const auto key = policy + "\\RestrictedServices\\Static\\System";
  const auto read = read_export("[" + key +
                                "]\n\"a\"=\"V2.0|Action=Block|Dir=Out|Svc=IKEEXT|\"\n"
                                "\"b\"=\"V2.0|Action=Block|Dir=Out|Svc=WinDefend|\"\n\n");
  BOOST_TEST(dump(read, "firewall_rule", {"id", "unknown_token"}) ==
             "4: id=a unknown_token=RestrictedServices\n");
}

BOOST_AUTO_TEST_SUITE_END()
