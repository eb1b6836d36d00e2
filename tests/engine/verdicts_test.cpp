// The table of verdicts in docs/rules.md, line by line, as examples of small rules.
#include <boost/test/unit_test.hpp>

#include "engine/examples.h"
#include "engine/judge.h"
#include "rule_texts.h"

namespace vpnlint {
namespace {

using testing::dump;
using testing::read;
using testing::rule_text;

// The rule's examples must load and come true.
void check(std::string_view top, std::string_view logic) {
  const auto set = read(rule_text(top, logic));
  BOOST_TEST_REQUIRE(dump(set) == "");
  const auto results = run_examples(set.rules, {});
  BOOST_TEST(results.size() >= 3);
  for (const auto& result : results) {
    BOOST_TEST(result.ok, "line " << result.example->line << ": should be "
                                  << name_of(result.example->verdict) << ", is " << result.got);
  }
}

BOOST_AUTO_TEST_CASE(a_requirement_decides_when_the_row_is_known) {
  check("table = \"service\"", R"(
[row]
name = "IKEEXT"
[require]
start = { not_in = ["disabled"] }
[[example]]
verdict = "pass"
given.service = [{ name = "ikeext", start = "manual" }]
[[example]]
verdict = "fail"
given.service = [{ name = "IKEEXT", start = "disabled" }]
[[example]]
verdict = "unknown"
given.service = [{ name = "IKEEXT", state = "stopped" }]
[[example]]
verdict = "unknown"
given.service = [{ name = "BFE", start = "auto" }]
[[example]]
verdict = "not_applicable"
given.service = [{ name = "BFE", start = "auto" }]
given.extent = [{ table = "service", selector = "*", complete = true }]
[[example]]
verdict = "unknown"
given.extent = [{ table = "service", selector = "*", complete = false }]
)");
}

BOOST_AUTO_TEST_CASE(two_artifacts_of_one_thing_complete_each_other) {
  check("table = \"service\"", R"(
[row]
name = "BFE"
[require]
any = [{ state = "running" }, { start = { not_in = ["disabled"] } }]
[[example]]
verdict = "fail"
given.service = [{ name = "BFE", state = "stopped" }, { name = "BFE", start = "disabled" }]
[[example]]
verdict = "pass"
given.service = [{ name = "BFE", state = "running" }, { name = "BFE", start = "disabled" }]
[[example]]
verdict = "unknown"
given.service = [{ name = "BFE", start = "disabled" }]
)");
}

BOOST_AUTO_TEST_CASE(an_unknown_site_makes_a_violated_requirement_a_possible_cause) {
  check("table = \"registry_value\"", R"(
[row]
key = 'HKLM\SYSTEM\CurrentControlSet\Services\PolicyAgent'
name = "Rule"
[when]
exists.nat_layer = { side = "server" }
across_hosts = true
[require]
data = { in = [1, 2] }
[absent]
data = 0
[[example]]
verdict = "unknown"
would_fail = true
given.registry_value = [{ key = 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\PolicyAgent', name = "Rule", data = 0 }]
[[example]]
verdict = "fail"
given.registry_value = [{ key = 'HKLM\SYSTEM\currentcontrolset\Services\PolicyAgent', name = "rule", data = 0 }]
given.nat_layer = [{ side = "server", host = "server_router" }]
[[example]]
verdict = "pass"
given.registry_value = [{ key = 'HKLM\SYSTEM\CurrentControlSet\Services\PolicyAgent', name = "Rule", data = 2 }]
given.nat_layer = [{ side = "server", host = "server_router" }]
[[example]]
verdict = "unknown"
given.registry_value = [{ key = 'HKLM\SYSTEM\CurrentControlSet\Services\PolicyAgent', name = "Rule", data = 2 }]
[[example]]
verdict = "not_applicable"
given.registry_value = [{ key = 'HKLM\SYSTEM\CurrentControlSet\Services\PolicyAgent', name = "Rule", data = 0 }]
given.extent = [{ table = "nat_layer", selector = "server", complete = true, host = "server_router" }]
[[example]]
verdict = "fail"
given.extent = [{ table = "registry_value", selector = 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services', complete = true }]
given.nat_layer = [{ side = "server", host = "server_router" }]
[[example]]
verdict = "unknown"
given.extent = [{ table = "registry_value", selector = 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Policy', complete = true }]
given.nat_layer = [{ side = "server", host = "server_router" }]
[[example]]
verdict = "unknown"
given.registry_value = [{ key = 'HKLM\SYSTEM\CurrentControlSet\Services\PolicyAgent', name = "Rule", data = "2" }]
given.nat_layer = [{ side = "server", host = "server_router" }]
[[example]]
verdict = "unknown"
given.registry_value = [{ key = 'HKLM\SYSTEM\CurrentControlSet\Services\PolicyAgent', name = "Rule", data = 2, origin = "script" }]
given.nat_layer = [{ side = "server", host = "server_router" }]
)");
}

BOOST_AUTO_TEST_CASE(a_present_row_is_the_flaw) {
  check("table = \"path_step\"\nfail_if_present = true", R"(
[row]
verdict = "drop"
store = { in = ["gpo", "mdm"] }
[[example]]
verdict = "fail"
given.path_step = [{ verdict = "drop", store = "gpo" }]
[[example]]
verdict = "pass"
given.path_step = [{ verdict = "pass" }]
given.extent = [{ table = "path_step", selector = "*", complete = true }]
[[example]]
verdict = "unknown"
given.path_step = [{ verdict = "drop" }]
)");
}

BOOST_AUTO_TEST_CASE(absence_is_judged_for_each_name_of_a_list) {
  check("table = \"service\"", R"(
[row]
name = { in = ["IKEEXT", "BFE"] }
[require]
exists = { service = { name = "$row.name", start = "auto" } }
[absent]
start = "missing"
[[example]]
verdict = "fail"
given.service = [{ name = "IKEEXT", start = "auto" }]
given.extent = [{ table = "service", selector = "*", complete = true }]
[[example]]
verdict = "pass"
given.service = [{ name = "IKEEXT", start = "auto" }, { name = "BFE", start = "auto" }]
[[example]]
verdict = "unknown"
given.service = [{ name = "IKEEXT", start = "auto" }]
)");
}

BOOST_AUTO_TEST_CASE(none_is_definite_only_inside_a_complete_extent) {
  check("table = \"service\"", R"(
[row]
name = "RasMan"
[require]
none.program = { name = { matches = "*tuner*" } }
[[example]]
verdict = "fail"
given.service = [{ name = "RasMan" }]
given.program = [{ name = "PC Tuner 3" }]
[[example]]
verdict = "pass"
given.service = [{ name = "RasMan" }]
given.program = [{ name = "Editor" }]
given.extent = [{ table = "program", selector = "*", complete = true }]
[[example]]
verdict = "unknown"
given.service = [{ name = "RasMan" }]
given.program = [{ name = "Editor" }]
)");
}

BOOST_AUTO_TEST_CASE(contradicting_artifacts_are_judged_apart) {
  const auto set = read(rule_text("table = \"service\"", R"(
[row]
name = "IKEEXT"
[require]
start = { not_in = ["disabled"] }
[[example]]
verdict = "fail"
given.service = [{ name = "IKEEXT", start = "disabled" }, { name = "IKEEXT", start = "auto" }]
[[example]]
verdict = "pass"
given.service = [{ name = "IKEEXT", start = "auto" }]
[[example]]
verdict = "unknown"
)"));
  Bundle bundle;
  bundle.hosts.push_back({"pc", Role::client, false});
  for (const std::string start : {"disabled", "auto"}) {
    bundle.artifacts.push_back({});
    bundle.artifacts.back().format = "sc";
    Service service;
    service.artifact = static_cast<ArtifactId>(bundle.artifacts.size() - 1);
    service.at = {4, 1};
    service.name = Text("IKEEXT", {1, 1});
    service.start = Text(start, {4, 9});
    bundle.facts.rows<Service>().push_back(service);
  }
  std::string verdicts;
  for (const auto& finding : judge(bundle, set.rules)) {
    verdicts += std::string(name_of(finding.verdict)) + " " +
                std::to_string(finding.evidence.front().artifact) + ":" +
                std::to_string(finding.evidence.front().at.line) + "\n";
  }
  BOOST_TEST(verdicts == "fail 0:4\npass 1:4\n");
}

BOOST_AUTO_TEST_CASE(commands_that_may_do_harm_are_not_proposed) {
  const auto set = read(rule_text("table = \"service\"", R"(
[row]
name = "IKEEXT"
[require]
start = { not_in = ["disabled"] }
[fix]
cmd = "sc config IKEEXT start= demand"
unless = { exists.service = { name = "rival" } }
[[example]]
verdict = "pass"
given.service = [{ name = "IKEEXT", start = "manual" }]
[[example]]
verdict = "unknown"
given.service = [{ name = "IKEEXT" }]
[[example]]
verdict = "fail"
given.service = [{ name = "IKEEXT", start = "disabled" }]
)"));
  BOOST_TEST_REQUIRE(dump(set) == "");
  const auto is_safe = [&](std::string_view other, bool complete) {
    Bundle bundle;
    bundle.hosts.push_back({"client", Role::client, false});
    Artifact artifact;
    artifact.format = "sc";
    bundle.artifacts.push_back(artifact);
    const auto add = [&](std::string_view name, std::string_view start) {
      Service service;
      service.artifact = 0;
      service.name = Text(std::string(name), {1, 1});
      service.start = Text(std::string(start), {2, 1});
      bundle.facts.rows<Service>().push_back(service);
    };
    add("IKEEXT", "disabled");
    add(other, "auto");
    Extent extent;
    extent.artifact = 0;
    extent.table = Text("service", {1, 1});
    extent.selector = Text("*", {1, 1});
    extent.complete = Flag(complete, {1, 1});
    bundle.facts.rows<Extent>().push_back(extent);
    const auto findings = judge(bundle, set.rules);
    BOOST_TEST_REQUIRE(findings.size() == 1);
    BOOST_TEST((findings[0].verdict == Verdict::fail));
    return findings[0].fix_is_safe;
  };
  BOOST_TEST(is_safe("BFE", true));
  BOOST_TEST(!is_safe("rival", true));
  BOOST_TEST(!is_safe("BFE", false));  // nobody knows
}

}  // namespace
}  // namespace vpnlint
