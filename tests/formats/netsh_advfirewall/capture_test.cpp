// Whole captures of netsh: what they cover, where they are cut, errors, profiles, recognition.
#include <boost/test/unit_test.hpp>

#include "formats/read_capture.h"

namespace vpnlint::capture_test {
namespace {

constexpr std::string_view id = "netsh_advfirewall";
constexpr std::string_view ruler =
    "----------------------------------------------------------------------\n";

Capture read(const std::string& text) { return read_capture(id, text); }

std::string rule(const std::string& name, const std::string& direction, const std::string& profiles,
                 const std::string& source = {}) {
  return "\nRule Name:      " + name + "\n" + std::string(ruler) +
         "Enabled:        Yes\nDirection:      " + direction + "\nProfiles:       " + profiles +
         "\nGrouping:\nLocalIP:        Any\nRemoteIP:       Any\nProtocol:       UDP\n"
         "LocalPort:      Any\nRemotePort:     500\nEdge traversal: No\n" +
         (source.empty() ? ""
                         : "InterfaceTypes: Any\nSecurity:       NotRequired\nRule source:    " +
                               source + "\n") +
         "Action:         Block\n";
}

/// Many rules of both directions, no profile common to all.
std::string listing(int count, const std::string& source = {}) {
  const char* profiles[] = {"Domain", "Private", "Public", "Domain,Private"};
  std::string out;
  for (int i = 0; i < count; ++i) {
    out += rule("R" + std::to_string(i), i % 2 ? "In" : "Out", profiles[i % 4], source);
  }
  return out;
}

std::string coverage(const Capture& capture) {
  return dump(capture, "extent", "table selector complete why");
}

std::string profile(const std::string& name, const std::string& state, const std::string& policy) {
  return "\n" + name + " Profile Settings: \n" + std::string(ruler) +
         "State                                 " + state +
         "\nFirewall Policy                       " + policy +
         "\nLocalFirewallRules                    N/A (GPO-store only)\n"
         "LocalConSecRules                      N/A (GPO-store only)\n\nLogging:\n"
         "FileName                              %systemroot%\\firewall.log\n\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(netsh_captures)

BOOST_AUTO_TEST_CASE(a_full_listing_proves_absence_for_the_columns_that_it_prints) {
  const auto plain = read(listing(40) + "Ok.\n");
  BOOST_TEST(coverage(plain) == "2: table=firewall_rule selector=local complete=true\n");
  BOOST_TEST(dump(plain, "extent", "columns") ==
             "2: columns=[name, enabled, direction, action, profiles, protocol, local_ports, "
             "remote_ports, local_addresses, remote_addresses, group]\n");
  const auto verbose = read(listing(40, "Local Setting") + "Ok.\n");
  BOOST_TEST(dump(verbose, "extent", "columns").find("program, service") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_listing_with_rules_of_both_stores_covers_both) {
  const auto capture = read(listing(40, "Local Setting") +
                            rule("G", "Out", "Public", "Group Policy Setting") + "Ok.\n");
  BOOST_TEST(coverage(capture) == "2: table=firewall_rule selector=* complete=true\n");
}

BOOST_AUTO_TEST_CASE(few_rules_or_one_direction_or_one_profile_prove_nothing) {
  BOOST_TEST(coverage(read(listing(4) + "Ok.\n")) ==
             "2: table=firewall_rule selector=local complete=false why=filtered\n");
  std::string outbound, domain;
  for (int i = 0; i < 40; ++i) {
    outbound += rule("R", "Out", i % 2 ? "Domain" : "Public");
    domain += rule("R", i % 2 ? "In" : "Out", i % 3 ? "Domain" : "Domain,Public");
  }
  BOOST_TEST(coverage(read(outbound + "Ok.\n")).find("why=filtered") != std::string::npos);
  BOOST_TEST(coverage(read(domain + "Ok.\n")).find("why=filtered") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_command_at_the_prompt_decides_what_is_covered) {
  const auto all =
      read("C:\\>netsh advfirewall firewall show rule name=all\n" + listing(4) + "Ok.\n\nC:\\>\n");
  BOOST_TEST(coverage(all) == "3: table=firewall_rule selector=local complete=true\n");
  const auto active =
      read("C:\\>netsh advfirewall firewall show rule name=all type=dynamic verbose\n" +
           listing(4, "Local Setting") + "Ok.\n");
  BOOST_TEST(coverage(active) == "3: table=firewall_rule selector=* complete=true\n");
  const auto filtered =
      read("PS C:\\Users\\kim> netsh advfirewall firewall show rule name=all dir=out\n" +
           listing(40) + "Ok.\n");
  BOOST_TEST(coverage(filtered) ==
             "3: table=firewall_rule selector=local complete=false why=filtered\n");
  const auto named =
      read("netsh advfirewall firewall>show rule name=\"Block IKE\"\n" + listing(40) + "Ok.\n");
  BOOST_TEST(coverage(named) ==
             "3: table=firewall_rule selector=local complete=false why=filtered\n");
}

BOOST_AUTO_TEST_CASE(a_listing_without_its_closing_line_is_cut) {
  const auto capture = read(listing(40));
  BOOST_TEST(coverage(capture) ==
             "2: table=firewall_rule selector=local complete=false why=truncated\n");
  BOOST_TEST(dump_problems(capture) ==
             "560:1 partial truncated [firewall show rule] the listing ends without its closing "
             "line\n");
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_cut_has_partial_fields_and_no_guesses) {
  const auto capture =
      read("Rule Name:   R\n" + std::string(ruler) +
           "Enabled:     Yes\nDirection:   Out\nProfiles:    Domain\nGrouping:\nLocalIP:     Any\n"
           "RemoteIP:    Any\nProtocol:    UDP\nLocalPort:   Any\nRemotePort:  45");
  BOOST_TEST(dump(capture, "firewall_rule") ==
             "1: name=R enabled=true direction=out action=!partial profiles=[domain] protocol=udp "
             "local_ports=[any] remote_ports=!partial local_addresses=[any] "
             "remote_addresses=[any]\n");
}

BOOST_AUTO_TEST_CASE(a_cut_verbose_rule_does_not_apply_to_any_program) {
  auto text = listing(2, "Local Setting");
  text = text.substr(0, text.rfind("Edge traversal"));
  const auto capture = read(text);
  BOOST_TEST(dump(capture, "firewall_rule", "action program service store") ==
             "2: action=block program=any service=any store=local\n"
             "19: action=!partial program=!partial service=!partial store=!partial\n");
}

BOOST_AUTO_TEST_CASE(no_match_is_a_filtered_listing) {
  const auto capture = read("\nNo rules match the specified criteria.\n\n");
  BOOST_TEST(coverage(capture) ==
             "2: table=firewall_rule selector=local complete=false why=filtered\n");
  BOOST_TEST(dump_problems(capture) == "");
}

BOOST_AUTO_TEST_CASE(profiles_are_read_and_all_three_cover_the_table) {
  const auto capture = read(profile("Domain", "ON", "BlockInbound,AllowOutbound") +
                            profile("Private", "OFF", "AllowInbound,BlockOutbound") +
                            profile("Public", "ON", "BlockInboundAlways,AllowOutbound") + "Ok.\n");
  BOOST_TEST(dump(capture, "firewall_profile") ==
             "2: profile=domain enabled=true default_inbound=block default_outbound=allow "
             "shielded=false store=local\n"
             "13: profile=private enabled=false default_inbound=allow default_outbound=block "
             "shielded=false store=local\n"
             "24: profile=public enabled=true default_inbound=block default_outbound=allow "
             "shielded=true store=local\n");
  BOOST_TEST(coverage(capture) == "2: table=firewall_profile selector=local complete=true\n");
  BOOST_TEST(capture.quotes.at(4) == "State                                 ON");
  BOOST_TEST(dump_problems(capture) == "");
}

BOOST_AUTO_TEST_CASE(korean_profiles_use_one_word_for_on_and_enable) {
  const auto capture =
      read("\n도메인 프로필 설정: \n" + std::string(ruler) +
           "상태                                  사용 안 함\n"
           "방화벽 정책                           BlockInbound,AllowOutbound\n"
           "LocalFirewallRules                    해당 없음(GPO 저장소 전용)\n\n로깅:\n\n"
           "개인 프로필 설정: \n" +
           std::string(ruler) + "상태 사용\n확인됨\n");
  BOOST_TEST(dump(capture, "firewall_profile") ==
             "2: profile=domain enabled=false default_inbound=block default_outbound=allow "
             "shielded=false store=local\n"
             "10: profile=private enabled=true store=local\n");
  BOOST_TEST(capture.language == "ko");
  BOOST_TEST(dump_problems(capture) == "");
}

BOOST_AUTO_TEST_CASE(one_profile_is_a_filtered_listing_and_the_current_one_is_known_by_its_prompt) {
  const auto one = read(profile("Public", "ON", "BlockInbound,AllowOutbound") + "Ok.\n");
  BOOST_TEST(coverage(one) ==
             "2: table=firewall_profile selector=local complete=false why=filtered\n");
  const auto current = read("C:\\>netsh advfirewall show currentprofile\n" +
                            profile("Public", "ON", "BlockInbound,AllowOutbound") + "Ok.\n");
  BOOST_TEST(
      dump(current, "setting").find("path=currentprofile name=active_profile value=public") !=
      std::string::npos);
  BOOST_TEST(current.sections == std::vector<std::string>{"show currentprofile"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(settings_of_a_policy_store_are_told_from_the_local_ones) {
  auto text = profile("Domain", "Not Configured", "Not Configured");
  text = replace_all(text, "N/A (GPO-store only)", "Disable");
  BOOST_TEST(dump(read(text + "Ok.\n"), "firewall_profile") ==
             "2: profile=domain enabled=!proven_absent default_inbound=!proven_absent "
             "default_outbound=!proven_absent local_rules_apply=false shielded=!proven_absent "
             "store=gpo\n");
}

BOOST_AUTO_TEST_CASE(several_commands_in_one_file_are_several_sections) {
  const auto capture =
      read("C:\\>netsh advfirewall show allprofiles state\n\nDomain Profile Settings: \n" +
           std::string(ruler) +
           "State     ON\nOk.\n\nC:\\>ipconfig\n\nWindows IP Configuration\n\n"
           "C:\\>netsh advfirewall firewall show rule name=x\n" +
           listing(1) + "Ok.\n\nC:\\>exit\n");
  BOOST_TEST(coverage(capture) ==
             "3: table=firewall_profile selector=local complete=false why=filtered\n"
             "14: table=firewall_rule selector=local complete=false why=filtered\n");
  BOOST_TEST(dump_problems(capture) == "");
}

BOOST_AUTO_TEST_CASE(errors_instead_of_output_are_problems_with_their_line) {
  const auto down = read(
      "\nAn error occurred while attempting to contact the  Windows Defender Firewall "
      "service. Make sure that the service is running and try your request again.\n");
  BOOST_TEST(dump_problems(down).starts_with("2:1 unreadable command_failed [netsh advfirewall]"));
  const auto denied =
      read("요청한 작업을 수행하려면 권한 상승(관리자 권한으로 실행)이 필요합니다.\n");
  BOOST_TEST(dump_problems(denied).starts_with("1:1 unreadable command_failed"));
  const auto beside = read(listing(1) +
                           "Ok.\n\nC:\\>netsh advfirewal show\n"
                           "The following command was not found: advfirewal show.\n");
  BOOST_TEST(dump_problems(beside).starts_with("18:1 partial command_failed"));
}

BOOST_AUTO_TEST_CASE(lost_letters_are_said_once_with_their_number) {
  const auto capture =
      read(rule("???? - ???? (ICMPv6-Out)", "Out", "Domain") + rule("?? ???", "In", "Domain") +
           rule("What?", "In", "Domain") + "Ok.\n");
  BOOST_TEST(dump_problems(capture) ==
             "2:1 note damaged_text [] letters were lost when this was captured: 2 lines, the "
             "first is 2\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_gives_nothing_is_said_to_be_unreadable) {
  BOOST_TEST(
      dump_problems(read("hello\n")) ==
      "1:1 unreadable unreadable [netsh advfirewall] no block of this capture could be read\n");
}

BOOST_AUTO_TEST_CASE(block_borders_of_the_source_do_not_matter) {
  const auto text = listing(40, "Local Setting") + "Ok.\n";
  const auto whole = read(text);
  const auto pieces = read_capture(id, text, Encoding::utf8, {}, 7);
  BOOST_TEST(dump(whole, "firewall_rule") == dump(pieces, "firewall_rule"));
}

BOOST_AUTO_TEST_CASE(captures_are_recognised_behind_prompts_and_junk) {
  const auto block = listing(1);
  for (const std::string& before :
       {std::string(),
        std::string("C:\\>netsh advfirewall firewall show rule name=all > r.txt\r\n"),
        std::string("Microsoft Windows [Version 10.0.19045.4529]\n(c) Microsoft Corporation.\n\n"),
        std::string("Hello, here is what you asked for:\n\n\n")}) {
    BOOST_TEST(score(id, before + block) >= 90);
  }
  BOOST_TEST(score(id, profile("Public", "ON", "BlockInbound,AllowOutbound")) >= 90);
  BOOST_TEST(score(id, "\nNo rules match the specified criteria.\n") >= 50);
  BOOST_TEST(score(id, "C:\\>netsh advfirewall show allprofiles\nAccess is denied.\n") >= 50);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace vpnlint::capture_test
