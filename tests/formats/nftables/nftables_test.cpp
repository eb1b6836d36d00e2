// Rule sets of nft as text: chains, conditions, sets, maps, statements.
#include <boost/test/unit_test.hpp>

#include <string>

#include "formats/nftables/reading.h"

namespace vpnlint::nftables_test {
namespace {

BOOST_AUTO_TEST_SUITE(nftables)

BOOST_AUTO_TEST_CASE(tables_chains_priorities_policies_and_order) {
  const auto read = read_rules(
      "table inet filter { # handle 1\n"
      "\tcounter seen {\n\t\tpackets 0 bytes 0\n\t}\n"
      "\tchain input { # handle 2\n"
      "\t\ttype filter hook input priority filter + 10; policy drop;\n"
      "\t\tudp dport 500 counter packets 1 bytes 2 accept comment \"IKE; drop }\" # handle 4\n"
      "\t\tjump own\n"
      "\t}\n"
      "\tchain own {\n\t\treturn\n\t}\n"
      "}\n"
      "table ip nat {\n"
      "\tchain pre {\n\t\ttype nat hook prerouting priority dstnat; policy accept;\n\t}\n"
      "}\n");
  BOOST_TEST(chains(read) ==
             "inet filter/input filter input 10 drop\n"
             "inet filter/own filter\n"
             "ip nat/pre nat prerouting -100 pass\n");
  BOOST_TEST(rules(read) ==
             "inet filter/input 1 [protocol=udp] [destination_port=500] pass\n"
             "inet filter/input 2 jump own\n"
             "inet filter/own 1 return\n");
  BOOST_TEST(test::dump(read, "filter_rule", {"description", "protocol", "destination_ports"}) ==
             "7: protocol=udp destination_ports=[500] description=IKE; drop }\n8:\n11:\n");
  BOOST_TEST(extents(read) ==
             "filter_rule complete\nfilter_chain complete\nport_forward complete\n");
  BOOST_TEST(test::dump_problems(read) == "");
}

BOOST_AUTO_TEST_CASE(conditions_of_every_kind) {
  BOOST_TEST(rule("udp dport { 500, 4500, 1000-2000 } accept") ==
             "[protocol=udp] [destination_port=500|4500|1000-2000] pass");
  BOOST_TEST(rule("th sport != 500 drop") == "[!source_port=500] drop");
  BOOST_TEST(rule("udp dport isakmp accept") == "[protocol=udp] [destination_port=500] pass");
  BOOST_TEST(rule("udp dport < 1024 udp sport >= 1024 accept") ==
             "[protocol=udp] [destination_port=0-1023] [source_port=1024-65535] pass");
  BOOST_TEST(rule("meta l4proto { esp, 47 } accept") == "[protocol=esp|47] pass");
  BOOST_TEST(rule("ip protocol udp ip version 4 accept") == "[family=ip] [protocol=udp] pass");
  BOOST_TEST(rule("ip saddr 10.0.0.0/8 ip daddr != 10.0.0.1-10.0.0.9 drop", "", "ip t") ==
             "[source=10.0.0.0/8] [!destination=10.0.0.1-10.0.0.9] drop");
  BOOST_TEST(rule("ip6 saddr fe80::/10 drop") == "[family=ip6] [source=fe80::/10] drop");
  BOOST_TEST(rule("iifname \"w*\" oif != \"lan\" accept") ==
             "[in_interface=w*] [!out_interface=lan] pass");
  BOOST_TEST(rule("ct state established,related accept") == "[state=established|related] pass");
  BOOST_TEST(rule("ct state ! new drop") == "[!state=new] drop");
  BOOST_TEST(rule("ct status & dnat == dnat accept") == "[status=dnat] pass");
  BOOST_TEST(rule("ct status & (dnat | snat) == 0 drop") == "[!status=dnat|snat] drop");
  BOOST_TEST(rule("meta mark & 0xff == 0x5 ct mark != 7 accept") ==
             "[mark=0x5/0xff] [!connection_mark=7] pass");
  BOOST_TEST(rule("meta mark 0x1-0x5 accept") == "[mark=0x1-0x5] pass");
  BOOST_TEST(rule("fib daddr type local fib saddr type != unicast drop") ==
             "[destination_type=local] [!source_type=unicast] drop");
  BOOST_TEST(rule("meta ipsec exists accept") == "[ipsec=yes] pass");
  BOOST_TEST(rule("meta secpath missing drop") == "[ipsec=no] drop");
  BOOST_TEST(rule("meta pkttype host ct direction reply accept") ==
             "[packet_type=unicast] [direction=reply] pass");
}

BOOST_AUTO_TEST_CASE(bits_of_status_are_compared_as_a_whole_by_equality) {
  BOOST_TEST(rule("ct status != dnat accept") == "[direction=original|reply] pass");
  BOOST_TEST(rule("ct status { dnat, snat } accept") == "[unknown=ct status { dnat, snat }] pass");
}

BOOST_AUTO_TEST_CASE(what_is_not_understood_is_unknown_never_left_out) {
  BOOST_TEST(rule("udp length 100 accept") == "[protocol=udp] [unknown=udp length 100] pass");
  BOOST_TEST(rule("meta hour \"08:00\"-\"09:00\" udp dport 500 drop") ==
             "[unknown=meta hour 08:00 - 09:00] [protocol=udp] [destination_port=500] drop");
  BOOST_TEST(rule("limit rate over 10/second burst 5 packets drop") ==
             "[unknown=limit rate over 10/second burst 5 packets] drop");
  BOOST_TEST(rule("quota over 10 mbytes ct count over 5 reject") ==
             "[unknown=quota over 10 mbytes] [unknown=ct count over 5] reject");
  BOOST_TEST(rule("fib saddr . iif oif missing drop") ==
             "[unknown=fib saddr . iif oif missing] drop");
  BOOST_TEST(rule("ip saddr gateway.example drop", "", "ip t") ==
             "[unknown=ip saddr gateway.example] drop");
  BOOST_TEST(rule("frobnicate 7 udp dport 500 accept") ==
             "[unknown=frobnicate 7 udp dport 500] pass");
  BOOST_TEST(rule("frobnicate 7") == "[unknown=frobnicate 7] unknown");
  BOOST_TEST(rule("queue num 3 bypass") == "unknown queue");
  BOOST_TEST(rule("ip daddr set 10.0.0.1", "", "ip t") == "unknown ip daddr set 10.0.0.1");
  BOOST_TEST(rule("ct state established flow add @f accept") ==
             "[state=established] [unknown=flow add @f] pass");
  BOOST_TEST(rule("ip saddr @gone accept", "", "ip t") == "[unknown=ip saddr @gone] pass");
}

BOOST_AUTO_TEST_CASE(statements_that_change_nothing_are_passed_over) {
  BOOST_TEST(rule("log prefix \"drop \" level info flags tcp sequence,options counter accept") ==
             "pass");
  BOOST_TEST(rule("ct helper set \"ftp\"") == "continue");
  BOOST_TEST(rule("ip dscp set cs1 tcp option maxseg size set rt mtu") == "continue");
  BOOST_TEST(rule("meta nftrace set 1 counter name \"c\" drop") == "drop");
}

BOOST_AUTO_TEST_CASE(named_sets_are_looked_up_in_their_table) {
  const std::string sets =
      "\tset ports {\n\t\ttype inet_service\n\t\tflags interval\n"
      "\t\telements = { 400-510, 4500 comment \"NAT-T\",\n\t\t\t     1701 }\n\t}\n"
      "\tset pairs {\n\t\ttype ipv4_addr . inet_service\n"
      "\t\telements = { 192.0.2.1 . 500, 192.0.2.2 . 4500 }\n\t}\n"
      "\tset seen {\n\t\ttype ipv4_addr\n\t\tsize 9\n\t\tflags dynamic\n\t}\n"
      "\tset brief {\n\t\ttype ipv4_addr\n\t\telements = { 192.0.2.1 timeout 1h expires 59m "
      "}\n\t}\n";
  BOOST_TEST(rule("udp dport @ports accept", sets) ==
             "[protocol=udp] [destination_port=400-510|4500|1701] pass");
  BOOST_TEST(rule("udp dport != @ports drop", sets) ==
             "[protocol=udp] [!destination_port=400-510|4500|1701] drop");
  BOOST_TEST(rule("ip saddr . udp dport @pairs drop", sets) ==
             "[family=ip] [protocol=udp] [source . destination_port=192.0.2.1 . 500|192.0.2.2 . "
             "4500] drop");
  BOOST_TEST(rule("ip saddr @seen drop", sets) == "[family=ip] [unknown=ip saddr @seen] drop");
  BOOST_TEST(rule("ip saddr @brief drop", sets) == "[family=ip] [unknown=ip saddr @brief] drop");
  BOOST_TEST(rule("update @seen { ip saddr } accept", sets) ==
             "[unknown=update @seen { ip saddr }] pass");
}

BOOST_AUTO_TEST_CASE(a_listing_without_any_element_may_have_left_them_out) {
  const std::string empty = "\tset vpn {\n\t\ttype ipv4_addr\n\t}\n";
  const std::string other = "\tset more {\n\t\ttype ipv4_addr\n\t\telements = { 192.0.2.1 }\n\t}\n";
  BOOST_TEST(rule("ip saddr @vpn accept", empty, "ip t") == "[unknown=ip saddr @vpn] pass");
  BOOST_TEST(rule("ip saddr @vpn accept", empty + other, "ip t") == "[source=] pass");
}

BOOST_AUTO_TEST_CASE(verdict_maps_are_one_row_for_each_verdict) {
  BOOST_TEST(rule("udp dport vmap { 500 : accept, 4500 : accept, 1024-2000 : drop }") ==
             "[protocol=udp] [destination_port=500|4500] pass; "
             "[protocol=udp] [destination_port=1024-2000] drop");
  BOOST_TEST(rule("ct state vmap { established : accept, new : jump own }") ==
             "[state=established] pass; [state=new] jump own");
  BOOST_TEST(rule("iifname \"wan\" ct state vmap { established : accept, new : jump own }") ==
             "[in_interface=wan] continue; [row_before=1] [state=established] pass; "
             "[row_before=2] [state=new] jump own");
  BOOST_TEST(rule("ip saddr vmap { 192.0.2.0/24 : drop, * : accept }", "", "ip t") ==
             "[source=192.0.2.0/24] drop; [!source=192.0.2.0/24] pass");
  BOOST_TEST(rule("meta mark vmap { 0x0 : jump own, 0x5 : drop }") ==
             "[mark=0x0] continue; [mark=0x5] continue; [row_before=2] jump own; [row_before=2] "
             "drop");
  BOOST_TEST(rule("udp dport vmap @gone") ==
             "[protocol=udp] [unknown=udp dport vmap @gone] unknown vmap");
}

BOOST_AUTO_TEST_CASE(what_a_rule_does_first_happens_even_where_it_does_not_match_to_its_end) {
  BOOST_TEST(rule("iifname \"wan\" meta mark set 0x5 udp dport 500 drop") ==
             "[in_interface=wan] mark 0x5; [row_before=1] [protocol=udp] [destination_port=500] "
             "drop");
  BOOST_TEST(rule("udp sport 500 notrack accept") ==
             "[protocol=udp] [source_port=500] notrack; [row_before=1] pass");
}

BOOST_AUTO_TEST_CASE(marks_of_packets_and_connections) {
  BOOST_TEST(rule("meta mark set meta mark | 0x1") == "mark 0x1/0x1");
  BOOST_TEST(rule("meta mark set meta mark & 0xffffff00 | 0x5") == "mark 0x5/0xff");
  BOOST_TEST(rule("meta mark set meta mark ^ 0x3") == "mark 0x3/0x0");
  BOOST_TEST(rule("ct mark set mark") == "connection_mark other");
  BOOST_TEST(rule("meta mark set ct mark") == "[direction=original|reply] mark other");
  BOOST_TEST(rule("meta mark set jhash ip saddr mod 2") == "mark");
  BOOST_TEST(rule("meta mark set udp dport map { 500 : 0x1, 4500 : 0x2 }") ==
             "[protocol=udp] [destination_port=500] mark 0x1; "
             "[protocol=udp] [destination_port=4500] mark 0x2");
}

BOOST_AUTO_TEST_CASE(translations) {
  BOOST_TEST(rule("udp dport 500 dnat ip to 10.0.0.1:4500") ==
             "[protocol=udp] [destination_port=500] [family=ip] dnat 10.0.0.1:4500");
  BOOST_TEST(rule("dnat to udp dport map { 500 : 10.0.0.1, 4500 : 10.0.0.2 }", "", "ip t") ==
             "[protocol=udp] [destination_port=500] dnat 10.0.0.1; "
             "[protocol=udp] [destination_port=4500] dnat 10.0.0.2");
  BOOST_TEST(rule("dnat to udp dport map { 500 : 10.0.0.1 . 501 }", "", "ip t") ==
             "[protocol=udp] [destination_port=500] dnat 10.0.0.1:501");
  BOOST_TEST(rule("redirect to :1701") == "redirect :1701");
  BOOST_TEST(rule("oifname \"wan\" masquerade random") == "[out_interface=wan] masquerade");
  BOOST_TEST(rule("snat to 192.0.2.1:1000-2000", "", "ip t") == "snat 192.0.2.1:1000-2000");
  BOOST_TEST(rule("dnat ip prefix to ip daddr map { 10.1.0.0/24 : 10.2.0.0/24 }", "", "ip t") ==
             "dnat ?");
  BOOST_TEST(rule("dnat to numgen inc mod 2 map { 0 : 10.0.0.1, 1 : 10.0.0.2 }", "", "ip t") ==
             "[unknown=numgen inc mod 2 map { 0 : 10.0.0.1, 1 : 10.0.0.2 }] dnat ?");
}

BOOST_AUTO_TEST_CASE(blocks_of_jumps_are_chains_without_a_name) {
  const auto read = read_rules(
      "table inet t {\n\tchain c {\n\t\tudp dport 500 jump {\n\t\t\tip saddr 10.0.0.1 accept\n"
      "\t\t\tdrop\n\t\t}\n\t\taccept\n\t}\n}\n");
  BOOST_TEST(rules(read) ==
             "inet t/c 1 [protocol=udp] [destination_port=500] jump block 1\n"
             "inet t/c 2 pass\n"
             "inet t/block 1 1 [family=ip] [source=10.0.0.1] pass\n"
             "inet t/block 1 2 drop\n");
}

BOOST_AUTO_TEST_CASE(chains_of_interfaces_ask_for_them) {
  const auto read = read_rules(
      "table netdev t {\n\tchain in {\n"
      "\t\ttype filter hook ingress devices = { eth0, eth1 } priority 0; policy drop;\n"
      "\t\tudp dport 500 accept\n\t}\n}\n");
  BOOST_TEST(chains(read) == "netdev t/in filter ingress 0 pass\n");
  BOOST_TEST(rules(read) ==
             "netdev t/in 1 [in_interface=eth0|eth1] [protocol=udp] [destination_port=500] pass\n"
             "netdev t/in 2 [in_interface=eth0|eth1] drop\n");
}

BOOST_AUTO_TEST_CASE(a_table_that_sleeps_hangs_nowhere) {
  const auto read = read_rules(
      "table ip t {\n\tflags dormant\n\tchain c {\n"
      "\t\ttype filter hook input priority 0; policy drop;\n\t}\n}\n");
  BOOST_TEST(chains(read) == "ip t/c filter\n");
}

BOOST_AUTO_TEST_CASE(what_iptables_left_is_unknown_and_said) {
  const auto read = read_rules(
      "table ip filter {\n\tchain INPUT {\n\t\ttype filter hook input priority 0; policy drop;\n"
      "\t\tmeta l4proto udp xt match \"policy\" counter packets 0 bytes 0 accept\n"
      "\t\txt target \"LOG\"\n\t\txt target \"NFQUEUE\"\n\t}\n}\n");
  BOOST_TEST(rules(read) ==
             "ip filter/INPUT 1 [protocol=udp] [unknown=xt match policy] pass\n"
             "ip filter/INPUT 2 continue\n"
             "ip filter/INPUT 3 unknown NFQUEUE\n");
  BOOST_TEST(test::dump_problems(read) ==
             "1:1 note unknown_word: Some of these rules come from iptables, and nft does not show "
             "what they match: iptables-save does.\n");
}

BOOST_AUTO_TEST_CASE(ports_of_either_side_are_printed_without_their_ranges) {
  BOOST_TEST(
      rule("udp sport . udp dport { 0-65535 . 499, 499 . 0-65535 } drop") ==
      "[protocol=udp] [unknown=udp sport . udp dport { 0-65535 . 499, 499 . 0-65535 }] drop");
  BOOST_TEST(rule("udp sport . udp dport { 500 . 500, 500 . 4500 } drop") ==
             "[protocol=udp] [source_port . destination_port=500 . 500|500 . 4500] drop");
}

BOOST_AUTO_TEST_CASE(forwards_of_inside_hosts) {
  const auto read = read_rules(
      "table inet nat {\n\tchain pre {\n\t\ttype nat hook prerouting priority dstnat; policy "
      "accept;\n"
      "\t\tiifname \"eth0\" udp dport { 500, 4500 } dnat ip to 10.77.0.10 comment \"VPN\"\n"
      "\t\tudp dport 1701 redirect\n\t}\n}\n");
  BOOST_TEST(test::dump(read, "port_forward",
                        {"protocol", "external_port", "internal_address", "interface"}) ==
             "4: protocol=udp external_port=500 internal_address=10.77.0.10 interface=eth0\n"
             "4: protocol=udp external_port=4500 internal_address=10.77.0.10 interface=eth0\n");
  BOOST_TEST(extents(read) ==
             "filter_rule complete\nfilter_chain complete\nport_forward other_translations\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::nftables_test
