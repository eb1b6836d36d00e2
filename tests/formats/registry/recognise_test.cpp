// What is a .reg file and what only looks like one.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
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

BOOST_AUTO_TEST_CASE(look_alikes_are_left_alone) {
  std::size_t count = 0;
  const std::filesystem::path folder = SOURCE_DIR "/tests/formats/registry/negatives";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    BOOST_TEST_CONTEXT(entry.path().filename()) {
      BOOST_TEST(rate(text, entry.path().filename().string()) == 0);
    }
    ++count;
  }
  BOOST_TEST(count == 10u);
}

BOOST_AUTO_TEST_SUITE_END()
