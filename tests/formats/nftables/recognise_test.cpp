// What is a rule set of nft, and what only looks like one.
#include <boost/test/unit_test.hpp>

#include <iterator>
#include <string>

#include "formats/nftables/reading.h"

namespace vpnlint::nftables_test {
namespace {

int score(std::string_view text) { return test::score(recognise_nftables, text); }

BOOST_AUTO_TEST_SUITE(nftables_recognition)

BOOST_AUTO_TEST_CASE(listings_json_and_scripts) {
  BOOST_TEST(score("table inet filter {\r\n\tchain input {\r\n"
                   "\t\ttype filter hook input priority 0; policy drop;\r\n\t}\r\n}\r\n") == 95);
  BOOST_TEST(score("root@gw:~# nft -a list ruleset\ntable ip t { # handle 1\n\tchain own {\n"
                   "\t}\n}\nroot@gw:~#\n") == 85);
  BOOST_TEST(score("\n { \"nftables\" : [ {\"metainfo\": {}}]}") == 95);
  BOOST_TEST(score("#!/usr/sbin/nft -f\nflush ruleset\nadd table inet f\n"
                   "add rule inet f in udp dport 500 accept\n") == 75);
  BOOST_TEST(score("sudo nft add table inet f\nsudo nft add chain inet f in '{ type filter hook "
                   "input priority 0 ; }'\n") == 75);
}

BOOST_AUTO_TEST_CASE(a_large_set_may_hide_the_chains) {
  BOOST_TEST(score("table inet t {\n\tset bad {\n\t\ttype ipv4_addr\n"
                   "\t\telements = { 192.0.2.1,\n\t\t\t     192.0.2.2,\n") == 85);
  BOOST_TEST(score("set bad {\n\ttype ipv4_addr\n}\n") == 0);
}

BOOST_AUTO_TEST_CASE(a_little_of_it_is_not_enough) {
  BOOST_TEST(score("") == 0);
  BOOST_TEST(score("table inet filter {\n}\n") == 0);
  BOOST_TEST(score("flush ruleset\n") == 0);
  BOOST_TEST(score("{\"nft\": []}") == 0);
  BOOST_TEST(score("{\"nftables\"") == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::nftables_test
