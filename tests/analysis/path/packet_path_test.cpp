// Steps put together: the order of the way, what nobody sent, what it means.
#include "analysis/path/packet_path.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"
#include "analysis/path/dialled.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

class Way : public BundleMaker {
 public:
  Way& at(Role role, std::string name) {
    host(role, name).artifact(name + ".txt");
    return *this;
  }
  Way& step(std::string_view stage, std::string_view verdict, std::string_view flow = "ike",
            std::string_view more = "") {
    add("path_step", "stage=" + std::string(stage) + "; flow=" + std::string(flow) + "; verdict=" +
                         std::string(verdict) + (more.empty() ? "" : "; " + std::string(more)));
    return *this;
  }
  Way& with(std::string_view table, std::string_view fields) {
    add(table, fields);
    return *this;
  }
  /// "ike: unknown at 2: client/client_service pass, client_router unknown, ..."
  std::string paths() {
    std::string out;
    for (const auto& path : packet_paths(bundle())) {
      out += std::string(path.flow) + (path.back ? " back" : "") +
             (path.profile.empty() ? "" : " (" + path.profile + ")") + ": " +
             std::string(path.verdict) + (path.at ? " at " + std::to_string(*path.at) : "") + ':';
      for (const auto& point : path.points) {
        out += ' ' + std::string(name_of(point.role)) +
               (point.stage.empty() ? "" : "/" + std::string(point.stage)) +
               (!point.step                   ? "?"
                : point.step->verdict.known() ? "=" + point.step->verdict.value()
                                              : "=");
      }
      out += '\n';
    }
    return out;
  }
};

/// A client whose services and firewall let IKE leave.
Way client() {
  Way way;
  way.step("windows_firewall", "pass").step("client_service", "pass");
  return way;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(packet_path)

BOOST_AUTO_TEST_CASE(what_nobody_sent_stands_in_its_place) {
  BOOST_TEST(client().paths() ==
             "ike: unknown at 2: client/client_service=pass client/windows_firewall=pass "
             "client_router? server_router? server?\n");
  BOOST_TEST(Way().at(Role::server, "vpn").step("server_firewall", "pass").paths() ==
             "ike: unknown at 0: client/client_service? client/windows_firewall? client_router? "
             "server_router? server/server_firewall=pass server/vpn_service?\n");
}

BOOST_AUTO_TEST_CASE(steps_stand_in_the_order_of_the_way) {
  auto way = Way();
  way.at(Role::server_router, "edge").step("router_filter", "pass").step("router_forward", "pass");
  way.at(Role::client_router, "home").step("router_filter", "pass");
  BOOST_TEST(way.paths() ==
             "ike: unknown at 0: client/client_service? client/windows_firewall? "
             "client_router/router_filter=pass server_router/router_forward=pass "
             "server_router/router_filter=pass server?\n");
}

BOOST_AUTO_TEST_CASE(a_drop_behind_an_open_place_is_still_a_drop) {
  auto way = Way().step("windows_firewall", "?");
  way.at(Role::server, "vpn").step("server_firewall", "drop");
  BOOST_TEST(way.paths().starts_with("ike: dropped at 4: "));
  auto other = client();
  other.at(Role::client_router, "home").step("router_filter", "reject");
  BOOST_TEST(other.paths().starts_with("ike: rejected at 2: "));
}

BOOST_AUTO_TEST_CASE(what_was_sent_and_is_open_tells_more_than_what_was_not_sent) {
  auto way = client();
  way.at(Role::server_router, "edge").step("router_forward", "pass").step("router_filter", "?");
  BOOST_TEST(way.paths().starts_with("ike: unknown at 4: "));
}

BOOST_AUTO_TEST_CASE(public_ends_need_no_router) {
  auto way = client();
  way.with("interface", "name=lan; enabled=yes; addresses=198.51.100.7/24");
  way.at(Role::server, "vpn").step("server_firewall", "pass");
  way.with("interface", "name=eth0; enabled=yes; addresses=203.0.113.5/24");
  way.with("ipsec_endpoint", "enabled=yes");
  BOOST_TEST(way.paths() ==
             "ike: delivered at 2: client/client_service=pass client/windows_firewall=pass "
             "server/server_firewall=pass\n");
}

BOOST_AUTO_TEST_CASE(the_address_of_a_connected_vpn_does_not_make_a_router_needless) {
  const auto with_address = [](std::string_view address) {
    return client()
        .with("interface", "name=a; enabled=yes; addresses=" + std::string(address))
        .paths();
  };
  BOOST_TEST(with_address("203.0.113.5/24").find("client_router") == std::string::npos);
  BOOST_TEST(with_address("203.0.113.5/32").find("client_router?") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_server_behind_nat_asks_for_the_context_value) {
  auto way = Way().step("windows_firewall", "pass", "nat_t");
  way.at(Role::server_router, "edge").step("router_forward", "pass", "nat_t");
  way.with("nat_layer", "side=server; device=edge; layers=1");
  way.step("router_forward", "pass", "esp");  // travels in UDP 4500
  BOOST_TEST(way.paths() ==
             "nat_t: unknown at 0: client/client_service? client/nat_context? "
             "client/windows_firewall=pass client_router? server_router/router_forward=pass "
             "server?\n");
}

BOOST_AUTO_TEST_CASE(firewall_profiles_that_differ_have_a_path_each) {
  auto way = Way().step("windows_firewall", "drop", "ike", "profile=public");
  way.step("windows_firewall", "pass", "ike", "profile=private");
  BOOST_TEST(way.paths() ==
             "ike (private): unknown at 0: client/client_service? client/windows_firewall=pass "
             "client_router? server_router? server?\n"
             "ike (public): dropped at 1: client/client_service? client/windows_firewall=drop "
             "client_router? server_router? server?\n");
}

BOOST_AUTO_TEST_CASE(answers_go_the_other_way_round) {
  auto way = client();
  way.at(Role::client_router, "home").step("router_filter", "drop", "ike_answer");
  way.at(Role::server, "vpn").step("server_firewall", "pass", "ike_answer");
  BOOST_TEST(way.paths().ends_with(
      "ike back: dropped at 1: server/server_firewall=pass client_router/router_filter=drop\n"));
}

BOOST_AUTO_TEST_CASE(an_answer_comes_back_only_to_what_arrived) {
  auto way = client();
  way.at(Role::server, "vpn")
      .step("server_firewall", "pass")
      .step("server_firewall", "pass", "ike_answer");
  BOOST_TEST(way.paths().ends_with("ike back: unknown: server/server_firewall=pass\n"));
}

BOOST_AUTO_TEST_CASE(every_client_has_its_own_path) {
  auto way = client();
  way.at(Role::client, "second").step("client_service", "drop");
  const auto paths = way.paths();
  BOOST_TEST(paths.find("ike: unknown at 2: client/client_service=pass") == 0u);
  BOOST_TEST(paths.find("ike: dropped at 0: client/client_service=drop") != paths.npos);
}

BOOST_AUTO_TEST_CASE(a_client_without_files_does_not_dial) {
  auto way = client();
  way.host(Role::client, "nobody");
  const auto paths = way.paths();
  BOOST_TEST(std::count(paths.begin(), paths.end(), '\n') == 1);
}

BOOST_AUTO_TEST_CASE(paths_are_facts_at_the_step_that_decides) {
  auto way = client();
  way.at(Role::server, "vpn").step("server_firewall", "drop", "ike", "device=vpn1");
  add_packet_paths(way.bundle());
  BOOST_TEST(dump(way.bundle(), "packet_path",
                  {"client", "flow", "direction", "verdict", "role", "device", "stage"}) ==
             "vpn.txt:1 client=client flow=ike direction=out verdict=dropped role=server "
             "device=vpn1 stage=server_firewall");
}

BOOST_AUTO_TEST_CASE(the_dialled_address_is_one_that_all_entries_share) {
  const auto dialled = [](const std::vector<std::string>& servers) {
    Way way;
    for (const auto& server : servers) way.with("vpn_connection", "name=a; server=" + server);
    return dialled_address(way.bundle());
  };
  BOOST_TEST((dialled({"203.0.113.5", "203.0.113.5"}) == parse_address("203.0.113.5")));
  BOOST_TEST(!dialled({"203.0.113.5", "203.0.113.6"}));
  BOOST_TEST(!dialled({"203.0.113.5", "vpn.example.com"}));
  BOOST_TEST(!dialled({"192.168.0.5"}));
  BOOST_TEST(!dialled({}));
}

BOOST_AUTO_TEST_SUITE_END()
