// What is a .reg file and what only looks like one.
#include <boost/test/unit_test.hpp>
#include <iterator>

#include "formats/registry/read_reg.h"

using namespace vpnlint;

namespace {

int rate(std::string_view text, std::string_view path = "file.txt") {
  return test::score(recognise_registry, text, path);
}

const std::string body = "[HKEY_LOCAL_MACHINE\\A]\r\n\"a\"=dword:00000001\r\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(registry_recognition)

BOOST_AUTO_TEST_CASE(the_first_line_decides) {
  BOOST_TEST(rate("Windows Registry Editor Version 5.00\r\n\r\n") == 100);
  BOOST_TEST(rate("REGEDIT4\r\n\r\n" + body) == 100);
}

BOOST_AUTO_TEST_CASE(a_header_behind_other_lines_or_misspelt_or_missing_is_seen) {
  BOOST_TEST(rate("\r\n\r\nWindows Registry Editor Version 5.00\r\n\r\n" + body) == 95);
  BOOST_TEST(rate("C:\\>type a.reg\r\nWindows Registry Editor Version 5.00\r\n" + body) == 95);
  BOOST_TEST(rate("Windows Registry Editor 5.00\r\n" + body) == 85);
  BOOST_TEST(rate(body) == 85);
  BOOST_TEST(rate("; fix\r\n[-HKEY_LOCAL_MACHINE\\A]\r\n[HKLM\\B]\r\n@=-\r\n") == 85);
  BOOST_TEST(rate("[-HKEY_LOCAL_MACHINE\\A]\r\n", "fix.reg") == 85);
}

BOOST_AUTO_TEST_SUITE_END()
