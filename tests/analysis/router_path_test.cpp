// What a router in front of a VPN server does with UDP 500, UDP 4500 and ESP.
#include "analysis/router_path.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

/// A pf router whose forwards are all listed (line 2), with one public line (line 1).
class Gate : public BundleMaker {
 public:
  explicit Gate(std::string_view extent = "complete=yes") {
    no_hosts().host(Role::server_router, "server-router").artifact("c.xml");
    add("router", "device=gate; wan_interface=wan; wan_class=public");
    add("extent", "table=port_forward; selector=*; " + std::string(extent));
  }
  Gate& forward(std::string_view fields) {
    add("port_forward",
        "device=gate; interface=wan; protocol=udp; enabled=yes; " + std::string(fields));
    return *this;
  }
  Gate& with(std::string_view table, std::string_view fields) {
    add(table, fields);
    return *this;
  }
  std::string follow(std::string_view stage = "router_forward", bool l2tp = false) {
    follow_server_routers(bundle());
    std::string out;
    const auto all = dump(bundle(), "path_step", {"stage", "flow", "verdict", "reason", "rule"});
    const auto wanted = " stage=" + std::string(stage);
    for (const auto line : split(all, '\n')) {
      const auto at = line.find(wanted);
      const bool is_l2tp = line.find(" flow=l2tp") != line.npos;
      if (at == line.npos || is_l2tp != l2tp) continue;
      if (!out.empty()) out += '\n';
      out += line.substr(0, at);
      out += line.substr(at + wanted.size());
    }
    return out;
  }
  /// What happens to UDP 1701 in clear: forward, then filter.
  std::string clear_l2tp() {
    const auto forward = follow("router_forward", true);
    bundle().facts.rows<PathStep>().clear();
    const auto filter = follow("router_filter", true);
    return forward + (filter.empty() ? "" : "\n" + filter);
  }
  Gate& l2tp_listed() { return with("extent", "table=l2tp_endpoint; selector=*; complete=yes"); }
};

const std::string own_server = "device=gate; name=mobile; enabled=yes; mobile=yes; interface=wan";

}  // namespace

BOOST_AUTO_TEST_CASE(forwards_of_both_ports_pass_and_esp_has_none) {
  BOOST_TEST(Gate()
                 .forward("external_port=500; description=IKE")
                 .forward("external_port=4500; description=NAT-T")
                 .follow() ==
             "c.xml:3 flow=ike verdict=pass reason=forward rule=IKE\n"
             "c.xml:4 flow=nat_t verdict=pass reason=forward rule=NAT-T\n"
             "c.xml:2 flow=esp verdict=drop reason=no_forward");
}

BOOST_AUTO_TEST_CASE(a_packet_filter_alone_hides_a_server_unless_ike_goes_to_another_host) {
  const std::string chain = "table=ip filter; name=INPUT; hook=input; policy=drop";
  BOOST_TEST(Gate().with("filter_chain", chain).follow() ==
             "c.xml:1 flow=ike verdict=!not_collected\n"
             "c.xml:1 flow=nat_t verdict=!not_collected\n"
             "c.xml:1 flow=esp verdict=!not_collected");
  BOOST_TEST(Gate().with("filter_chain", chain).forward("external_port=500").follow() ==
             "c.xml:4 flow=ike verdict=pass reason=forward\n"
             "c.xml:2 flow=nat_t verdict=drop reason=no_forward\n"
             "c.xml:2 flow=esp verdict=drop reason=no_forward");
}

BOOST_AUTO_TEST_CASE(a_missing_forward_is_a_drop_at_the_listing) {
  BOOST_TEST(Gate().forward("external_port=500").follow() ==
             "c.xml:3 flow=ike verdict=pass reason=forward\n"
             "c.xml:2 flow=nat_t verdict=drop reason=no_forward\n"
             "c.xml:2 flow=esp verdict=drop reason=no_forward");
}

BOOST_AUTO_TEST_CASE(a_range_and_a_forward_of_everything_count) {
  BOOST_TEST(Gate().forward("external_port=400-5000").follow() ==
             "c.xml:3 flow=ike verdict=pass reason=forward\n"
             "c.xml:3 flow=nat_t verdict=pass reason=forward\n"
             "c.xml:2 flow=esp verdict=drop reason=no_forward");
  BOOST_TEST(Gate().forward("protocol=any").follow() ==
             "c.xml:3 flow=ike verdict=pass reason=forward\n"
             "c.xml:3 flow=nat_t verdict=pass reason=forward\n"
             "c.xml:3 flow=esp verdict=pass reason=forward");
}

BOOST_AUTO_TEST_CASE(a_cut_listing_proves_no_missing_forward) {
  BOOST_TEST(Gate("complete=no").forward("external_port=500").follow() ==
             "c.xml:3 flow=ike verdict=pass reason=forward\n"
             "c.xml:1 flow=nat_t verdict=!not_collected\n"
             "c.xml:1 flow=esp verdict=!not_collected");
}

BOOST_AUTO_TEST_CASE(a_forward_that_is_off_is_named) {
  BOOST_TEST(Gate().forward("external_port=500; enabled=no; description=old").follow() ==
             "c.xml:3 flow=ike verdict=drop reason=forward_disabled rule=old\n"
             "c.xml:2 flow=nat_t verdict=drop reason=no_forward\n"
             "c.xml:2 flow=esp verdict=drop reason=no_forward");
}

BOOST_AUTO_TEST_CASE(an_active_forward_beside_one_that_is_off_passes) {
  BOOST_TEST(Gate()
                 .forward("external_port=500; enabled=no")
                 .forward("external_port=500")
                 .follow()
                 .substr(0, 44) == "c.xml:4 flow=ike verdict=pass reason=forward");
}

BOOST_AUTO_TEST_CASE(what_is_unknown_about_a_forward_leaves_it_open) {
  for (const auto unknown :
       {"external_port=?", "enabled=?; external_port=500", "protocol=?; external_port=500",
        "external_port=500; source=198.51.100.0/24",
        "external_port=500; external_address=!203.0.113.2", "external_port=ipsec_ports"}) {
    BOOST_TEST_CONTEXT(unknown) {
      BOOST_TEST(Gate().forward(unknown).follow().substr(0, 55) ==
                 "c.xml:3 flow=ike verdict=!not_collected reason=forward\n");
    }
  }
}

BOOST_AUTO_TEST_CASE(forwards_of_tcp_and_of_the_inside_interface_do_not_count) {
  for (const auto other : {"protocol=tcp; external_port=500", "interface=lan; external_port=500"}) {
    BOOST_TEST_CONTEXT(other) {
      BOOST_TEST(Gate().forward(other).follow().substr(0, 47) ==
                 "c.xml:2 flow=ike verdict=drop reason=no_forward");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_forward_on_several_interfaces_counts_when_one_is_a_line) {
  BOOST_TEST(Gate().forward("interface=lan,wan; external_port=500").follow().substr(0, 44) ==
             "c.xml:3 flow=ike verdict=pass reason=forward");
}

BOOST_AUTO_TEST_CASE(one_to_one_translation_counts_as_a_forward) {
  BOOST_TEST(Gate().with("nat_rule", "kind=one_to_one; enabled=yes; description=VPN").follow() ==
             "c.xml:3 flow=ike verdict=pass reason=forward rule=VPN\n"
             "c.xml:3 flow=nat_t verdict=pass reason=forward rule=VPN\n"
             "c.xml:3 flow=esp verdict=pass reason=forward rule=VPN");
  BOOST_TEST(Gate().with("nat_rule", "kind=one_to_one; enabled=no").follow().substr(0, 47) ==
             "c.xml:2 flow=ike verdict=drop reason=no_forward");
}

BOOST_AUTO_TEST_CASE(a_router_that_is_the_server_itself_needs_no_forward) {
  BOOST_TEST(Gate().with("ipsec_endpoint", own_server).follow() ==
             "c.xml:3 flow=ike verdict=pass reason=own_server\n"
             "c.xml:3 flow=nat_t verdict=pass reason=own_server\n"
             "c.xml:3 flow=esp verdict=pass reason=own_server");
}

BOOST_AUTO_TEST_CASE(a_tunnel_between_sites_or_a_server_that_is_off_serves_no_clients) {
  for (const auto other : {"name=site; enabled=yes; mobile=no", "name=m; enabled=no; mobile=yes"}) {
    BOOST_TEST_CONTEXT(other) {
      BOOST_TEST(Gate().with("ipsec_endpoint", other).follow().substr(0, 47) ==
                 "c.xml:2 flow=ike verdict=drop reason=no_forward");
    }
  }
}

BOOST_AUTO_TEST_CASE(an_endpoint_whose_clients_are_unknown_leaves_it_open) {
  BOOST_TEST(Gate().with("ipsec_endpoint", "name=m; enabled=yes").follow().substr(0, 39) ==
             "c.xml:3 flow=ike verdict=!not_collected");
}

BOOST_AUTO_TEST_CASE(the_filter_says_what_the_forward_carries) {
  BOOST_TEST(Gate()
                 .forward("external_port=500; passes_filter=yes; filter_rule=NAT IKE")
                 .forward("external_port=4500; passes_filter=no; filter_rule=Block UDP")
                 .follow("router_filter") ==
             "c.xml:3 flow=ike verdict=pass reason=filter_rule rule=NAT IKE\n"
             "c.xml:4 flow=nat_t verdict=drop reason=filter_rule rule=Block UDP");
}

BOOST_AUTO_TEST_CASE(the_implicit_block_is_a_default) {
  BOOST_TEST(Gate()
                 .forward("external_port=500; passes_filter=no; filter_rule=default deny")
                 .follow("router_filter") == "c.xml:3 flow=ike verdict=drop reason=default_block");
}

BOOST_AUTO_TEST_CASE(a_rule_that_rejects_is_told_from_one_that_drops) {
  Gate gate;
  gate.forward("external_port=500; passes_filter=no; filter_rule=No UDP");
  gate.at_line(3).add("filter_rule", "action=reject; description=No UDP");
  BOOST_TEST(gate.follow("router_filter") ==
             "c.xml:3 flow=ike verdict=reject reason=filter_rule rule=No UDP");
}

BOOST_AUTO_TEST_CASE(a_filter_that_is_not_decided_stays_open) {
  BOOST_TEST(Gate().forward("external_port=500").follow("router_filter") ==
             "c.xml:3 flow=ike verdict=!not_collected");
}

BOOST_AUTO_TEST_CASE(the_filter_in_front_of_the_routers_own_server_counts) {
  BOOST_TEST(Gate()
                 .with("ipsec_endpoint", own_server +
                                             "; passes_ike=yes; ike_rule=IKE; passes_nat_t=no; "
                                             "nat_t_rule=default deny")
                 .follow("router_filter") ==
             "c.xml:3 flow=ike verdict=pass reason=filter_rule rule=IKE\n"
             "c.xml:3 flow=nat_t verdict=drop reason=default_block");
}

BOOST_AUTO_TEST_CASE(what_the_product_opens_itself_is_allowed_by_default) {
  BOOST_TEST(Gate()
                 .with("ipsec_endpoint", own_server + "; passes_ike=yes; ike_rule=automatic rule")
                 .follow("router_filter") ==
             "c.xml:3 flow=ike verdict=pass reason=default_allow\n"
             "c.xml:3 flow=nat_t verdict=!not_collected");
}

BOOST_AUTO_TEST_CASE(l2tp_in_clear_ends_at_a_router_that_neither_forwards_nor_serves_it) {
  BOOST_TEST(Gate().l2tp_listed().clear_l2tp() ==
             "c.xml:2 flow=l2tp verdict=drop reason=no_forward");
  BOOST_TEST(Gate().clear_l2tp() ==
             "c.xml:1 flow=l2tp verdict=!not_collected\nc.xml:1 flow=l2tp verdict=!not_collected");
}

BOOST_AUTO_TEST_CASE(a_forward_of_l2tp_meets_the_filter) {
  BOOST_TEST(Gate()
                 .l2tp_listed()
                 .forward("external_port=1701; passes_filter=yes; filter_rule=NAT L2TP")
                 .clear_l2tp() ==
             "c.xml:4 flow=l2tp verdict=pass reason=forward\n"
             "c.xml:4 flow=l2tp verdict=pass reason=filter_rule rule=NAT L2TP");
}

BOOST_AUTO_TEST_CASE(the_routers_own_l2tp_server_is_as_open_as_the_filter) {
  const std::string server = "device=gate; enabled=yes; interface=wan; ";
  BOOST_TEST(
      Gate().with("l2tp_endpoint", server + "passes_filter=yes; filter_rule=L2TP").clear_l2tp() ==
      "c.xml:3 flow=l2tp verdict=pass reason=own_server\n"
      "c.xml:3 flow=l2tp verdict=pass reason=filter_rule rule=L2TP");
  BOOST_TEST(Gate()
                 .with("l2tp_endpoint", server + "passes_filter=no; filter_rule=default deny")
                 .clear_l2tp() ==
             "c.xml:3 flow=l2tp verdict=pass reason=own_server\n"
             "c.xml:3 flow=l2tp verdict=drop reason=default_block");
  BOOST_TEST(Gate().with("l2tp_endpoint", server).clear_l2tp() ==
             "c.xml:3 flow=l2tp verdict=pass reason=own_server\n"
             "c.xml:3 flow=l2tp verdict=!not_collected");
}

BOOST_AUTO_TEST_CASE(an_l2tp_server_that_is_off_or_listens_inside_gets_nothing_from_outside) {
  for (const auto other : {"enabled=no; interface=wan", "enabled=yes; interface=lan"}) {
    BOOST_TEST_CONTEXT(other) {
      BOOST_TEST(Gate().with("l2tp_endpoint", other).clear_l2tp() ==
                 "c.xml:2 flow=l2tp verdict=drop reason=no_forward");
    }
  }
  for (const auto unknown : {"enabled=?; interface=wan", "enabled=yes"}) {
    BOOST_TEST_CONTEXT(unknown) {
      BOOST_TEST(Gate().with("l2tp_endpoint", unknown).clear_l2tp() ==
                 "c.xml:3 flow=l2tp verdict=!not_collected\n"
                 "c.xml:3 flow=l2tp verdict=!not_collected");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_router_that_was_followed_lists_all_its_steps) {
  Gate gate;
  gate.forward("external_port=500").follow();
  BOOST_TEST(dump(gate.bundle(), "extent", {"table", "selector", "complete"}) ==
             "c.xml:2 table=port_forward selector=* complete=true\n"
             "c.xml:1 table=path_step selector=* complete=true");
}

BOOST_AUTO_TEST_CASE(routers_of_the_client_and_empty_hosts_give_no_rows) {
  BundleMaker maker;
  maker.host(Role::client_router, "client-router").artifact("c.xml");
  maker.add("port_forward", "protocol=udp; enabled=yes; external_port=500");
  maker.host(Role::server_router, "server-router").artifact("photo.png");
  follow_server_routers(maker.bundle());
  BOOST_TEST(maker.bundle().facts.rows<PathStep>().empty());
}
