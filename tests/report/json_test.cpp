// `audit -f json` against its contract.
#include <boost/test/unit_test.hpp>
#include <fstream>

#include "json_schema.h"
#include "report/report.h"
#include "report/sample_report.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace vpnlint {
std::string write_json(const Report&, const ReportOptions&);
}

namespace {

nlohmann::json parsed(const SampleReport& sample, const ReportOptions& options = {}) {
  return nlohmann::json::parse(write_json(sample.report(), options));
}

std::string flaw(const nlohmann::json& report) {
  std::ifstream in(SOURCE_DIR "/schemas/report.schema.json");
  const auto schema = nlohmann::json::parse(in);
  return SchemaCheck(schema).flaw(report);
}

RuleText service_text() {
  return {"The service {name} is {start}.", "", "It negotiates IKE.", "Set {name} to manual."};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(a_report_has_the_members_of_the_contract_in_their_order) {
  SampleReport sample;
  const auto file = sample.artifact("client/sc.txt", "sc", sample.host("client", Role::client));
  sample.bundle.artifacts[file].sections = {"sc qc"};
  const auto& rule = sample.rule("VPN501", "ikeext-disabled", "client", "service", service_text());
  auto& finding = sample.finding(rule, Verdict::fail, "IKEEXT");
  finding.arguments = {{"name", "IKEEXT"}, {"start", "disabled"}};
  finding.evidence = {sample.evidence(file, 4, "START_TYPE : 4 DISABLED", "IKEEXT")};
  sample.diagnosis.error = 809;
  sample.cause(0, true, 0.76549, {{"The error code {code} fits.", {{"code", "809"}}}});
  sample.diagnosis.collect = {{"service BFE", "sc qc BFE > BFE.txt", {"VPN502"}}};
  BOOST_TEST(write_json(sample.report(), {}) == R"({
  "schema_version": "1",
  "tool": {
    "name": "vpnlint",
    "version": ")" VPNLINT_VERSION R"(",
    "rules": 1
  },
  "artifacts": [
    {
      "path": "client/sc.txt",
      "format": "sc",
      "sections": [
        "sc qc"
      ],
      "encoding": "utf-8",
      "language": null,
      "host": "client",
      "role": "client",
      "status": "read",
      "problems": []
    }
  ],
  "findings": [
    {
      "rule": "VPN501",
      "name": "ikeext-disabled",
      "verdict": "fail",
      "would_fail": false,
      "severity": "error",
      "confidence": "high",
      "side": "client",
      "message": "The service IKEEXT is disabled.",
      "subject": "IKEEXT",
      "evidence": [
        {
          "path": "client/sc.txt",
          "line": 4,
          "column": 1,
          "excerpt": "START_TYPE : 4 DISABLED",
          "name": "IKEEXT"
        }
      ],
      "missing": [],
      "fix": "Set IKEEXT to manual.",
      "fingerprint": "VPN501-IKEEXT"
    }
  ],
  "summary": {
    "pass": 0,
    "fail": 1,
    "unknown": 0,
    "not_applicable": 0
  },
  "diagnosis": {
    "error": 809,
    "side": "client",
    "causes": [
      {
        "rule": "VPN501",
        "certainty": "proven",
        "score": 0.765,
        "message": "The service IKEEXT is disabled.",
        "because": [
          "The error code 809 fits."
        ]
      }
    ],
    "collect": [
      {
        "what": "service BFE",
        "command": "sc qc BFE > BFE.txt",
        "decides": [
          "VPN502"
        ]
      }
    ]
  },
  "paths": []
}
)");
  BOOST_TEST(flaw(parsed(sample)) == "");
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_null) {
  SampleReport sample;
  auto& artifact = sample.bundle.artifacts[sample.artifact("shot.png", "")];
  artifact.encoding.clear();
  artifact.status = Status::unrecognised;
  artifact.problems = {
      {Gravity::note, "unrecognised", "", {"It looks like {what}.", {{"what", "PNG"}}}, 0, {}}};
  const auto json = parsed(sample);
  BOOST_TEST(flaw(json) == "");
  BOOST_TEST(json["artifacts"][0]["format"].is_null());
  BOOST_TEST(json["artifacts"][0]["encoding"].is_null());
  BOOST_TEST(
      json["artifacts"][0]["problems"].dump() ==
      R"([{"gravity":"note","kind":"unrecognised","line":1,"message":"It looks like PNG."}])");
  BOOST_TEST(json["diagnosis"].dump() == R"({"causes":[],"collect":[],"error":null,"side":null})");
}

BOOST_AUTO_TEST_CASE(findings_stand_by_artifact_line_and_rule_and_those_without_place_last) {
  SampleReport sample;
  const auto a = sample.artifact("a", "x"), b = sample.artifact("b", "x");
  const auto& later = sample.rule("VPN502", "x", "client", "service", service_text());
  const auto& earlier = sample.rule("VPN501", "x", "client", "service", service_text());
  sample.finding(earlier, Verdict::unknown, "nowhere");
  sample.finding(later, Verdict::fail, "a2").evidence = {sample.evidence(a, 2, "")};
  sample.finding(earlier, Verdict::fail, "b1").evidence = {sample.evidence(b, 1, "")};
  sample.finding(earlier, Verdict::fail, "a2").evidence = {sample.evidence(a, 2, "")};
  sample.finding(earlier, Verdict::fail, "a1").evidence = {sample.evidence(a, 1, "")};
  sample.finding(earlier, Verdict::pass, "a0").evidence = {sample.evidence(a, 1, "")};
  sample.finding(earlier, Verdict::not_applicable);
  const auto order = [](const nlohmann::json& json) {
    std::string out;
    for (const auto& finding : json["findings"]) {
      out +=
          finding["rule"].get<std::string>() + " " + finding["subject"].get<std::string>() + "\n";
    }
    return out;
  };
  BOOST_TEST(order(parsed(sample)) ==
             "VPN501 a1\nVPN501 a2\nVPN502 a2\nVPN501 b1\nVPN501 nowhere\n");
  ReportOptions passed;
  passed.show_passed = true;
  BOOST_TEST(order(parsed(sample, passed)) ==
             "VPN501 a0\nVPN501 a1\nVPN501 a2\nVPN502 a2\nVPN501 b1\nVPN501 nowhere\n");
  BOOST_TEST(parsed(sample)["summary"].dump() ==
             R"({"fail":4,"not_applicable":1,"pass":1,"unknown":1})");
}

BOOST_AUTO_TEST_CASE(every_word_that_the_types_have_fits_the_schema) {
  SampleReport sample;
  for (const auto role : {Role::unknown, Role::client, Role::client_router, Role::server_router,
                          Role::server, Role::cloud}) {
    const auto host = sample.host(std::string(name_of(role)), role);
    for (const auto status :
         {Status::read, Status::partial, Status::unreadable, Status::unrecognised}) {
      sample.bundle.artifacts[sample.artifact("a", "x", host)].status = status;
    }
  }
  for (const auto gravity : {Gravity::note, Gravity::partial, Gravity::unreadable}) {
    sample.bundle.artifacts[0].problems.push_back({gravity, "limit", "s", {"x", {}}, 0, {2, 3}});
  }
  for (const auto* side : {"client", "router", "server", "artifact"}) {
    const auto& rule = sample.rule("VPN100", "x", side, "service", service_text());
    for (const auto verdict : {Verdict::pass, Verdict::fail, Verdict::unknown}) {
      sample.finding(rule, verdict).would_fail = verdict == Verdict::unknown;
    }
  }
  for (const auto severity : {Severity::note, Severity::warning, Severity::error}) {
    sample.finding(sample.rules[0], Verdict::fail).severity = severity;
  }
  for (const auto confidence : {Confidence::low, Confidence::medium, Confidence::high}) {
    auto& finding = sample.finding(sample.rules[0], Verdict::fail);
    finding.confidence = confidence;
    finding.missing = {{"service", "IKEEXT", "sc qc IKEEXT"}};
  }
  for (const auto* side : {"client", "router", "server"}) {
    sample.diagnosis.side = side;
    ReportOptions options;
    options.show_passed = true;
    BOOST_TEST(flaw(parsed(sample, options)) == "");
  }
}

BOOST_AUTO_TEST_CASE(hostile_text_cannot_leave_its_string) {
  SampleReport sample;
  const auto file = sample.artifact("\x1b[2J\xff.reg", "registry");
  const auto& rule = sample.rule("VPN501", "x", "client", "service", service_text());
  auto& finding = sample.finding(rule, Verdict::fail, "\xe2\x80\xae\"},\n");
  finding.arguments = {{"name", "\x7f"}, {"start", "\xc2\x9b"}};
  finding.evidence = {sample.evidence(file, 1, "a\tb\\\"")};
  const auto text = write_json(sample.report(), {});
  BOOST_TEST(text.find("\\u001b[2J\xef\xbf\xbd.reg") != text.npos);
  BOOST_TEST(text.find("\\u202e\\\"},\\n") != text.npos);
  BOOST_TEST(text.find("The service \\u007f is \\u009b.") != text.npos);
  BOOST_TEST(text.find('\x1b') == text.npos);
  BOOST_TEST(parsed(sample)["findings"][0]["evidence"][0]["excerpt"] == "a\tb\\\"");
}

BOOST_AUTO_TEST_CASE(a_quoted_line_never_shows_a_secret) {
  SampleReport sample;
  const auto file = sample.artifact("c.xml", "pfsense");
  const auto& rule = sample.rule("VPN501", "x", "client", "service", service_text());
  sample.finding(rule, Verdict::fail).evidence = {
      sample.evidence(file, 1, "<pre-shared-key>swordfish</pre-shared-key>")};
  BOOST_TEST(parsed(sample)["findings"][0]["evidence"][0]["excerpt"] ==
             "<pre-shared-key>[REDACTED]</pre-shared-key>");
}

BOOST_AUTO_TEST_CASE(packet_paths_name_the_step_that_decides) {
  SampleReport sample;
  const auto pc = sample.artifact("client/rules.txt", "netsh", sample.host("client", Role::client));
  const auto edge = sample.artifact("server-router/config.xml", "pfsense",
                                    sample.host("server-router", Role::server_router));
  const auto step = [&](ArtifactId at, std::uint32_t line, const char* stage, const char* flow,
                        const char* verdict, const char* reason) -> PathStep& {
    auto& row = sample.row<PathStep>(at, line, 0);
    row.stage = text(stage);
    row.flow = text(flow);
    row.verdict = text(verdict);
    row.reason = text(reason);
    return row;
  };
  step(edge, 90, "router_forward", "ike", "pass", "forward").device = text("edge");
  step(pc, 5, "windows_firewall", "ike", "pass", "default_allow");
  auto& block = step(pc, 9, "windows_firewall", "nat_t", "drop", "block_rule");
  block.rule = text("Block 4500");
  block.profile = text("public");
  step(pc, 5, "windows_firewall", "nat_t", "pass", "default_allow").profile = text("private");
  const auto paths = parsed(sample)["paths"];
  BOOST_TEST(flaw(parsed(sample)) == "");
  BOOST_TEST(paths.size() == 3);
  BOOST_TEST(paths[0]["flow"].dump() ==
             R"({"destination_port":"500","direction":"out","protocol":"udp"})");
  BOOST_TEST(paths[0]["verdict"] == "unknown", "nobody sent the server behind the forward");
  const auto stages = [](const nlohmann::json& path) {
    std::string all;
    for (const auto& one : path["steps"]) {
      all += one["role"].get<std::string>() + '/' + one["stage"].get<std::string>() + ' ' +
             one["verdict"].get<std::string>() + '\n';
    }
    return all;
  };
  BOOST_TEST(stages(paths[0]) ==
             "client/client_service unknown\nclient/windows_firewall pass\n"
             "client_router/not_sent unknown\nserver_router/router_forward pass\n"
             "server/not_sent unknown\n");
  BOOST_TEST(paths[0]["at"] == 0, "the first place that nobody sent");
  BOOST_TEST(paths[1]["verdict"] == "unknown");
  BOOST_TEST(paths[2]["verdict"] == "dropped");
  BOOST_TEST(paths[2]["at"] == 1);
  BOOST_TEST(paths[2]["steps"][1].dump() ==
             R"({"device":"client","evidence":[{"excerpt":"","line":9,"name":"Block 4500",)"
             R"("path":"client/rules.txt"}],"message":"The rule Block 4500 blocks it.",)"
             R"("profile":"public","role":"client","stage":"windows_firewall","verdict":"drop"})");
}

BOOST_AUTO_TEST_CASE(a_packet_is_delivered_when_every_place_lets_it_pass) {
  for (const bool all : {true, false}) {
    SampleReport sample;
    const auto pc =
        sample.artifact("client/rules.txt", "netsh", sample.host("client", Role::client));
    const auto home = sample.artifact("client-router/config.xml", "pfsense",
                                      sample.host("client-router", Role::client_router));
    const auto edge = sample.artifact("server-router/config.xml", "pfsense",
                                      sample.host("server-router", Role::server_router));
    const auto add = [&](ArtifactId at, const char* stage, const char* reason) {
      auto& row = sample.row<PathStep>(at, 1, 0);
      row.stage = text(stage);
      row.flow = text("ike");
      row.verdict = text("pass");
      row.reason = text(reason);
    };
    add(edge, "router_forward", "own_server");
    add(pc, "windows_firewall", "default_allow");
    add(pc, "client_service", "service_ready");
    if (all) add(home, "router_filter", "filter_rule");
    const auto path = parsed(sample)["paths"][0];
    BOOST_TEST(path["verdict"] == (all ? "delivered" : "unknown"));
    BOOST_TEST(path["at"] == (all ? 3 : 2));
  }
}

BOOST_AUTO_TEST_CASE(commands_and_acceptance_stand_beside_the_finding) {
  SampleReport sample;
  const auto file = sample.artifact("client/sc.txt", "sc", sample.host("client", Role::client));
  sample.rule("VPN501", "ikeext-disabled", "client", "service", service_text());
  auto& rule = sample.rules.back();
  rule.fix["cmd"] = "sc config IKEEXT start= demand";
  auto& finding = sample.finding(rule, Verdict::fail, "IKEEXT");
  finding.evidence = {sample.evidence(file, 4, "START_TYPE : 4 DISABLED", "IKEEXT")};
  finding.accepted = Accepted{"suppression", "kiosk image", "vpnlint.toml", 4};
  auto report = parsed(sample);
  BOOST_TEST(flaw(report) == "");
  BOOST_TEST(report["findings"][0]["commands"].dump() ==
             R"({"cmd":"sc config IKEEXT start= demand"})");
  BOOST_TEST(report["findings"][0]["accepted"].dump() ==
             R"({"by":"suppression","line":4,"path":"vpnlint.toml","reason":"kiosk image"})");
  sample.findings[0].fix_is_safe = false;
  report = parsed(sample);
  BOOST_TEST(!report["findings"][0].contains("commands"));
}

BOOST_AUTO_TEST_SUITE_END()
