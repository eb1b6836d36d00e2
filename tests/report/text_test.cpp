// The report for people, read as they would.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "report/characters.h"
#include "report/sample_report.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace vpnlint {
std::string write_text(const Report&, const ReportOptions&);
}

namespace {

std::string written(const SampleReport& sample, const std::string& language = "en",
                    bool verbose = false, bool colour = false) {
  auto report = sample.report();
  report.format_title = [](std::string_view id) -> std::string_view {
    if (id == "registry") return "Registry export or script (.reg)";
    return id == "sc" ? "Output of sc query, queryex, qc and qtriggerinfo" : id;
  };
  ReportOptions options;
  options.language = language;
  options.verbose = verbose;
  options.colour = colour;
  return write_text(report, options);
}

// A proven cause on the PC, one behind it, something missing, a picture, a cut file.
SampleReport usual() {
  SampleReport sample;
  const auto client = sample.host("client", Role::client);
  const auto reg = sample.artifact("client/policyagent.reg", "registry", client);
  const auto sc = sample.artifact("client/sc.txt", "sc", client);
  const auto picture = sample.artifact("client/화면.png", "", client);
  sample.bundle.artifacts[reg].encoding = "utf-16le";
  sample.bundle.artifacts[sc].language = "ko";
  sample.bundle.artifacts[sc].status = Status::partial;
  sample.bundle.artifacts[sc].problems = {
      {Gravity::partial,
       "truncated",
       "",
       {"the output of sc ends inside a service or a listing", {}},
       sc,
       {88, 1}},
      {Gravity::note, "syntax", "", {"The file is empty.", {}}, sc, {3, 1}}};
  sample.bundle.artifacts[picture].status = Status::unrecognised;
  sample.bundle.artifacts[picture].problems = {
      {Gravity::note,
       "unrecognised",
       "",
       {"It is a picture. Send the text of the output instead of a screenshot.", {}},
       picture,
       {1, 1}}};
  auto& flaw = const_cast<Rule&>(sample.rule(
      "VPN601", "nat-traversal-context-missing", "client", "registry_value",
      {"The value is {data}: Windows makes no security association with a VPN server that it sees "
       "behind NAT.",
       "", "Windows refuses by default.", "Set it to 2 and restart Windows."},
      {"값이 {data}입니다. Windows는 NAT 뒤에 있는 VPN 서버와 보안 연결을 맺지 않습니다.", "",
       "Windows는 기본적으로 거부합니다.", "2로 설정하고 Windows를 다시 시작합니다."}));
  flaw.fix = {{"cmd", "reg add HKLM\\X /v A /t REG_DWORD /d 2 /f\n"},
              {"undo_cmd", "reg delete HKLM\\X /v A /f"}};
  const auto& forward = sample.rule("VPN409", "forward-missing-nat-t", "router", "path_step",
                                    {"edge does not forward UDP 4500.", "", "", ""},
                                    {"edge가 UDP 4500을 전달하지 않습니다.", "", "", ""});
  const auto& secret = sample.rule("VPN104", "secret-in-clear", "artifact", "secret",
                                   {"A password stands in the file.", "", "", ""},
                                   {"파일에 암호가 그대로 들어 있습니다.", "", "", ""});
  auto& first = sample.finding(flaw, Verdict::fail);
  first.arguments = {{"data", "0"}};
  first.evidence = {
      sample.evidence(reg, 5, "\"AssumeUDPEncapsulationContextOnSendRule\"=dword:00000000")};
  auto& possible = sample.finding(forward, Verdict::unknown);
  possible.would_fail = true;
  sample.finding(secret, Verdict::fail);
  auto& open = sample.finding(forward, Verdict::unknown);
  open.missing = {{"service", "BFE", "sc qc BFE > BFE.txt"}};
  sample.diagnosis.error = 809;
  sample.cause(0, true, 0.8, {{"The error code {code} fits.", {{"code", "809"}}}});
  sample.cause(1, false, 0.3);
  sample.diagnosis.collect = {{"service BFE", "sc qc BFE > BFE.txt", {"VPN505", "VPN501"}}};
  auto& step = sample.row<PathStep>(reg, 9);
  step.stage = text("windows_firewall");
  step.flow = text("ike");
  step.verdict = text("pass");
  auto second = step;
  second.flow = text("nat_t");
  sample.bundle.facts.rows<PathStep>().push_back(second);
  return sample;
}

std::size_t lines_of(const std::string& report) {
  return static_cast<std::size_t>(std::count(report.begin(), report.end(), '\n'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_report)

BOOST_AUTO_TEST_CASE(the_cause_stands_first_then_its_proof_and_what_to_do) {
  BOOST_TEST(written(usual()) == R"~(Cause of error 809: client PC (certain) [VPN601]
  The value is 0: Windows makes no security association with a VPN server that
  it sees behind NAT.
  The error code 809 fits.

Proof
  client/policyagent.reg:5
    "AssumeUDPEncapsulationContextOnSendRule"=dword:00000000

What to do
  Set it to 2 and restart Windows.
    reg add HKLM\X /v A /t REG_DWORD /d 2 /f

Other causes
  VPN409 (possible, router) edge does not forward UDP 4500.

Also noticed
  VPN104 A password stands in the file.

Still missing (the most decisive first)
  sc qc BFE > BFE.txt
    decides VPN505, VPN501

Path of the packets
  UDP 500, UDP 4500: PC's IPsec services: not sent | PC's firewall: passes |
    PC's router, server's router, server: not sent

Files in client/
  policyagent.reg  Registry export or script (.reg), utf-16le
  sc.txt           Output of sc query, queryex, qc and qtriggerinfo, utf-8, ko, read in part
    line 88: the output of sc ends inside a service or a listing
  화면.png         not recognised
    It is a picture. Send the text of the output instead of a screenshot.

3 rules: 2 found, 0 in order, 2 not judged, 0 not applicable.
)~");
}

BOOST_AUTO_TEST_CASE(korean_says_the_same) {
  BOOST_TEST(written(usual(), "ko") == R"~(오류 809의 원인: 클라이언트 PC (확실함) [VPN601]
  값이 0입니다. Windows는 NAT 뒤에 있는 VPN 서버와 보안 연결을 맺지 않습니다.
  오류 코드 809와(과) 일치합니다.

근거
  client/policyagent.reg:5
    "AssumeUDPEncapsulationContextOnSendRule"=dword:00000000

해결 방법
  2로 설정하고 Windows를 다시 시작합니다.
    reg add HKLM\X /v A /t REG_DWORD /d 2 /f

그 밖의 원인
  VPN409 (가능성 있음, 라우터) edge가 UDP 4500을 전달하지 않습니다.

그 밖에 발견한 것
  VPN104 파일에 암호가 그대로 들어 있습니다.

더 필요한 자료(중요한 것부터)
  sc qc BFE > BFE.txt
    판단할 수 있는 규칙: VPN505, VPN501

패킷 경로
  UDP 500, UDP 4500: PC IPsec 서비스: 파일 없음 | PC 방화벽: 통과 | PC 쪽
    라우터, 서버 쪽 라우터, VPN 서버: 파일 없음

client/ 안의 파일
  policyagent.reg  레지스트리 내보내기 또는 스크립트(.reg), utf-16le
  sc.txt           sc query, queryex, qc, qtriggerinfo 출력, utf-8, ko, 일부만 읽음
    88번째 줄: sc 출력이 서비스 항목 또는 목록 중간에서 끝납니다
  화면.png         인식하지 못함
    이미지입니다. 화면 캡처 대신 출력 텍스트를 보내 주십시오.

규칙 3개: 발견 2건, 정상 0건, 판단 불가 2건, 해당 없음 0건.
)~");
}

BOOST_AUTO_TEST_CASE(no_cause_is_never_said_to_be_health) {
  SampleReport sample;
  sample.artifact("a.reg", "registry");
  const auto healthy = written(sample);
  BOOST_TEST(
      healthy.starts_with("No cause found in what was sent.\n"
                          "  The fault may lie where no file was sent from: the router, "
                          "the provider or the\n  VPN server.\n"));
  sample.diagnosis.collect = {{"service BFE", "sc qc BFE > BFE.txt", {"VPN505"}}};
  BOOST_TEST(written(sample).find("does not mean that the connection is sound") != healthy.npos);
  SampleReport nothing;
  nothing.bundle.artifacts[nothing.artifact("a.png", "")].status = Status::unrecognised;
  BOOST_TEST(written(nothing).find("None of the files was recognised") != healthy.npos);
}

BOOST_AUTO_TEST_CASE(a_warning_is_no_certain_cause) {
  SampleReport sample;
  const auto& rule = sample.rule("VPN608", "weak", "client", "service", {"Weak.", "", "", ""});
  sample.finding(rule, Verdict::fail).severity = Severity::warning;
  sample.cause(0, true, 0.4);
  BOOST_TEST(written(sample).starts_with(
      "Possible cause: client PC [VPN608]\n  Weak.\n"
      "  This was found, but it need not be what breaks the connection.\n"));
}

BOOST_AUTO_TEST_CASE(long_lists_are_cut_unless_all_is_asked_for) {
  SampleReport sample;
  for (int i = 0; i < 40; ++i) sample.artifact("f" + std::to_string(i) + ".reg", "registry");
  const auto& rule = sample.rule("VPN501", "x", "client", "service", {"{name}", "", "", ""});
  for (int i = 0; i < 30; ++i) {
    sample.finding(rule, Verdict::fail).arguments = {{"name", "service " + std::to_string(i)}};
  }
  for (std::size_t i = 0; i < 30; ++i) sample.cause(i, true, 0.5);
  for (int i = 0; i < 30; ++i)
    sample.diagnosis.collect.push_back({"x", "sc qc " + std::to_string(i), {"VPN501"}});
  const auto brief = written(sample), full = written(sample, "en", true);
  BOOST_TEST(lines_of(brief) < 60);
  BOOST_TEST(brief.find("  ... and 25 more (-v shows all)\n") != brief.npos);
  BOOST_TEST(brief.find("  ... and 28 more that were read without loss (-v shows all)\n") !=
             brief.npos);
  BOOST_TEST(full.find("service 29") != full.npos);
  BOOST_TEST(full.find("f39.reg") != full.npos);
  BOOST_TEST(full.find("sc qc 29") != full.npos);
}

BOOST_AUTO_TEST_CASE(sentences_stay_within_80_columns) {
  SampleReport sample;
  std::string korean, english;
  for (int i = 0; i < 40; ++i) {
    korean += "방화벽이 차단합니다 ";
    english += "a firewall blocks it ";
  }
  const auto& rule = sample.rule("VPN501", "x", "client", "service", {english, "", "", english},
                                 {korean, "", "", korean});
  sample.finding(rule, Verdict::fail).evidence = {
      sample.evidence(sample.artifact("a", "sc"), 1, std::string(300, 'x'))};
  sample.cause(0, true, 0.5);
  for (const auto* language : {"en", "ko"}) {
    std::istringstream lines(written(sample, language));
    for (std::string line; std::getline(lines, line);) BOOST_TEST(display_width(line) <= 80, line);
  }
}

BOOST_AUTO_TEST_CASE(text_of_artifacts_cannot_act_on_the_terminal) {
  SampleReport sample;
  const auto file = sample.artifact("\x1b]0;x\x07.reg\nNo cause found", "registry");
  const auto& rule = sample.rule("VPN501", "x", "client", "service", {"{name}", "", "", "{name}"});
  auto& finding = sample.finding(rule, Verdict::fail);
  finding.arguments = {{"name", "\x1b[2J\xe2\x80\xae\nOK"}};
  finding.evidence = {sample.evidence(file, 1, "\r\x1b[1A\xff password=hunter2")};
  sample.cause(0, true, 0.5);
  sample.diagnosis.collect = {{"x", "sc qc \x1b[0m\n", {"VPN501"}}};
  const auto report = written(sample, "en", true);
  for (const char c : {'\x1b', '\x07', '\r', '\xff'}) BOOST_TEST(report.find(c) == report.npos);
  BOOST_TEST(report.find("\nOK") == report.npos);
  BOOST_TEST(report.find("\nNo cause") == report.npos);
  BOOST_TEST(report.find("hunter2") == report.npos);
  BOOST_TEST(report.find("\xe2\x80\xae") == report.npos);
  BOOST_TEST(report.find("\\u001b[2J\\u202e\\u000aOK") != report.npos);
}

BOOST_AUTO_TEST_CASE(colours_only_when_asked_for) {
  const auto coloured = written(usual(), "en", false, true);
  BOOST_TEST(
      coloured.starts_with("\x1b[1;31mCause of error 809: client PC (certain) [VPN601]\x1b[0m\n"));
  BOOST_TEST(written(usual()).find('\x1b') == std::string::npos);
  auto plain = coloured;
  for (auto at = plain.find('\x1b'); at != plain.npos; at = plain.find('\x1b')) {
    plain.erase(at, plain.find('m', at) - at + 1);
  }
  BOOST_TEST(plain == written(usual()));
}

BOOST_AUTO_TEST_CASE(guessed_roles_are_said) {
  SampleReport sample;
  sample.artifact("sc.txt", "sc");
  sample.bundle.hosts[0].guessed = true;
  sample.artifact("config.xml", "pfsense", sample.host("config.xml", Role::server_router));
  sample.bundle.hosts[1].guessed = true;
  const auto report = written(sample);
  BOOST_TEST(report.find("  Files without a role folder were taken for those of the client.\n"
                         "  config.xml was taken for the server router, by its content.\n") !=
             report.npos);
}

BOOST_AUTO_TEST_SUITE_END()
