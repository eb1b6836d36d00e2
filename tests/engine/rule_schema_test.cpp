// schemas/rule.schema.json (for editors) and the loader agree on what a rule is.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "cli/run_vpnlint.h"
#include "engine/rule.h"
#include "engine/toml.h"
#include "json_schema.h"
#include "rule_texts.h"

namespace vpnlint {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json to_json(const toml::node& node) {
  if (const auto* table = node.as_table()) {
    auto object = json::object();
    for (const auto& [key, value] : *table) object[std::string(key.str())] = to_json(value);
    return object;
  }
  if (const auto* array = node.as_array()) {
    auto list = json::array();
    for (const auto& item : *array) list.push_back(to_json(item));
    return list;
  }
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto number = node.value_exact<std::int64_t>()) return *number;
  if (const auto flag = node.value_exact<bool>()) return *flag;
  return node.value_or(0.0);
}

const json& schema() {
  static const auto parsed =
      json::parse(testing::read_file(fs::path(SOURCE_DIR) / "schemas" / "rule.schema.json"));
  return parsed;
}

std::string flaw(const std::string& rule) {
  const auto parsed = toml::parse(rule);
  BOOST_TEST_REQUIRE(bool(parsed));
  return test::SchemaCheck(schema()).flaw(to_json(parsed.table()));
}

BOOST_AUTO_TEST_CASE(every_built_in_rule_fits_the_schema) {
  int count = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / "schemas" / "rules")) {
    if (entry.path().extension() != ".toml") continue;
    ++count;
    BOOST_TEST(flaw(testing::read_file(entry.path())) == "", entry.path().filename().string());
  }
  BOOST_TEST(count > 50);
}

BOOST_AUTO_TEST_CASE(what_the_loader_refuses_the_schema_refuses) {
  const std::string examples =
      "[[example]]\nverdict = \"pass\"\n[[example]]\nverdict = \"fail\"\n"
      "[[example]]\nverdict = \"unknown\"\n";
  const std::string top = "table = \"service\"\n", logic = "[require]\nstart = \"auto\"\n";
  const auto good = testing::rule_text(top, logic + examples);
  BOOST_TEST(flaw(good) == "");
  BOOST_TEST(testing::dump(testing::read(good)) == "");
  for (const auto& [bad_top, bad_logic] : std::vector<std::pair<std::string, std::string>>{
           {top + "sevrity = \"error\"\n", logic},
           {top + "roles = [\"pc\"]\n", logic},
           {top, "[row]\nname = { resemble = \"x\" }\n" + logic},
           {top, "[row]\nname = { presence = \"here\" }\n" + logic},
           {top, logic + "[fix]\nbash = \"x\"\n"},
           {top, logic + "[[example]]\nverdict = \"maybe\"\n"}}) {
    const auto rule = testing::rule_text(bad_top, bad_logic + examples);
    BOOST_TEST(flaw(rule) != "", bad_top + bad_logic);
    BOOST_TEST(testing::dump(testing::read(rule)) != "", bad_top + bad_logic);
  }
}

BOOST_AUTO_TEST_CASE(the_schema_lists_the_stages_and_operators_of_the_loader) {
  BOOST_TEST(schema()["properties"]["stage"]["enum"] == json(stages));
  const auto& tests = schema()["definitions"]["tests"]["anyOf"][1]["properties"];
  for (int op = 0; op <= static_cast<int>(Operator::presence); ++op) {
    BOOST_TEST(tests.contains(std::string(name_of(static_cast<Operator>(op)))));
  }
  BOOST_TEST(tests.size() == static_cast<std::size_t>(Operator::presence) + 1);
}

}  // namespace
}  // namespace vpnlint
