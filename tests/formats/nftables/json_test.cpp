// nft -j list ruleset: the same rows as the text gives.
#include <boost/test/unit_test.hpp>

#include <string>

#include "formats/nftables/reading.h"

namespace vpnlint::nftables_test {
namespace {

std::string ruleset(const std::string& objects) {
  return R"({"nftables": [{"metainfo": {"version": "1.0.6"}}, )"
         R"({"table": {"family": "inet", "name": "t", "handle": 1}})" +
         objects + "]}";
}

// The rows of a rule with these statements.
std::string rule(const std::string& statements, const std::string& before = "") {
  const auto read = read_rules(
      ruleset(before + R"(, {"rule": {"family": "inet", "table": "t", "chain": "c", "expr": [)" +
              statements + "]}}"));
  std::string out;
  for (const auto& row : read.facts.rows<FilterRule>())
    out += (out.empty() ? "" : "; ") + what_of(row);
  return out;
}

BOOST_AUTO_TEST_SUITE(nftables_json)

BOOST_AUTO_TEST_CASE(chains_rules_places_and_quotes) {
  const auto read = read_rules(ruleset(
      R"(, {"chain": {"family": "inet", "table": "t", "name": "in", "type": "filter", "hook": "input", "prio": 10, "policy": "drop"}})"
      R"(, {"rule": {"family": "inet", "table": "t", "chain": "in", "comment": "IKE", "expr": [{"match": {"op": "==", "left": {"payload": {"protocol": "udp", "field": "dport"}}, "right": 500}}, {"counter": {"packets": 0, "bytes": 0}}, {"accept": null}]}})"));
  BOOST_TEST(chains(read) == "inet t/in filter input 10 drop\n");
  BOOST_TEST(rules(read) == "inet t/in 1 [protocol=udp] [destination_port=500] pass\n");
  const auto& row = read.facts.rows<FilterRule>()[0];
  BOOST_TEST(row.description.value() == "IKE");
  BOOST_TEST(read.quotes.at(row.at).starts_with(R"({"rule": {"family": "inet", "table": "t")"));
  BOOST_TEST(extents(read).starts_with("filter_rule complete"));
}

BOOST_AUTO_TEST_CASE(matches) {
  BOOST_TEST(
      rule(
          R"({"match": {"op": "in", "left": {"ct": {"key": "state"}}, "right": ["established", "related"]}}, {"accept": null})") ==
      "[state=established|related] pass");
  BOOST_TEST(
      rule(
          R"({"match": {"op": "==", "left": {"&": [{"meta": {"key": "mark"}}, 255]}, "right": 5}}, {"drop": null})") ==
      "[mark=5/255] drop");
  BOOST_TEST(
      rule(
          R"({"match": {"op": "!=", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": {"prefix": {"addr": "10.0.0.0", "len": 8}}}}, {"drop": null})") ==
      "[family=ip] [!source=10.0.0.0/8] drop");
  BOOST_TEST(
      rule(
          R"({"match": {"op": "==", "left": {"payload": {"protocol": "th", "field": "dport"}}, "right": {"set": [{"range": [1, 100]}, 500]}}}, {"drop": null})") ==
      "[destination_port=1-100|500] drop");
  BOOST_TEST(
      rule(
          R"({"match": {"op": "==", "left": {"fib": {"result": "type", "flags": ["daddr"]}}, "right": "local"}}, {"return": null})") ==
      "[destination_type=local] return");
  BOOST_TEST(
      rule(
          R"({"match": {"op": "==", "left": {"meta": {"key": "ipsec"}}, "right": true}}, {"accept": null})") ==
      "[ipsec=yes] pass");
  BOOST_TEST(
      rule(
          R"({"match": {"op": "==", "left": {"numgen": {"mode": "inc", "mod": 2}}, "right": 0}}, {"drop": null})") ==
      "[unknown=? numgen == 0] drop");
}

BOOST_AUTO_TEST_CASE(statements) {
  BOOST_TEST(
      rule(
          R"({"mangle": {"key": {"meta": {"key": "mark"}}, "value": {"|": [{"&": [{"meta": {"key": "mark"}}, 4294967040]}, 5]}}})") ==
      "mark 0x5/0xff");
  BOOST_TEST(rule(R"({"dnat": {"family": "ip", "addr": "10.0.0.1", "port": 4500}})") ==
             "[family=ip] dnat 10.0.0.1:4500");
  BOOST_TEST(
      rule(
          R"({"dnat": {"family": "ip", "addr": {"map": {"key": {"payload": {"protocol": "udp", "field": "dport"}}, "data": {"set": [[500, "10.0.0.1"], [4500, {"concat": ["10.0.0.2", 501]}]]}}}}})") ==
      "[family=ip] [protocol=udp] [destination_port=500] dnat 10.0.0.1; "
      "[family=ip] [protocol=udp] [destination_port=4500] dnat 10.0.0.2:501");
  BOOST_TEST(rule(R"({"masquerade": {"port": {"range": [1024, 65535]}, "flags": "random"}})") ==
             "masquerade :1024-65535");
  BOOST_TEST(rule(R"({"limit": {"rate": 10, "per": "second"}}, {"accept": null})") ==
             "[unknown=limit rate 10] pass");
  BOOST_TEST(
      rule(
          R"({"xt": {"type": "match", "name": "policy"}}, {"xt": {"type": "target", "name": "REJECT"}})") ==
      "[unknown=xt match policy] reject");
  BOOST_TEST(rule(R"({"brand new": {}}, {"accept": null})") == "[unknown=?? brand new] pass");
  BOOST_TEST(rule(R"("jump {\n\t\t\tudp dport 500 accept\n\t\t\tdrop\n\t\t}")") ==
             "jump block 1; [protocol=udp] [destination_port=500] pass; drop");
}

BOOST_AUTO_TEST_CASE(sets_and_verdict_maps) {
  const std::string sets =
      R"(, {"set": {"family": "inet", "name": "s", "table": "t", "type": ["ipv4_addr", "inet_service"], "elem": [{"concat": [{"prefix": {"addr": "10.0.0.0", "len": 8}}, {"range": [500, 600]}]}, {"elem": {"val": {"concat": ["192.0.2.1", 80]}, "comment": "x"}}]}})"
      R"(, {"map": {"family": "inet", "name": "v", "table": "t", "type": "ipv4_addr", "map": "verdict", "elem": [["192.0.2.1", {"drop": null}], ["*", {"jump": {"target": "own"}}]]}})"
      R"(, {"set": {"family": "inet", "name": "d", "table": "t", "type": "ipv4_addr", "flags": ["timeout"], "timeout": 60}})";
  BOOST_TEST(
      rule(
          R"({"match": {"op": "==", "left": {"concat": [{"payload": {"protocol": "ip", "field": "saddr"}}, {"payload": {"protocol": "udp", "field": "dport"}}]}, "right": "@s"}}, {"drop": null})",
          sets) ==
      "[family=ip] [protocol=udp] [source . destination_port=10.0.0.0/8 . "
      "500-600|192.0.2.1 . 80] drop");
  BOOST_TEST(
      rule(R"({"vmap": {"key": {"payload": {"protocol": "ip", "field": "saddr"}}, "data": "@v"}})",
           sets) ==
      "[family=ip] continue; [row_before=1] [source=192.0.2.1] drop; "
      "[row_before=2] [!source=192.0.2.1] jump own");
  BOOST_TEST(
      rule(
          R"({"match": {"op": "==", "left": {"payload": {"protocol": "ip", "field": "saddr"}}, "right": "@d"}}, {"drop": null})",
          sets) == "[family=ip] [unknown=ip saddr == @d] drop");
}

BOOST_AUTO_TEST_CASE(a_cut_text_gives_what_stands_before_the_cut) {
  const auto text = ruleset(
      R"(, {"rule": {"family": "inet", "table": "t", "chain": "c", "expr": [{"drop": null}]}})"
      R"(, {"rule": {"family": "inet", "table": "t", "chain": "c", "expr": [{"accept": null}]}})");
  const auto read = read_rules(text.substr(0, text.size() - 20));
  BOOST_TEST(rules(read) == "inet t/c 1 drop\n");
  BOOST_TEST(extents(read).starts_with("filter_rule truncated"));
  for (std::size_t size = 16; size < text.size(); ++size) {
    BOOST_TEST(extents(read_rules(text.substr(0, size))).starts_with("filter_rule truncated"),
               size);
  }
}

BOOST_AUTO_TEST_CASE(depth_is_bounded) {
  const auto read = read_rules(R"({"nftables": [)" + std::string(100'000, '['));
  BOOST_TEST(extents(read).starts_with("filter_rule truncated"));
}

BOOST_AUTO_TEST_CASE(commands_in_json_are_a_script) {
  const auto read = read_rules(
      R"({"nftables": [{"flush": {"ruleset": null}}, {"add": {"table": {"family": "ip", "name": "t"}}}, )"
      R"({"add": {"rule": {"family": "ip", "table": "t", "chain": "c", "expr": [{"drop": null}]}}}]})");
  BOOST_TEST(rules(read) == "ip t/c 1 drop\n");
  BOOST_TEST(extents(read).starts_with("filter_rule script"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::nftables_test
