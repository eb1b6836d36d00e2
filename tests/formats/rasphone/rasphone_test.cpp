// The phonebook reader: blocks, servers, tunnel types, secrets, damage.
#include <boost/test/unit_test.hpp>
#include <string>

#include "base/text.h"
#include "formats/read_text.h"

namespace vpnlint {
int recognise_rasphone(const Head& head);
void read_rasphone(Reading& reading);
}  // namespace vpnlint

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

ReadText read(std::string_view text, std::string_view path = "rasphone.pbk") {
  return read_text(read_rasphone, text, path);
}

// An entry as Windows 10 20H2 and later write it, shortened; `keys` come before the blocks.
std::string entry(std::string_view name, std::string_view server, std::string_view keys) {
  return "[" + std::string(name) + "]\nEncoding=1\nPBVersion=8\nType=2\n" + std::string(keys) +
         "\nNETCOMPONENTS=\nms_msclient=1\nms_server=1\n\nMEDIA=rastapi\nPort=VPN2-0\n"
         "Device=WAN Miniport (L2TP)\n\nDEVICE=vpn\nPhoneNumber=" +
         std::string(server) +
         "\nAreaCode=\nCountryCode=0\nCountryID=0\nUseDialingRules=0\nComment=\nFriendlyName=\n"
         "LastSelectedPhone=0\nPromoteAlternates=0\nTryNextAlternateOnFail=1\n\n";
}

std::string connections(const ReadText& result, std::vector<std::string_view> columns) {
  return dump(result, "vpn_connection", columns);
}

std::string settings_named(const ReadText& result, std::string_view name) {
  std::string out;
  for (const auto& row : result.facts.rows<Setting>()) {
    if (row.name.is(std::string(name))) out += row.path.value() + ": " + row.value.value() + "\n";
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rasphone)

BOOST_AUTO_TEST_CASE(an_l2tp_entry_gives_a_connection) {
  const auto result = read(entry("Office", "vpn.example.com",
                                 "AutoLogon=0\nVpnStrategy=3\nExcludedProtocols=0\n"
                                 "DataEncryption=256\nPreviewDomain=0\nAuthRestrictions=544\n"
                                 "IpSecFlags=1\nPreSharedKey=\nNumCustomPolicy=0\n"));
  BOOST_TEST(dump(result, "vpn_connection") ==
             "1: name=Office server=vpn.example.com strategy=l2tp_only protocols=[l2tp] "
             "ipsec_auth=psk auth_methods=[chap, mschapv2] encryption=required "
             "has_clear_psk=false provider=!proven_absent excluded_protocols=[] components=[] "
             "sends_windows_credentials=false sends_domain=false eap_only=false "
             "custom_ipsec_policies=0 auth_mask=544\n");
  BOOST_TEST(dump(result, "extent") == "1: table=vpn_connection selector=* complete=true\n");
  BOOST_TEST(dump_problems(result) == "");
}

BOOST_AUTO_TEST_CASE(an_absent_key_is_not_collected_where_no_default_is_documented) {
  const auto result = read(
      "[Short]\r\nMEDIA=rastapi\r\nPort=VPN2-0\r\n"
      "Device=WAN Miniport (IKEv2)\r\nDEVICE=vpn\r\nPhoneNumber=192.0.2.7\r\n");
  BOOST_TEST(dump(result, "vpn_connection") ==
             "1: name=Short server=192.0.2.7 has_clear_psk=false provider=!proven_absent\n");
  BOOST_TEST(dump_problems(result) == "");
}

BOOST_AUTO_TEST_CASE(five_line_entries_need_no_line_end_at_the_end) {
  const auto result = read(
      "[A]\nMEDIA=rastapi\nPort=VPN2-0\nDevice=WAN Miniport (L2TP)\nDEVICE=vpn\n"
      "PhoneNumber=a.example.com\n[B]\nMEDIA=rastapi\nPort=VPN2-0\n"
      "Device=WAN Miniport (L2TP)\nDEVICE=vpn\nPhoneNumber=b.example.com");
  BOOST_TEST(connections(result, {"name", "server"}) ==
             "1: name=A server=a.example.com\n7: name=B server=b.example.com\n");
  BOOST_TEST(dump_problems(result) == "");
}

BOOST_AUTO_TEST_CASE(an_entry_of_xp_is_read) {
  const auto result = read(
      "[Old]\nEncoding=1\nType=2\nAutoLogon=0\nBaseProtocol=1\nVpnStrategy=1\n"
      "DataEncryption=8\nIpFrameSize=1006\nAuthRestrictions=512\n\n"
      "MEDIA=rastapi\nPort=VPN1-0\n\nDEVICE=vpn\nPhoneNumber=198.51.100.4\n");
  BOOST_TEST(connections(result, {"name", "server", "strategy", "ipsec_auth", "encryption"}) ==
             "1: name=Old server=198.51.100.4 strategy=pptp_only encryption=optional\n");
  BOOST_TEST(dump_problems(result) == "");
}

BOOST_AUTO_TEST_CASE(components_of_others_that_are_bound_are_listed) {
  const auto result = read(
      "[A]\nType=2\nVpnStrategy=3\n\nNETCOMPONENTS=\nms_msclient=1\nms_server=1\ndni_dne=1\n"
      "eset_epfwndis=0\nvendor_filter=1\n\nMEDIA=rastapi\nPort=VPN2-0\n\nDEVICE=vpn\n"
      "PhoneNumber=a.example.com\n[B]\nMEDIA=rastapi\nPort=VPN2-0\nDEVICE=vpn\n"
      "PhoneNumber=b.example.com\n");
  BOOST_TEST(connections(result, {"name", "components"}) ==
             "1: name=A components=[dni_dne, vendor_filter]\n17: name=B\n");
}

BOOST_AUTO_TEST_CASE(device_and_DEVICE_are_two_keys) {
  const auto result = read(entry("Office", "vpn.example.com", "VpnStrategy=3\n"));
  BOOST_TEST(settings_named(result, "Device") == "Office/MEDIA: WAN Miniport (L2TP)\n");
  BOOST_TEST(settings_named(result, "DEVICE") == "Office/DEVICE: vpn\n");
  BOOST_TEST(settings_named(result, "LastSelectedPhone") == "Office/DEVICE/PhoneNumber: 0\n");
}

BOOST_AUTO_TEST_CASE(names_hold_brackets_and_korean_letters) {
  const auto result = read(entry("본사 [L2TP] VPN", "vpn.example.com", "VpnStrategy=3\n") +
                           entry(" two  blanks ", "v2.example.com", "VpnStrategy=7\n"));
  BOOST_TEST(connections(result, {"name", "strategy"}) ==
             "1: name=본사 [L2TP] VPN strategy=l2tp_only\n"
             "27: name= two  blanks  strategy=ikev2_only\n");
}

BOOST_AUTO_TEST_CASE(line_ends_may_be_mixed) {
  const auto text = replace_all(entry("A", "vpn.example.com", "VpnStrategy=4\n"), "\n", "\r\n");
  const auto result = read(replace_all(text, "VpnStrategy=4\r\n", "VpnStrategy=4\n"));
  BOOST_TEST(connections(result, {"server", "protocols"}) ==
             "1: server=vpn.example.com protocols=[l2tp, ikev2, sstp, pptp]\n");
}

BOOST_AUTO_TEST_CASE(last_selected_phone_chooses_the_server) {
  const std::string text =
      "[A]\nType=2\nMEDIA=rastapi\nDEVICE=vpn\nPhoneNumber=first.example.com\nAreaCode=\n"
      "PhoneNumber=second.example.com\nAreaCode=\nLastSelectedPhone=1\n";
  BOOST_TEST(connections(read(text), {"server"}) == "1: server=second.example.com\n");
  const auto beyond = read(replace_all(text, "LastSelectedPhone=1", "LastSelectedPhone=5"));
  BOOST_TEST(connections(beyond, {"server"}) == "1: server=first.example.com\n");
  BOOST_TEST(dump_problems(beyond) ==
             "9:1 note out_of_range: LastSelectedPhone is 5; allowed: 0 to 1.\n");
}

BOOST_AUTO_TEST_CASE(of_several_devices_the_vpn_is_dialled) {
  const auto result = read(
      "[A]\nType=2\nMEDIA=serial\nDEVICE=modem\nPhoneNumber=555\n"
      "MEDIA=rastapi\nDEVICE=vpn\nPhoneNumber=vpn.example.com\n");
  BOOST_TEST(connections(result, {"server"}) == "1: server=vpn.example.com\n");
  BOOST_TEST(settings_named(result, "PhoneNumber") ==
             "A/DEVICE/PhoneNumber: 555\nA/DEVICE[2]/PhoneNumber: vpn.example.com\n");
}

BOOST_AUTO_TEST_CASE(broadband_entries_are_settings_only) {
  const auto text = replace_all(entry("Line", "", "VpnStrategy=1\n"), "Type=2", "Type=5");
  const auto result = read(replace_all(text, "DEVICE=vpn", "DEVICE=PPPoE"));
  BOOST_TEST(connections(result, {"name"}) == "");
  BOOST_TEST(settings_named(result, "Type") == "Line: 5\n");
  BOOST_TEST(dump(result, "extent", {"complete"}) == "1: complete=true\n");
}

BOOST_AUTO_TEST_CASE(chunks_of_one_hexadecimal_value_are_joined) {
  const auto result = read(
      entry("A", "vpn.example.com", "VpnStrategy=3\nCustomAuthData=314443\nCustomAuthData=0102\n"));
  BOOST_TEST(settings_named(result, "CustomAuthData") == "A: 3144430102\n");
  BOOST_TEST(dump_problems(result) == "");
}

BOOST_AUTO_TEST_CASE(a_doubled_key_keeps_both_values_and_is_no_answer) {
  const auto result = read(entry("A", "vpn.example.com", "VpnStrategy=3\nVpnStrategy=7\n"));
  BOOST_TEST(connections(result, {"strategy"}) == "1: strategy=!conflicting\n");
  BOOST_TEST(settings_named(result, "VpnStrategy") == "A: 3\nA: 7\n");
  BOOST_TEST(dump_problems(result) ==
             "6:1 note syntax: VpnStrategy stands there more than once.\n");
}

BOOST_AUTO_TEST_CASE(certificate_mode_and_eap_are_seen) {
  const auto result =
      read(entry("A", "vpn.example.com", "VpnStrategy=3\nIpSecFlags=0\nAuthRestrictions=128\n"));
  BOOST_TEST(connections(result, {"ipsec_auth", "auth_methods", "eap_only"}) ==
             "1: ipsec_auth=certificate auth_methods=[eap] eap_only=true\n");
}

BOOST_AUTO_TEST_CASE(an_authentication_mask_of_zero_says_nothing_about_methods) {
  const auto result = read(entry("A", "v.example.com", "VpnStrategy=3\nAuthRestrictions=0\n"));
  BOOST_TEST(connections(result, {"auth_methods", "eap_only", "auth_mask"}) == "1: auth_mask=0\n");
}

BOOST_AUTO_TEST_CASE(automatic_entries_have_no_order) {
  const auto result = read(entry("A", "vpn.example.com", "VpnStrategy=0\nIpSecFlags=1\n"));
  BOOST_TEST(connections(result, {"strategy", "protocols", "ipsec_auth"}) ==
             "1: strategy=automatic ipsec_auth=psk\n");
}

BOOST_AUTO_TEST_CASE(undefined_values_are_unreadable_and_reported) {
  const auto result = read(entry("A", "vpn.example.com",
                                 "VpnStrategy=10\nDataEncryption=3\nIpSecFlags=yes\n"
                                 "AutoLogon=2\nAuthRestrictions=1\n"));
  BOOST_TEST(
      connections(result, {"strategy", "encryption", "ipsec_auth", "sends_windows_credentials"}) ==
      "1: strategy=10 ipsec_auth=!unreadable encryption=!unreadable "
      "sends_windows_credentials=!unreadable\n");
  BOOST_TEST(
      dump_problems(result) ==
      "5:1 note out_of_range: VpnStrategy is 10; allowed: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, "
      "13, 14, 15.\n"
      "6:1 note out_of_range: DataEncryption is 3; allowed: 0, 8, 256, 512.\n"
      "7:1 note wrong_type: IpSecFlags is yes; allowed: 0, 1.\n"
      "8:1 note out_of_range: AutoLogon is 2; allowed: 0, 1.\n"
      "9:1 note out_of_range: AuthRestrictions is 1; allowed: 8 + 16 + 32 + 64 + 128 + 512 + "
      "1024 + 2048 + 4096.\n");
}

BOOST_AUTO_TEST_CASE(misspelt_keys_are_named_and_new_keys_are_not) {
  const auto result = read(entry("A", "vpn.example.com",
                                 "VpnStratgy=3\nAutoTriggerCapable=1\nipsecflags=1\n"
                                 "IpDns3Address=0.0.0.0\nBrandNewSwitch=1\n"));
  BOOST_TEST(dump_problems(result) ==
             "5:1 note misspelt: The key VpnStratgy is not known; VpnStrategy may be meant.\n"
             "6:1 note misspelt: The key AutoTriggerCapable is not known; AutoTiggerCapable may be "
             "meant.\n"
             "7:1 note misspelt: The key ipsecflags is not known; IpSecFlags may be meant.\n");
}

BOOST_AUTO_TEST_CASE(a_readable_pre_shared_key_is_a_secret_and_never_quoted) {
  const auto result =
      read(entry("A", "vpn.example.com",
                 "VpnStrategy=3\nPreSharedKey=Tr0ub4dor&3\nApnInfoPassword=hunter2\n"));
  BOOST_TEST(connections(result, {"has_clear_psk"}) == "1: has_clear_psk=true\n");
  BOOST_TEST(dump(result, "secret") ==
             "6: kind=pre_shared_key name=PreSharedKey\n"
             "7: kind=password name=ApnInfoPassword\n");
  BOOST_TEST(result.quotes.at(6) == "PreSharedKey=[REDACTED]");
  BOOST_TEST(result.quotes.at(7) == "ApnInfoPassword=[REDACTED]");
  BOOST_TEST(settings_named(result, "PreSharedKey") == "A: [REDACTED]\n");
}

BOOST_AUTO_TEST_CASE(a_redacted_key_is_no_readable_one) {
  const auto result = read(entry("A", "v.example.com", "VpnStrategy=3\nPreSharedKey=********\n"));
  BOOST_TEST(connections(result, {"has_clear_psk"}) == "1: has_clear_psk=false\n");
  BOOST_TEST(dump(result, "secret") == "");
}

BOOST_AUTO_TEST_CASE(a_plug_in_profile_names_its_provider) {
  const auto result =
      read(entry("A", "v.example.com", "VpnStrategy=3\nThirdPartyProfileInfo=0A0B\n") +
           entry("B", "v.example.com", "VpnStrategy=3\nCustomDialDll=dial.dll\n"));
  BOOST_TEST(connections(result, {"provider"}) == "1: provider=plug-in\n28: provider=dial.dll\n");
}

BOOST_AUTO_TEST_CASE(a_prerequisite_is_looked_up_in_this_phonebook_only) {
  const auto result =
      read(entry("A", "a.example.com", "PrerequisiteEntry=LINE\nPrerequisitePbk=\n") +
           entry("B", "b.example.com", "PrerequisiteEntry=Nowhere\nPrerequisitePbk=\n") +
           entry("C", "c.example.com", "PrerequisiteEntry=Nowhere\nPrerequisitePbk=C:\\x.pbk\n") +
           entry("Line", "d.example.com", "PrerequisiteEntry=\n"));
  BOOST_TEST(connections(result, {"name", "prerequisite", "prerequisite_exists"}) ==
             "1: name=A prerequisite=LINE prerequisite_exists=true\n"
             "28: name=B prerequisite=Nowhere prerequisite_exists=false\n"
             "55: name=C prerequisite=Nowhere\n"
             "82: name=Line prerequisite=!proven_absent\n");
}

BOOST_AUTO_TEST_CASE(other_switches_become_fields) {
  const auto result = read(entry("A", "v.example.com",
                                 "AutoLogon=1\nVpnStrategy=13\nExcludedProtocols=12\n"
                                 "PreviewDomain=1\nNumCustomPolicy=1\nDataEncryption=512\n"
                                 "IpPrioritizeRemote=0\n"));
  BOOST_TEST(connections(result, {"strategy", "protocols", "excluded_protocols", "encryption",
                                  "sends_windows_credentials", "sends_domain", "split_tunnel",
                                  "custom_ipsec_policies"}) ==
             "1: strategy=l2tp_sstp protocols=[l2tp, sstp] encryption=maximum "
             "excluded_protocols=[ipv4, ipv6] sends_windows_credentials=true sends_domain=true "
             "split_tunnel=true custom_ipsec_policies=1\n");
}

BOOST_AUTO_TEST_CASE(the_path_shows_whose_phonebook_it_is) {
  const auto text = entry("A", "v.example.com", "VpnStrategy=3\n");
  const auto scope = [&](std::string_view path) {
    return connections(read(text, path), {"scope"});
  };
  BOOST_TEST(scope("client/AppData/Roaming/Microsoft/Network/Connections/Pbk/rasphone.pbk") ==
             "1: scope=user\n");
  BOOST_TEST(scope("client/ProgramData/Microsoft/Network/Connections/Pbk/rasphone.pbk") ==
             "1: scope=all_users\n");
  BOOST_TEST(scope("rasphone.pbk") == "1:\n");
}

BOOST_AUTO_TEST_CASE(a_file_cut_in_the_server_name_does_not_know_the_server) {
  const auto whole = entry("A", "a.example.com", "VpnStrategy=3\n") +
                     entry("B", "b.example.com", "VpnStrategy=3\n");
  const auto result = read(whole.substr(0, whole.find("b.example") + 5));
  BOOST_TEST(connections(result, {"name", "server"}) ==
             "1: name=A server=a.example.com\n27: name=B server=!partial\n");
  BOOST_TEST(dump(result, "extent") ==
             "1: table=vpn_connection selector=* complete=false why=truncated\n");
  BOOST_TEST(dump_problems(result) ==
             "42:1 partial truncated: The file ends inside the entry B.\n");
}

BOOST_AUTO_TEST_CASE(a_file_cut_in_the_keys_leaves_them_open) {
  const auto whole = entry("A", "a.example.com", "VpnStrategy=3\nIpSecFlags=1\nPreSharedKey=\n");
  const auto result = read(whole.substr(0, whole.find("Flags=1")));
  BOOST_TEST(
      dump(result, "vpn_connection", {"server", "strategy", "ipsec_auth", "has_clear_psk"}) ==
      "1: server=!partial strategy=l2tp_only ipsec_auth=!partial has_clear_psk=!partial\n");
  BOOST_TEST(dump_problems(result) == "6:1 partial truncated: The file ends inside the entry A.\n");
}

BOOST_AUTO_TEST_CASE(no_cut_through_a_file_invents_a_fact) {
  const auto first = entry("A", "a.example.com", "VpnStrategy=3\nPrerequisiteEntry=B\n");
  const auto whole = first + entry("B", "b.example.com", "VpnStrategy=3\nIpSecFlags=1\n");
  const auto end_of_first = first.find("Fail=1");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto result = read(std::string_view(whole).substr(0, size));
    for (const auto& row : result.facts.rows<VpnConnection>()) {
      const auto& server = row.server.value();
      BOOST_TEST((server.empty() || server == "a.example.com" || server == "b.example.com"));
      // A file that ends after a whole entry cannot show that another followed; templates end
      // with the number.
      const bool between =
          (size >= end_of_first && size <= first.size()) || size == first.find("AreaCode");
      BOOST_TEST((between || !row.prerequisite_exists.is(false)));
      BOOST_TEST((row.server.presence() != Presence::proven_absent));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_header_without_bracket_begins_an_entry_without_name) {
  const auto result = read(entry("A", "a.example.com", "VpnStrategy=3\n") +
                           "[B\nType=2\n"
                           "VpnStrategy=7\nMEDIA=rastapi\nDEVICE=vpn\nPhoneNumber=b.example.com\n" +
                           entry("C", "c.example.com", "VpnStrategy=5\n"));
  BOOST_TEST(connections(result, {"name", "strategy"}) ==
             "1: name=A strategy=l2tp_only\n27: name=!unreadable strategy=ikev2_only\n"
             "33: name=C strategy=sstp_only\n");
  BOOST_TEST(dump_problems(result) ==
             "27:1 partial syntax: The entry name has no closing bracket.\n");
}

BOOST_AUTO_TEST_CASE(an_overlong_line_is_cut_and_said) {
  Limits limits;
  limits.line_bytes = 64;
  const auto text = entry("A", std::string(200, 'a'), "VpnStrategy=3\n");
  const auto result = read_text(read_rasphone, text, "x.pbk", limits);
  BOOST_TEST(connections(result, {"server"}) == "1: server=!partial\n");
  BOOST_TEST(dump(result, "extent", {"complete"}) == "1: complete=false\n");
}

BOOST_AUTO_TEST_CASE(prompts_around_the_text_do_not_matter) {
  const auto text = "C:\\Users\\kim>type rasphone.pbk\n" +
                    entry("A", "a.example.com", "VpnStrategy=3\n") + "C:\\Users\\kim>";
  BOOST_TEST(score(recognise_rasphone, text) == 95);
  const auto result = read(text);
  BOOST_TEST(connections(result, {"server"}) == "2: server=a.example.com\n");
  BOOST_TEST(dump_problems(result) == "");
}

BOOST_AUTO_TEST_SUITE_END()
