// schemas/facts.schema.json is made from the tables. After a change of a table:
//   UPDATE_SCHEMAS=1 build/tests/test_report --run_test=facts_schema
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "json_schema.h"
#include "report/report.h"
#include "report/sample_report.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

using Json = nlohmann::ordered_json;

const std::string schema_file = SOURCE_DIR "/schemas/facts.schema.json";

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Json list_of_texts() { return {{"type", "array"}, {"items", {{"type", "string"}}}}; }

Json type_of(const Column& column) {
  switch (column.type) {
    case Type::boolean:
      return {{"type", "boolean"}};
    case Type::number:
      return {{"type", "integer"}};
    case Type::text:
    case Type::key_path:
      return {{"type", "string"}};
    case Type::list:
      return list_of_texts();
    case Type::ports:
    case Type::addresses:
      return {{"oneOf", {{{"type", "string"}}, list_of_texts()}}};
    case Type::any:
      return {{"oneOf", {{{"type", "integer"}}, {{"type", "string"}}, list_of_texts()}}};
  }
  return {};
}

Json fields_of(const TableInfo& table) {
  Json properties = Json::object();
  for (const auto& column : table.columns) {
    if (column.flags & hidden) continue;
    Json described{{"description", column.doc}};
    described.update(type_of(column));
    properties[std::string(column.name)] = described;
  }
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", properties}};
}

Json line_of(const TableInfo& table) {
  const Json names{{"$ref", "#/$defs/names"}};
  return {{"description", table.doc},
          {"type", "object"},
          {"additionalProperties", false},
          {"required", {"table", "artifact", "line", "fields", "defaulted"}},
          {"properties",
           {{"table", {{"const", table.name}}},
            {"artifact", {{"type", "string"}}},
            {"line", {{"$ref", "#/$defs/position"}}},
            {"column", {{"$ref", "#/$defs/position"}}},
            {"fields", fields_of(table)},
            {"defaulted", names},
            {"proven_absent", names}}}};
}

std::string schema_of_tables() {
  Json lines = Json::array();
  for (const auto& table : all_tables()) lines.push_back(line_of(table));
  const Json schema{
      {"$schema", "https://json-schema.org/draft/2020-12/schema"},
      {"title", "vpnlint facts"},
      {"description",
       "One line of the output. A field without value is left out; defaulted names "
       "the fields that hold the product's default."},
      {"oneOf", lines},
      {"$defs", {{"position", {{"type", "integer"}, {"minimum", 1}}}, {"names", list_of_texts()}}}};
  return schema.dump(2) + "\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facts_schema)

BOOST_AUTO_TEST_CASE(the_schema_of_facts_is_that_of_the_tables) {
  const auto made = schema_of_tables();
  if (std::getenv("UPDATE_SCHEMAS")) std::ofstream(schema_file, std::ios::binary) << made;
  BOOST_TEST((read_file(schema_file) == made),
             "schemas/facts.schema.json is stale; UPDATE_SCHEMAS=1 test_report writes it anew");
}

BOOST_AUTO_TEST_CASE(lines_of_facts_fit_their_schema) {
  const auto schema = nlohmann::json::parse(read_file(schema_file));
  SchemaCheck check(schema);
  SampleReport sample;
  const auto file = sample.artifact("a", "x");
  auto& rule = sample.row<FirewallRule>(file, 1, 0);
  rule.enabled = Flag(true, {1, 1});
  rule.local_ports = Texts({"500"}, {1, 1});
  auto& value = sample.row<RegistryValue>(file, 2);
  value.data = Field<Value>(List{"a"}, {2, 1});
  value.key = Field<KeyPath>({"A", "B"}, {2, 1});
  auto& service = sample.row<Service>(file, 3);
  service.start = Text::defaulted("auto");
  service.state = Text::missing(Presence::proven_absent, {3, 1});
  std::istringstream lines(write_facts(sample.bundle, true));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    BOOST_TEST(check.flaw(nlohmann::json::parse(line)) == "");
  }
  BOOST_TEST(count == 3);
  BOOST_TEST(check.flaw(nlohmann::json::parse(R"({"table":"service","artifact":"a","line":0,
             "fields":{},"defaulted":[]})")) != "");
}

BOOST_AUTO_TEST_SUITE_END()
