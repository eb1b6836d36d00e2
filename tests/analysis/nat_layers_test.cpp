// Where addresses are translated, and when that is known.
#include "analysis/nat_layers.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

class Device : public BundleMaker {
 public:
  explicit Device(Role role) { no_hosts().host(role, "there").artifact("c.xml"); }
  Device& with(std::string_view table, std::string_view fields) {
    add(table, fields);
    return *this;
  }
  Device& line(std::string_view address_class) {
    return with("router",
                "device=gate; wan_interface=wan; wan_class=" + std::string(address_class));
  }
  Device& all_of(std::string_view table) {
    return with("extent", "table=" + std::string(table) + "; selector=*; complete=yes");
  }
  Device& forward(std::string_view port) {
    return with("port_forward",
                "device=gate; interface=wan; protocol=udp; enabled=yes; "
                "external_port=" +
                    std::string(port));
  }

  /// Layers, then the sides that are known.
  std::string find() {
    const auto before = bundle().facts.rows<Extent>().size();
    find_nat_layers(bundle());
    auto out = dump(bundle(), "nat_layer", {"side", "device", "layers", "reason"});
    const auto& extents = bundle().facts.rows<Extent>();
    for (auto i = before; i < extents.size(); ++i) {
      out += " | " + extents[i].selector.value() + ":" + std::to_string(extents[i].at.line);
      BOOST_TEST(extents[i].table.value() == "nat_layer");
      BOOST_TEST(extents[i].complete.value());
    }
    return out;
  }
};

constexpr auto own_server = "device=gate; name=m; enabled=yes; mobile=yes; interface=wan";

}  // namespace

BOOST_AUTO_TEST_CASE(a_forward_of_ike_puts_the_server_behind_nat) {
  BOOST_TEST(
      Device(Role::server_router).line("public").all_of("port_forward").forward("500").find() ==
      "c.xml:3 side=server device=gate layers=1 reason=forwards_ike | server:3");
}

BOOST_AUTO_TEST_CASE(a_linux_router_that_masquerades_its_lan_is_a_layer_of_the_client) {
  const auto router = [](std::string_view conditions) {
    return Device(Role::client_router)
        .with("filter_rule",
              "table=ip nat; chain=POSTROUTING; action=masquerade; position=1; "
              "enabled=yes; conditions=" +
                  std::string(conditions))
        .find();
  };
  BOOST_TEST(router("source=192.168.1.0/24,out_interface=wan").find("reason=outbound_nat") !=
             std::string::npos);
  BOOST_TEST(router("source=172.17.0.0/16,!out_interface=docker0") == "");
}

BOOST_AUTO_TEST_CASE(a_forward_of_nat_t_alone_does_too) {
  BOOST_TEST(
      Device(Role::server_router).line("public").all_of("port_forward").forward("4500").find() ==
      "c.xml:3 side=server device=gate layers=1 reason=forwards_ike | server:3");
}

BOOST_AUTO_TEST_CASE(a_private_line_in_front_of_a_forward_is_a_second_layer) {
  for (const auto line : {"private", "shared", "dslite"}) {
    BOOST_TEST(
        Device(Role::server_router).line(line).all_of("port_forward").forward("500").find() ==
        "c.xml:3 side=server device=gate layers=2 reason=forwards_ike | server:3");
  }
}

BOOST_AUTO_TEST_CASE(a_cut_listing_shows_the_layer_but_not_the_whole_side) {
  BOOST_TEST(Device(Role::server_router).line("public").forward("500").find() ==
             "c.xml:2 side=server device=gate layers=1 reason=forwards_ike");
}

BOOST_AUTO_TEST_CASE(a_router_that_is_the_server_on_a_public_line_has_no_layer) {
  BOOST_TEST(Device(Role::server_router)
                 .line("public")
                 .all_of("port_forward")
                 .with("ipsec_endpoint", own_server)
                 .find() == " | server:3");
}

BOOST_AUTO_TEST_CASE(without_all_forwards_nobody_knows_that_there_is_no_layer) {
  BOOST_TEST(Device(Role::server_router).line("public").with("ipsec_endpoint", own_server).find() ==
             "");
}

BOOST_AUTO_TEST_CASE(a_forward_that_may_count_leaves_the_side_open) {
  BOOST_TEST(Device(Role::server_router)
                 .line("public")
                 .all_of("port_forward")
                 .with("ipsec_endpoint", own_server)
                 .with("port_forward", "protocol=udp; enabled=?; external_port=500")
                 .find() == "");
}

BOOST_AUTO_TEST_CASE(a_router_that_is_the_server_on_a_private_line_is_behind_nat) {
  BOOST_TEST(Device(Role::server_router)
                 .line("private")
                 .all_of("port_forward")
                 .with("ipsec_endpoint", own_server)
                 .find() ==
             "c.xml:1 side=server device=gate layers=1 reason=private_wan | server:1");
}

BOOST_AUTO_TEST_CASE(a_shared_line_is_named_so) {
  BOOST_TEST(Device(Role::server_router).line("shared").all_of("port_forward").find() ==
             "c.xml:1 side=server device=gate layers=1 reason=shared_wan | server:1");
}

BOOST_AUTO_TEST_CASE(a_line_without_a_known_address_decides_nothing) {
  BOOST_TEST(Device(Role::server_router)
                 .with("router", "device=gate; wan_interface=wan; wan_kind=pppoe")
                 .all_of("port_forward")
                 .with("ipsec_endpoint", own_server)
                 .find() == "");
}

BOOST_AUTO_TEST_CASE(the_server_is_judged_by_the_line_on_which_it_listens) {
  const auto gate = [](std::string_view interface) {
    return Device(Role::server_router)
        .line("private")
        .with("router", "device=gate; wan_interface=opt1; wan_class=public")
        .all_of("port_forward")
        .with("ipsec_endpoint",
              "name=m; enabled=yes; mobile=yes; interface=" + std::string(interface))
        .find();
  };
  BOOST_TEST(gate("opt1") == " | server:4");
  BOOST_TEST(gate("wan") ==
             "c.xml:1 side=server device=gate layers=1 reason=private_wan | server:1");
  BOOST_TEST(gate("opt7") == "");
}

BOOST_AUTO_TEST_CASE(a_public_router_without_forward_and_server_decides_nothing) {
  BOOST_TEST(Device(Role::server_router).line("public").all_of("port_forward").find() == "");
}

BOOST_AUTO_TEST_CASE(forwards_that_are_off_or_of_other_ports_are_no_layer) {
  BOOST_TEST(Device(Role::server_router)
                 .line("public")
                 .all_of("port_forward")
                 .forward("443")
                 .with("port_forward", "protocol=udp; enabled=no; external_port=500")
                 .find() == "");
}

BOOST_AUTO_TEST_CASE(one_to_one_translation_is_a_layer_unless_the_router_serves) {
  Device gate(Role::server_router);
  gate.line("public").all_of("port_forward").with("nat_rule", "kind=one_to_one; enabled=yes");
  BOOST_TEST(gate.find() ==
             "c.xml:3 side=server device=gate layers=1 reason=forwards_ike | server:3");
}

BOOST_AUTO_TEST_CASE(a_home_router_translates_what_leaves) {
  BOOST_TEST(Device(Role::client_router)
                 .line("public")
                 .with("nat_rule", "kind=outbound; enabled=yes")
                 .find() ==
             "c.xml:2 side=client device=gate layers=1 reason=outbound_nat | client:2");
}

BOOST_AUTO_TEST_CASE(a_home_router_on_a_private_line_shows_two_layers) {
  BOOST_TEST(Device(Role::client_router)
                 .line("private")
                 .with("nat_rule", "kind=outbound; enabled=yes")
                 .find() ==
             "c.xml:1 side=client device=gate layers=2 reason=private_wan | client:1");
}

BOOST_AUTO_TEST_CASE(a_router_whose_translation_is_off_has_no_layer) {
  BOOST_TEST(Device(Role::client_router).line("public").all_of("nat_rule").find() == " | client:2");
  BOOST_TEST(Device(Role::client_router).line("public").find() == "");
}

BOOST_AUTO_TEST_CASE(a_server_is_behind_nat_when_all_its_addresses_are_private) {
  BOOST_TEST(Device(Role::server).with("interface", "name=eth0; addresses=10.0.0.5/24").find() ==
             "c.xml:1 side=server device=there layers=1 reason=private_server | server:1");
  BOOST_TEST(Device(Role::cloud)
                 .with("interface", "name=eth0; addresses=10.0.0.5/24")
                 .with("interface", "name=eth1; addresses=203.0.113.5/24")
                 .find() == " | server:2");
  BOOST_TEST(Device(Role::server).with("interface", "name=lo; addresses=127.0.0.1/8").find() == "");
}

BOOST_AUTO_TEST_CASE(a_client_says_nothing_about_layers) {
  BOOST_TEST(Device(Role::client).with("interface", "name=e; addresses=10.0.0.5/24").find() == "");
}
