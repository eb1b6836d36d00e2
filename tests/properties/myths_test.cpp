// What guides to error 809 hold against healthy systems: none of it is an error or a warning. Each
// case is built from small artifacts that the real readers read; a twin shows that a flaw is seen.
#include <boost/test/unit_test.hpp>

#include "bundles.h"

namespace vpnlint {
namespace {

using namespace test;

/// As regedit writes it: UTF-16LE, byte order mark, CRLF.
std::string exported(std::string_view text) {
  std::string bytes = "\xff\xfe";
  for (const char c : "Windows Registry Editor Version 5.00\n\n" + std::string(text) + "\n") {
    if (c == '\n') bytes.append("\r\0", 2);
    bytes += c;
    bytes += '\0';
  }
  return bytes;
}

/// The export of a service's key, with what every such key carries.
NamedText service_key(const std::string& name, int start, const std::string& more = "") {
  return {"client/" + name + ".reg",
          exported("[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\" + name +
                   "]\n\"ErrorControl\"=dword:00000001\n\"ObjectName\"=\"LocalSystem\"\n"
                   "\"Start\"=dword:0000000" +
                   std::to_string(start) + "\n\"Type\"=dword:00000020\n" + more)};
}

NamedText phonebook(const std::string& changes = "", const std::string& server = "203.0.113.10") {
  return {
      "client/rasphone.pbk",
      "[Office]\r\nEncoding=1\r\nPBVersion=8\r\nType=2\r\nVpnStrategy=3\r\nDataEncryption=256\r\n"
      "AuthRestrictions=512\r\nIpSecFlags=1\r\n" +
          changes +
          "\r\nMEDIA=rastapi\r\nPort=VPN2-0\r\nDevice=WAN Miniport (L2TP)\r\n\r\nDEVICE=vpn\r\n"
          "PhoneNumber=" +
          server + "\r\n"};
}

/// A pfSense with a public address that is the VPN server itself.
NamedText public_server(const std::string& nat_traversal) {
  return {"server-router/config.xml",
          "<?xml version=\"1.0\"?>\n<pfsense>\n<version>23.3</version>\n<system>"
          "<hostname>fw1</hostname><domain>example.net</domain></system>\n"
          "<interfaces><wan><enable></enable><if>igb0</if><ipaddr>203.0.113.10</ipaddr>"
          "<subnet>29</subnet></wan></interfaces>\n<nat><outbound><mode>automatic</mode></outbound>"
          "</nat>\n<filter></filter>\n<ipsec><client><enable></enable></client><phase1>"
          "<ikeid>1</ikeid><iketype>ikev1</iketype><interface>wan</interface><mobile></mobile>"
          "<authentication_method>pre_shared_key</authentication_method><nat_traversal>" +
              nat_traversal +
              "</nat_traversal></phase1></ipsec>\n<l2tp><mode>server</mode><interface>wan"
              "</interface></l2tp>\n</pfsense>\n"};
}

std::string netsh_rule(const std::string& name, const std::string& direction,
                       const std::string& action, const std::string& local_port,
                       const std::string& enabled = "Yes") {
  return "\r\nRule Name:                            " + name +
         "\r\n----------------------------------------------------------------------\r\n"
         "Enabled:                              " +
         enabled + "\r\nDirection:                            " + direction +
         "\r\nProfiles:                             Domain,Private,Public\r\n"
         "Grouping:                             \r\nLocalIP:                              Any\r\n"
         "RemoteIP:                             Any\r\nProtocol:                             "
         "UDP\r\n"
         "LocalPort:                            " +
         local_port +
         "\r\nRemotePort:                           Any\r\nEdge traversal:                       "
         "No\r\n"
         "InterfaceTypes:                       Any\r\nSecurity:                             "
         "NotRequired\r\nRule source:                          Local Setting\r\n"
         "Action:                               " +
         action + "\r\n";
}

/// A copy from the console: its command line shows that all rules were asked for.
NamedText rules(const std::string& blocks) {
  return {"client/rules.txt",
          "C:\\Windows\\system32>netsh advfirewall firewall show rule name=all verbose\r\n" +
              blocks + "Ok.\r\n\r\n"};
}

NamedText profiles() {
  std::string text;
  for (const auto name : {"Domain", "Private", "Public"}) {
    text +=
        "\r\n" + std::string(name) +
        " Profile Settings: \r\n----------------------------------------------------------------"
        "------\r\nState                                 ON\r\nFirewall Policy                   "
        "    BlockInbound,AllowOutbound\r\nLocalFirewallRules                    N/A (GPO-store "
        "only)\r\nLocalConSecRules                      N/A (GPO-store only)\r\n";
  }
  return {"client/profiles.txt", text + "Ok.\r\n\r\n"};
}

/// Findings and possible causes of the severity warning or error.
std::string complaints(const Files& files, std::optional<std::int64_t> error = 809) {
  const Audit audit(files, error);
  std::string all;
  for (const auto& finding : audit.findings) {
    const bool counts = finding.verdict == Verdict::fail || finding.would_fail;
    if (!counts || finding.severity == Severity::note) continue;
    all += (all.empty() ? "" : " ") + finding.rule->id;
  }
  return all;
}

std::string verdict_of(const std::string& rule, const Files& files) {
  const Audit audit(files, 809);
  for (const auto& finding : audit.findings) {
    if (finding.rule->id == rule) return std::string(name_of(finding.verdict));
  }
  return "not_applicable";
}

std::string stopped(const std::string& name) {
  return "\r\nSERVICE_NAME: " + name +
         "\r\n        TYPE               : 20  WIN32_SHARE_PROCESS  \r\n"
         "        STATE              : 1  STOPPED \r\n"
         "        WIN32_EXIT_CODE    : 1077  (0x435)\r\n        SERVICE_EXIT_CODE  : 0  (0x0)\r\n"
         "        CHECKPOINT         : 0x0\r\n        WAIT_HINT          : 0x0\r\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(myths)

BOOST_AUTO_TEST_CASE(a_stopped_ikeext_or_policy_agent_on_an_idle_pc_is_no_error) {
  const NamedText states{"client/sc.txt", stopped("IKEEXT") + stopped("PolicyAgent")};
  const Files idle = {states, service_key("IKEEXT", 3), service_key("PolicyAgent", 2)};
  BOOST_TEST(complaints({states}) == "");
  BOOST_TEST(verdict_of("VPN501", idle) == "pass");
  BOOST_TEST(verdict_of("VPN502", idle) == "pass");
  BOOST_TEST(verdict_of("VPN501", {states, service_key("IKEEXT", 4)}) == "fail");
}

BOOST_AUTO_TEST_CASE(manual_and_automatic_start_of_the_ipsec_services_are_both_normal) {
  for (const int start : {2, 3}) {
    const Files files = {service_key("IKEEXT", start)};
    BOOST_TEST(complaints(files) == "");
    BOOST_TEST(verdict_of("VPN501", files) == "pass");
  }
}

BOOST_AUTO_TEST_CASE(remote_access_disabled_is_normal_on_a_client) {
  BOOST_TEST(complaints({service_key("RemoteAccess", 4)}) == "");
  BOOST_TEST(complaints({service_key("RasMan", 4)}) == "VPN506");
}

BOOST_AUTO_TEST_CASE(a_client_needs_no_inbound_rule) {
  const Files files = {rules(netsh_rule("RRAS-L2TP-In-UDP", "In", "Allow", "1701", "No") +
                             netsh_rule("Core Networking - DHCP (In)", "In", "Allow", "68")),
                       profiles()};
  BOOST_TEST(complaints(files) == "");
  for (const auto rule : {"VPN301", "VPN302", "VPN304", "VPN312"}) {
    BOOST_TEST(verdict_of(rule, files) == "pass", rule);
  }
}

BOOST_AUTO_TEST_CASE(an_inbound_block_of_udp_500_does_not_stop_the_replies_to_a_dial) {
  BOOST_TEST(complaints({rules(netsh_rule("Block IKE", "In", "Block", "500")), profiles()}) == "");
  BOOST_TEST(complaints({rules(netsh_rule("Block IKE", "Out", "Block", "500")), profiles()}) != "");
}

BOOST_AUTO_TEST_CASE(hundreds_of_restricted_services_blocks_are_normal) {
  std::string values;
  for (int i = 0; i < 400; ++i) {
    const auto service = i % 50 ? "Svc" + std::to_string(i) : std::string("PolicyAgent");
    values += "\"" + service + "-" + std::to_string(i) +
              "\"=\"V2.0|Action=Block|Active=TRUE|Dir=" + (i % 2 ? "In" : "Out") +
              "|App=%SystemRoot%\\\\system32\\\\svchost.exe|Svc=" + service +
              "|Name=Block any other traffic|\"\n";
  }
  const std::string policy =
      "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters"
      "\\FirewallPolicy";
  std::string text = "[" + policy + "]\n";
  for (const auto profile : {"DomainProfile", "PublicProfile", "StandardProfile"}) {
    text += "\n[" + policy + "\\" + profile + "]\n\"EnableFirewall\"=dword:00000001\n";
  }
  const auto with_rules = [&](const std::string& rules) {
    auto all = text;
    all.insert(all.find("\n[" + policy + "\\StandardProfile"),
               "\n[" + policy + "\\FirewallRules]\n" + rules + "\n[" + policy +
                   "\\RestrictedServices]\n\n[" + policy + "\\RestrictedServices\\Static]\n\n[" +
                   policy + "\\RestrictedServices\\Static\\System]\n" + values);
    // No policy of a domain: else it could add rules.
    return Files{
        {"client/firewall.reg", exported(all)},
        {"client/policies.reg", exported("[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft]\n")}};
  };
  BOOST_TEST(complaints(with_rules("")) == "");
  BOOST_TEST(verdict_of("VPN301", with_rules("")) == "pass");
  const std::string block = "v2.31|Action=Block|Active=TRUE|Dir=Out|Protocol=17|RPort=500|Name=B|";
  BOOST_TEST(complaints(with_rules("\"Block\"=\"" + block + "\"\n")) == "VPN301");
}

BOOST_AUTO_TEST_CASE(the_nat_context_value_is_no_cause_when_the_server_has_a_public_address) {
  const Files files = {service_key("PolicyAgent", 3), phonebook(), public_server("on")};
  BOOST_TEST(complaints(files) == "");
  BOOST_TEST(verdict_of("VPN601", files) == "not_applicable");
}

BOOST_AUTO_TEST_CASE(a_public_server_that_forces_encapsulation_needs_the_nat_context_value) {
  const Files files = {service_key("PolicyAgent", 3), phonebook(), public_server("force")};
  BOOST_TEST(complaints(files) == "VPN601");
}

BOOST_AUTO_TEST_CASE(the_name_of_the_nat_context_value_is_compared_without_case) {
  const Files files = {
      service_key("PolicyAgent", 3, "\"assumeudpencapsulationcontextonsendrule\"=dword:00000002\n"),
      phonebook(), public_server("force")};
  BOOST_TEST(complaints(files) == "");
  BOOST_TEST(verdict_of("VPN601", files) == "pass");
}

BOOST_AUTO_TEST_CASE(an_empty_pre_shared_key_in_the_phonebook_is_normal) {
  BOOST_TEST(complaints({phonebook("PreSharedKey=\r\n")}) == "");
  BOOST_TEST(complaints({phonebook("PreSharedKey=correct horse\r\n")}) == "VPN104");
}

BOOST_AUTO_TEST_CASE(the_preferred_device_says_nothing_about_the_type_of_the_entry) {
  BOOST_TEST(complaints({phonebook("PreferredPort=VPN1-0\r\n"
                                   "PreferredDevice=WAN Miniport (IKEv2)\r\n")}) == "");
}

BOOST_AUTO_TEST_CASE(settings_of_ikev2_do_not_matter_to_l2tp) {
  BOOST_TEST(
      complaints({phonebook("DisableMobility=1\r\nNetworkOutageTime=1800\r\n"
                            "Disable_IKEv2_Fragmentation=1\r\nPlumbIKEv2TSAsRoutes=1\r\n")}) == "");
}

BOOST_AUTO_TEST_CASE(chap_and_optional_encryption_are_safe_inside_ipsec) {
  std::string entry = phonebook().bytes;
  entry.replace(entry.find("AuthRestrictions=512"), 20, "AuthRestrictions=544");
  entry.replace(entry.find("DataEncryption=256"), 18, "DataEncryption=8");
  const NamedText rasman = service_key(
      "RasMan", 3,
      "\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters]\n"
      "\"AllowL2TPWeakCrypto\"=dword:00000000\n\"NegotiateDH2048_AES256\"=dword:00000001\n");
  BOOST_TEST(complaints({{"client/rasphone.pbk", entry}, rasman}) == "");
}

BOOST_AUTO_TEST_CASE(an_entry_with_five_lines_has_its_defaults_and_nothing_wrong) {
  BOOST_TEST(complaints({{"client/rasphone.pbk",
                          "[Office]\r\nMEDIA=rastapi\r\nPort=VPN2-0\r\n"
                          "Device=WAN Miniport (L2TP)\r\nDEVICE=vpn\r\n"
                          "PhoneNumber=203.0.113.10\r\n"}}) == "");
}

BOOST_AUTO_TEST_CASE(a_missing_ping_reply_says_nothing) {
  const NamedText ping{"client/ping.txt",
                       "\r\nPinging vpn.example.com [203.0.113.10] with 32 bytes of data:\r\n"
                       "Request timed out.\r\nRequest timed out.\r\n\r\nPing statistics for "
                       "203.0.113.10:\r\n    Packets: Sent = 2, Received = 0, Lost = 2 (100% loss),"
                       "\r\n"};
  BOOST_TEST(complaints({ping, phonebook()}) == complaints({phonebook()}));
  BOOST_TEST(complaints({ping}) == "");
}

BOOST_AUTO_TEST_CASE(a_trace_that_ends_in_timeouts_says_nothing) {
  const NamedText trace{"client/tracert.txt",
                        "\r\nTracing route to vpn.example.com [203.0.113.10]\r\n"
                        "over a maximum of 30 hops:\r\n\r\n"
                        "  1    <1 ms    <1 ms    <1 ms  192.168.1.1 \r\n"
                        "  2     *        *        *     Request timed out.\r\n"
                        "  3     *        *        *     Request timed out.\r\n\r\nTrace complete."
                        "\r\n"};
  BOOST_TEST(complaints({trace, phonebook()}) == complaints({phonebook()}));
}

BOOST_AUTO_TEST_CASE(windows_11_calls_itself_windows_10_in_the_registry) {
  const auto version = [](const std::string& build, const std::string& ubr) {
    return Files{{"client/version.reg",
                  exported("[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\n"
                           "\"CurrentBuild\"=\"" +
                           build +
                           "\"\n\"ProductName\"=\"Windows 10 Pro\"\n\"ReleaseId\"=\"2009\"\n"
                           "\"UBR\"=dword:" +
                           ubr + "\n")}};
  };
  BOOST_TEST(complaints(version("22631", "00000e09")) == "");        // 22631.3593
  BOOST_TEST(complaints(version("22000", "000001b2")) == "VPN901");  // 22000.434
}

BOOST_AUTO_TEST_CASE(error_789_does_not_prove_that_the_ports_are_open) {
  const Audit audit(sample_files("forward-missing-4500"), 789);
  BOOST_TEST_REQUIRE(!audit.diagnosis.causes.empty());
  BOOST_TEST(audit.diagnosis.causes[0].finding->rule->id == "VPN409");
}

BOOST_AUTO_TEST_CASE(error_809_does_not_prove_that_a_port_is_closed) {
  const Audit audit(sample_files("nat-context-missing"), 809);
  BOOST_TEST_REQUIRE(!audit.diagnosis.causes.empty());
  BOOST_TEST(audit.diagnosis.causes[0].finding->rule->id == "VPN601");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace vpnlint
