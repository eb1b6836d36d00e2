// config.xml of pfSense: VPN servers that the router runs itself.
#include "formats/pfsense/router.h"

using namespace vpnlint;
using namespace vpnlint::test;
using namespace vpnlint::test::pfsense;

BOOST_AUTO_TEST_SUITE(pfsense_servers)

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

BOOST_AUTO_TEST_CASE(moved_ports_belong_to_every_phase_1) {
  const auto result = read(
      "<ipsec><port>1500</port><phase1><ikeid>1</ikeid><interface>wan</interface></phase1>"
      "</ipsec>\n");
  BOOST_TEST(dump(result, "ipsec_endpoint", {"ike_port", "nat_t_port"}) == "6: ike_port=1500\n");
}

BOOST_AUTO_TEST_SUITE_END()
