// Less evidence never says more: taking files away keeps a verdict or makes it unknown.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <random>
#include <set>

#include "bundles.h"

namespace vpnlint {
namespace {

using namespace test;
namespace data = boost::unit_test::data;

using Key = std::pair<std::string, std::string>;  // rule, fingerprint
using Verdicts = std::map<Key, Verdict>;

Verdicts verdicts_of(const Audit& audit) {
  Verdicts verdicts;
  for (const auto& finding : audit.findings)
    verdicts.emplace(Key{finding.rule->id, finding.fingerprint}, finding.verdict);
  return verdicts;
}

// Rules about the artifacts themselves and those that compare two subjects lose their object.
bool may_lose_its_object(const std::string& rule) {
  static const std::set<std::string> comparing = {"VPN704"};
  return rule.starts_with("VPN1") || comparing.contains(rule);
}

bool keeps(const std::string& rule, Verdict before, Verdict after) {
  if (after == before || after == Verdict::unknown) return true;
  return after == Verdict::not_applicable && may_lose_its_object(rule);
}

std::string broken_promises(const Verdicts& before, const Verdicts& after) {
  std::string broken;
  for (const auto& [key, verdict] : after) {
    const auto known = before.find(key);
    const bool kept = known == before.end() ? verdict != Verdict::fail && verdict != Verdict::pass
                                            : keeps(key.first, known->second, verdict);
    if (kept) continue;
    broken += key.first + ' ' +
              (known == before.end() ? std::string("(no such subject)")
                                     : std::string(name_of(known->second))) +
              " -> " + std::string(name_of(verdict)) + '\n';
  }
  return broken;
}

// Which files stay: each single one missing, then random choices; bounded for the sake of time.
std::vector<std::vector<bool>> choices(std::size_t files, std::size_t most) {
  std::set<std::vector<bool>> chosen;
  for (std::size_t out = 0; out < files; ++out) {
    std::vector<bool> stays(files, true);
    stays[out] = false;
    chosen.insert(stays);
  }
  std::mt19937 random(20240520);
  const auto all = files < 16 ? (std::size_t{1} << files) - 1 : most;
  for (int tries = 0; tries < 2000 && chosen.size() < std::min(all, most); ++tries) {
    std::vector<bool> stays(files);
    for (std::size_t i = 0; i < files; ++i) stays[i] = random() % 2 == 0;
    if (stays != std::vector<bool>(files, true)) chosen.insert(stays);
  }
  return {chosen.begin(), chosen.end()};
}

BOOST_DATA_TEST_CASE(files_taken_away_never_make_a_verdict, data::make(sample_names()), sample) {
  const auto files = sample_files(sample);
  const Audit full(files, 809);
  const auto before = verdicts_of(full);
  for (const auto& stays : choices(files.size(), 24)) {
    Files rest;
    std::string missing;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (stays[i])
        rest.push_back(files[i]);
      else
        missing += ' ' + files[i].name;
    }
    const Audit less(rest, 809);
    const auto broken = broken_promises(before, verdicts_of(less));
    BOOST_TEST(broken == "", "without" << missing << ":\n" << broken);
  }
}

}  // namespace
}  // namespace vpnlint
