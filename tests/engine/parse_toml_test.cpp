// The guard before the TOML parser.
#include <boost/test/unit_test.hpp>

#include "engine/parse_toml.h"

namespace vpnlint {
namespace {

// "" for text that can be parsed, else "line:column message".
std::string refusal(const std::string& text, std::size_t most_bytes = most_toml_bytes) {
  std::vector<FileProblem> problems;
  const bool parsed = parse_toml(text, "a.toml", problems, most_bytes).has_value();
  BOOST_TEST(parsed == problems.empty());
  std::string out;
  for (const auto& problem : problems) out += to_text(problem).substr(7);
  return out;
}

std::string dotted(int parts) {
  std::string key = "a";
  while (--parts > 0) key += ".a";
  return key;
}

BOOST_AUTO_TEST_SUITE(parse_toml_)

BOOST_AUTO_TEST_CASE(broken_text_is_a_problem_with_its_place) {
  BOOST_TEST(refusal("a = 1\nb = = 2\n").starts_with("2:"));
  BOOST_TEST(refusal("a = 1\na = 2\n").starts_with("2:"));
}

BOOST_AUTO_TEST_CASE(letters_and_signs_where_none_may_stand_are_a_problem) {
  for (const char* text :
       {"\u00e9 = 1", "[\u00e9]", "[\uac1c]", "[;", "[ ;]", "a = 1 \u3001", "a.;"}) {
    BOOST_TEST(refusal(text).starts_with("1:"), text);
  }
  BOOST_TEST(refusal("a = \"\"\"\\\n  \u00e9t\u00e9 \u3001\"\"\"") == "");
  BOOST_TEST(refusal("\ufeff# \u00e9\na = '\u00e9'") == "");
}

BOOST_AUTO_TEST_CASE(a_key_of_thousands_of_parts_is_refused_wherever_it_stands) {
  const std::string refused = "1:1: has a key of too many parts; it was not read";
  const auto key = dotted(10'000);
  BOOST_TEST(refusal(key + " = 1") == refused);
  BOOST_TEST(refusal("[" + key + "]") == refused);
  BOOST_TEST(refusal("x = { " + key + " = 1 }") == refused);
  BOOST_TEST(refusal("x = [\n{ b = \"=\", " + key + " = 1 }\n]") == refused);
  BOOST_TEST(refusal("x = \"open\ny = '''\n'''\n" + key + " = 1") == refused);
  BOOST_TEST(refusal("\"=\"." + key + " = 1") == refused);
}

BOOST_AUTO_TEST_CASE(dots_in_values_and_comments_are_no_keys) {
  const std::string dots(1'000, '.');
  BOOST_TEST(refusal("a = \"" + dots + "\" # " + dots) == "");
  BOOST_TEST(refusal("a = '''\n" + dots + "\"\n''' # '\nb = \"\\\"" + dots + "\"") == "");
  BOOST_TEST(refusal("a = [" + std::string("1.5, ").append("2.5, ") + "3.5]") == "");
  BOOST_TEST(refusal(dotted(20) + " = 1") == "");
}

BOOST_AUTO_TEST_CASE(deep_nesting_of_values_is_refused) {
  BOOST_TEST(refusal("a = " + std::string(100'000, '[')) != "");
  std::string tables = "a = ";
  for (int i = 0; i < 20'000; ++i) tables += "{a=";
  BOOST_TEST(refusal(tables) != "");
}

BOOST_AUTO_TEST_CASE(size_is_bounded) {
  BOOST_TEST(refusal("a = 1", 4) == "1:1: is larger than 4 bytes; it was not read");
  BOOST_TEST(refusal("a = 1", 5) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
