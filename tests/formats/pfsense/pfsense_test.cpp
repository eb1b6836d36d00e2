// config.xml of pfSense: lines, forwards, rules, translation, own VPN servers, secrets.
#include <boost/test/unit_test.hpp>
#include <string>

#include "formats/read_text.h"

namespace vpnlint {
int recognise_pfsense(const Head& head);
void read_pfsense(Reading& reading);
}  // namespace vpnlint

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

constexpr std::string_view interfaces = R"(<interfaces>
<wan><enable></enable><if>em0</if><ipaddr>203.0.113.10</ipaddr><subnet>29</subnet></wan>
<lan><enable></enable><if>em1</if><ipaddr>10.20.0.1</ipaddr><subnet>24</subnet></lan>
</interfaces>
)";

// Line 1 is the root and the host name, the interfaces follow on lines 2 to 5.
std::string document(std::string_view parts) {
  return "<pfsense><system><hostname>fw1</hostname></system>\n" + std::string(interfaces) +
         std::string(parts) + "</pfsense>\n";
}

ReadText read(std::string_view parts) { return read_text(read_pfsense, document(parts)); }

std::string forwards(const ReadText& result) {
  return dump(result, "port_forward",
              {"protocol", "external_port", "internal_address", "internal_port", "enabled",
               "external_address", "source", "passes_filter", "filter_rule"});
}

std::string forward(std::string_view inside) {
  return "<nat>\n<rule><interface>wan</interface>" + std::string(inside) + "</rule>\n</nat>\n";
}

std::string extent_of(const ReadText& result, std::string_view table) {
  for (const auto& row : result.facts.rows<Extent>()) {
    if (row.table.value() != table) continue;
    return std::to_string(row.at.line) + (row.complete.is(true) ? " complete" : " fragment");
  }
  return "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pfsense)

BOOST_AUTO_TEST_CASE(a_line_with_a_literal_address_has_a_class) {
  const auto result = read("");
  BOOST_TEST(dump(result, "router") ==
             "3: device=fw1 vendor=pfsense wan_interface=wan wan_kind=static "
             "wan_address=203.0.113.10 wan_class=public\n");
  BOOST_TEST(dump(result, "interface") ==
             "3: device=fw1 name=wan system_name=em0 addresses=[203.0.113.10/29] enabled=true "
             "is_wan=true\n"
             "4: device=fw1 name=lan system_name=em1 addresses=[10.20.0.1/24] enabled=true "
             "is_wan=false\n");
}

BOOST_AUTO_TEST_CASE(an_address_given_by_the_provider_is_not_collected) {
  for (const auto* kind : {"dhcp", "pppoe"}) {
    const auto result =
        read_text(read_pfsense, "<pfsense><interfaces><wan><enable/><ipaddr>" + std::string(kind) +
                                    "</ipaddr></wan></interfaces></pfsense>");
    BOOST_TEST(dump(result, "router") ==
               "1: vendor=pfsense wan_interface=wan wan_kind=" + std::string(kind) + "\n");
  }
}

BOOST_AUTO_TEST_CASE(every_line_is_a_row_and_carrier_addresses_are_told) {
  const auto result = read_text(read_pfsense, R"(<pfsense><interfaces>
<wan><enable/><ipaddr>100.64.3.9</ipaddr><subnet>10</subnet></wan>
<lan><enable/><ipaddr>192.168.1.1</ipaddr><subnet>24</subnet></lan>
<opt1><enable/><ipaddr>192.168.0.2</ipaddr><subnet>24</subnet><gateway>LTE</gateway></opt1>
<opt2><ipaddr>dhcp</ipaddr></opt2>
<opt3><enable/><ipaddr>10.0.9.1</ipaddr><subnet>24</subnet></opt3>
</interfaces></pfsense>)");
  BOOST_TEST(dump(result, "router", {"wan_interface", "wan_class"}) ==
             "2: wan_interface=wan wan_class=shared\n4: wan_interface=opt1 wan_class=private\n");
}

BOOST_AUTO_TEST_CASE(a_forward_is_a_row_for_each_protocol) {
  const auto result =
      read(forward("<protocol>tcp/udp</protocol><destination><network>wanip</network>"
                   "<port>500</port></destination><target>10.20.0.10</target>"
                   "<local-port>500</local-port>"));
  BOOST_TEST(forwards(result) ==
             "7: protocol=tcp external_port=500 internal_address=10.20.0.10 "
             "internal_port=500 enabled=true\n"
             "7: protocol=udp external_port=500 internal_address=10.20.0.10 "
             "internal_port=500 enabled=true\n");
  BOOST_TEST(extent_of(result, "port_forward") == "6 complete");
}

BOOST_AUTO_TEST_CASE(ranges_keep_their_first_inside_port) {
  const auto result =
      read(forward("<protocol>udp</protocol><destination><network>wanip</network>"
                   "<port>500-600</port></destination><target>10.20.0.10</target>"
                   "<local-port>1500</local-port>"));
  BOOST_TEST(forwards(result) ==
             "7: protocol=udp external_port=500-600 "
             "internal_address=10.20.0.10 internal_port=1500 enabled=true\n");
}

BOOST_AUTO_TEST_CASE(aliases_are_resolved_through_others) {
  const auto result = read(
      forward("<protocol>udp</protocol><source><address>branch</address></source>"
              "<destination><network>wanip</network><port>ike</port></destination>"
              "<target>server</target><local-port>ike</local-port>") +
      "<aliases>"
      "<alias><name>server</name><type>host</type><address>10.20.0.10</address></alias>"
      "<alias><name>ike</name><type>port</type><address>500 natt</address></alias>"
      "<alias><name>natt</name><type>port</type><address>4500:4501</address></alias>"
      "<alias><name>branch</name><type>network</type><address>192.0.2.0/28 198.51.100.7</address>"
      "</alias></aliases>\n");
  BOOST_TEST(forwards(result) ==
             "7: protocol=udp external_port=500 internal_address=10.20.0.10 internal_port=500 "
             "enabled=true source=192.0.2.0/28,198.51.100.7\n"
             "7: protocol=udp external_port=4500-4501 internal_address=10.20.0.10 "
             "internal_port=4500 enabled=true source=192.0.2.0/28,198.51.100.7\n");
}

BOOST_AUTO_TEST_CASE(names_that_cannot_be_resolved_stay) {
  const auto result =
      read(forward("<protocol>udp</protocol><destination><network>wanip</network><port>ike</port>"
                   "</destination><target>loop_a</target><local-port>ike</local-port>") +
           "<aliases><alias><name>loop_a</name><type>host</type><address>loop_b</address></alias>"
           "<alias><name>loop_b</name><type>host</type><address>loop_a</address></alias>"
           "<alias><name>ike</name><type>url_ports</type><address>https://x/</address></alias>"
           "</aliases>\n");
  BOOST_TEST(forwards(result) ==
             "7: protocol=udp external_port=ike internal_address=loop_a "
             "internal_port=ike enabled=true\n");
}

BOOST_AUTO_TEST_CASE(a_disabled_forward_says_where) {
  const auto result = read(
      "<nat>\n<rule>\n<disabled></disabled>\n<protocol>udp</protocol>"
      "<destination><port>500</port></destination><target>10.20.0.10</target>"
      "</rule></nat>\n");
  const auto& row = result.facts.rows<PortForward>().at(0);
  BOOST_TEST(row.enabled.is(false));
  BOOST_TEST(row.enabled.at().line == 8u);
}

BOOST_AUTO_TEST_CASE(another_address_of_the_router_is_named) {
  const auto result =
      read(forward("<protocol>udp</protocol><destination><address>203.0.113.12"
                   "</address><port>500</port></destination>"
                   "<target>10.20.0.10</target><local-port>500</local-port>"));
  BOOST_TEST(forwards(result) ==
             "7: protocol=udp external_port=500 internal_address=10.20.0.10 internal_port=500 "
             "enabled=true external_address=203.0.113.12\n");
}

BOOST_AUTO_TEST_CASE(a_forward_that_passes_needs_no_rule) {
  const auto result =
      read(forward("<protocol>udp</protocol><destination><network>wanip</network>"
                   "<port>500</port></destination><target>10.20.0.10</target>"
                   "<local-port>500</local-port>"
                   "<associated-rule-id>pass</associated-rule-id>"));
  BOOST_TEST(dump(result, "port_forward", {"passes_filter", "filter_rule"}) ==
             "7: passes_filter=true filter_rule=pass\n");
}

BOOST_AUTO_TEST_CASE(an_exception_before_a_forward_takes_its_packets) {
  const auto result = read(
      "<nat>\n<rule><interface>wan</interface><protocol>udp</protocol><nordr></nordr><descr>mine"
      "</descr><destination><network>wanip</network><port>500-600</port></destination></rule>\n"
      "<rule><interface>wan</interface><protocol>udp</protocol><destination><network>wanip</"
      "network>"
      "<port>500</port></destination><target>10.20.0.10</target><local-port>500</local-port></"
      "rule>\n"
      "<rule><interface>wan</interface><protocol>udp</protocol><destination><network>wanip</"
      "network>"
      "<port>4500</port></destination><target>10.20.0.10</target><local-port>4500</local-port></"
      "rule>"
      "\n</nat>\n");
  BOOST_TEST(dump(result, "port_forward", {"external_port", "passes_filter", "filter_rule"}) ==
             "8: external_port=500 passes_filter=false filter_rule=mine\n"
             "9: external_port=4500\n");
}

BOOST_AUTO_TEST_CASE(filter_rules_come_in_the_order_of_pf) {
  const auto result = read(R"(<filter>
<rule><type>pass</type><interface>wan</interface><descr>one</descr></rule>
<rule><type>block</type><interface>uplinks</interface><descr>two</descr></rule>
<rule><type>reject</type><interface>wan,lan</interface><floating>yes</floating><direction>any</direction><descr>three</descr></rule>
<rule><type>block</type><interface>wan</interface><floating>yes</floating><quick>yes</quick><direction>in</direction><disabled></disabled><descr>four</descr></rule>
</filter>
<ifgroups><ifgroupentry><ifname>uplinks</ifname><members>wan opt1</members></ifgroupentry></ifgroups>
)");
  BOOST_TEST(dump(result, "filter_rule",
                  {"chain", "position", "action", "enabled", "quick", "direction", "interfaces",
                   "description"}) ==
             "9: chain=floating position=1 action=reject enabled=true quick=false direction=any "
             "interfaces=[wan, lan] description=three\n"
             "10: chain=floating position=2 action=drop enabled=false quick=true direction=in "
             "interfaces=[wan] description=four\n"
             "8: chain=group position=1 action=drop enabled=true quick=true direction=in "
             "interfaces=[wan, opt1] description=two\n"
             "7: chain=interface position=1 action=pass enabled=true quick=true direction=in "
             "interfaces=[wan] description=one\n");
}

BOOST_AUTO_TEST_CASE(rules_name_addresses_in_many_ways) {
  const auto result = read(R"(<filter>
<rule><interface>wan</interface><protocol>udp</protocol><source><network>lan</network><not></not></source><destination><network>wanip</network><port>500</port></destination></rule>
<rule><interface>wan</interface><source><address>nowhere.example.com</address></source><destination><any></any><port>4500:4510</port></destination></rule>
<rule><interface>wan</interface><ipprotocol>inet6</ipprotocol><os>Linux</os><source><any></any></source><destination><network>(self)</network></destination></rule>
</filter>
)");
  BOOST_TEST(dump(result, "filter_rule",
                  {"protocol", "source_addresses", "source_negated", "destination_addresses",
                   "destination_ports", "unknown_match"}) ==
             "7: protocol=udp source_addresses=[10.20.0.1/24] source_negated=true "
             "destination_addresses=[203.0.113.10] destination_ports=[500]\n"
             "8: source_addresses=[nowhere.example.com] destination_ports=[4500-4510] "
             "unknown_match=unresolved address nowhere.example.com\n"
             "9: source_addresses=[::/0] destination_addresses=[203.0.113.10, 10.20.0.1] "
             "unknown_match=os Linux\n");
}

BOOST_AUTO_TEST_CASE(a_forward_of_any_address_is_told_from_one_of_the_own) {
  const auto to = [](std::string_view destination) {
    return dump(read(forward("<protocol>udp</protocol><destination>" + std::string(destination) +
                             "<port>500</port></destination><target>10.20.0.10</target>")),
                "port_forward", {"external_address"});
  };
  BOOST_TEST(to("<any></any>") == "7: external_address=any\n");
  BOOST_TEST(to("<network>wanip</network>") == "7:\n");
  BOOST_TEST(to("<any></any><not></not>") == "7: external_address=!any\n");
}

BOOST_AUTO_TEST_CASE(outbound_translation_follows_its_mode) {
  const auto outbound = [](std::string_view mode) {
    const auto result = read("<nat><outbound>\n<mode>" + std::string(mode) +
                             "</mode>\n<rule><interface>wan</interface><source><network>"
                             "10.20.0.0/24</network></source><dstport>500</dstport>"
                             "<staticnatport></staticnatport></rule></outbound></nat>\n");
    return dump(
        result, "nat_rule",
        {"kind", "position", "source_addresses", "destination_ports", "static_port", "enabled"});
  };
  const std::string own =
      "8: kind=outbound position=1 source_addresses=[10.20.0.0/24] "
      "destination_ports=[500] static_port=true enabled=";
  const std::string made =
      "7: kind=outbound position=2 destination_ports=[500] static_port=true "
      "enabled=true\n7: kind=outbound position=3 static_port=false "
      "enabled=true\n";
  BOOST_TEST(outbound("automatic") == own + "false\n" + made);
  BOOST_TEST(outbound("hybrid") == own + "true\n" + made);
  BOOST_TEST(outbound("advanced") == own + "true\n");
  BOOST_TEST(outbound("disabled") == own + "false\n");
}

BOOST_AUTO_TEST_CASE(a_mapping_of_a_whole_address_is_no_forward) {
  const auto result = read(
      "<nat>\n<onetoone><external>203.0.113.12</external><interface>wan"
      "</interface><source><address>10.20.0.10</address></source>"
      "<destination><any></any></destination><descr>server</descr></onetoone>\n"
      "<outbound><mode>advanced</mode></outbound></nat>\n");
  BOOST_TEST(dump(result, "nat_rule") ==
             "7: device=fw1 kind=one_to_one position=1 interface=wan "
             "source_addresses=[10.20.0.10] target=203.0.113.12 enabled=true description=server\n");
  BOOST_TEST(forwards(result) == "");
}

BOOST_AUTO_TEST_CASE(an_ipsec_server_of_its_own_is_an_endpoint) {
  const auto result = read(R"(<ipsec>
<phase1><ikeid>1</ikeid><iketype>auto</iketype><interface>wan</interface><mobile></mobile><authentication_method>pre_shared_key</authentication_method><nat_traversal>force</nat_traversal><encryption><item><encryption-algorithm><name>aes</name><keylen>256</keylen></encryption-algorithm><hash-algorithm>sha1</hash-algorithm><dhgroup>14</dhgroup></item><item><encryption-algorithm><name>3des</name></encryption-algorithm><hash-algorithm>sha1</hash-algorithm><dhgroup>2</dhgroup></item></encryption><descr>L2TP clients</descr></phase1>
<phase1><ikeid>2</ikeid><iketype>ikev2</iketype><interface>wan</interface><remote-gateway>198.51.100.9</remote-gateway><authentication_method>rsasig</authentication_method><nat_traversal>on</nat_traversal><encryption-algorithm><name>aes</name><keylen>128</keylen></encryption-algorithm><hash-algorithm>sha256</hash-algorithm><dhgroup>19</dhgroup><disabled></disabled></phase1>
<phase2><ikeid>1</ikeid><mode>transport</mode></phase2>
<phase2><ikeid>2</ikeid><mode>tunnel</mode></phase2>
</ipsec>
)");
  BOOST_TEST(dump(result, "ipsec_endpoint") ==
             "7: device=fw1 name=L2TP clients enabled=true interface=wan mobile=true "
             "ike_versions=[ikev1, ikev2] auth=psk mode=transport nat_traversal=true "
             "forces_encapsulation=true proposals=[aes256-sha1-modp2048, 3des-sha1-modp1024]\n"
             "8: device=fw1 name=phase1 2 enabled=false interface=wan mobile=false "
             "peer=198.51.100.9 ike_versions=[ikev2] auth=certificate mode=tunnel "
             "nat_traversal=true forces_encapsulation=false proposals=[aes128-sha256-ecp256] "
             "opens_filter=true\n");
  BOOST_TEST(extent_of(result, "ipsec_endpoint") == "6 complete");
}

BOOST_AUTO_TEST_CASE(an_l2tp_server_of_its_own_is_an_endpoint) {
  const auto server = read(
      "<l2tp>\n<mode>server</mode><interface>wan</interface><localip>10.20.9.1"
      "</localip><remoteip>10.20.9.16</remoteip><l2tp_subnet>28</l2tp_subnet>"
      "<paporchap>chap-msv2</paporchap><secret>s3cr3t</secret></l2tp>\n");
  BOOST_TEST(dump(server, "l2tp_endpoint") ==
             "6: device=fw1 enabled=true interface=wan local_address=10.20.9.1 "
             "pool=[10.20.9.16/28] auth_methods=[mschapv2]\n");
  BOOST_TEST(dump(server, "secret") == "7: kind=other name=l2tp/secret\n");
  const auto none = read("<l2tp><mode></mode></l2tp>\n");
  BOOST_TEST(dump(none, "l2tp_endpoint") == "");
  BOOST_TEST(extent_of(none, "l2tp_endpoint") == "6 complete");
}

BOOST_AUTO_TEST_CASE(chap_of_an_l2tp_server_is_every_kind_of_chap) {
  const auto methods = [](const std::string& setting) {
    const auto result =
        read("<l2tp><mode>server</mode><paporchap>" + setting + "</paporchap></l2tp>\n");
    return dump(result, "l2tp_endpoint");
  };
  BOOST_TEST(methods("chap") ==
             "6: device=fw1 enabled=true auth_methods=[chap, mschap, mschapv2]\n");
  BOOST_TEST(methods("pap") == "6: device=fw1 enabled=true auth_methods=[pap]\n");
}

BOOST_AUTO_TEST_CASE(secrets_are_marked_and_never_kept) {
  const auto result = read_text(read_pfsense, R"(<pfsense><system>
<user><name>admin</name><bcrypt-hash>$2b$10$abc</bcrypt-hash><password_note>no</password_note></user>
</system>
<ipsec><phase1><pre-shared-key>hunter2</pre-shared-key></phase1></ipsec>
<snmpd><rocommunity>monitor7</rocommunity></snmpd>
<cert><prv>AAAA
BBBB</prv></cert>
<ppps><ppp><password>cGFzcw==</password></ppp></ppps>
<pkg><passwordfld1>x1y2</passwordfld1><radius_secret>xxxxx</radius_secret><keylen>256</keylen></pkg>
<installedpackages><my_psk>opensesame</my_psk><usepassword>yes</usepassword></installedpackages>
</pfsense>)");
  BOOST_TEST(dump(result, "secret") ==
             "2: kind=hash name=system/user/bcrypt-hash\n"
             "4: kind=pre_shared_key name=ipsec/phase1/pre-shared-key\n"
             "5: kind=community name=snmpd/rocommunity\n"
             "6: kind=private_key name=cert/prv\n"
             "8: kind=password name=ppps/ppp/password\n"
             "9: kind=password name=pkg/passwordfld1\n"
             "10: kind=pre_shared_key name=installedpackages/my_psk\n");
  BOOST_TEST(result.quotes.at(4) ==
             "<ipsec><phase1><pre-shared-key>[REDACTED]</pre-shared-key></phase1></ipsec>");
  BOOST_TEST(result.quotes.at(6) == "<cert><prv>[REDACTED]");
  for (const auto& row : result.facts.rows<Setting>()) {
    BOOST_TEST(row.value.value().find("hunter2") == std::string::npos);
    BOOST_TEST(row.value.value().find("opensesame") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_community_of_the_factory_is_no_secret) {
  const auto result = read_text(read_pfsense, R"(<pfsense>
<snmpd><rocommunity>public</rocommunity></snmpd>
</pfsense>)");
  BOOST_TEST(dump(result, "secret") == "");
}

BOOST_AUTO_TEST_CASE(settings_have_the_path_of_their_element) {
  const auto result =
      read("<nat><rule><descr>a</descr></rule><rule><descr>b</descr></rule></nat>\n");
  std::string found;
  for (const auto& row : result.facts.rows<Setting>()) {
    if (!row.name.is("descr")) continue;
    found += row.format.value() + " " + row.path.value() + " " + row.value.value() + "\n";
  }
  BOOST_TEST(found == "pfsense nat/rule a\npfsense nat/rule[2] b\n");
}

BOOST_AUTO_TEST_CASE(absence_cites_the_root_when_there_is_no_section) {
  const auto result = read("");
  for (const auto* table :
       {"port_forward", "filter_rule", "nat_rule", "ipsec_endpoint", "l2tp_endpoint"}) {
    BOOST_TEST(extent_of(result, table) == "1 complete");
  }
  BOOST_TEST(extent_of(result, "router") == "2 complete");
}

BOOST_AUTO_TEST_CASE(a_cut_file_proves_what_is_whole_and_nothing_else) {
  const auto whole =
      document(forward("<protocol>udp</protocol><destination><network>wanip</network>"
                       "<port>500</port></destination><target>10.20.0.10</target>"
                       "<local-port>500</local-port>") +
               "<filter>\n<rule><interface>wan</interface><descr>first</descr></rule>"
               "\n<rule><interface>wan</interface><descr>second</descr></rule>\n"
               "</filter>\n");
  const auto result = read_text(read_pfsense, whole.substr(0, whole.find("second")));
  BOOST_TEST(dump(result, "filter_rule", {"description"}) == "10: description=first\n");
  BOOST_TEST(extent_of(result, "port_forward") == "6 complete");
  BOOST_TEST(extent_of(result, "filter_rule") == "9 fragment");
  BOOST_TEST(extent_of(result, "ipsec_endpoint") == "1 fragment");
  BOOST_TEST(dump_problems(result) ==
             "11:0 partial truncated: The file ends inside descr; what is "
             "not complete there is not used.\n");
  const auto early = read_text(read_pfsense, whole.substr(0, whole.find("<nat>")));
  BOOST_TEST(dump(early, "nat_rule") == "");
  BOOST_TEST(extent_of(early, "port_forward") == "1 fragment");
}

BOOST_AUTO_TEST_CASE(no_cut_through_a_file_invents_a_forward) {
  const auto whole =
      document(forward("<protocol>udp</protocol><destination><network>wanip</network>"
                       "<port>500</port></destination><target>10.20.0.10</target>"
                       "<local-port>500</local-port>"));
  const auto full = forwards(read_text(read_pfsense, whole));
  for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
    const auto result = read_text(read_pfsense, std::string_view(whole).substr(0, size));
    const auto rows = forwards(result);
    BOOST_TEST((rows.empty() || rows == full));
    BOOST_TEST((!rows.empty() || extent_of(result, "port_forward") != "1 complete"));
  }
}

BOOST_AUTO_TEST_CASE(a_file_of_one_line_is_read) {
  auto text =
      document(forward("<protocol>udp</protocol><destination><port>500</port></destination>"
                       "<target>10.20.0.10</target>"));
  std::erase(text, '\n');
  BOOST_TEST(forwards(read_text(read_pfsense, text)) ==
             "1: protocol=udp external_port=500 internal_address=10.20.0.10 internal_port=500 "
             "enabled=true\n");
}

BOOST_AUTO_TEST_SUITE_END()
