// What config.xml of OPNsense has beyond that of pfSense.
#include <boost/test/unit_test.hpp>
#include <string>

#include "formats/read_text.h"

namespace vpnlint {
void read_opnsense(Reading& reading);
}  // namespace vpnlint

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

ReadText read(std::string_view parts) {
  return read_text(read_opnsense,
                   "<opnsense><system><hostname>edge</hostname></system><interfaces>"
                   "<wan><enable>1</enable><ipaddr>203.0.113.34</ipaddr><subnet>28</subnet></wan>"
                   "<lan><enable>1</enable><ipaddr>10.30.0.1</ipaddr><subnet>24</subnet></lan>"
                   "</interfaces>\n" +
                       std::string(parts) + "</opnsense>\n");
}

std::string firewall(std::string_view parts) {
  return "<OPNsense><Firewall>\n" + std::string(parts) + "</Firewall></OPNsense>\n";
}

std::string rules(const ReadText& result) {
  return dump(result, "filter_rule",
              {"chain", "position", "action", "enabled", "quick", "interfaces", "description"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(opnsense)

BOOST_AUTO_TEST_CASE(newer_rules_come_before_older_ones_by_their_sequence) {
  const auto result = read(
      "<filter><rule><type>pass</type><interface>wan</interface><descr>older</descr></rule></"
      "filter>"
      "\n" +
      firewall(R"(<Filter><rules>
<rule><enabled>1</enabled><sequence>20</sequence><action>pass</action><quick>1</quick><interface>wan</interface><direction>in</direction><description>second</description></rule>
<rule><enabled>0</enabled><sequence>3</sequence><action>block</action><quick>0</quick><interface>wan</interface><direction>in</direction><description>first</description></rule>
<rule><enabled>1</enabled><sequence>9</sequence><action>reject</action><quick>1</quick><interface>wan,lan</interface><direction>any</direction><description>floating</description></rule>
</rules></Filter>
)"));
  BOOST_TEST(rules(result) ==
             "7: chain=floating position=1 action=reject enabled=true quick=true "
             "interfaces=[wan, lan] description=floating\n"
             "6: chain=interface position=1 action=drop enabled=false quick=false interfaces=[wan] "
             "description=first\n"
             "5: chain=interface position=2 action=pass enabled=true quick=true interfaces=[wan] "
             "description=second\n"
             "2: chain=interface position=3 action=pass enabled=true quick=true interfaces=[wan] "
             "description=older\n");
}

BOOST_AUTO_TEST_CASE(newer_rules_name_ends_with_aliases) {
  const auto result = read(firewall(R"(<Alias><aliases>
<alias><enabled>1</enabled><name>servers</name><type>host</type><content>10.30.0.10
10.30.0.11</content></alias>
<alias><enabled>1</enabled><name>ike</name><type>port</type><content>500
4500</content></alias>
<alias><enabled>1</enabled><name>country</name><type>geoip</type><content>KR</content></alias>
</aliases></Alias>
<Filter><rules><rule><enabled>1</enabled><sequence>1</sequence><action>pass</action><interface>wan</interface><protocol>UDP</protocol><source_net>country</source_net><source_not>1</source_not><destination_net>servers</destination_net><destination_port>ike</destination_port></rule></rules></Filter>
)"));
  BOOST_TEST(dump(result, "filter_rule",
                  {"protocol", "source_addresses", "source_negated", "destination_addresses",
                   "destination_ports", "unknown_match"}) ==
             "10: protocol=udp source_addresses=[country] source_negated=true "
             "destination_addresses=[10.30.0.10, 10.30.0.11] destination_ports=[500, 4500] "
             "unknown_match=unresolved address country\n");
}

BOOST_AUTO_TEST_CASE(all_interfaces_but_one_are_spelt_out) {
  const auto result = read(firewall(
      "<Filter><rules><rule><enabled>1</enabled><sequence>1</sequence><action>block</action>"
      "<interfacenot>1</interfacenot><interface>lan</interface></rule></rules></Filter>\n"));
  BOOST_TEST(dump(result, "filter_rule", {"chain", "interfaces"}) ==
             "3: chain=floating interfaces=[wan]\n");
}

BOOST_AUTO_TEST_CASE(older_switches_may_say_off) {
  const auto result = read(
      "<filter><rule><disabled>0</disabled><quick>0</quick><interface>wan</interface></rule>\n"
      "<rule><disabled>1</disabled><interface>wan</interface></rule></filter>\n");
  BOOST_TEST(dump(result, "filter_rule", {"enabled", "quick"}) ==
             "2: enabled=true quick=false\n3: enabled=false quick=true\n");
}

BOOST_AUTO_TEST_CASE(a_forward_that_registers_a_rule_has_one) {
  const auto result = read(
      "<nat><rule><sequence>1</sequence><disabled/><interface>wan</interface><protocol>udp</"
      "protocol>"
      "<destination><network>wanip</network><port>500</port></destination><target>10.30.0.10</"
      "target>"
      "<local-port>500</local-port><pass>rule</pass><descr>IKE</descr></rule></nat>\n");
  BOOST_TEST(dump(result, "filter_rule",
                  {"action", "enabled", "interfaces", "destination_addresses", "destination_ports",
                   "description"}) ==
             "2: action=pass enabled=true interfaces=[wan] destination_addresses=[10.30.0.10] "
             "destination_ports=[500] description=IKE\n");
}

BOOST_AUTO_TEST_CASE(connections_are_endpoints) {
  const auto result = read(
      R"(<OPNsense><IPsec><general><enabled>1</enabled></general><preSharedKeys><preSharedKey><ident>a</ident><Key>hunter2</Key></preSharedKey></preSharedKeys></IPsec>
<Swanctl><Connections>
<Connection uuid="u1"><enabled>1</enabled><proposals>aes256-sha1-modp2048,default</proposals><version>1</version><local_addrs/><remote_addrs/><encap>1</encap><description>L2TP</description></Connection>
<Connection uuid="u2"><enabled>0</enabled><proposals>default</proposals><version>0</version><remote_addrs>198.51.100.9</remote_addrs><encap>0</encap></Connection>
</Connections>
<locals><local uuid="l1"><enabled>1</enabled><connection>u1</connection><auth>psk</auth></local></locals>
<children><child><enabled>1</enabled><connection>u1</connection><mode>transport</mode></child></children>
</Swanctl></OPNsense>
)");
  BOOST_TEST(dump(result, "ipsec_endpoint") ==
             "4: device=edge name=L2TP enabled=true mobile=true ike_versions=[ikev1] auth=psk "
             "mode=transport forces_encapsulation=true proposals=[aes256-sha1-modp2048, default] "
             "opens_filter=false\n"
             "5: device=edge name=u2 enabled=false mobile=false peer=198.51.100.9 "
             "ike_versions=[ikev1, ikev2] forces_encapsulation=false proposals=[default] "
             "opens_filter=false\n");
  BOOST_TEST(dump(result, "secret") ==
             "2: kind=pre_shared_key name=OPNsense/IPsec/preSharedKeys/preSharedKey/Key\n");
  BOOST_TEST(result.quotes.at(2).find("hunter2") == std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(passwords_of_the_factory_are_no_secrets) {
  const auto result = read(R"(<OPNsense><proxy>
<general><parentproxy><enabled>0</enabled><user>username</user><password>password</password></parentproxy></general>
<forward><snmp_enable>0</snmp_enable><snmp_password>public</snmp_password></forward>
<other><snmp_password>public</snmp_password></other>
<general><parentproxy><password>blue7whale</password></parentproxy></general>
</proxy></OPNsense>
)");
  BOOST_TEST(dump(result, "secret") ==
             "5: kind=password name=OPNsense/proxy/other/snmp_password\n"
             "6: kind=password name=OPNsense/proxy/general/parentproxy/password\n");
}

BOOST_AUTO_TEST_CASE(tunnels_are_off_when_ipsec_is) {
  const std::string phase1 =
      "<phase1><ikeid>1</ikeid><hash-algorithm>sha1,sha256</hash-algorithm>"
      "<dhgroup>14</dhgroup><encryption-algorithm><name>aes</name><keylen>256"
      "</keylen></encryption-algorithm></phase1>";
  const auto off = read("<ipsec>" + phase1 + "</ipsec>\n");
  BOOST_TEST(dump(off, "ipsec_endpoint", {"enabled", "proposals"}) ==
             "2: enabled=false proposals=[aes256-sha1-modp2048, aes256-sha256-modp2048]\n");
  const auto on = read("<ipsec><enable>1</enable>" + phase1 + "</ipsec>\n");
  BOOST_TEST(dump(on, "ipsec_endpoint", {"enabled"}) == "2: enabled=true\n");
}

BOOST_AUTO_TEST_CASE(newer_translation_rules_are_read) {
  const auto result = read(
      "<nat><outbound><mode>advanced</mode></outbound></nat>\n" +
      firewall(
          "<Filter><snatrules><rule><enabled>1</enabled><interface>wan</interface><source_net>lan"
          "</source_net><staticnatport>1</staticnatport></rule></"
          "snatrules>\n<onetoone><rule><enabled>1"
          "</enabled><interface>wan</interface><external>203.0.113.40</"
          "external><source_net>10.30.0.10"
          "</source_net></rule></onetoone></Filter>\n"));
  BOOST_TEST(dump(result, "nat_rule", {"kind", "source_addresses", "target", "static_port"}) ==
             "5: kind=one_to_one source_addresses=[10.30.0.10] target=203.0.113.40\n"
             "4: kind=outbound source_addresses=[10.30.0.1/24] static_port=true\n");
}

BOOST_AUTO_TEST_CASE(a_cut_file_proves_no_absence_of_rules_in_two_places) {
  const auto result =
      read_text(read_opnsense,
                "<opnsense><interfaces></interfaces><nat></nat>\n<filter></filter>\n"
                "<OPNsense><Fire");
  BOOST_TEST(dump(result, "extent", {"table", "complete"}) ==
             "1: table=interface complete=true\n1: table=router complete=true\n"
             "1: table=port_forward complete=true\n2: table=filter_rule complete=false\n"
             "1: table=nat_rule complete=false\n1: table=ipsec_endpoint complete=false\n"
             "1: table=l2tp_endpoint complete=false\n");
}

BOOST_AUTO_TEST_SUITE_END()
