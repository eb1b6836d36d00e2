// JSON: values, escapes, places, bounds.
#include <boost/test/unit_test.hpp>

#include <string>

#include "syntax/json.h"

namespace vpnlint {
namespace {

// Compact, with the kind of everything: {"a":[1,"x"]}
std::string dump(const JsonValue& value) {
  using Kind = JsonValue::Kind;
  if (value.kind == Kind::string) return "'" + value.text + "'";
  if (value.kind != Kind::array && value.kind != Kind::object) return value.text;
  std::string out(1, value.is_array() ? '[' : '{');
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (i > 0) out += ' ';
    if (value.is_object()) out += value.names[i] + ":";
    out += dump(value.items[i]);
  }
  return out + (value.is_array() ? ']' : '}');
}

std::string read(std::string_view text, std::size_t nesting = 64, std::size_t values = 1000) {
  JsonReader reader(text, nesting, values);
  JsonValue value;
  if (!reader.take_value(value)) return "error at " + std::to_string(reader.offset());
  return dump(value) + (reader.at_end() ? "" : " and more");
}

BOOST_AUTO_TEST_SUITE(json)

BOOST_AUTO_TEST_CASE(values_of_every_kind) {
  BOOST_TEST(read(" {\"a\" : [1, -2.5e3, true, false, null, \"x\"], \"b\":{} , \"c\":[]} ") ==
             "{a:[1 -2.5e3 true false null 'x'] b:{} c:[]}");
  BOOST_TEST(read("\"\"") == "''");
  BOOST_TEST(read("7 8") == "7 and more");
}

BOOST_AUTO_TEST_CASE(escapes_become_characters) {
  BOOST_TEST(read(R"("a\"\\\/\n\u00e4\ud83d\ude00")") == "'a\"\\/\n\u00e4\U0001F600'");
  BOOST_TEST(read(R"("\ud83d!")") == "'\uFFFD!'");
  BOOST_TEST(read(R"("\x")") == "error at 3");
  BOOST_TEST(read(R"("\u12")") == "error at 3");
}

BOOST_AUTO_TEST_CASE(what_is_no_json_is_an_error) {
  for (const auto* text : {"", "{", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "\"x", "nul",
                           "+1", "[1 2]", "{\"a\":1,}", "]"}) {
    BOOST_TEST(read(text).starts_with("error"), text);
  }
}

BOOST_AUTO_TEST_CASE(depth_and_number_of_values_are_bounded) {
  BOOST_TEST(read("[[[1]]]", 3) == "[[[1]]]");
  BOOST_TEST(read("[[[1]]]", 2).starts_with("error"));
  BOOST_TEST(read(std::string(1'000'000, '[')).starts_with("error"));
  BOOST_TEST(read("[1,2,3]", 64, 4) == "[1 2 3]");
  BOOST_TEST(read("[1,2,3]", 64, 3).starts_with("error"));
}

BOOST_AUTO_TEST_CASE(places_count_lines_and_characters) {
  JsonReader reader("{\n \"\u00e4\": 7}", 64, 100);
  std::string name;
  BOOST_TEST(reader.take('{'));
  BOOST_TEST(reader.take_string(name));
  BOOST_TEST(reader.take(':'));
  BOOST_TEST(!reader.at_end());
  BOOST_TEST((reader.position() == Position{2, 7}));
}

BOOST_AUTO_TEST_CASE(what_is_skipped_is_checked_and_not_kept) {
  JsonReader reader("[{\"a\": [1, 2]}, 3]", 64, 2);
  JsonValue value;
  BOOST_TEST(reader.take('['));
  BOOST_TEST(reader.skip_value());
  BOOST_TEST(reader.take(','));
  BOOST_TEST(reader.take_value(value));
  BOOST_TEST(value.text == "3");
  BOOST_TEST(reader.take(']'));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
