// Ways that the recorded corpus does not have: neighbours, several families, late effects.
#include <boost/test/unit_test.hpp>

#include <string>

#include "analysis/netfilter/device.h"
#include "formats/read_text.h"

namespace vpnlint {
void read_iptables(Reading&);
void read_nftables(Reading&);
}  // namespace vpnlint

namespace vpnlint::netfilter {
namespace {

Device router() {
  return {{*own_address_from("198.51.100.1/24@wan"), *own_address_from("10.77.0.1/24@lan")},
          {"udp/500", "udp/4500"}};
}

struct Asked {
  std::string there, back;
};

Asked ask(Read read, const std::string& rules, const std::string& packet) {
  const auto artifact = test::read_text(read, rules);
  const auto set = ruleset_of(artifact.facts, 0);
  const auto sent = *packet_from(packet);
  const auto there = follow(set, router(), sent);
  Asked asked{std::string(name_of(there.disposition)), ""};
  if (there.disposition == Disposition::delivered)
    asked.back = name_of(follow_reply(set, router(), sent, there).disposition);
  return asked;
}

std::string forward_of(const std::string& target, const std::string& post) {
  return "*nat\n:PREROUTING ACCEPT [0:0]\n:POSTROUTING ACCEPT [0:0]\n"
         "-A PREROUTING -d 198.51.100.1/32 -p udp -m udp --dport 500 -j DNAT --to-destination " +
         target + "\n" + post +
         "COMMIT\n*filter\n:INPUT ACCEPT [0:0]\n:FORWARD ACCEPT [0:0]\nCOMMIT\n";
}

std::string input(const std::string& rules, const std::string& more = "") {
  return "table inet t {\n\tchain c {\n\t\ttype filter hook input priority 0; policy accept;\n" +
         rules + "\n\t}\n}\n" + more;
}

const std::string from_outside = "udp 198.51.100.2:500 -> 198.51.100.1:500";

BOOST_AUTO_TEST_SUITE(walk)

BOOST_AUTO_TEST_CASE(an_answer_to_a_neighbour_comes_from_a_stranger) {
  const std::string inside = "udp 10.77.0.11:500 -> 198.51.100.1:500";
  const auto plain = ask(read_iptables, forward_of("10.77.0.10", ""), inside);
  BOOST_TEST(plain.there == "delivered");
  BOOST_TEST(plain.back == "dropped");
  const auto hidden =
      ask(read_iptables, forward_of("10.77.0.10", "-A POSTROUTING -o lan -j MASQUERADE\n"), inside);
  BOOST_TEST(hidden.there == "delivered");
  BOOST_TEST(hidden.back == "delivered");
}

BOOST_AUTO_TEST_CASE(an_answer_to_another_link_is_translated_back) {
  const auto asked = ask(read_iptables, forward_of("10.77.0.10", ""), from_outside);
  BOOST_TEST(asked.there == "delivered");
  BOOST_TEST(asked.back == "delivered");
}

BOOST_AUTO_TEST_CASE(neighbours_that_were_not_translated_answer_each_other) {
  const auto asked =
      ask(read_iptables, forward_of("10.77.0.10", ""), "udp 10.77.0.11:500 -> 10.77.0.12:500");
  BOOST_TEST(asked.there == "delivered");
  BOOST_TEST(asked.back == "delivered");
}

BOOST_AUTO_TEST_CASE(chains_of_other_families_are_not_asked) {
  for (const auto* family : {"ip6", "bridge", "arp"}) {
    const auto rules = "table " + std::string(family) +
                       " t {\n\tchain c {\n\t\ttype filter hook input priority 0; policy drop;\n"
                       "\t\tdrop\n\t}\n}\n";
    BOOST_TEST(ask(read_nftables, rules, from_outside).there == "delivered", family);
  }
  BOOST_TEST(ask(read_nftables, input("drop"), from_outside).there == "dropped");
}

BOOST_AUTO_TEST_CASE(an_accept_of_one_table_does_not_save_from_a_drop_of_another) {
  const auto later =
      "table ip u {\n\tchain c {\n\t\ttype filter hook input priority 5; policy drop;\n\t}\n}\n";
  BOOST_TEST(ask(read_nftables, input("accept", later), from_outside).there == "dropped");
}

BOOST_AUTO_TEST_CASE(chains_of_an_interface_are_asked_there_only) {
  const auto link = [](const std::string& hook, const std::string& interface) {
    return "table netdev t {\n\tchain c {\n\t\ttype filter hook " + hook + " device \"" +
           interface + "\" priority 0; policy drop;\n\t}\n}\n";
  };
  const std::string through = "udp 198.51.100.2:500 -> 10.77.0.10:500";
  BOOST_TEST(ask(read_nftables, link("ingress", "wan"), through).there == "dropped");
  BOOST_TEST(ask(read_nftables, link("ingress", "lan"), through).there == "delivered");
  BOOST_TEST(ask(read_nftables, link("egress", "lan"), through).there == "dropped");
  BOOST_TEST(ask(read_nftables, link("egress", "wan"), through).there == "delivered");
}

BOOST_AUTO_TEST_CASE(what_stands_before_a_match_happens_without_it) {
  BOOST_TEST(ask(read_nftables,
                 input("meta mark set 0x5 udp dport 4500 accept\nmeta mark 0x5 drop"), from_outside)
                 .there == "dropped");
  BOOST_TEST(ask(read_nftables,
                 input("udp dport 4500 meta mark set 0x5 accept\nmeta mark 0x5 drop"), from_outside)
                 .there == "delivered");
}

BOOST_AUTO_TEST_CASE(a_part_of_iptables_matters_only_where_it_decides) {
  const auto opaque = [](const char* rest) {
    return input(std::string("xt match \"policy\" accept\n") + rest);
  };
  BOOST_TEST(ask(read_nftables, opaque("drop"), from_outside).there == "unknown");
  BOOST_TEST(ask(read_nftables, opaque("accept"), from_outside).there == "delivered");
}

BOOST_AUTO_TEST_CASE(the_mark_of_a_connection_comes_back_with_the_answer) {
  const std::string rules = input(
      "ct mark set 0x7",
      "table inet u {\n\tchain out {\n\t\ttype filter hook output priority 0; policy accept;\n"
      "\t\tct direction reply ct mark 0x7 drop\n\t}\n}\n");
  const auto asked = ask(read_nftables, rules, from_outside);
  BOOST_TEST(asked.there == "delivered");
  BOOST_TEST(asked.back == "dropped");
}

BOOST_AUTO_TEST_CASE(a_set_that_changes_leaves_it_open) {
  const auto rules = [](const char* flags) {
    return std::string("table inet t {\n\tset s {\n\t\ttype ipv4_addr\n\t\t") + flags +
           "\n\t\telements = { 192.0.2.7 }\n\t}\n\tchain c {\n"
           "\t\ttype filter hook input priority 0; policy accept;\n\t\tip saddr @s drop\n\t}\n}\n";
  };
  BOOST_TEST(ask(read_nftables, rules("flags dynamic"), from_outside).there == "unknown");
  BOOST_TEST(ask(read_nftables, rules("flags interval"), from_outside).there == "delivered");
}

BOOST_AUTO_TEST_CASE(wide_ranges_of_ports_may_meet_what_other_protocols_have_there) {
  const std::string esp = "esp 198.51.100.2 -> 10.77.0.10";
  const auto forward = [](const char* rule) {
    return std::string(
               "table inet t {\n\tchain c {\n"
               "\t\ttype filter hook forward priority 0; policy accept;\n\t\t") +
           rule + "\n\t}\n}\n";
  };
  BOOST_TEST(ask(read_nftables, forward("th dport { 500, 4500 } drop"), esp).there == "delivered");
  BOOST_TEST(ask(read_nftables, forward("th dport 1024-65535 drop"), esp).there == "unknown");
  BOOST_TEST(ask(read_nftables, forward("udp dport 1024-65535 drop"), esp).there == "delivered");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::netfilter
