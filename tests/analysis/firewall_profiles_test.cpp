// Which profile and which store of the firewall has a say in a dial.
#include <boost/test/unit_test.hpp>

#include "analysis/firewall_client.h"

using namespace vpnlint;
using namespace vpnlint::test;

BOOST_AUTO_TEST_CASE(profiles_that_disagree_are_told_apart_and_not_decided) {
  Client client;
  client.with("name=R; remote_ports=500; profiles=public");
  BOOST_TEST(client.decide("ike") ==
             "rules:2 profile=public verdict=!not_collected reason=block_rule rule=R store=local");
}

BOOST_AUTO_TEST_CASE(a_profile_that_is_off_has_no_say) {
  Client client;
  auto& rows = client.bundle().facts.rows<FirewallProfile>();
  rows[0].enabled = rows[1].enabled = Flag(false, {1, 1});
  client.with("name=R; remote_ports=500; profiles=public");
  BOOST_TEST(client.decide("ike") == dropped);
}

BOOST_AUTO_TEST_CASE(one_profile_that_blocks_by_default_is_told_apart) {
  Client client;
  client.bundle().facts.rows<FirewallProfile>()[2].default_outbound = Text("block", {3, 1});
  BOOST_TEST(client.decide("l2tp") ==
             "profiles:3 profile=public verdict=!not_collected reason=default_block");
}

BOOST_AUTO_TEST_CASE(a_policy_wins_over_the_local_setting) {
  Client client;
  client.in("policy.reg").extent("selector=gpo; complete=yes");
  client.profiles("gpo", "enabled=-; default_outbound=block; local_rules_apply=-");
  BOOST_TEST(client.decide("ike") == "policy.reg:2 verdict=drop reason=default_block");
}

BOOST_AUTO_TEST_CASE(a_policy_that_says_nothing_leaves_the_local_setting) {
  Client client;
  client.in("policy.reg").profiles("gpo", "enabled=-; default_outbound=-; local_rules_apply=-");
  BOOST_TEST(client.decide("ike") == passed);
}

BOOST_AUTO_TEST_CASE(a_policy_setting_that_cannot_be_read_leaves_the_default_open) {
  Client client;
  client.in("policy.reg").profiles("gpo", "enabled=-; default_outbound=?; local_rules_apply=-");
  BOOST_TEST(client.decide("ike") == "rules:1 verdict=!not_collected");
}

BOOST_AUTO_TEST_CASE(without_merging_only_rules_of_the_policy_count) {
  Client client;
  client.with("name=R; remote_ports=500");
  client.in("policy.reg").extent("selector=gpo; complete=yes");
  client.profiles("gpo", "enabled=yes; default_outbound=allow; local_rules_apply=no");
  client.with("name=P; store=gpo; remote_ports=4500");
  BOOST_TEST(client.decide("ike") == "policy.reg:2 verdict=pass reason=default_allow");
  BOOST_TEST(client.decide("nat_t") ==
             "policy.reg:5 verdict=drop reason=block_rule rule=P store=gpo");
}

BOOST_AUTO_TEST_CASE(merging_that_cannot_be_read_leaves_local_blocks_open) {
  Client client;
  client.with("name=R; remote_ports=500");
  client.in("policy.reg")
      .profiles("gpo", "enabled=yes; default_outbound=allow; local_rules_apply=?");
  BOOST_TEST(client.decide("ike") == open_at_rule);
}

BOOST_AUTO_TEST_CASE(a_block_of_the_policy_is_named_before_a_local_one) {
  Client client;
  client.with("name=R; remote_ports=500").with("name=P; store=gpo; remote_ports=500");
  BOOST_TEST(client.decide("ike") == "rules:3 verdict=drop reason=block_rule rule=P store=gpo");
}

BOOST_AUTO_TEST_CASE(artifacts_that_contradict_each_other_about_a_profile_decide_nothing) {
  Client client;
  client.in("later").profiles("local", "enabled=no; default_outbound=allow");
  client.with("name=R; remote_ports=500");
  BOOST_TEST(client.decide("ike") ==
             "later:4 verdict=!not_collected reason=block_rule rule=R store=local");
}
