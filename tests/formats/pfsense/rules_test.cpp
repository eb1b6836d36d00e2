// config.xml of pfSense: filter rules.
#include "formats/pfsense/router.h"

using namespace vpnlint;
using namespace vpnlint::test;
using namespace vpnlint::test::pfsense;

BOOST_AUTO_TEST_SUITE(pfsense_rules)

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

BOOST_AUTO_TEST_SUITE_END()
