// config.xml of pfSense: what a whole file and a cut one prove.
#include "formats/pfsense/router.h"

using namespace vpnlint;
using namespace vpnlint::test;
using namespace vpnlint::test::pfsense;

BOOST_AUTO_TEST_SUITE(pfsense_absence)

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
