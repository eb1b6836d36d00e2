// The sample of docs/configuration.md is what users copy: it must load and name existing rules.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>

#include "config/settings.h"
#include "engine/pack.h"
#include "formats/format.h"

namespace vpnlint {
namespace {

std::string page() {
  std::ifstream file(SOURCE_DIR "/docs/configuration.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

// The first block that begins with the comment "# NAME".
std::string block_of(const std::string& name) {
  const auto text = page(), begin = "```toml\n# " + name + '\n';
  const auto at = text.find(begin);
  BOOST_TEST_REQUIRE(at != text.npos);
  const auto end = text.find("```\n", at + begin.size());
  return text.substr(at + 8, end - at - 8);
}

void all_known(const std::vector<Rule>& rules, const std::string& selector) {
  BOOST_TEST(why_unknown(selector, rules) == "");
}

BOOST_AUTO_TEST_SUITE(sample_settings)

BOOST_AUTO_TEST_CASE(the_sample_loads_and_names_rules_that_exist) {
  std::vector<FileProblem> problems;
  const auto settings = read_settings(block_of("vpnlint.toml"), "vpnlint.toml", problems);
  for (const auto& problem : problems) BOOST_ERROR(to_text(problem));
  const auto rules = unpack(built_in_pack());
  BOOST_TEST(settings.options.size() == 4);
  for (const auto& selector : settings.options.at("ignore").values) all_known(rules, selector);
  BOOST_TEST(settings.severity.size() == 3);
  for (const auto& one : settings.severity) all_known(rules, one.rule);
  BOOST_TEST(settings.expectations.size() == 1);
  BOOST_TEST(settings.suppressions.size() == 1);
  for (const auto& one : settings.suppressions) all_known(rules, one.rule);
}

BOOST_AUTO_TEST_CASE(the_sample_policy_loads_and_names_what_exists) {
  std::vector<FileProblem> problems;
  const auto found = read_policy(block_of("policy.toml"), "policy.toml", problems);
  auto rules = unpack(built_in_pack());
  bind_expectations(rules, found.expectations, problems);
  std::vector<std::string_view> formats;
  for (const auto& format : all_formats()) formats.push_back(format.id);
  check_expected_names(found.expectations, formats, problems);
  for (const auto& problem : problems) BOOST_ERROR(to_text(problem));
  BOOST_TEST(found.expectations.size() >= 2);
  for (const auto& selector : found.options.at("select").values) all_known(rules, selector);
}

BOOST_AUTO_TEST_CASE(every_key_is_described) {
  const auto text = page();
  for (const auto& key : option_keys())
    BOOST_TEST(text.find('`' + std::string(key.name) + '`') != text.npos, key.name);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
