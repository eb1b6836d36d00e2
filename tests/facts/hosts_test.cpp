// Roles of routers that no folder names.
#include "facts/hosts.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"

using namespace vpnlint;

namespace {

// The role that a router's rows make of the guess, and whether it still is one.
std::string guessed(const std::vector<std::pair<std::string, std::string>>& rows) {
  test::BundleMaker maker;
  maker.no_hosts().host(Role::client_router, "x").artifact("x.txt");
  for (const auto& [table, fields] : rows) maker.add(table, fields);
  auto& host = maker.bundle().hosts[0];
  host.guessed = true;
  guess_router_roles(maker.bundle());
  return std::string(name_of(host.role)) + (host.guessed ? " guessed" : "");
}

const std::pair<std::string, std::string> chain{"filter_chain", "table=ip filter; name=INPUT"};

}  // namespace

BOOST_AUTO_TEST_CASE(a_router_without_forwards_is_the_clients) {
  BOOST_TEST(guessed({{"router", "device=gate"}}) == "client_router guessed");
  BOOST_TEST(guessed({{"router", "device=gate"}, chain}) == "client_router guessed");
}

BOOST_AUTO_TEST_CASE(who_forwards_ike_stands_at_the_server) {
  BOOST_TEST(guessed({chain, {"port_forward", "protocol=udp; external_port=4500"}}) ==
             "server_router guessed");
}

BOOST_AUTO_TEST_CASE(a_packet_filter_that_lets_ike_in_is_the_servers) {
  const auto rule = [](std::string fields) {
    return std::pair<std::string, std::string>("filter_rule", "table=ip filter; " + fields);
  };
  BOOST_TEST(guessed({chain, rule("chain=INPUT; action=pass; "
                                  "conditions=protocol=udp,destination_port=500|4500")}) ==
             "server guessed");
  BOOST_TEST(guessed({chain, rule("chain=INPUT; action=drop; "
                                  "conditions=protocol=udp,destination_port=500")}) == "unknown");
  BOOST_TEST(guessed({chain, rule("chain=FORWARD; action=pass; "
                                  "conditions=protocol=udp,destination_port=500")}) == "unknown");
  BOOST_TEST(guessed({chain, rule("chain=INPUT; action=pass; "
                                  "conditions=protocol=tcp,destination_port=22")}) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_packet_filter_alone_may_be_anybodys) {
  BOOST_TEST(guessed({chain}) == "unknown");
  BOOST_TEST(guessed({chain, {"port_forward", "protocol=tcp; external_port=500"}}) == "unknown");
}
