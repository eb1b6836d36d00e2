// Texts of rules, filled; words that come from tables.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "base/translations.h"
#include "engine/collect.h"
#include "formats/format.h"
#include "report/sample_report.h"
#include "report/sentences.h"
#include "report/words.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

struct OneFinding {
  SampleReport sample;
  Finding& finding;

  OneFinding(std::string table, RuleText english, RuleText korean = {},
             Verdict verdict = Verdict::fail)
      : finding(sample.finding(sample.rule("VPN301", "outbound-blocked", "client", std::move(table),
                                           std::move(english), std::move(korean)),
                               verdict)) {}
};

BOOST_AUTO_TEST_CASE(canonical_values_are_words_in_both_languages) {
  BOOST_TEST(in_words("flow", "nat_t", "en") == "UDP 4500 (NAT-T)");
  BOOST_TEST(in_words("auth_methods", "pap, chap", "en") == "PAP, CHAP");
  BOOST_TEST(in_words("start", "disabled", "ko") == "사용 안 함");
  BOOST_TEST(in_words("start", "no_such_value", "ko") == "no_such_value");
  const auto rows = translations();
  for (const auto& word : all_words()) {
    const bool translated = std::any_of(rows.begin(), rows.end(), [&](const Translation& row) {
      return row.language == "ko" && row.english == word.english;
    });
    BOOST_TEST(translated, word.english);
  }
}

BOOST_AUTO_TEST_CASE(filled_sentences_are_translated_by_their_shape) {
  const std::string cut = "The file ends inside the key HKLM: a.";
  BOOST_TEST(translate_filled(cut, "ko") != cut);
  BOOST_TEST(translate_filled(cut, "ko").find("HKLM: a") != std::string::npos);
  BOOST_TEST(translate_filled(cut, "en") == cut);
  BOOST_TEST(translate_filled("Nobody wrote this.", "ko") == "Nobody wrote this.");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sentences)

BOOST_AUTO_TEST_CASE(places_are_filled_and_lists_lose_their_brackets) {
  OneFinding one("firewall_rule",
                 {"{name} blocks {remote_ports} to {nat_layer.device}.", "", "", ""});
  one.finding.arguments = {
      {"name", "[odd name]"}, {"remote_ports", "[500, 4500]"}, {"nat_layer.device", "edge"}};
  BOOST_TEST(sentence_of(one.finding, "en") == "[odd name] blocks 500, 4500 to edge.");
}

BOOST_AUTO_TEST_CASE(values_of_a_conflict_are_words_of_the_column_that_it_names) {
  OneFinding one("fact_conflict", {"{identity} ({table}): {value}, {other_value}", "", "", ""},
                 {"{identity}({table}): {value}, {other_value}", "", "", ""});
  one.finding.arguments = {{"table", "service"},
                           {"identity", "IKEEXT"},
                           {"column", "start"},
                           {"value", "auto"},
                           {"other_value", "disabled"}};
  BOOST_TEST(sentence_of(one.finding, "en") == "IKEEXT (service): automatic, disabled");
  BOOST_TEST(sentence_of(one.finding, "ko") == "IKEEXT(서비스): 자동, 사용 안 함");
}

BOOST_AUTO_TEST_CASE(a_place_without_value_is_said_to_be_unknown) {
  OneFinding one("service", {"It is {start}; {not a place}, {", "", "", "Set {name}."},
                 {"{start} 상태입니다.", "", "", ""});
  BOOST_TEST(sentence_of(one.finding, "en") == "It is unknown; {not a place}, {");
  BOOST_TEST(sentence_of(one.finding, "ko") == "알 수 없음 상태입니다.");
  BOOST_TEST(fix_of(one.finding, "en") == "Set unknown.");
}

BOOST_AUTO_TEST_CASE(values_are_not_filled_a_second_time) {
  OneFinding one("service", {"{name} is {start}.", "", "", ""});
  one.finding.arguments = {{"name", "{start}"}, {"start", "auto"}};
  BOOST_TEST(sentence_of(one.finding, "en") == "{start} is automatic.");
}

BOOST_AUTO_TEST_CASE(proven_absence_has_its_own_sentence) {
  OneFinding one("registry_value", {"It is {data}.", "It is not set.", "", ""});
  one.finding.arguments = {{"data", "0"}};
  BOOST_TEST(sentence_of(one.finding, "en") == "It is 0.");
  one.finding.absent = true;
  BOOST_TEST(sentence_of(one.finding, "en") == "It is not set.");
}

BOOST_AUTO_TEST_CASE(only_failures_and_possible_failures_state_the_flaw) {
  OneFinding one("service", {"It is off.", "", "", ""}, {}, Verdict::unknown);
  one.finding.missing = {{"registry_value", "Start", "reg export x"}};
  BOOST_TEST(sentence_of(one.finding, "en") ==
             "It is not known whether outbound-blocked holds; missing: registry value Start.");
  BOOST_TEST(sentence_of(one.finding, "ko") ==
             "outbound-blocked에 해당하는지 알 수 없습니다. 없는 자료: 레지스트리 값 Start.");
  one.finding.would_fail = true;
  BOOST_TEST(sentence_of(one.finding, "en") == "It is off.");
  one.finding.would_fail = false;
  one.finding.verdict = Verdict::pass;
  BOOST_TEST(sentence_of(one.finding, "en") == "No sign of outbound-blocked: subject.");
}

BOOST_AUTO_TEST_CASE(words_of_tables_roles_and_formats_have_a_translation) {
  const auto translated = [](std::string english) {
    std::replace(english.begin(), english.end(), '_', ' ');
    BOOST_TEST(translate(english, "ko") != english, english);
  };
  for (const auto& table : all_tables()) {
    if (!table.closed) translated(std::string(table.name));
  }
  for (const auto role :
       {Role::client, Role::client_router, Role::server_router, Role::server, Role::cloud}) {
    translated(std::string(name_of(role)));
  }
  for (const auto& format : all_formats()) translated(std::string(format.title));
  for (const auto* word :
       {"client PC", "router", "VPN server", "files", "domain", "private", "public",
        "PC's firewall", "server's firewall", "port forward", "filter"}) {
    translated(word);
  }
  translated(collect_command(
      *find_table("port_forward"), [](std::string_view) { return ""; }, ""));
}

BOOST_AUTO_TEST_SUITE_END()
