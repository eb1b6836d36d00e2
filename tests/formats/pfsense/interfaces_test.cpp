// config.xml of pfSense: lines and their addresses.
#include "formats/pfsense/router.h"

using namespace vpnlint;
using namespace vpnlint::test;
using namespace vpnlint::test::pfsense;

BOOST_AUTO_TEST_SUITE(pfsense_interfaces)

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

BOOST_AUTO_TEST_CASE(an_interface_says_what_it_blocks_before_all_rules) {
  const auto result = read_text(read_pfsense, R"(<pfsense><interfaces>
<wan><enable/><blockpriv></blockpriv><blockbogons/></wan>
<lan><enable/></lan>
</interfaces></pfsense>)");
  BOOST_TEST(dump(result, "interface", {"name", "blocks_private", "blocks_bogons"}) ==
             "2: name=wan blocks_private=true blocks_bogons=true\n3: name=lan\n");
}

BOOST_AUTO_TEST_CASE(virtual_addresses_belong_to_their_interface) {
  const auto result = read(
      "<virtualip>"
      "<vip><mode>carp</mode><interface>wan</interface><subnet>203.0.113.12</subnet>"
      "<subnet_bits>29</subnet_bits></vip>"
      "<vip><mode>proxyarp</mode><interface>wan</interface><subnet>203.0.113.13</subnet>"
      "<subnet_bits>32</subnet_bits></vip></virtualip>\n");
  BOOST_TEST(dump(result, "interface", {"name", "addresses"}) ==
             "3: name=wan addresses=[203.0.113.10/29, 203.0.113.12/29]\n"
             "4: name=lan addresses=[10.20.0.1/24]\n");
}

BOOST_AUTO_TEST_SUITE_END()
