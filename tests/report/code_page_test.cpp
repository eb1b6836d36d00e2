// Pages of error codes: complete in every language, and in step with the rules.
#include "report/code_page.h"

#include <boost/test/unit_test.hpp>

#include "base/translations.h"
#include "engine/pack.h"

namespace vpnlint {
namespace {

Rule rule(std::string id, std::vector<std::int64_t> errors, double weight,
          std::string checks = {}) {
  Rule made;
  made.id = std::move(id);
  made.name = "flaw-" + made.id;
  made.errors = std::move(errors);
  made.weight = weight;
  made.table = "service";
  made.row = {Condition::Kind::column,
              "name",
              false,
              {{Operator::is, std::string("IKEEXT"), {}, {}, false}},
              {}};
  made.text["en"].checks = std::move(checks);
  return made;
}

std::string ids_of(const std::vector<const Rule*>& rules) {
  std::string out;
  for (const auto* one : rules) out += (out.empty() ? "" : " ") + one->id;
  return out;
}

std::string page_of(std::int64_t code, const std::vector<Rule>& rules, std::string_view language) {
  return to_plain_text(code_page(code, rules, language), false);
}

BOOST_AUTO_TEST_SUITE(pages_of_error_codes)

BOOST_AUTO_TEST_CASE(the_most_natural_rules_come_first_then_the_heavier) {
  const std::vector<Rule> rules{rule("VPN001", {789, 809}, 0.9), rule("VPN002", {809}, 0.2),
                                rule("VPN003", {691}, 1.0), rule("VPN004", {809, 789}, 0.8)};
  BOOST_TEST(ids_of(rules_explaining(809, rules)) == "VPN004 VPN002 VPN001");
  BOOST_TEST(ids_of(rules_explaining(13801, rules)).empty());
}

BOOST_AUTO_TEST_CASE(a_page_says_what_it_means_what_not_and_what_next) {
  const std::vector<Rule> rules{rule("VPN501", {827}, 0.9, "Is IKEEXT disabled?")};
  BOOST_TEST(page_of(827, rules, "ko") == R"(827 ERROR_IPSEC_SERVICE_STOPPED
  IKEEXT 또는 BFE 서비스가 실행되고 있지 않음
  - 다른 표기: 0x33B, 0x8007033B, -2147024069
  - VPN 종류: L2TP/IPsec, IKEv2
  - 단계: PC 자체

의미
  IKEEXT(IKE and AuthIP IPsec Keying Modules) 또는 BFE(Base Filtering Engine)
  서비스가 실행되지 않아 협상할 수 없습니다. 대개 둘 중 하나가 '사용 안 함'이며,
  최적화 스크립트나 다른 VPN 프로그램이 바꾼 경우가 많습니다.

오해하기 쉬운 점
  PolicyAgent, 네트워크, 서버와는 관계가 없습니다. VPN을 쓰지 않는 PC에서
  IKEEXT가 중지되어 있는 것은 정상이며 이 오류의 원인이 아닙니다. Windows가
  필요할 때 시작합니다.

이 코드를 설명하는 규칙(가능성이 높은 순)
  - VPN501 Is IKEEXT disabled?

다음에 수집할 자료
  - sc qc IKEEXT > IKEEXT.txt
  - PC의 시스템 및 응용 프로그램 이벤트 로그

관련 코드
  - 768 ERROR_FAILED_TO_ENCRYPT: 데이터를 암호화하지 못해 연결에 실패함
  - 789 ERROR_OAKLEY_GENERAL_PROCESSING: 원격 컴퓨터와의 초기 협상 중 보안
    계층에서 처리 오류가 발생함
)");
}

BOOST_AUTO_TEST_CASE(a_code_that_only_a_rule_knows_lists_the_rule) {
  const auto text = page_of(99999, {rule("VPN501", {99999}, 0.9)}, "en");
  BOOST_TEST(text.starts_with("99999\n  The table of error codes does not have it.\n"));
  BOOST_TEST(text.find("- VPN501 flaw-VPN501\n") != text.npos);
}

BOOST_AUTO_TEST_CASE(every_code_of_the_built_in_rules_is_known) {
  std::size_t checked = 0;
  for (const auto& one : unpack(built_in_pack())) {
    for (const auto code : one.errors) {
      BOOST_TEST((find_error_code(code) != nullptr), one.id << " names " << code);
      ++checked;
    }
  }
  BOOST_TEST(checked > 50);
}

BOOST_AUTO_TEST_CASE(every_code_has_a_whole_page_in_every_language) {
  const auto rules = unpack(built_in_pack());
  for (const auto& code : error_codes()) {
    for (const auto language : languages) {
      const auto& text = code.text_in(language);
      BOOST_TEST(text.language == language, code.code);
      const auto page = to_markdown(code_page(code.code, rules, language), {});
      for (const auto part : {text.message, text.means, text.not_meant}) {
        BOOST_TEST(!part.empty());
        BOOST_TEST(page.find(escape_markdown(part)) != page.npos, code.code << " lacks " << part);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(rules_about_a_code_and_the_table_agree_on_the_stage) {
  const auto rules = unpack(built_in_pack());
  const auto about = [&](std::int64_t code) { return ids_of(rules_about(code, rules)); };
  BOOST_TEST(about(691) == "VPN902");
  BOOST_TEST(about(868) == "VPN908");
  BOOST_TEST(about(806) == "VPN909");
  for (const auto& code : error_codes()) {
    if (about(code.code) == "VPN902") BOOST_TEST(code.layer != "ipsec", code.code);
    if (about(code.code) == "VPN903") BOOST_TEST(code.layer != "ppp", code.code);
    if (about(code.code) == "VPN908") BOOST_TEST(code.layer == "name", code.code);
    if (about(code.code) == "VPN909") BOOST_TEST(code.tunnels.front() != "l2tp", code.code);
  }
}

// Whatever is not a name, a number or a command differs between the languages.
BOOST_AUTO_TEST_CASE(stages_and_advice_are_translated) {
  for (const auto& code : error_codes()) {
    const auto page = to_markdown(code_page(code.code, {}, "ko"), {});
    BOOST_TEST(page.find("the ") == page.npos, code.code << ": " << page);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
