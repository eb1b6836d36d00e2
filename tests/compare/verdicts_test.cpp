// Verdicts of two bundles: what changed, why, and whether it matters.
#include <boost/test/unit_test.hpp>

#include "compare/make_side.h"
#include "engine/rule_texts.h"

namespace vpnlint::test {
namespace {

std::vector<Rule> rules(const std::string& logic, const std::string& top = {}) {
  auto set = testing::read(testing::rule_text(top, logic + R"(
[[example]]
verdict = "pass"
given.service = []
)"));
  return set.rules;
}

const std::string start_rule = R"(
table = "service"
[row]
name = "IKEEXT"
[require]
start = { not_in = ["disabled"] })";

Side with_service(const std::string& name, const std::string& start,
                  const std::string& state = {}) {
  Side side;
  side.bundle.hosts.push_back({"", Role::client, false});
  Artifact artifact;
  artifact.path = artifact.name = "sc.txt";
  artifact.format = "sc";
  artifact.status = Status::read;
  side.bundle.artifacts.push_back(artifact);
  const Position at{7, 1};
  Service row;
  row.artifact = 0;
  row.at = {5, 1};
  row.name = Text(name, {5, 1});
  if (!start.empty()) row.start = Text(start, at);
  if (!state.empty()) row.state = Text(state, {8, 1});
  side.bundle.facts.rows<Service>().push_back(row);
  return side;
}

std::string dump_verdicts(const Difference& difference) {
  std::string out;
  for (const auto& change : difference.verdicts) {
    out += std::string(name_of(change.effect)) + " " + std::string(name_of(change.from)) + ">" +
           std::string(name_of(change.to)) + " " + change.finding().subject;
    for (const auto index : change.facts) {
      auto fact = dump(difference.facts[index]);
      fact.pop_back();
      out += " because " + fact;
    }
    out += change.matters ? "!\n" : "\n";
  }
  return out;
}

std::string verdicts(Side before, Side after, const std::vector<Rule>& by) {
  return dump_verdicts(Compared(std::move(before), std::move(after), by).difference);
}

BOOST_AUTO_TEST_SUITE(compare_verdicts_of_bundles)

BOOST_AUTO_TEST_CASE(a_new_failure_names_the_fact_that_explains_it) {
  BOOST_TEST(verdicts(with_service("IKEEXT", "manual"), with_service("IKEEXT", "disabled"),
                      rules(start_rule)) ==
             "worse pass>fail IKEEXT because changed service IKEEXT start:manual>disabled!\n");
}

BOOST_AUTO_TEST_CASE(the_way_back_is_solved) {
  BOOST_TEST(verdicts(with_service("IKEEXT", "disabled"), with_service("IKEEXT", "manual"),
                      rules(start_rule)) ==
             "better fail>pass IKEEXT because changed service IKEEXT start:disabled>manual!\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_longer_sent_makes_a_verdict_unknown_and_that_matters) {
  BOOST_TEST(
      verdicts(with_service("IKEEXT", "manual"), with_service("IKEEXT", ""), rules(start_rule)) ==
      "no_longer_known pass>unknown IKEEXT because "
      "no_longer_sent service IKEEXT start:manual>!\n");
}

BOOST_AUTO_TEST_CASE(a_fact_that_no_rule_reads_does_not_matter) {
  const Compared other(with_service("Spooler", "manual"), with_service("Spooler", "auto"),
                       rules(start_rule));
  BOOST_TEST(other.facts() == "changed service Spooler start:manual>auto\n");
  BOOST_TEST(!other.difference.matters);
  const Compared column(with_service("IKEEXT", "manual", "running"),
                        with_service("IKEEXT", "manual", "stopped"), rules(start_rule));
  BOOST_TEST(column.facts() == "changed service IKEEXT state:running>stopped\n");
  BOOST_TEST(!column.difference.matters);
}

BOOST_AUTO_TEST_CASE(a_fact_that_a_rule_reads_matters_without_a_verdict) {
  const Compared read(with_service("IKEEXT", "manual"), with_service("IKEEXT", "auto"),
                      rules(start_rule));
  BOOST_TEST(read.difference.verdicts.empty());
  BOOST_TEST_REQUIRE(read.difference.facts.size() == 1u);
  BOOST_TEST(read.difference.facts[0].readers.size() == 1u);
  BOOST_TEST(read.difference.matters);
}

BOOST_AUTO_TEST_CASE(a_condition_about_the_site_reads_its_rows) {
  const auto by = rules(R"(
table = "service"
[row]
name = "IKEEXT"
[when]
exists.service = { name = "BFE", state = "running" }
[require]
start = { not_in = ["disabled"] })");
  auto before = with_service("IKEEXT", "disabled"), after = with_service("IKEEXT", "disabled");
  for (auto* side : {&before, &after}) {
    auto row = with_service("BFE", "auto", side == &before ? "stopped" : "running");
    side->bundle.facts.rows<Service>().push_back(row.bundle.facts.rows<Service>()[0]);
  }
  BOOST_TEST(verdicts(before, after, by) ==
             "worse possible>fail IKEEXT because changed service BFE state:stopped>running!\n");
}

BOOST_AUTO_TEST_CASE(a_subject_that_came_in_order_is_told_aside) {
  const auto by = rules(R"(
table = "service"
[require]
start = { not_in = ["disabled"] })");
  auto after = with_service("IKEEXT", "manual");
  after.bundle.facts.rows<Service>().push_back(
      with_service("BFE", "auto").bundle.facts.rows<Service>()[0]);
  BOOST_TEST(verdicts(with_service("IKEEXT", "manual"), after, by) ==
             "other not_applicable>pass BFE because newly_sent service BFE\n");
}

BOOST_AUTO_TEST_CASE(a_host_keeps_its_verdicts_when_its_folder_has_another_name) {
  auto before = with_service("IKEEXT", "manual"), after = with_service("IKEEXT", "disabled");
  before.bundle.hosts[0].name = "v1/client";
  after.bundle.hosts[0].name = "v2/client";
  BOOST_TEST(verdicts(before, after, rules(start_rule)) ==
             "worse pass>fail IKEEXT because changed service IKEEXT start:manual>disabled!\n");
}

BOOST_AUTO_TEST_CASE(the_bar_decides_what_matters) {
  const auto by = rules(start_rule);
  const auto before = with_service("IKEEXT", "manual"), after = with_service("IKEEXT", "disabled");
  const Compared judged(before, after, by);
  const auto hosts = pair_hosts(judged.before.bundle, judged.after.bundle);
  const auto matters = [&](std::optional<Severity> bar) {
    return compare(judged.before, judged.after, hosts, by, bar).matters;
  };
  BOOST_TEST(matters(Severity::error));
  BOOST_TEST(!matters(std::nullopt));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(compare_hosts)

std::string pairs(const std::vector<Host>& before, const std::vector<Host>& after) {
  const auto bundle_of = [](const std::vector<Host>& hosts) {
    Bundle bundle;
    bundle.hosts = hosts;
    for (HostId host = 0; host < hosts.size(); ++host) {
      Artifact artifact;
      artifact.format = "sc";
      artifact.host = host;
      bundle.artifacts.push_back(artifact);
    }
    return bundle;
  };
  std::string out;
  for (const auto& pair : pair_hosts(bundle_of(before), bundle_of(after))) {
    out += (pair.before ? before[*pair.before].name : "-") + "=" +
           (pair.after ? after[*pair.after].name : "-") + " ";
  }
  return out;
}

BOOST_AUTO_TEST_CASE(by_name_then_by_role_then_the_last_ones) {
  BOOST_TEST(pairs({{"a", Role::client}, {"b", Role::client}},
                   {{"b", Role::client}, {"a", Role::client}}) == "a=a b=b ");
  BOOST_TEST(pairs({{"pc", Role::client}, {"fw", Role::server_router}},
                   {{"edge", Role::server_router}, {"laptop", Role::client}}) ==
             "pc=laptop fw=edge ");
  BOOST_TEST(pairs({{"x.xml", Role::client_router}}, {{"y.xml", Role::server_router}}) ==
             "x.xml=y.xml ");
}

BOOST_AUTO_TEST_CASE(where_several_fit_none_is_paired) {
  BOOST_TEST(pairs({{"a", Role::client}, {"b", Role::client}},
                   {{"c", Role::client}, {"d", Role::client}}) == "a=- b=- -=c -=d ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::test
