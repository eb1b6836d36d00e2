// Which known products a bundle shows, and how strongly.
#include "analysis/network_products.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

std::string find(BundleMaker& maker) {
  find_network_products(maker.bundle());
  return dump(maker.bundle(), "network_product", {"product", "status", "seen_as"});
}

bool covers(std::string_view extent) {
  BundleMaker maker;
  maker.add("extent", extent);
  find_network_products(maker.bundle());
  return maker.bundle().facts.rows<Extent>().back().table.is("network_product");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(network_products)

BOOST_AUTO_TEST_CASE(a_running_service_shows_its_product) {
  BundleMaker maker;
  maker.add("service", "name=sevpnserver; state=running");
  maker.add("service", "name=Spooler; state=running");
  BOOST_TEST(find(maker) ==
             "client.txt:1 product=SoftEther VPN Server status=running seen_as=sevpnserver");
}

BOOST_AUTO_TEST_CASE(the_strongest_sign_of_a_product_wins) {
  BundleMaker maker;
  maker.add("program", "name=DNE Update");
  maker.add("vpn_connection", "name=Office; components=dni_dne,other");
  maker.add("service", "name=DNE; start=manual");
  BOOST_TEST(find(maker) ==
             "client.txt:2 product=Deterministic Network Enhancer status=bound "
             "seen_as=dni_dne");
}

BOOST_AUTO_TEST_CASE(a_state_says_more_than_a_start_type) {
  BundleMaker maker;
  maker.add("service", "name=epfwwfp; start=system");
  BOOST_TEST(find(maker) ==
             "client.txt:1 product=ESET firewall status=starts_itself seen_as=epfwwfp");
  BundleMaker both;
  both.add("service", "name=epfwwfp; start=system").add("service", "name=epfwwfp; state=stopped");
  BOOST_TEST(find(both) == "client.txt:2 product=ESET firewall status=stopped seen_as=epfwwfp");
}

BOOST_AUTO_TEST_CASE(a_disabled_service_is_only_installed) {
  BundleMaker maker;
  maker.add("service", "name=CVPND; start=disabled");
  BOOST_TEST(find(maker) == "client.txt:1 product=Cisco VPN Client status=installed seen_as=CVPND");
}

BOOST_AUTO_TEST_CASE(what_windows_does_not_have_shows_nothing) {
  BundleMaker maker;
  maker.add("service", "name=CVPND; installed=no");
  maker.add("program", "name=OpenVPNish Tool");
  maker.add("vpn_connection", "name=Office; components=?");
  BOOST_TEST(find(maker) == "");
}

BOOST_AUTO_TEST_CASE(programs_are_known_by_their_display_names) {
  BundleMaker maker;
  maker.add("program", "name=OpenVPN 2.6.8-I001 amd64");
  BOOST_TEST(find(maker) ==
             "client.txt:1 product=OpenVPN status=installed "
             "seen_as=OpenVPN 2.6.8-I001 amd64");
}

BOOST_AUTO_TEST_CASE(only_listings_with_drivers_cover_everything) {
  BOOST_TEST(covers("table=service; selector=*; complete=yes"));
  BOOST_TEST(covers("table=service; selector=*; complete=yes; columns=name,type,installed"));
  BOOST_TEST(!covers("table=service; selector=*; complete=yes; columns=name,installed"));
  BOOST_TEST(!covers("table=service; selector=*; complete=no"));
  BOOST_TEST(!covers("table=service; selector=CVPND; complete=yes"));
}

BOOST_AUTO_TEST_SUITE_END()
