// Firewall rules: every field, every language, blocks that are odd.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "formats/read_capture.h"

namespace vpnlint::capture_test {
namespace {

constexpr std::string_view id = "netsh_advfirewall";
constexpr std::string_view ruler =
    "----------------------------------------------------------------------\n";

std::string data(const std::string& name) {
  std::ifstream file(SOURCE_DIR "/tests/formats/netsh_advfirewall/data/" + name, std::ios::binary);
  BOOST_REQUIRE(file);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

Capture read(std::string text, Encoding encoding = Encoding::utf8) {
  return read_capture(id, std::move(text), encoding);
}

/// One rule whose fields are given, closed with Ok.
Capture read_rule(const std::string& fields) {
  return read("\nRule Name:                            Test\n" + std::string(ruler) + fields +
              "Ok.\n\n");
}

/// The fields of a plain rule with one of them replaced.
std::string fields_with(std::string_view label, const std::string& value) {
  std::string out;
  for (const std::string_view line :
       {"Enabled:          Yes", "Direction:        Out", "Profiles:         Domain,Public",
        "Grouping:", "LocalIP:          Any", "RemoteIP:         Any", "Protocol:         UDP",
        "LocalPort:        Any", "RemotePort:       Any", "Edge traversal:   No",
        "Action:           Block"}) {
    out += line.starts_with(label) ? std::string(label) + "   " + value : std::string(line);
    out += '\n';
  }
  return out;
}

constexpr std::string_view three_rules =
    "2: name=Block IKE enabled=true direction=out action=block profiles=[domain, private, public] "
    "protocol=udp local_ports=[any] remote_ports=[500, 4500] local_addresses=[any] "
    "remote_addresses=[203.0.113.10/32, LocalSubnet] program=C:\\WINDOWS\\system32\\svchost.exe "
    "service=IKEEXT interface_types=[lan, wireless] store=gpo\n"
    "22: name=Routing and Remote Access (GRE-In) enabled=false direction=in action=allow "
    "profiles=[private] protocol=gre local_ports=[any] remote_ports=[any] local_addresses=[any] "
    "remote_addresses=[any] program=System service=any interface_types=[any] store=local "
    "group=Routing and Remote Access\n"
    "38: name=Echo Request enabled=true direction=in action=bypass profiles=[domain] "
    "protocol=icmpv4 local_ports=[any] remote_ports=[any] local_addresses=[any] "
    "remote_addresses=[any] program=any service=any interface_types=[any] store=local\n";

constexpr std::string_view plain_rule =
    "2: name=Block IKE enabled=true direction=out action=block profiles=[domain, private, public] "
    "protocol=udp local_ports=[any] remote_ports=[500, 4500] local_addresses=[any] "
    "remote_addresses=[203.0.113.10/32, LocalSubnet]\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(netsh_rules)

BOOST_AUTO_TEST_CASE(every_field_of_a_verbose_rule_is_read) {
  const auto capture = read(data("rules-english.txt"));
  BOOST_TEST(dump(capture, "firewall_rule") == three_rules);
  BOOST_TEST(dump_problems(capture) == "");
  BOOST_TEST(capture.language == "en");
  BOOST_TEST(capture.sections == std::vector<std::string>{"firewall show rule verbose"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(korean_output_gives_the_same_facts_in_utf8_and_in_cp949) {
  const auto text = read(data("rules-korean-utf8.txt"));
  BOOST_TEST(dump(text, "firewall_rule") == three_rules);
  BOOST_TEST(dump_problems(text) == "");
  BOOST_TEST(text.language == "ko");
  const auto bytes = read(data("rules-korean-cp949.txt"), Encoding::cp949);
  BOOST_TEST(dump(bytes, "firewall_rule") == three_rules);
  BOOST_TEST(dump_problems(bytes) == "");
}

BOOST_AUTO_TEST_CASE(german_padding_and_french_no_break_spaces_do_not_matter) {
  const auto german = read(data("rules-german-cp850.txt"), Encoding::cp850);
  BOOST_TEST(dump(german, "firewall_rule") == plain_rule);
  BOOST_TEST(german.language == "de");
  const auto french = read(data("rules-french-utf8.txt"));
  BOOST_TEST(dump(french, "firewall_rule") == plain_rule);
  BOOST_TEST(french.language == "fr");
}

BOOST_AUTO_TEST_CASE(a_plain_listing_says_nothing_about_program_and_service) {
  const auto capture = read_rule(fields_with("none", ""));
  BOOST_TEST(dump(capture, "firewall_rule", "program service interface_types store") == "2:\n");
}

BOOST_AUTO_TEST_CASE(protocol_numbers_get_their_names) {
  for (const auto& [printed, name] :
       std::vector<std::pair<std::string, std::string>>{{"50", "esp"},
                                                        {"51", "ah"},
                                                        {"47", "gre"},
                                                        {"1", "icmpv4"},
                                                        {"58", "icmpv6"},
                                                        {"17", "udp"},
                                                        {"115", "115"},
                                                        {"Any", "any"},
                                                        {"ICMPv6", "icmpv6"}}) {
    const auto capture = read_rule(fields_with("Protocol:", printed));
    BOOST_TEST(dump(capture, "firewall_rule", "protocol") == "2: protocol=" + name + "\n");
  }
}

BOOST_AUTO_TEST_CASE(port_and_address_keywords_are_kept) {
  const auto ports = read_rule(fields_with("LocalPort:", "RPC,IPHTTPS,49152-65535"));
  BOOST_TEST(dump(ports, "firewall_rule", "local_ports") ==
             "2: local_ports=[RPC, IPHTTPS, 49152-65535]\n");
  const auto addresses =
      read_rule(fields_with("RemoteIP:", "LocalSubnet,fe80::/64,ff02::2-ff02::9"));
  BOOST_TEST(dump(addresses, "firewall_rule", "remote_addresses") ==
             "2: remote_addresses=[LocalSubnet, fe80::/64, ff02::2-ff02::9]\n");
}

BOOST_AUTO_TEST_CASE(unknown_words_make_fields_unreadable_and_are_quoted) {
  const auto capture = read_rule(fields_with("Direction:", "Sideways"));
  BOOST_TEST(dump(capture, "firewall_rule", "direction action") ==
             "2: direction=!unreadable action=block\n");
  BOOST_TEST(dump_problems(capture) ==
             "5:14 partial unknown_word [netsh advfirewall] words of netsh advfirewall that are "
             "not known, 1 times: Direction \"Sideways\"\n");
}

BOOST_AUTO_TEST_CASE(words_for_any_in_no_language_are_not_taken_for_any) {
  for (const auto label : {"RemotePort:", "RemoteIP:", "Protocol:", "Enabled:", "Action:"}) {
    const auto capture = read_rule(fields_with(label, "Anything"));
    BOOST_TEST(dump(capture, "firewall_rule").find("=!unreadable") != std::string::npos, label);
  }
}

BOOST_AUTO_TEST_CASE(impossible_numbers_are_unreadable) {
  BOOST_TEST(dump(read_rule(fields_with("RemotePort:", "70000")), "firewall_rule",
                  "remote_ports") == "2: remote_ports=!unreadable\n");
  BOOST_TEST(dump(read_rule(fields_with("Protocol:", "256")), "firewall_rule", "protocol") ==
             "2: protocol=!unreadable\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_label_is_named_and_may_be_a_condition) {
  const auto capture = read_rule(fields_with("Edge traversal:", "No\nPlanet:           Mars"));
  BOOST_TEST(dump(capture, "firewall_rule", "action unknown_token") ==
             "2: action=block unknown_token=Planet\n");
  BOOST_TEST(dump_problems(capture) ==
             "14:1 partial unknown_word [netsh advfirewall] words of netsh advfirewall that are "
             "not known, 1 times: label \"Planet\"\n");
}

BOOST_AUTO_TEST_CASE(a_field_under_an_unknown_label_is_unreadable_not_any) {
  auto fields = fields_with("none", "");
  fields = replace_all(fields, "RemotePort:", "FernerHafen:");
  BOOST_TEST(dump(read_rule(fields), "firewall_rule", "local_ports remote_ports") ==
             "2: local_ports=[any] remote_ports=!unreadable\n");
}

BOOST_AUTO_TEST_CASE(security_and_groups_are_conditions_that_are_not_understood) {
  const auto secured = read_rule(fields_with("Edge traversal:", "No\nSecurity:         AuthEnc"));
  BOOST_TEST(dump(secured, "firewall_rule", "unknown_token") ==
             "2: unknown_token=Security=AuthEnc\n");
  const auto group =
      read_rule(fields_with("Edge traversal:", "No\nRemoteUserGroup:  D:(A;;CC;;;S-1-5-21)"));
  BOOST_TEST(dump(group, "firewall_rule", "unknown_token") == "2: unknown_token=RemoteUserGroup\n");
}

BOOST_AUTO_TEST_CASE(wrapped_console_lines_join_the_value_before) {
  const auto capture = read_rule(fields_with("RemoteIP:", "10.0.0.0/8,192.16\n8.0.0/16"));
  BOOST_TEST(dump(capture, "firewall_rule", "remote_addresses") ==
             "2: remote_addresses=[10.0.0.0/8, 192.168.0.0/16]\n");
  BOOST_TEST(dump_problems(capture) == "");
}

BOOST_AUTO_TEST_CASE(values_may_hold_colons_and_only_the_first_one_counts) {
  const auto capture =
      read("\nRule Name:   a: b: c\n" + std::string(ruler) + fields_with("none", "") + "Ok.\n");
  BOOST_TEST(dump(capture, "firewall_rule", "name") == "2: name=a: b: c\n");
}

BOOST_AUTO_TEST_CASE(collapsed_blanks_of_a_paste_do_not_matter) {
  const auto capture = read(
      "Rule Name: Block\n--------------------\nEnabled: Yes\nDirection: Out\nProfiles: Private\n"
      "Grouping:\nLocalIP: Any\nRemoteIP: Any\nProtocol: ICMPv4\nType Code\n8 Any\n"
      "Edge traversal: No\nAction: Block\nOk.\n");
  BOOST_TEST(dump(capture, "firewall_rule", "protocol action unknown_token") ==
             "1: action=block protocol=icmpv4\n");
  BOOST_TEST(dump_problems(capture) == "");
}

BOOST_AUTO_TEST_CASE(blank_lines_between_all_lines_do_not_matter) {
  auto text = replace_all(data("rules-english.txt"), "\r\n", "\r\r\n");
  const auto capture = read(text);
  BOOST_TEST(capture.facts.rows<FirewallRule>().size() == 3u);
  BOOST_TEST(dump_problems(capture) == "");
}

BOOST_AUTO_TEST_CASE(positions_count_code_points_and_lines_are_kept_for_reports) {
  const auto capture = read(data("rules-korean-utf8.txt"));
  const auto& rule = capture.facts.rows<FirewallRule>()[0];
  BOOST_TEST(rule.at.line == 2u);
  BOOST_TEST(rule.direction.at().line == 6u);
  BOOST_TEST(rule.direction.at().column == 37u);
  BOOST_TEST(capture.quotes.at(13) == "RemotePort:                           500,4500");
}

BOOST_AUTO_TEST_CASE(a_rule_without_known_labels_gives_no_row_but_is_said) {
  const auto capture =
      read("Pravidlo: X\n" + std::string(ruler) + "Povoleno:   Ano\nSmer:   Ven\nOk.\n");
  BOOST_TEST(dump(capture, "firewall_rule") == "");
  BOOST_TEST(dump(capture, "extent", "complete why") == "1: complete=false why=filtered\n");
  BOOST_TEST(capture.problems.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_pre_shared_key_of_a_connection_security_rule_is_a_secret_and_never_kept) {
  const auto capture =
      read("Rule Name:   Tunnel\n" + std::string(ruler) +
           "Enabled:   Yes\nProfiles:   Domain\nType:   Static\n"
           "Mode:   Tunnel\nAuth1PSK:   hunter2\nAction:   RequireInRequireOut\nOk.\n");
  BOOST_TEST(dump(capture, "firewall_rule") == "");
  BOOST_TEST(dump(capture, "secret") == "7: kind=pre_shared_key name=Tunnel\n");
  BOOST_TEST(capture.quotes.at(7) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace vpnlint::capture_test
