// config.xml of pfSense: outbound and one-to-one translation.
#include "formats/pfsense/router.h"

using namespace vpnlint;
using namespace vpnlint::test;
using namespace vpnlint::test::pfsense;

BOOST_AUTO_TEST_SUITE(pfsense_translation)

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

BOOST_AUTO_TEST_SUITE_END()
