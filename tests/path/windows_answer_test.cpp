// Questions about single packets to the Windows firewall (windows/questions.toml).
#include <boost/test/unit_test.hpp>
#include <set>

#include "analysis/bundle_facts.h"
#include "analysis/flow/answer.h"
#include "analysis/windows_answer.h"
#include "path/windows/case.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

Bundle bundle_of(const Entry& entry) {
  Bundle bundle;
  const bool server = entry.text("role") == "server";
  bundle.hosts.push_back({"", server ? Role::server : Role::client, false});
  ReadOptions how;
  how.wanted.everything = true;
  for (const auto& [path, bytes] : files_of(entry)) read_text(bundle, path, bytes, how);
  return bundle;
}

Device device_of(const Entry& entry) {
  Device device;
  for (const auto& text : entry.texts("device")) {
    device.addresses.push_back(own_address_from(text).value());
  }
  return device;
}

/// The same as the array `answer` of a question.
std::vector<std::string> told(const Bundle& bundle, const Answer& answer) {
  std::vector<std::string> out{std::string(name_of(answer.disposition))};
  for (const auto& step : answer.steps) {
    const auto path = step.artifact == no_artifact ? "" : bundle.artifacts[step.artifact].path;
    out.push_back(path + ": " + fill(step.message.text, step.message.arguments));
  }
  return out;
}

std::string deciding_line(const Bundle& bundle, const Answer& answer) {
  const auto& step = answer.steps[answer.at.value()];
  return step.at.line > 0 ? evidence_at(bundle, step.artifact, step.at).excerpt : "";
}

BOOST_AUTO_TEST_SUITE(windows_questions)

BOOST_AUTO_TEST_CASE(one_packet_is_answered_with_the_line_that_decides) {
  std::set<std::string> sentences;
  for (const auto& item : *read_cases("questions.toml")["question"].as_array()) {
    const Entry entry(*item.as_table());
    BOOST_TEST_CONTEXT(entry.text("name")) {
      const auto bundle = bundle_of(entry);
      const auto filters = artifacts_with_a_filter(bundle);
      BOOST_TEST_REQUIRE(filters.size() == 1u);
      const auto packet = packet_from(entry.text("packet")).value();
      const auto answer = ask(bundle, filters.front(), device_of(entry), packet).value();
      BOOST_TEST(told(bundle, answer) == entry.texts("answer"), boost::test_tools::per_element());
      if (entry.has("line")) {
        const auto line = deciding_line(bundle, answer);
        BOOST_TEST(line.find(entry.text("line")) != line.npos, line);
      }
      for (const auto& step : answer.steps) sentences.insert(step.message.text);
    }
  }
  BOOST_TEST(sentences.size() >= 14u);
}

BOOST_AUTO_TEST_CASE(an_artifact_without_a_windows_firewall_gives_no_answer) {
  Bundle bundle;
  bundle.hosts.push_back({});
  read_text(bundle, "a.txt", "nothing of the kind\n", {});
  const auto packet = packet_from("udp 192.0.2.7:500 -> 203.0.113.1:500").value();
  BOOST_TEST(!answer_windows(bundle, 0, {}, packet).has_value());
  BOOST_TEST(windows_firewalls(bundle).empty());
}

BOOST_AUTO_TEST_CASE(what_leaves_has_no_interface_to_come_in_by) {
  const auto& file = read_cases("questions.toml");
  const Entry entry(*file["question"][0].as_table());
  const auto bundle = bundle_of(entry);
  const auto leaving = packet_from("udp 192.168.0.7:500 -> 203.0.113.1:500").value();
  const auto coming = packet_from("udp 203.0.113.1:500 -> 192.168.0.7:500").value();
  const auto id = windows_firewalls(bundle).front();
  BOOST_TEST(answer_windows(bundle, id, {}, leaving)->packet.in_interface == "");
  BOOST_TEST(!answer_windows(bundle, id, {}, leaving)->local);
  BOOST_TEST(answer_windows(bundle, id, {}, coming)->local);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
