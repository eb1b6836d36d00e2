// Scripts of nft, captures with several commands, cut and hostile texts.
#include <boost/test/unit_test.hpp>

#include <string>

#include "formats/nftables/reading.h"

namespace vpnlint::nftables_test {
namespace {

const std::string whole =
    "table inet t {\n\tchain c {\n\t\ttype filter hook input priority 0; policy drop;\n"
    "\t\tudp dport { 500, 4500 } accept\n\t}\n}\n";

std::string covered(const std::string& text) {
  const auto all = extents(read_rules(text));
  return all.substr(0, all.find('\n'));
}

BOOST_AUTO_TEST_SUITE(nftables_scripts)

BOOST_AUTO_TEST_CASE(variables_are_replaced) {
  const auto read = read_rules(
      "#!/usr/sbin/nft -f\nflush ruleset\ndefine WAN = \"eth0\"\ndefine PORTS = { 500, 4500 }\n"
      "define BOTH = { $PORTS, 1701 }\n"
      "table inet t {\n  chain c {\n    type filter hook input priority 0; policy drop;\n"
      "    iifname $WAN udp dport $BOTH accept\n    ip saddr $NOBODY accept\n  }\n}\n");
  BOOST_TEST(rules(read) ==
             "inet t/c 1 [in_interface=eth0] [protocol=udp] [destination_port=500|4500|1701] "
             "pass\n"
             "inet t/c 2 [family=ip] [unknown=ip saddr $NOBODY] pass\n");
  BOOST_TEST(extents(read) == "filter_rule script\nfilter_chain script\nport_forward script\n");
}

BOOST_AUTO_TEST_CASE(commands_are_carried_out_one_after_the_other) {
  const auto read = read_rules(
      "nft add table ip t\n"
      "nft add chain ip t c '{ type filter hook input priority 0 ; policy drop ; }'\n"
      "nft add set ip t vpn { type ipv4_addr\\; }\n"
      "nft add element ip t vpn { 192.0.2.1, 192.0.2.2 }\n"
      "nft add rule ip t c ip saddr @vpn accept\n"
      "nft insert rule ip t c udp dport 500 drop\n"
      "nft add rule ip t c index 0 udp dport 4500 drop\n"
      "nft add chain ip t gone\n"
      "nft delete chain ip t gone\n");
  BOOST_TEST(chains(read) == "ip t/c filter input 0 drop\n");
  BOOST_TEST(rules(read) ==
             "ip t/c 1 [protocol=udp] [destination_port=500] drop\n"
             "ip t/c 2 [protocol=udp] [destination_port=4500] drop\n"
             "ip t/c 3 [source=192.0.2.1|192.0.2.2] pass\n");
}

BOOST_AUTO_TEST_CASE(a_flush_forgets_what_stands_before) {
  const auto read =
      read_rules(whole + "flush ruleset\ntable ip t {\n\tchain d {\n\t\tdrop\n\t}\n}\n");
  BOOST_TEST(rules(read) == "ip t/d 1 drop\n");
}

BOOST_AUTO_TEST_CASE(only_a_whole_listing_proves_absence) {
  BOOST_TEST(covered(whole) == "filter_rule complete");
  BOOST_TEST(covered("root@gw:~# nft list ruleset\n" + whole + "root@gw:~#\n") ==
             "filter_rule complete");
  BOOST_TEST(covered("kim@gw:~$ sudo nft list ruleset\n" + whole) == "filter_rule complete");
  BOOST_TEST(covered("nft list ruleset inet\n" + whole) == "filter_rule one_table");
  BOOST_TEST(covered("nft list table inet t\n" + whole) == "filter_rule one_table");
  BOOST_TEST(covered("add table ip x\n" + whole) == "filter_rule script");
  BOOST_TEST(covered("include \"/etc/nftables.d/*.nft\"\n" + whole) == "filter_rule script");
  BOOST_TEST(covered(whole + whole) == "filter_rule filtered");
  BOOST_TEST(covered(whole + "something else\n") == "filter_rule filtered");
}

BOOST_AUTO_TEST_CASE(a_cut_text_proves_nothing_behind_the_cut) {
  for (std::size_t size = 20; size + 3 < whole.size(); ++size) {
    const auto read = read_rules(whole.substr(0, size));
    BOOST_TEST(extents(read).starts_with("filter_rule truncated"), size);
    BOOST_TEST(test::dump_problems(read).find("truncated") != std::string::npos, size);
  }
  BOOST_TEST(rules(read_rules(whole.substr(0, whole.find("4500")))) == "");
}

BOOST_AUTO_TEST_CASE(large_sets_stay_small) {
  std::string elements;
  for (int i = 0; i < 100'000; ++i) {
    elements += (i == 0 ? "" : ",\n") + std::string("10.") + std::to_string(i >> 16 & 255) + "." +
                std::to_string(i >> 8 & 255) + "." + std::to_string(i & 255);
  }
  std::string text = "table ip t {\n\tset bad {\n\t\ttype ipv4_addr\n\t\telements = { " + elements +
                     " }\n\t}\n\tchain c {\n";
  for (int i = 0; i < 200; ++i) text += "\t\tip saddr @bad drop\n";
  const auto read = read_rules(text + "\t}\n}\n");
  const auto& rows = read.facts.rows<FilterRule>();
  BOOST_TEST_REQUIRE(rows.size() == 200u);
  BOOST_TEST(rows[0].conditions.value()[0].starts_with("source=10.0.0.0|10.0.0.1|"));
  BOOST_TEST(what_of(rows[199]) == "[unknown=limit] drop");
  BOOST_TEST(extents(read).starts_with("filter_rule limit"));
}

BOOST_AUTO_TEST_CASE(braces_without_end_are_no_trouble) {
  const std::string deep(200'000, '{');
  BOOST_TEST(extents(read_rules("table ip t {\nchain c {\n" + deep)).starts_with("filter_rule"));
  BOOST_TEST(extents(read_rules(std::string(100'000, '}'))).starts_with("filter_rule"));
  std::string jumps = "table ip t {\nchain c {\n";
  for (int i = 0; i < 1000; ++i) jumps += "jump {\n";
  for (int i = 0; i < 1000; ++i) jumps += "}\n";
  BOOST_TEST(rules(read_rules(jumps + "}\n}\n")).starts_with("ip t/c 1 jump block"));
}

BOOST_AUTO_TEST_CASE(limits_are_said) {
  Limits limits;
  limits.facts_per_artifact = 3;
  const auto read =
      read_rules("table ip t {\nchain c {\naccept\ndrop\nreturn\naccept\n}\n}\n", limits);
  BOOST_TEST(extents(read) == "");  // no fact more
  BOOST_TEST(test::dump_problems(read) ==
             "1:1 partial limit: There are more rules or changes of rules than are kept.\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::nftables_test
