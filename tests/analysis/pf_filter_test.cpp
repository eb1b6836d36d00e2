// Whether the filter of a pf router passes what a forward redirects.
#include <boost/test/unit_test.hpp>
#include <string>

#include "analysis/pf_filter.h"
#include "formats/read_text.h"

namespace vpnlint {
void read_pfsense(Reading& reading);
void read_opnsense(Reading& reading);
}  // namespace vpnlint

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

constexpr std::string_view forward_500 =
    "<nat><rule><interface>wan</interface><protocol>udp</protocol><destination><network>wanip"
    "</network><port>500</port></destination><target>10.20.0.10</target><local-port>500</"
    "local-port>"
    "<associated-rule-id></associated-rule-id></rule></nat>\n";

std::string network(std::string_view wan) {
  return "<system><hostname>fw1</hostname></system><interfaces><wan><enable>1</enable><ipaddr>" +
         std::string(wan) +
         "</ipaddr><subnet>29</subnet><blockpriv/><blockbogons/></wan><lan>"
         "<enable>1</enable><ipaddr>10.20.0.1</ipaddr><subnet>24</subnet></lan></interfaces>\n";
}

// The rules stand from line 3 on, each on its own line.
std::string decide(std::string_view rules, std::string_view nat = forward_500,
                   std::string_view wan = "203.0.113.10", std::string_view more = "") {
  auto result = read_text(read_pfsense, "<pfsense>" + network(wan) + std::string(nat) + "<filter>" +
                                            std::string(rules) + "</filter>\n" + std::string(more) +
                                            "</pfsense>");
  decide_pf_filter(result.facts);
  std::string out;
  for (const auto& row : result.facts.rows<PortForward>()) {
    if (!out.empty()) out += "; ";
    if (!row.passes_filter.known()) {
      out += "unknown";
      continue;
    }
    out += row.passes_filter.value() ? "pass by " : "drop by ";
    out += row.filter_rule.value() + " at " + std::to_string(row.filter_rule.at().line);
  }
  return out;
}

std::string rule(std::string_view type, std::string_view name, std::string_view more = "",
                 std::string_view to = "<address>10.20.0.10</address><port>500</port>",
                 std::string_view from = "<any/>") {
  return "<rule><type>" + std::string(type) +
         "</type><interface>wan</interface><protocol>udp"
         "</protocol><descr>" +
         std::string(name) + "</descr><source>" + std::string(from) + "</source><destination>" +
         std::string(to) + "</destination>" + std::string(more) + "</rule>\n";
}

const std::string floating = "<floating>yes</floating><direction>any</direction>";
const std::string floating_quick = floating + "<quick>yes</quick>";

}  // namespace

BOOST_AUTO_TEST_SUITE(pf_filter)

BOOST_AUTO_TEST_CASE(without_a_rule_the_implicit_block_decides) {
  BOOST_TEST(decide("") == "drop by default deny at 3");
}

BOOST_AUTO_TEST_CASE(an_associated_rule_passes) {
  BOOST_TEST(decide(rule("pass", "NAT IKE", "<associated-rule-id>nat_1</associated-rule-id>")) ==
             "pass by NAT IKE at 3");
}

BOOST_AUTO_TEST_CASE(a_disabled_rule_is_named_as_the_cause) {
  BOOST_TEST(decide("\n" + rule("pass", "NAT IKE", "\n<disabled></disabled>")) ==
             "drop by NAT IKE at 5");
}

BOOST_AUTO_TEST_CASE(the_filter_sees_the_translated_destination) {
  BOOST_TEST(decide(rule("pass", "wrong", "", "<network>wanip</network><port>500</port>")) ==
             "drop by default deny at 3");
  BOOST_TEST(decide(rule("pass", "wrong", "", "<network>wanip</network><port>500</port>"),
                    forward_500, "dhcp") == "drop by default deny at 3");
}

BOOST_AUTO_TEST_CASE(the_first_interface_rule_decides) {
  const auto pass = rule("pass", "allow"), block = rule("block", "forbid"),
             reject = rule("reject", "refuse");
  BOOST_TEST(decide(pass + block) == "pass by allow at 3");
  BOOST_TEST(decide(block + pass) == "drop by forbid at 3");
  BOOST_TEST(decide(reject + pass) == "drop by refuse at 3");
}

BOOST_AUTO_TEST_CASE(rules_of_other_ports_protocols_and_interfaces_do_not_matter) {
  const auto other_port = rule("block", "a", "", "<any/><port>4500</port>");
  auto other_protocol = rule("block", "b");
  other_protocol.replace(other_protocol.find("<protocol>udp"), 13, "<protocol>tcp");
  auto other_interface = rule("block", "c");
  other_interface.replace(other_interface.find("<interface>wan"), 14, "<interface>lan");
  const auto only_v6 = rule("block", "d", "<ipprotocol>inet6</ipprotocol>", "<any/>");
  const auto outgoing = rule("block", "e", "<direction>out</direction>");
  BOOST_TEST(decide(other_port + other_protocol + other_interface + only_v6 + outgoing +
                    rule("pass", "allow")) == "pass by allow at 8");
}

BOOST_AUTO_TEST_CASE(a_quick_floating_rule_comes_first) {
  BOOST_TEST(decide(rule("pass", "allow") + rule("block", "all", floating_quick, "<any/>")) ==
             "drop by all at 4");
}

BOOST_AUTO_TEST_CASE(a_floating_rule_without_quick_is_overridden_by_a_later_match) {
  const auto wan_in = std::string("<floating>yes</floating><direction>in</direction>");
  BOOST_TEST(decide(rule("block", "all", wan_in, "<any/>") + rule("pass", "allow")) ==
             "pass by allow at 4");
  BOOST_TEST(decide(rule("pass", "loose", wan_in, "<any/>")) == "pass by loose at 3");
  BOOST_TEST(decide(rule("pass", "loose", wan_in) + rule("block", "last", wan_in)) ==
             "drop by last at 4");
}

BOOST_AUTO_TEST_CASE(group_rules_stand_between_floating_and_interface_rules) {
  auto group = rule("block", "group");
  group.replace(group.find("<interface>wan"), 14, "<interface>outside");
  BOOST_TEST(decide(rule("pass", "allow") + group, forward_500, "203.0.113.10",
                    "<ifgroups><ifgroupentry><ifname>outside</ifname><members>wan</members>"
                    "</ifgroupentry></ifgroups>") == "drop by group at 4");
}

BOOST_AUTO_TEST_CASE(a_floating_rule_on_the_way_out_can_block) {
  auto leaving = rule("block", "lan out",
                      "<floating>yes</floating><direction>out</direction>"
                      "<quick>yes</quick>",
                      "<any/>");
  leaving.replace(leaving.find("<interface>wan"), 14, "<interface>lan");
  BOOST_TEST(decide(rule("pass", "allow") + leaving) == "drop by lan out at 4");
}

BOOST_AUTO_TEST_CASE(private_sources_are_not_the_internet) {
  const auto from_private = rule("block", "rfc1918", "", "<any/>", "<network>10.0.0.0/8</network>");
  const auto from_lan = rule("block", "lan", "", "<any/>", "<network>lan</network>");
  BOOST_TEST(decide(from_private + from_lan + rule("pass", "allow")) == "pass by allow at 5");
  const auto only_private =
      rule("pass", "inside only", "", "<any/>", "<network>192.168.0.0/16</network>");
  BOOST_TEST(decide(only_private) == "drop by default deny at 3");
  const auto not_private =
      rule("pass", "outside", "", "<any/>", "<network>192.168.0.0/16</network><not></not>");
  BOOST_TEST(decide(not_private) == "pass by outside at 3");
}

BOOST_AUTO_TEST_CASE(a_rule_for_some_public_sources_leaves_it_open) {
  const auto some = rule("pass", "branch", "", "<any/>", "<address>198.51.100.7</address>");
  BOOST_TEST(decide(some) == "unknown");
  BOOST_TEST(decide(some + rule("pass", "allow")) == "pass by allow at 4");
  BOOST_TEST(decide(some + rule("block", "rest", "", "<any/>")) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_forward_for_one_source_is_asked_about_that_source) {
  auto nat = std::string(forward_500);
  nat.insert(nat.find("<destination>"), "<source><address>198.51.100.7</address></source>");
  const auto branch = [](std::string_view address) {
    return rule("pass", "branch", "", "<any/>", "<address>" + std::string(address) + "</address>");
  };
  BOOST_TEST(decide(branch("198.51.100.7"), nat) == "pass by branch at 3");
  BOOST_TEST(decide(branch("198.51.100.8"), nat) == "drop by default deny at 3");
}

BOOST_AUTO_TEST_CASE(unknown_conditions_matter_only_when_they_can_change_the_answer) {
  const auto timed_block = rule("block", "night", "<sched>night</sched>");
  const auto timed_pass = rule("pass", "day", "<sched>day</sched>");
  BOOST_TEST(decide(timed_block + rule("pass", "allow")) == "unknown");
  BOOST_TEST(decide(timed_pass + rule("pass", "allow")) == "pass by allow at 4");
  BOOST_TEST(decide(timed_block) == "drop by default deny at 3");
  BOOST_TEST(decide(rule("block", "alias", "", "<address>nobody_knows</address>") +
                    rule("pass", "allow")) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_rule_that_wants_a_source_port_works_for_some_clients_only) {
  BOOST_TEST(decide(rule("pass", "ports", "", "<any/>", "<any/><port>500</port>")) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_range_must_be_passed_as_a_whole) {
  auto nat = std::string(forward_500);
  nat.replace(nat.find("<port>500"), 9, "<port>500-510");
  const auto ports = [](std::string_view text) {
    return rule("pass", "allow", "", "<any/><port>" + std::string(text) + "</port>");
  };
  BOOST_TEST(decide(ports("400-600"), nat) == "pass by allow at 3");
  BOOST_TEST(decide(ports("500-505"), nat) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_cut_filter_section_decides_nothing) {
  auto result =
      read_text(read_pfsense, "<pfsense>" + network("203.0.113.10") + std::string(forward_500) +
                                  "<filter>" + rule("pass", "allow") + "<rule><type>block");
  decide_pf_filter(result.facts);
  BOOST_TEST(!result.facts.rows<PortForward>().at(0).passes_filter.known());
}

BOOST_AUTO_TEST_CASE(a_rule_that_opnsense_registers_itself_passes) {
  auto nat = std::string(forward_500);
  nat.insert(nat.find("</rule>"), "<sequence>1</sequence><pass>rule</pass><descr>IKE</descr>");
  auto result = read_text(
      read_opnsense, "<opnsense>" + network("203.0.113.10") + nat + "<filter></filter></opnsense>");
  decide_pf_filter(result.facts);
  BOOST_TEST(dump(result, "port_forward", {"passes_filter", "filter_rule"}) ==
             "2: passes_filter=true filter_rule=IKE\n");
}

namespace {

std::string decide_l2tp(std::string_view rules, std::string_view wan = "203.0.113.10",
                        std::string_view listens = "wan") {
  auto result = read_text(
      read_pfsense, "<pfsense>" + network(wan) + "<nat/><filter>" + std::string(rules) +
                        "</filter>\n<l2tp><mode>server</mode><interface>" + std::string(listens) +
                        "</interface><localip>10.9.9.1</localip></l2tp></pfsense>");
  decide_pf_filter(result.facts);
  return dump(result, "l2tp_endpoint", {"passes_filter", "filter_rule"});
}

std::string to_1701(std::string_view type, std::string_view to) {
  return rule(type, "L2TP", "", std::string(to) + "<port>1701</port>");
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_own_l2tp_server_is_closed_without_a_rule) {
  BOOST_TEST(decide_l2tp("") == "3: passes_filter=false filter_rule=default deny\n");
}

BOOST_AUTO_TEST_CASE(a_rule_for_the_own_address_opens_the_own_l2tp_server) {
  for (const auto own : {"<network>wanip</network>", "<network>(self)</network>", "<any/>"}) {
    for (const auto wan : {"203.0.113.10", "dhcp"}) {
      BOOST_TEST_CONTEXT(own << wan) {
        BOOST_TEST(decide_l2tp(to_1701("pass", own), wan) ==
                   "4: passes_filter=true filter_rule=L2TP\n");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(rules_for_hosts_other_interfaces_and_other_ports_do_not_open_it) {
  auto inside = to_1701("pass", "<network>wanip</network>");
  inside.replace(inside.find("<interface>wan"), 14, "<interface>lan");
  auto tunnel = to_1701("pass", "<any/>");
  tunnel.replace(tunnel.find("<interface>wan"), 14, "<interface>enc0");
  const auto host = to_1701("pass", "<address>10.20.0.10</address>");
  const auto ike = rule("pass", "IKE", "", "<network>wanip</network><port>500</port>");
  BOOST_TEST(decide_l2tp(inside + tunnel + host + ike) ==
             "7: passes_filter=false filter_rule=default deny\n");
}

BOOST_AUTO_TEST_CASE(a_literal_address_may_be_the_one_that_the_provider_assigns) {
  for (const auto literal : {"203.0.113.77", "10.1.2.3"}) {
    const auto to = "<address>" + std::string(literal) + "</address>";
    BOOST_TEST(decide_l2tp(to_1701("pass", to), "dhcp") == "4:\n");
    BOOST_TEST(decide_l2tp(to_1701("pass", to)) ==
               "4: passes_filter=false filter_rule=default deny\n");
  }
}

namespace {

constexpr std::string_view clients = "<client><enable/></client>";

// Whether UDP 500 and UDP 4500 reach the router's own server of clients.
std::string decide_own(std::string_view rules, std::string_view phase1 = "",
                       std::string_view more = clients, std::string_view system = "") {
  auto result = read_text(
      read_pfsense, "<pfsense>" + network("203.0.113.10") + std::string(system) + "<nat/><filter>" +
                        std::string(rules) + "</filter>\n<ipsec>" + std::string(more) +
                        "<phase1><ikeid>1</ikeid><interface>wan</interface><mobile/>" +
                        std::string(phase1) + "</phase1></ipsec></pfsense>");
  decide_pf_filter(result.facts);
  return dump(result, "ipsec_endpoint", {"passes_ike", "ike_rule", "passes_nat_t", "nat_t_rule"});
}

std::string to_own(std::string_view type, std::string_view port, std::string_view more = "") {
  return rule(type, type, more, "<network>wanip</network><port>" + std::string(port) + "</port>");
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_product_opens_its_own_server_behind_all_rules) {
  BOOST_TEST(
      decide_own("") ==
      "3: passes_ike=true passes_nat_t=true ike_rule=automatic rule nat_t_rule=automatic rule\n");
  BOOST_TEST(decide_own(to_own("block", "500")) ==
             "4: passes_ike=false passes_nat_t=true ike_rule=block nat_t_rule=automatic rule\n");
  BOOST_TEST(
      decide_own(to_own("block", "500", "<floating>yes</floating>")) ==
      "4: passes_ike=true passes_nat_t=true ike_rule=automatic rule nat_t_rule=automatic rule\n");
}

BOOST_AUTO_TEST_CASE(without_nat_traversal_it_leaves_udp_4500_closed) {
  const auto off = "<nat_traversal>off</nat_traversal>";
  BOOST_TEST(
      decide_own("", off) ==
      "3: passes_ike=true passes_nat_t=false ike_rule=automatic rule nat_t_rule=default deny\n");
  BOOST_TEST(decide_own(to_own("pass", "4500"), off) ==
             "4: passes_ike=true passes_nat_t=true ike_rule=automatic rule nat_t_rule=pass\n");
}

BOOST_AUTO_TEST_CASE(a_router_told_to_make_no_vpn_rules_needs_rules_of_people) {
  const auto told = "<system><disablevpnrules/></system>";
  const auto result = decide_own(to_own("pass", "500"), "", clients, told);
  BOOST_TEST(result ==
             "4: passes_ike=true passes_nat_t=false ike_rule=pass nat_t_rule=default deny\n");
}

BOOST_AUTO_TEST_CASE(clients_that_may_be_off_leave_the_default_open) {
  BOOST_TEST(decide_own(to_own("pass", "500"), "", "") == "4: passes_ike=true ike_rule=pass\n");
}

BOOST_AUTO_TEST_CASE(connections_of_opnsense_get_no_rules) {
  const auto decide_connection = [](std::string_view rules, std::string_view local) {
    auto result = read_text(
        read_opnsense,
        "<opnsense>" + network("203.0.113.10") + "<nat/><filter>" + std::string(rules) +
            "</filter>\n<OPNsense><Swanctl><Connections><Connection><enabled>1</enabled>" +
            std::string(local) + "</Connection></Connections></Swanctl></OPNsense></opnsense>");
    decide_pf_filter(result.facts);
    return dump(result, "ipsec_endpoint", {"passes_ike", "ike_rule"});
  };
  for (const auto local : {"", "<local_addrs>203.0.113.10</local_addrs>"}) {
    BOOST_TEST_CONTEXT(local) {
      BOOST_TEST(decide_connection("", local) == "3: passes_ike=false ike_rule=default deny\n");
      BOOST_TEST(decide_connection(to_own("pass", "500"), local) ==
                 "4: passes_ike=true ike_rule=pass\n");
    }
  }
  BOOST_TEST(decide_connection("", "<local_addrs>203.0.113.11</local_addrs>") == "3:\n");
}

BOOST_AUTO_TEST_SUITE_END()
