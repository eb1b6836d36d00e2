// What the rules of a pf router in front of the client do with UDP 500, UDP 4500 and ESP.
#include "analysis/client_router_path.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

/// One line and one network inside; rules stand from line 5 on.
class Home : public BundleMaker {
 public:
  explicit Home(std::string_view extent = "complete=yes", std::string_view vendor = "pfsense",
                Role role = Role::client_router) {
    no_hosts().host(role, "router").artifact("c.xml");
    add("router", "device=home; wan_interface=wan; vendor=" + std::string(vendor));
    add("interface", "name=wan; is_wan=yes; enabled=yes; addresses=203.0.113.2/24");
    add("interface", "name=lan; is_wan=no; enabled=yes; addresses=192.168.1.1/24");
    add("extent", "table=filter_rule; selector=*; " + std::string(extent));
  }
  Home& rule(std::string_view fields) {
    add("filter_rule",
        "chain=interface; enabled=yes; quick=yes; direction=in; interfaces=lan; "
        "position=" +
            std::to_string(++position_) + "; " + std::string(fields));
    return *this;
  }
  Home& with(std::string_view table, std::string_view fields) {
    add(table, fields);
    return *this;
  }
  std::string follow() {
    follow_client_routers(bundle());
    return dump(bundle(), "path_step", {"flow", "verdict", "reason", "rule"});
  }
  std::string ike() {
    const auto all = follow();
    return all.substr(0, all.find('\n'));
  }

 private:
  int position_ = 0;
};

const std::string allow = "action=pass; description=allow";

}  // namespace

BOOST_AUTO_TEST_CASE(a_rule_that_passes_everything_passes_all_packets_of_a_dial) {
  BOOST_TEST(Home().rule(allow).follow() ==
             "c.xml:5 flow=ike verdict=pass reason=filter_rule rule=allow\n"
             "c.xml:5 flow=nat_t verdict=pass reason=filter_rule rule=allow\n"
             "c.xml:5 flow=esp verdict=pass reason=filter_rule rule=allow");
}

BOOST_AUTO_TEST_CASE(without_a_rule_the_inside_network_is_blocked) {
  BOOST_TEST(Home().rule("action=pass; protocol=tcp").follow() ==
             "c.xml:4 flow=ike verdict=drop reason=default_block\n"
             "c.xml:4 flow=nat_t verdict=drop reason=default_block\n"
             "c.xml:4 flow=esp verdict=drop reason=default_block");
}

BOOST_AUTO_TEST_CASE(a_network_that_nothing_leaves_is_not_where_a_pc_dials_from) {
  const auto unknown = "c.xml:1 flow=ike verdict=!not_collected";
  BOOST_TEST(Home().ike() == unknown);
  BOOST_TEST(Home().rule("action=pass; interfaces=wan").rule("action=drop").ike() == unknown);
  BOOST_TEST(Home()
                 .rule(allow)
                 .with("interface",
                       "name=opt1; is_wan=no; enabled=yes; "
                       "addresses=192.168.2.1/24")
                 .ike() == "c.xml:5 flow=ike verdict=pass reason=filter_rule rule=allow");
}

BOOST_AUTO_TEST_CASE(a_rule_above_that_blocks_a_port_wins) {
  BOOST_TEST(Home()
                 .rule("action=drop; protocol=udp; destination_ports=500; description=no IKE")
                 .rule("action=reject; protocol=esp; description=no ESP")
                 .rule(allow)
                 .follow() ==
             "c.xml:5 flow=ike verdict=drop reason=filter_rule rule=no IKE\n"
             "c.xml:7 flow=nat_t verdict=pass reason=filter_rule rule=allow\n"
             "c.xml:6 flow=esp verdict=reject reason=filter_rule rule=no ESP");
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_off_is_named_when_it_would_have_passed) {
  BOOST_TEST(Home()
                 .rule("action=pass; enabled=no; description=old")
                 .rule("action=pass; protocol=tcp")
                 .ike() == "c.xml:5 flow=ike verdict=drop reason=filter_rule rule=old");
}

BOOST_AUTO_TEST_CASE(everything_but_the_own_networks_is_the_internet) {
  BOOST_TEST(Home()
                 .rule(allow + "; destination_addresses=192.168.0.0/16; destination_negated=yes")
                 .ike() == "c.xml:5 flow=ike verdict=pass reason=filter_rule rule=allow");
  BOOST_TEST(Home().rule(allow + "; destination_addresses=10.0.0.0/8").ike() ==
             "c.xml:4 flow=ike verdict=drop reason=default_block");
}

BOOST_AUTO_TEST_CASE(a_rule_for_some_servers_or_some_pcs_leaves_it_open) {
  for (const auto some :
       {"destination_addresses=198.51.100.0/24", "source_addresses=192.168.1.64/26"}) {
    BOOST_TEST_CONTEXT(some) {
      BOOST_TEST(Home().rule(allow + "; " + some).ike() ==
                 "c.xml:1 flow=ike verdict=!not_collected");
    }
  }
}

BOOST_AUTO_TEST_CASE(networks_that_are_treated_differently_leave_it_open) {
  const auto guests = "name=opt1; is_wan=no; enabled=yes; addresses=192.168.2.1/24";
  BOOST_TEST(Home()
                 .rule(allow)
                 .rule("action=pass; interfaces=opt1; protocol=tcp")
                 .with("interface", guests)
                 .ike() == "c.xml:1 flow=ike verdict=!not_collected");
  BOOST_TEST(
      Home().rule(allow).rule("action=pass; interfaces=opt1").with("interface", guests).ike() ==
      "c.xml:5 flow=ike verdict=pass reason=filter_rule rule=allow");
  BOOST_TEST(Home()
                 .rule(allow)
                 .with("interface", "name=opt1; is_wan=no; enabled=no; addresses=192.168.2.1/24")
                 .with("interface", "name=opt2; is_wan=no; enabled=yes")
                 .ike() == "c.xml:5 flow=ike verdict=pass reason=filter_rule rule=allow");
}

BOOST_AUTO_TEST_CASE(a_floating_rule_of_the_line_blocks_on_the_way_out) {
  const std::string floating =
      "action=drop; chain=floating; interfaces=wan; direction=out; protocol=udp; "
      "destination_ports=500; description=out";
  BOOST_TEST(Home().rule(allow).rule(floating).ike() ==
             "c.xml:6 flow=ike verdict=drop reason=filter_rule rule=out");
  BOOST_TEST(Home().rule(allow).rule(floating + "; source_addresses=192.168.1.0/24").ike() ==
             "c.xml:1 flow=ike verdict=!not_collected");
}

BOOST_AUTO_TEST_CASE(rules_that_are_not_all_there_decide_nothing) {
  BOOST_TEST(Home("complete=no").rule(allow).ike() == "c.xml:1 flow=ike verdict=!not_collected");
}

BOOST_AUTO_TEST_CASE(other_products_and_other_roles_give_no_rows) {
  BOOST_TEST(Home("complete=yes", "routeros").rule(allow).follow() == "");
  BOOST_TEST(Home("complete=yes", "pfsense", Role::server_router).rule(allow).follow() == "");
}
