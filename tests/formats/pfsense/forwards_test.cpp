// config.xml of pfSense: port forwards, and the names in them.
#include "formats/pfsense/router.h"

using namespace vpnlint;
using namespace vpnlint::test;
using namespace vpnlint::test::pfsense;

BOOST_AUTO_TEST_SUITE(pfsense_forwards)

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

BOOST_AUTO_TEST_CASE(exceptions_are_rows_in_the_order_of_the_forwards) {
  const auto result = read(
      "<nat>\n"
      "<rule><protocol>udp</protocol><source><any/></source><destination><port>500</port>"
      "</destination><target>10.20.0.10</target></rule>\n"
      "<rule><nordr/><protocol>udp</protocol><source><address>192.0.2.7</address></source>"
      "<destination><network>wanip</network><port>4500</port></destination></rule>\n"
      "<rule><protocol>udp</protocol><source><port>500</port></source><destination>"
      "<port>4500</port></destination><target>10.20.0.10</target></rule>\n</nat>\n");
  BOOST_TEST(dump(result, "port_forward", {"position", "external_port", "source_ports"}) ==
             "7: external_port=500 position=1\n"
             "9: external_port=4500 source_ports=[500] position=3\n");
  BOOST_TEST(dump(result, "nat_rule",
                  {"kind", "position", "source_addresses", "destination_addresses",
                   "destination_ports", "enabled"})
                 .starts_with("8: kind=no_redirect position=2 source_addresses=[192.0.2.7] "
                              "destination_addresses=[203.0.113.10] destination_ports=[4500] "
                              "enabled=true\n"));
}

BOOST_AUTO_TEST_SUITE_END()
