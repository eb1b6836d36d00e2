// What Linux filters on the way do with the packets of a dial, addresses not told.
#include "analysis/path/linux_filters.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

/// Chains of the tables ip nat and ip filter; rules stand from line 6 on.
class Linux : public BundleMaker {
 public:
  explicit Linux(Role role, std::string_view input = "drop", std::string_view forward = "drop",
                 std::string_view output = "pass") {
    no_hosts().host(role, "box").artifact("save.txt");
    chain("nat", "PREROUTING", "prerouting", "nat", "pass", -100);
    chain("nat", "POSTROUTING", "postrouting", "nat", "pass", 100);
    chain("filter", "INPUT", "input", "filter", input, 0);
    chain("filter", "FORWARD", "forward", "filter", forward, 0);
    chain("filter", "OUTPUT", "output", "filter", output, 0);
  }
  Linux& rule(std::string_view table, std::string_view chain, std::string_view action,
              std::string_view conditions, std::string_view target = "") {
    add("filter_rule", "enabled=yes; table=ip " + std::string(table) +
                           "; chain=" + std::string(chain) + "; action=" + std::string(action) +
                           "; position=" + std::to_string(++positions_[std::string(chain)]) +
                           (target.empty() ? "" : "; target=" + std::string(target)));
    bundle().facts.rows<FilterRule>().back().conditions =
        Texts(list_of(conditions), bundle().facts.rows<FilterRule>().back().at);
    return *this;
  }
  Linux& input(std::string_view action, std::string_view conditions) {
    return rule("filter", "INPUT", action, conditions);
  }
  Linux& forward(std::string_view action, std::string_view conditions) {
    return rule("filter", "FORWARD", action, conditions);
  }
  Linux& complete() {
    add("extent", "table=filter_rule; selector=*; complete=yes");
    return *this;
  }
  std::string follow() {
    follow_linux_filters(bundle());
    return dump(bundle(), "path_step", {"stage", "flow", "verdict", "reason", "rule"});
  }
  /// The lines of one flow.
  std::string of(std::string_view flow) {
    std::string out;
    const auto all = follow();
    for (const auto line : split(all, '\n')) {
      if (line.find(" flow=" + std::string(flow) + ' ') != line.npos ||
          line.ends_with(" flow=" + std::string(flow))) {
        out += std::string(line) + '\n';
      }
    }
    return out;
  }

 private:
  void chain(std::string_view table, std::string_view name, std::string_view hook,
             std::string_view kind, std::string_view policy, int priority) {
    add("filter_chain", "semantics=netfilter; table=ip " + std::string(table) +
                            "; name=" + std::string(name) + "; hook=" + std::string(hook) +
                            "; kind=" + std::string(kind) + "; policy=" + std::string(policy) +
                            "; priority=" + std::to_string(priority));
  }

  std::map<std::string, int> positions_;
};

constexpr std::string_view answers = "state=established|related";

}  // namespace

BOOST_AUTO_TEST_SUITE(linux_filters)

BOOST_AUTO_TEST_CASE(a_server_drops_by_policy_what_no_rule_takes) {
  Linux server(Role::server);
  server.input("pass", "protocol=udp, destination_port=500").complete();
  BOOST_TEST(server.of("ike") ==
             "save.txt:6 stage=server_firewall flow=ike verdict=pass reason=filter_rule "
             "rule=INPUT 1\n");
  Linux other(Role::server);
  other.input("pass", "protocol=udp, destination_port=500").complete();
  BOOST_TEST(other.of("nat_t") ==
             "save.txt:3 stage=server_firewall flow=nat_t verdict=drop reason=default_block\n");
}

BOOST_AUTO_TEST_CASE(the_answers_of_a_server_meet_its_output) {
  Linux server(Role::server, "pass", "drop", "drop");
  BOOST_TEST(server.complete().of("ike_answer") ==
             "save.txt:5 stage=server_firewall flow=ike_answer verdict=drop "
             "reason=default_block\n");
  Linux open(Role::server, "pass", "drop", "drop");
  open.rule("filter", "OUTPUT", "pass", answers).complete();
  BOOST_TEST(open.of("ike_answer") ==
             "save.txt:6 stage=server_firewall flow=ike_answer verdict=pass reason=filter_rule "
             "rule=OUTPUT 1\n");
}

BOOST_AUTO_TEST_CASE(l2tp_is_asked_behind_ipsec) {
  Linux server(Role::server);
  server.input("pass", "protocol=udp, destination_port=1701, ipsec=yes").complete();
  BOOST_TEST(server.of("l2tp") ==
             "save.txt:6 stage=server_firewall flow=l2tp verdict=pass reason=filter_rule "
             "rule=INPUT 1\n");
}

BOOST_AUTO_TEST_CASE(rules_for_some_clients_leave_it_open) {
  Linux server(Role::server);
  server.input("pass", "protocol=udp, destination_port=500, source=198.51.100.0/24").complete();
  BOOST_TEST(server.of("ike") ==
             "save.txt:6 stage=server_firewall flow=ike verdict=!not_collected "
             "reason=filter_rule rule=INPUT 1\n");
}

BOOST_AUTO_TEST_CASE(rules_for_private_addresses_let_nobody_in_from_the_internet) {
  Linux server(Role::server);
  server.input("pass", "protocol=udp, destination_port=500, source=192.168.0.0/16").complete();
  BOOST_TEST(server.of("ike") ==
             "save.txt:3 stage=server_firewall flow=ike verdict=drop reason=default_block\n");
}

BOOST_AUTO_TEST_CASE(a_rule_for_the_clients_own_port_leaves_it_open) {
  Linux server(Role::server);
  server.input("pass", "protocol=udp, source_port=500, destination_port=500").complete();
  BOOST_TEST(server.of("ike").find("verdict=!not_collected") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_all_tables_nothing_passes_for_certain) {
  BOOST_TEST(Linux(Role::server, "pass").of("ike").find("verdict=!not_collected") !=
             std::string::npos);
  BOOST_TEST(Linux(Role::server, "drop").of("ike").find("verdict=drop") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_server_router_is_asked_with_the_translated_address) {
  const auto router = [](std::string_view address) {
    Linux made(Role::server_router);
    made.rule("nat", "PREROUTING", "dnat", "protocol=udp, in_interface=wan, destination_port=500",
              "10.77.0.10")
        .forward("pass", answers)
        .forward("pass", "protocol=udp, destination_port=500, destination=" + std::string(address))
        .complete();
    return made.of("ike");
  };
  BOOST_TEST(router("10.77.0.10") ==
             "save.txt:8 stage=router_filter flow=ike verdict=pass reason=filter_rule "
             "rule=FORWARD 2\n");
  BOOST_TEST(router("203.0.113.5") ==
             "save.txt:4 stage=router_filter flow=ike verdict=drop reason=default_block\n");
}

BOOST_AUTO_TEST_CASE(what_no_forward_takes_is_no_matter_of_the_filter) {
  Linux router(Role::server_router);
  router.rule("nat", "PREROUTING", "dnat", "protocol=udp, destination_port=500", "10.77.0.10");
  BOOST_TEST(router.complete().of("nat_t") == "");
}

BOOST_AUTO_TEST_CASE(a_client_router_is_asked_from_the_inside_to_the_internet) {
  Linux router(Role::client_router);
  router.rule("nat", "POSTROUTING", "masquerade", "out_interface=wan")
      .forward("drop", "protocol=udp, destination_port=4500")
      .forward("pass", "in_interface=lan, out_interface=wan")
      .complete();
  BOOST_TEST(router.of("ike") ==
             "save.txt:8 stage=router_filter flow=ike verdict=pass reason=filter_rule "
             "rule=FORWARD 2\n");
  BOOST_TEST(router.of("ike_answer").find("verdict=drop reason=default_block") !=
             std::string::npos);
  BOOST_TEST(router.of("nat_t").find("save.txt:7 ") == 0);
}

BOOST_AUTO_TEST_CASE(the_pc_stands_in_the_only_network_that_is_translated) {
  const auto router = [](std::string_view second) {
    Linux made(Role::client_router);
    made.rule("nat", "POSTROUTING", "masquerade", "source=192.168.1.0/24, out_interface=wan");
    if (!second.empty()) {
      made.rule("nat", "POSTROUTING", "masquerade",
                "source=" + std::string(second) + ", out_interface=wan");
    }
    made.forward("pass", answers).forward("pass", "source=192.168.1.0/24, out_interface=wan");
    return made.complete().of("ike");
  };
  BOOST_TEST(router("").find("verdict=pass reason=filter_rule rule=FORWARD 2") !=
             std::string::npos);
  BOOST_TEST(router("10.9.0.0/16").find("verdict=!not_collected") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(addresses_that_were_told_say_which_network_is_inside) {
  Linux router(Role::client_router);
  router.add("interface", "name=eth0; enabled=yes; addresses=203.0.113.2/24");
  router.add("interface", "name=eth1; enabled=yes; addresses=192.168.50.1/24");
  router.forward("reject", "protocol=udp, source=192.168.50.0/24, destination_port=4500");
  BOOST_TEST(router.of("nat_t").find("verdict=reject") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_from_the_internet_comes_in_by_loopback) {
  Linux server(Role::server);
  server.input("pass", "in_interface=lo").input("pass", "protocol=udp, destination_port=500");
  server.complete();
  BOOST_TEST(server.of("ike").find("verdict=pass reason=filter_rule rule=INPUT 2") !=
             std::string::npos);
  BOOST_TEST(server.of("nat_t").find("verdict=drop reason=default_block") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_drop_cites_what_surely_drops_not_the_ban_of_one_host) {
  Linux server(Role::server);
  server.input("drop", "source=192.0.2.44/32").input("pass", "protocol=udp, destination_port=500");
  server.complete();
  BOOST_TEST(server.of("esp").find("verdict=drop reason=default_block") != std::string::npos);
  BOOST_TEST(server.of("ike").find("verdict=!not_collected reason=filter_rule rule=INPUT 1") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(answers_to_a_translated_client_go_to_no_well_known_port) {
  Linux server(Role::server, "pass", "drop", "drop");
  server.rule("filter", "OUTPUT", "pass", "protocol=udp, destination_port=53|123").complete();
  BOOST_TEST(server.of("nat_t_answer").find("verdict=drop") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_interface_of_the_forward_is_the_outside_when_two_are_translated_on) {
  Linux router(Role::server_router);
  router
      .rule("nat", "PREROUTING", "dnat", "protocol=udp, in_interface=wan, destination_port=4500",
            "10.77.0.10")
      .rule("nat", "POSTROUTING", "masquerade", "out_interface=wan")
      .rule("nat", "POSTROUTING", "masquerade", "out_interface=wan2")
      .complete();
  BOOST_TEST(router.of("nat_t").find("verdict=drop reason=default_block") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_listing_that_stops_nothing_may_not_be_the_firewall_in_charge) {
  Linux open(Role::server, "pass", "pass");
  BOOST_TEST(open.complete().of("ike").find("verdict=!not_collected reason=default_allow") !=
             std::string::npos);
  Linux router(Role::server, "pass", "drop");
  BOOST_TEST(router.complete().of("ike").find("verdict=pass reason=default_allow") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_server_with_two_interfaces_may_have_its_outside_at_either) {
  const auto server = [](std::string_view second) {
    Linux made(Role::server);
    made.rule("nat", "POSTROUTING", "masquerade", "out_interface=eth0");
    made.input("pass", "protocol=udp, destination_port=500, in_interface=" + std::string(second));
    return made.complete().of("ike");
  };
  BOOST_TEST(server("eth0").find("verdict=pass") != std::string::npos);
  BOOST_TEST(server("eth1").find("verdict=!not_collected") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_filter_of_nobody_knows_whom_gives_no_step) {
  BOOST_TEST(Linux(Role::unknown).complete().follow() == "");
}

BOOST_AUTO_TEST_SUITE_END()
