// Label words, phonebook keys and translations as the readers look them up.
#include "base/labels.h"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>
#include <string>

#include "base/artifact_keys.h"
#include "base/translations.h"

namespace vpnlint {
namespace {

constexpr std::string_view netsh = "netsh advfirewall";
constexpr std::array<std::string_view, 11> languages = {"en", "ko", "ja", "zh-CN", "zh-TW", "de",
                                                        "fr", "es", "it", "pt-BR", "ru"};

std::set<std::string_view> languages_of(std::span<const Label> rows) {
  std::set<std::string_view> result;
  for (const Label& row : rows) result.insert(row.language);
  return result;
}

/// The words of one field in every language that has some: "en:In ko:..."
std::set<std::string_view> languages_with(LabelKind kind, std::string_view command,
                                          std::string_view group, std::string_view canonical) {
  std::set<std::string_view> result;
  for (const Label& row : labels()) {
    if (row.kind == kind && row.command == command && row.group == group &&
        row.canonical == canonical)
      result.insert(row.language);
  }
  return result;
}

/// "canonical(first argument,second argument)", "-" when the line is no message.
std::string message_of(std::string_view command, std::string_view line) {
  const auto found = match_message(command, line);
  if (!found) return "-";
  std::string result{found->message->canonical};
  for (const std::string& argument : found->arguments) result += "|" + argument;
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(labels_of_commands)

BOOST_AUTO_TEST_CASE(every_language_has_every_label_that_a_firewall_rule_needs) {
  const std::set<std::string_view> all{languages.begin(), languages.end()};
  for (const char* field :
       {"rule_name", "enabled", "direction", "profiles", "grouping", "local_ip", "remote_ip",
        "protocol", "local_port", "remote_port", "edge_traversal", "program", "service",
        "interface_types", "security", "rule_source", "action"}) {
    BOOST_TEST_CONTEXT(field) {
      BOOST_TEST((languages_with(LabelKind::label, netsh, "rule", field) == all));
    }
  }
}

BOOST_AUTO_TEST_CASE(every_language_has_the_values_that_decide_about_a_rule) {
  const std::set<std::string_view> all{languages.begin(), languages.end()};
  const std::multimap<std::string_view, std::string_view> values = {
      {"yes_no", "yes"},
      {"yes_no", "no"},
      {"direction", "in"},
      {"direction", "out"},
      {"action", "allow"},
      {"action", "block"},
      {"action", "bypass"},
      {"any", "any"},
      {"profile", "domain"},
      {"profile", "private"},
      {"profile", "public"},
      {"state", "on"},
      {"state", "off"},
      {"switch", "enable"},
      {"switch", "disable"},
      {"inbound_policy", "block_inbound"},
      {"outbound_policy", "allow_outbound"}};
  for (const auto& [group, canonical] : values) {
    BOOST_TEST_CONTEXT(group << "." << canonical) {
      BOOST_TEST((languages_with(LabelKind::value, netsh, group, canonical) == all));
    }
  }
}

BOOST_AUTO_TEST_CASE(keys_that_windows_leaves_in_english_have_an_english_word) {
  BOOST_TEST(find_label(netsh, "profile", "LocalFirewallRules") == "local_firewall_rules");
  BOOST_TEST(find_label(netsh, "profile", "Lokale Firewallregeln") == "local_firewall_rules");
  BOOST_TEST(find_label(netsh, "profile", "NomeFile") == "log_file_name");
  for (const Label& row : labels()) {
    if (row.command != netsh) continue;
    const auto with = languages_with(row.kind, netsh, row.group, row.canonical);
    BOOST_TEST(with.contains("en"), row.group << "." << row.canonical << " has no English word");
  }
}

BOOST_AUTO_TEST_CASE(every_language_has_the_words_that_decide_in_the_console_tools) {
  const std::set<std::string_view> all{languages.begin(), languages.end()};
  struct Needed {
    LabelKind kind;
    std::string_view command, group, canonical;
  };
  for (const auto& [kind, command, group, canonical] : std::initializer_list<Needed>{
           {LabelKind::label, "ipconfig", "adapter", "ipv4_address"},
           {LabelKind::label, "ipconfig", "adapter", "default_gateway"},
           {LabelKind::label, "ipconfig", "adapter", "dns_servers"},
           {LabelKind::value, "ipconfig", "media_state", "disconnected"},
           {LabelKind::value, "ipconfig", "address_state", "preferred"},
           {LabelKind::message, "ipconfig", "", "title"},
           {LabelKind::message, "ipconfig", "pattern", "ethernet_adapter"},
           {LabelKind::message, "ipconfig", "pattern", "ppp_adapter"},
           {LabelKind::label, "netstat", "column", "local_address"},
           {LabelKind::message, "netstat", "", "active_connections"},
           {LabelKind::label, "route", "section", "active_routes"},
           {LabelKind::value, "route", "gateway", "on_link"},
           {LabelKind::message, "route", "", "ipv4_header"},
           {LabelKind::value, "tracert", "reply", "timed_out"},
           {LabelKind::message, "tracert", "pattern", "target_with_address"},
           {LabelKind::value, "ping", "reply", "host_unreachable"},
           {LabelKind::message, "ping", "pattern", "reply"},
           {LabelKind::label, "tasklist", "column", "services"},
           {LabelKind::label, "systeminfo", "field", "os_version"},
           {LabelKind::label, "systeminfo", "field", "system_boot_time"},
           {LabelKind::message, "systeminfo", "pattern", "hotfixes_installed"},
           {LabelKind::label, "netsh firewall", "field", "operational_mode"},
           {LabelKind::label, "netsh advfirewall", "connection_security", "auth1_psk"}}) {
    BOOST_TEST_CONTEXT(command << " " << group << "." << canonical) {
      BOOST_TEST((languages_with(kind, command, group, canonical) == all));
    }
  }
}

BOOST_AUTO_TEST_CASE(labels_of_console_tools_stand_without_leaders_and_may_hold_a_colon) {
  BOOST_TEST(find_label("ipconfig", "adapter", "Vínculo: dirección IPv6 local") ==
             "link_local_ipv6_address");
  BOOST_TEST(find_label("ipconfig", "adapter", "Verbindungsspezifisches DNS-Suffix") ==
             "connection_dns_suffix");
  BOOST_TEST(find_label("systeminfo", "field", "Mémoire virtuelle\u00a0: taille maximale") ==
             "virtual_memory_max_size");
  BOOST_TEST(find_label("systeminfo", "network_card", "DHCP が有効") == "dhcp_enabled");
}

BOOST_AUTO_TEST_CASE(headings_of_console_tools_give_their_names) {
  BOOST_TEST(message_of("ipconfig", "이더넷 어댑터 이더넷 2:") == "ethernet_adapter|이더넷 2");
  BOOST_TEST(message_of("ipconfig", "Carte réseau sans fil Wi-Fi\u00a0:") ==
             "wireless_adapter|Wi-Fi");
  BOOST_TEST(message_of("ipconfig", "PPP adapter Office:") == "ppp_adapter|Office");
  BOOST_TEST(message_of("tracert", "최대 30홉 이상의 ") == "hop_limit|30");
  BOOST_TEST(message_of("tracert", "vpn.example.com [203.0.113.5](으)로 가는 경로 추적:") ==
             "target_with_address|vpn.example.com|203.0.113.5");
  BOOST_TEST(message_of("ping", "Antwort von 192.0.2.1: Zielhost nicht erreichbar.") ==
             "reply|192.0.2.1|Zielhost nicht erreichbar.");
  BOOST_TEST(message_of("route", "IPv4-Routentabelle") == "route_table|IPv4");
  BOOST_TEST(message_of("rasdial", "Remote Access error 809 - The connection failed") ==
             "failed|809|The connection failed");
}

BOOST_AUTO_TEST_CASE(directions_are_the_words_of_windows_and_not_guesses) {
  BOOST_TEST(find_value(netsh, "direction", "들어오는 메시지") == "in");
  BOOST_TEST(find_value(netsh, "direction", "아웃") == "out");
  BOOST_TEST(find_value(netsh, "direction", "Actif") == "in");
  BOOST_TEST(find_value(netsh, "direction", "Dentro") == "in");
  BOOST_TEST(find_value(netsh, "direction", "Aus") == "out");
  BOOST_TEST(find_value(netsh, "direction", "Inbound") == "");
}

BOOST_AUTO_TEST_CASE(one_word_may_belong_to_several_languages) {
  const auto rows = find_labels(LabelKind::label, netsh, "rule", "操作");
  BOOST_TEST((languages_of(rows) == std::set<std::string_view>{"ja", "zh-CN"}));
  BOOST_TEST(canonical_name(rows) == "action");
}

BOOST_AUTO_TEST_CASE(one_word_means_different_things_in_different_groups) {
  BOOST_TEST(find_label(netsh, "rule", "사용") == "enabled");
  BOOST_TEST(find_value(netsh, "state", "사용") == "on");
  BOOST_TEST(find_value(netsh, "switch", "사용") == "enable");
  BOOST_TEST(find_value(netsh, "state", "Actif") == "on");
}

BOOST_AUTO_TEST_CASE(rows_that_disagree_need_the_language) {
  const std::array<Label, 2> rows = {{{"x", LabelKind::value, "g", "on", "de", "w"},
                                      {"x", LabelKind::value, "g", "off", "fr", "w"}}};
  BOOST_TEST(canonical_name(rows) == "");
  BOOST_TEST(canonical_name(rows, "fr") == "off");
  BOOST_TEST(canonical_name(rows, "ko") == "");
}

BOOST_AUTO_TEST_CASE(blanks_of_any_kind_do_not_matter) {
  BOOST_TEST(find_label(netsh, "rule", "Nom de la règle\u00a0") == "rule_name");
  BOOST_TEST(find_label(netsh, "rule", "Nom\u202fde la règle") == "rule_name");
  BOOST_TEST(find_label(netsh, "rule", "\u3000規則名\t ") == "rule_name");
  BOOST_TEST(find_label(netsh, "rule", "Edge   traversal") == "edge_traversal");
  BOOST_TEST(find_label(netsh, "rule", "edge traversal") == "");
  BOOST_TEST(find_label(netsh, "rule", "") == "");
  BOOST_TEST(find_label(netsh, "no such group", "Rule Name") == "");
}

BOOST_AUTO_TEST_CASE(the_typographic_apostrophe_equals_the_plain_one) {
  BOOST_TEST(find_value(netsh, "edge_traversal", "Déférer à l'utilisateur") == "defer_to_user");
  BOOST_TEST(find_value(netsh, "edge_traversal", "Déférer à l’utilisateur") == "defer_to_user");
}

BOOST_AUTO_TEST_CASE(normalising_takes_any_bytes) {
  BOOST_TEST(normalise_label_text("\xC2") == "\xC2");
  BOOST_TEST(normalise_label_text("a\xE3\x80") == "a\xE3\x80");
  BOOST_TEST(normalise_label_text(" \t\u00a0 ") == "");
  BOOST_TEST(normalise_label_text(std::string_view{"a\0b", 3}) == (std::string_view{"a\0b", 3}));
}

BOOST_AUTO_TEST_CASE(profile_headers_are_whole) {
  BOOST_TEST(find_label(netsh, "section", "Domain Profile Settings") == "domain_profile");
  BOOST_TEST(find_label(netsh, "section", "공용 프로필 설정") == "public_profile");
  BOOST_TEST(find_label(netsh, "section", "Domänenprofil-Einstellungen") == "domain_profile");
  BOOST_TEST(find_label(netsh, "section", "Paramètres\u00a0Profil privé\u00a0") ==
             "private_profile");
  BOOST_TEST(find_label(netsh, "section", "Параметры Профиль домена") == "domain_profile");
}

BOOST_AUTO_TEST_CASE(a_stricter_policy_is_not_taken_for_the_usual_one) {
  BOOST_TEST(find_value(netsh, "inbound_policy", "BlockInbound") == "block_inbound");
  BOOST_TEST(find_value(netsh, "inbound_policy", "BlockInboundAlways") == "block_inbound_always");
  BOOST_TEST(find_value(netsh, "inbound_policy", "Eingehend immer blockieren") ==
             "block_inbound_always");
}

BOOST_AUTO_TEST_CASE(a_service_block_has_other_words_when_it_is_stopped) {
  BOOST_TEST(find_label("sc", "service", "CÓD_SALIDA_WIN32") == "win32_exit_code");
  BOOST_TEST(find_label("sc", "service", "CÓDIGO_DE_SALIDA_DE_WIN32") == "win32_exit_code");
  BOOST_TEST(find_label("sc", "service", "Тип") == "type");
  BOOST_TEST(find_label("sc", "service", "종류") == "type");
  BOOST_TEST(find_label("sc", "service", "TIPO_AVVIO") == "start_type");
  BOOST_TEST(
      (languages_of(find_labels(LabelKind::label, "sc", "service", "STATE")).contains("ru")));
}

BOOST_AUTO_TEST_CASE(lines_are_recognised_as_messages) {
  BOOST_TEST(message_of(netsh, "Ok.") == "ok");
  BOOST_TEST(message_of(netsh, "확인됨") == "ok");
  BOOST_TEST(message_of(netsh, "지정된 조건과 일치하는 규칙이 없습니다.") == "no_rules_match");
  BOOST_TEST(message_of(netsh,
                        "An error occurred while attempting to contact the  Windows Defender "
                        "Firewall service. Make sure that the service is running and try your "
                        "request again.") == "service_not_reachable");
  BOOST_TEST(
      message_of(netsh, "The requested operation requires elevation (Run as administrator).") ==
      "needs_elevation");
  BOOST_TEST(message_of(netsh, "The following command was not found: advfirewal show.") ==
             "command_not_found|advfirewal show");
  BOOST_TEST(message_of(netsh, "Okay.") == "-");
  BOOST_TEST(message_of("sc", "Ok.") == "-");
  BOOST_TEST(message_of(netsh, "") == "-");
}

BOOST_AUTO_TEST_CASE(arguments_keep_their_numbers_when_a_language_swaps_them) {
  BOOST_TEST(message_of("sc", "[SC] OpenService FAILED 1060:") == "failed|OpenService|1060");
  BOOST_TEST(message_of("sc", "[SC] OpenService 실패 1060:") == "failed|OpenService|1060");
  BOOST_TEST(message_of("sc", "[SC] OpenService échec(s) 5\u00a0:") == "failed|OpenService|5");
  BOOST_TEST(message_of("sc", "[SC] 5 오류가 발생하여 StartService이(가) 실패했습니다.") ==
             "failed_with_error|StartService|5");
  BOOST_TEST(message_of("sc", "[SC] QueryServiceConfig 성공") == "success|QueryServiceConfig");
  BOOST_TEST(message_of("sc", "오류:  인식할 수 없는 명령입니다.") == "unrecognized_command");
}

BOOST_AUTO_TEST_CASE(the_pattern_with_the_most_fixed_text_wins) {
  BOOST_TEST(message_of("sc", "[SC] X: more data, need 9 bytes start resume at index 3") ==
             "more_data_resume|X|9|3");
  BOOST_TEST(message_of("sc", "[SC] X: more data, need 9 bytes") == "more_data|X|9");
}

BOOST_AUTO_TEST_CASE(error_sentences_lead_to_their_code) {
  BOOST_TEST(message_of("win32", "액세스가 거부되었습니다.") == "5");
  BOOST_TEST(message_of("win32", "The specified service does not exist as an installed service.") ==
             "1060");
}

BOOST_AUTO_TEST_CASE(display_names_lead_to_the_service) {
  BOOST_TEST(find_value("services", "service", "IPsec Policy Agent") == "PolicyAgent");
  BOOST_TEST(find_value("services", "service", "IPsec-Richtlinien-Agent") == "PolicyAgent");
  BOOST_TEST(find_value("services", "service", "Gestionnaire des connexions d’accès à distance") ==
             "RasMan");
}

BOOST_AUTO_TEST_CASE(every_row_is_found_by_its_own_text) {
  for (const Label& row : labels()) {
    const auto rows = find_labels(row.kind, row.command, row.group, row.text);
    const bool found = std::ranges::any_of(rows, [&](const Label& other) {
      return other.language == row.language && other.canonical == row.canonical;
    });
    BOOST_TEST(found, row.command << " " << row.group << "." << row.canonical);
    BOOST_TEST(normalise_label_text(row.text) == row.text);
  }
}

BOOST_AUTO_TEST_CASE(words_for_scoring_a_code_page_prove_something) {
  const auto words = encoding_words();
  BOOST_TEST(std::ranges::is_sorted(words));
  BOOST_TEST(std::ranges::binary_search(words, "규칙 이름"));
  BOOST_TEST(std::ranges::binary_search(words, "상태"));
  BOOST_TEST(!std::ranges::binary_search(words, "域"));
  for (const std::string_view word : words) {
    const bool ascii = std::ranges::all_of(word, [](unsigned char c) { return c < 128; });
    BOOST_TEST(!ascii, word);
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(phonebook_keys)

BOOST_AUTO_TEST_CASE(names_differ_by_case_and_block) {
  const auto* header = find_artifact_key("rasphone", KeyBlock::device, "DEVICE");
  const auto* name = find_artifact_key("rasphone", KeyBlock::media, "Device");
  BOOST_REQUIRE(header);
  BOOST_REQUIRE(name);
  BOOST_TEST((header->type == KeyType::header));
  BOOST_TEST((name->type == KeyType::text));
  BOOST_TEST(!find_artifact_key("rasphone", KeyBlock::entry, "Device"));
  BOOST_TEST(!find_artifact_key("rasphone", KeyBlock::netcomponents, "*"));
  BOOST_TEST(!find_artifact_key("other", KeyBlock::entry, "Type"));
}

BOOST_AUTO_TEST_CASE(an_undefined_strategy_is_told_from_a_defined_one) {
  const auto* key = find_artifact_key("rasphone", KeyBlock::entry, "VpnStrategy");
  BOOST_REQUIRE(key);
  BOOST_TEST(value_meaning(*key, 3) == "L2TP only");
  for (const int defined : {0, 4, 9, 12, 13, 15}) BOOST_TEST(is_defined_value(*key, defined));
  for (const int undefined : {-1, 10, 11, 16}) BOOST_TEST(!is_defined_value(*key, undefined));
}

BOOST_AUTO_TEST_CASE(authentication_methods_are_a_sum_of_bits) {
  const auto* key = find_artifact_key("rasphone", KeyBlock::entry, "AuthRestrictions");
  BOOST_REQUIRE(key);
  for (const int defined : {0, 128, 512, 544, 552, 640, 2048, 4096})
    BOOST_TEST(is_defined_value(*key, defined));
  for (const int undefined : {1, 256, 513, 8192, -1})
    BOOST_TEST(!is_defined_value(*key, undefined));
}

BOOST_AUTO_TEST_CASE(an_open_list_and_a_range_judge_no_more_than_is_known) {
  const auto* flags = find_artifact_key("rasphone", KeyBlock::entry, "IpSecFlags");
  const auto* idle = find_artifact_key("rasphone", KeyBlock::entry, "IdleDisconnectSeconds");
  const auto* logon = find_artifact_key("rasphone", KeyBlock::entry, "AutoLogon");
  BOOST_REQUIRE((flags && idle && logon));
  BOOST_TEST(is_defined_value(*flags, 7));
  BOOST_TEST(value_meaning(*flags, 7) == "");
  BOOST_TEST(is_defined_value(*idle, -1));
  BOOST_TEST(!is_defined_value(*idle, -2));
  BOOST_TEST(!is_defined_value(*logon, 2));
}

BOOST_AUTO_TEST_CASE(secrets_and_chunked_keys_are_marked) {
  std::set<std::string_view> secret;
  std::set<std::string_view> repeated_hex;
  for (const ArtifactKey& key : artifact_keys("rasphone")) {
    if (key.secret) secret.insert(key.name);
    if (key.repeats && key.type == KeyType::hex) repeated_hex.insert(key.name);
  }
  BOOST_TEST((secret == std::set<std::string_view>{"PreSharedKey", "ApnInfoPassword",
                                                   "ThirdPartyProfileInfo"}));
  BOOST_TEST(
      (repeated_hex == std::set<std::string_view>{"CustomAuthData", "DnsSuffixSearchList",
                                                  "NrptRules", "PerAppTrafficFilters", "Routes",
                                                  "ThirdPartyProfileInfo", "TrustedNetworks"}));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(translated_sentences)

BOOST_AUTO_TEST_CASE(a_known_sentence_is_translated) {
  BOOST_TEST(translate("The file ends inside {where}.", "ko") == "파일이 {where} 안에서 끝납니다.");
}

BOOST_AUTO_TEST_CASE(an_unknown_sentence_or_language_stays_english) {
  BOOST_TEST(translate("No such sentence.", "ko") == "No such sentence.");
  BOOST_TEST(translate("The file ends inside {where}.", "de") == "The file ends inside {where}.");
}

BOOST_AUTO_TEST_CASE(translations_are_sorted_for_the_search) {
  const auto rows = translations();
  BOOST_TEST(std::ranges::is_sorted(rows, [](const Translation& a, const Translation& b) {
    return std::pair{a.language, a.english} < std::pair{b.language, b.english};
  }));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace vpnlint
