// Which connection security rules take the L2TP packets of a dial.
#include "analysis/ipsec_policies.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

const std::string everything =
    "kind=connection_security; profiles=domain,private,public; protocol=any; "
    "endpoint1_addresses=any; endpoint2_addresses=any; endpoint1_ports=any; endpoint2_ports=any";

/// Later fields win.
std::string takes(std::string_view fields, std::string_view server = "198.51.100.7") {
  BundleMaker maker;
  maker.add("vpn_connection", "name=Office; server=" + std::string(server));
  maker.add("ipsec_policy", everything + "; " + std::string(fields));
  match_ipsec_policies(maker.bundle());
  const auto cell = maker.bundle().facts.rows<IpsecPolicy>()[0].takes_l2tp;
  return !cell.known() ? "unknown" : cell.value() ? "yes" : "no";
}

std::string covered(const std::vector<std::string_view>& keys) {
  BundleMaker maker;
  for (const auto key : keys) {
    maker.add("extent",
              "table=registry_key; complete=yes; selector=HKEY_LOCAL_MACHINE\\" + std::string(key));
  }
  const auto before = maker.bundle().facts.rows<Extent>().size();
  match_ipsec_policies(maker.bundle());
  const auto& extents = maker.bundle().facts.rows<Extent>();
  return extents.size() == before ? "nothing" : extents.back().selector.value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ipsec_policies)

BOOST_AUTO_TEST_CASE(a_rule_for_all_traffic_takes_l2tp) { BOOST_TEST(takes("") == "yes"); }

BOOST_AUTO_TEST_CASE(protocol_and_ports_decide_on_either_side) {
  BOOST_TEST(takes("protocol=udp") == "yes");
  BOOST_TEST(takes("protocol=tcp") == "no");
  BOOST_TEST(takes("protocol=udp; endpoint1_ports=1701") == "yes");
  BOOST_TEST(takes("protocol=udp; endpoint2_ports=1701") == "yes");
  BOOST_TEST(takes("protocol=udp; endpoint2_ports=500,4500") == "no");
}

BOOST_AUTO_TEST_CASE(the_server_may_be_either_endpoint) {
  BOOST_TEST(takes("endpoint1_addresses=198.51.100.0/24") == "yes");
  BOOST_TEST(takes("endpoint2_addresses=198.51.100.7") == "yes");
  BOOST_TEST(takes("endpoint1_addresses=10.0.0.0/8; endpoint2_addresses=10.0.0.0/8") == "no");
}

BOOST_AUTO_TEST_CASE(what_depends_on_something_unknown_stays_open) {
  BOOST_TEST(takes("endpoint2_addresses=10.0.0.0/8") == "unknown");  // the PC may be there
  BOOST_TEST(takes("endpoint2_addresses=198.51.100.7", "vpn.example.com") == "unknown");
  BOOST_TEST(takes("profiles=domain") == "unknown");
  BOOST_TEST(takes("unknown_token=RTunnel4=192.0.2.1") == "unknown");
  BOOST_TEST(takes("kind=assigned_policy") == "unknown");
  BOOST_TEST(takes("protocol=?") == "unknown");
}

BOOST_AUTO_TEST_CASE(several_exports_together_cover_all_places) {
  BOOST_TEST(covered({"SYSTEM\\CurrentControlSet", "SOFTWARE\\Policies"}) == "*");
  BOOST_TEST(covered({"SYSTEM\\CurrentControlSet"}) == "nothing");
  BOOST_TEST(covered({"SYSTEM\\CurrentControlSet\\Services\\SharedAccess",
                      "SOFTWARE\\Policies\\Microsoft\\WindowsFirewall"}) == "nothing");
}

BOOST_AUTO_TEST_SUITE_END()
