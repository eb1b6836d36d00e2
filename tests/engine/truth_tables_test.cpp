// The truth tables of docs/rules.md, read from there line by line.
#include <boost/test/unit_test.hpp>

#include "base/text.h"
#include "cli/run_vpnlint.h"
#include "engine/examples.h"
#include "engine/operators.h"
#include "rule_texts.h"

namespace vpnlint {
namespace {

using Cells = std::vector<std::string>;

Cells cells_of(std::string_view line) {
  Cells cells;
  for (const auto part : split(line.substr(1, line.rfind('|') - 1), '|')) {
    cells.push_back(replace_all(std::string(trim(part)), "`", ""));
  }
  return cells;
}

// Rows of the table of docs/rules.md whose head line begins so.
std::vector<Cells> table_in_docs(std::string_view head) {
  const auto text = testing::read_file(std::filesystem::path(SOURCE_DIR) / "docs" / "rules.md");
  std::vector<Cells> rows;
  bool inside = false;
  for (const auto line : split(text, '\n')) {
    if (line.starts_with(head)) {
      inside = true;
    } else if (inside && !line.starts_with("|")) {
      break;
    } else if (inside && !line.starts_with("|---")) {
      rows.push_back(cells_of(line));
    }
  }
  return rows;
}

std::string word(Truth truth) {
  return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown";
}

Truth truth_named(const std::string& name) {
  return name == "yes" ? Truth::yes : name == "no" ? Truth::no : Truth::unknown;
}

BOOST_AUTO_TEST_CASE(all_any_and_not_answer_as_documented) {
  const auto rows = table_in_docs("| a | b |");
  BOOST_TEST(rows.size() == 9u);
  for (const auto& row : rows) {
    const auto a = truth_named(row[0]), b = truth_named(row[1]);
    BOOST_TEST(word(both(a, b)) == row[2], row[0] << " and " << row[1]);
    BOOST_TEST(word(either(a, b)) == row[3], row[0] << " or " << row[1]);
    BOOST_TEST(word(negated(a)) == row[4], "not " << row[0]);
  }
}

struct Sample {
  Type type;
  Value operand, holds, fails, other_type;
};

// One case of each operator whose column can hold all three values.
const std::map<std::string, Sample> samples = {
    {"is", {Type::any, "a", "A", "b", std::int64_t{1}}},
    {"is_not", {Type::any, "a", "b", "A", std::int64_t{1}}},
    {"in", {Type::any, List{"a", "b"}, "b", "c", std::int64_t{1}}},
    {"not_in", {Type::any, List{"a", "b"}, "c", "b", std::int64_t{1}}},
    {"at_least", {Type::any, std::int64_t{3}, std::int64_t{3}, std::int64_t{2}, "3"}},
    {"at_most", {Type::any, std::int64_t{3}, std::int64_t{3}, std::int64_t{4}, "3"}},
    {"matches", {Type::any, "a*", "ab", "ba", std::int64_t{1}}},
    {"regex", {Type::any, "^a", "ab", "ba", std::int64_t{1}}},
    {"within", {Type::text, List{"10.0.0.0/8"}, "10.1.1.1", "11.1.1.1", "host"}},
    {"overlaps", {Type::ports, List{"500"}, List{"1-600"}, List{"501"}, List{"RPC"}}},
    {"covers", {Type::ports, List{"500"}, List{"1-600"}, List{"501"}, List{"RPC"}}},
    {"has", {Type::any, "a", List{"b", "a"}, List{"b"}, "a"}},
    {"empty", {Type::any, true, "", "a", std::int64_t{1}}},
    {"resembles", {Type::any, "abcdef", "abcdeg", "abcdef", std::int64_t{1}}},
};

const Column& column_of_type(Type type) {
  for (const auto& table : all_tables()) {
    for (const auto& column : table.columns) {
      if (column.type == type && !(column.flags & secret)) return column;
    }
  }
  throw std::runtime_error("no such column");
}

BOOST_AUTO_TEST_CASE(operators_answer_as_documented_for_every_kind_of_cell) {
  const auto rows = table_in_docs("| operator | given, holds");
  BOOST_TEST(rows.size() == samples.size());
  for (const auto& row : rows) {
    const auto& sample = samples.at(row[0]);
    const auto answer = [&](const Value& value, Presence presence) {
      return word(compare(column_of_type(sample.type), {value, presence, {}, 0},
                          *operator_from(row[0]), sample.operand));
    };
    BOOST_TEST(answer(sample.holds, Presence::given) == row[1], row[0]);
    BOOST_TEST(answer(sample.fails, Presence::given) == row[2], row[0]);
    BOOST_TEST(answer(sample.other_type, Presence::given) == row[3], row[0]);
    BOOST_TEST(answer(sample.holds, Presence::defaulted) == row[4], row[0]);
    const std::array missing{Presence::proven_absent, Presence::not_collected, Presence::partial,
                             Presence::unreadable, Presence::conflicting};
    for (std::size_t i = 0; i < missing.size(); ++i) {
      BOOST_TEST(answer({}, missing[i]) == row[5 + i], row[0] << ' ' << name_of(missing[i]));
    }
  }
}

BOOST_AUTO_TEST_CASE(presence_compares_the_word_of_the_cell) {
  const std::array all{Presence::given,      Presence::defaulted,  Presence::proven_absent,
                       Presence::partial,    Presence::unreadable, Presence::not_collected,
                       Presence::conflicting};
  for (const auto is : all) {
    for (const auto wanted : all) {
      BOOST_TEST((compare(column_of_type(Type::text), {{}, is, {}, 0}, Operator::presence,
                          std::string(name_of(wanted))) == truth(is == wanted)));
    }
  }
}

// What the only rule of the text says of its first example.
std::string outcome_of(const std::string& top, const std::string& logic) {
  const auto set = testing::read(testing::rule_text(top + "\nno_unknown = \"test\"",
                                                    logic + "\n[[example]]\nverdict = \"pass\"\n"
                                                            "[[example]]\nverdict = \"fail\"\n"));
  BOOST_TEST_REQUIRE(testing::dump(set) == "");
  return run_examples(set.rules, {}).front().got;
}

BOOST_AUTO_TEST_CASE(exists_and_none_answer_as_documented) {
  const auto rows = table_in_docs("| rows | complete extent |");
  BOOST_TEST(rows.size() == 8u);
  for (const auto& row : rows) {
    std::string given = "given.service = [{ name = \"RasMan\" }]\n";
    if (row[0] == "one matches") given += "given.program = [{ name = \"A\", publisher = \"P\" }]\n";
    if (row[0] == "one perhaps matches") given += "given.program = [{ name = \"A\" }]\n";
    if (row[0] == "none matches")
      given += "given.program = [{ name = \"A\", publisher = \"Q\" }]\n";
    if (row[1] == "yes") {
      given += "given.extent = [{ table = \"program\", selector = \"*\", complete = true }]\n";
    }
    for (std::size_t i = 2; i < 4; ++i) {
      const std::string kind = i == 2 ? "exists" : "none";
      const auto got = outcome_of("table = \"service\"",
                                  "[require]\n" + kind + ".program = { publisher = \"P\" }\n" +
                                      "[[example]]\nverdict = \"pass\"\n" + given);
      const std::string wanted = row[i] == "yes" ? "pass" : row[i] == "no" ? "fail" : "unknown";
      BOOST_TEST(got == wanted, kind << ", " << row[0] << ", " << row[1]);
    }
  }
}

BOOST_AUTO_TEST_CASE(verdicts_come_out_as_documented) {
  const auto rows = table_in_docs("| `[row]` | `[when]` |");
  BOOST_TEST(rows.size() == 18u);
  for (const auto& row : rows) {
    std::string given = "name = \"X\"";
    const auto add = [&](const std::string& column, const std::string& answer) {
      if (answer != "unknown")
        given += ", " + column + " = " + (answer == "yes" ? "true" : "false");
    };
    if (row[0] == "yes") given += ", start = \"auto\"";
    add("delayed", row[1]);
    add("triggered", row[2]);
    const auto got = outcome_of("table = \"service\"",
                                "[row]\nstart = \"auto\"\n[when]\nrow = { delayed = true }\n"
                                "[require]\ntriggered = true\n[[example]]\nverdict = \"pass\"\n"
                                "given.service = [{ " +
                                    given + " }]\n");
    BOOST_TEST(got == row[3], row[0] << ", " << row[1] << ", " << row[2]);
  }
}

BOOST_AUTO_TEST_CASE(no_row_is_judged_as_documented) {
  const auto rows = table_in_docs("| complete extent | `[absent]` |");
  BOOST_TEST(rows.size() == 6u);
  for (const auto& row : rows) {
    std::string logic = "[row]\nname = \"X\"\n";
    if (row[2] == "no") logic += "[require]\nstart = \"auto\"\n";
    if (row[1] == "yes") logic += "[absent]\nstart = \"disabled\"\n";
    logic += "[[example]]\nverdict = \"pass\"\ngiven.service = [{ name = \"Y\" }]\n";
    if (row[0] == "yes") {
      logic += "given.extent = [{ table = \"service\", selector = \"*\", complete = true }]\n";
    }
    const auto top =
        std::string("table = \"service\"\n") + (row[2] == "yes" ? "fail_if_present = true" : "");
    const auto wanted = row[3].starts_with("as above") ? "fail" : row[3];
    BOOST_TEST(outcome_of(top, logic) == wanted, row[0] << ", " << row[1] << ", " << row[2]);
  }
}

std::string joined(const std::string& across, const std::string& given) {
  return outcome_of("table = \"vpn_connection\"",
                    "[require]\nexists.program = { name = \"$row.provider\" }\n" + across +
                        "[[example]]\nverdict = \"pass\"\n" + given);
}

BOOST_AUTO_TEST_CASE(a_join_compares_with_the_judged_row) {
  const std::string entry = "given.vpn_connection = [{ name = \"Office\", provider = \"P\" }]\n";
  const std::string all =
      "given.extent = [{ table = \"program\", selector = \"*\", complete = true }]\n";
  BOOST_TEST(joined("", entry + "given.program = [{ name = \"P\" }]\n") == "pass");
  BOOST_TEST(joined("", entry + "given.program = [{ name = \"Q\" }]\n" + all) == "fail");
  BOOST_TEST(joined("", entry + "given.program = [{ name = \"Q\" }]\n") == "unknown");
  BOOST_TEST(joined("",
                    "given.vpn_connection = [{ name = \"Office\" }]\n"
                    "given.program = [{ name = \"P\" }]\n" +
                        all) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_join_looks_at_other_hosts_only_where_it_says_so) {
  const std::string there =
      "given.vpn_connection = [{ name = \"Office\", provider = \"P\" }]\n"
      "given.program = [{ host = \"server\", name = \"P\" }]\n"
      "given.extent = [{ table = \"program\", selector = \"*\", complete = true }]\n";
  BOOST_TEST(joined("", there) == "fail");
  BOOST_TEST(joined("across_hosts = true\n", there) == "pass");
}

BOOST_AUTO_TEST_CASE(absence_is_no_matter_of_another_column) {
  const auto problems = testing::dump(testing::read(testing::rule_text(
      "table = \"service\"",
      "[row]\nname = \"$row.display_name\"\n[require]\nstart = \"auto\"\n[absent]\n"
      "start = \"disabled\"")));
  BOOST_TEST(problems.find("[absent] needs a plain value for name in [row]") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_group_without_a_condition_is_refused) {
  const auto problems = [](const std::string& logic) {
    return testing::dump(testing::read(testing::rule_text("table = \"service\"", logic)));
  };
  for (const std::string empty : {"any = []", "all = []", "any = [{}]", "not = {}"}) {
    BOOST_TEST(problems("[require]\n" + empty).find("12:") == 0u, empty);
  }
}

}  // namespace
}  // namespace vpnlint
