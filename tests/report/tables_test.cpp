// The tables as people and programs get them.
#include "report/tables.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "cli/run_vpnlint.h"

namespace vpnlint {
namespace {

BOOST_AUTO_TEST_CASE(the_page_of_tables_is_what_the_program_writes) {
  const auto page = testing::read_file(std::filesystem::path(SOURCE_DIR) / "docs" / "tables.md");
  BOOST_TEST((page == write_tables("markdown")),
             "run: vpnlint rules tables -f markdown > docs/tables.md");
}

BOOST_AUTO_TEST_CASE(programs_learn_types_and_operators) {
  const auto all = nlohmann::json::parse(write_tables("json"));
  BOOST_TEST(all["operators"]["number"].dump() ==
             R"(["is","is_not","in","not_in","at_least","at_most","empty","presence"])");
  bool found = false;
  for (const auto& table : all["tables"]) {
    if (table["name"] != "service") continue;
    found = true;
    BOOST_TEST(
        table["columns"][0].dump() ==
        R"({"doc":"short name, compared without case","identity":true,"name":"name","secret":false,)"
        R"("subject":true,"type":"text"})");
  }
  BOOST_TEST(found);
}

}  // namespace
}  // namespace vpnlint
