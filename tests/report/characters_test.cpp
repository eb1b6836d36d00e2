// Widths of characters and what is made of hostile text.
#include <boost/test/unit_test.hpp>

#include "report/characters.h"
#include "report/excerpt.h"
#include "report/page.h"

using namespace vpnlint;

BOOST_AUTO_TEST_SUITE(characters)

BOOST_AUTO_TEST_CASE(korean_takes_two_columns_and_marks_none) {
  BOOST_TEST(display_width("abc") == 3);
  BOOST_TEST(display_width("한국어") == 6);
  BOOST_TEST(display_width("ｶ、（") == 5);      // half-width, then wide
  BOOST_TEST(display_width("e\xcc\x81") == 1);  // e and a combining acute accent
  BOOST_TEST(display_width("\xf0\x9f\x98\x80") == 2);
  BOOST_TEST(padded("방화벽", 8) == "방화벽  ");
  BOOST_TEST(padded("방화벽", 3) == "방화벽");
}

BOOST_AUTO_TEST_CASE(what_is_unseen_becomes_visible) {
  BOOST_TEST(neutral("a\x1b[31mb") == "a\\u001b[31mb");
  BOOST_TEST(neutral("a\r\nb\tc") == "a\\u000d\\u000ab c");
  BOOST_TEST(neutral("\xe2\x80\xae\xe2\x80\x8b\xef\xbb\xbf") == "\\u202e\\u200b\\ufeff");
  BOOST_TEST(neutral("\xc2\x9b\x7f") == "\\u009b\\u007f");
  BOOST_TEST(neutral("\xf3\xa0\x81\x81") == "\\u{e0041}");
  BOOST_TEST(neutral("한국 C:\\x") == "한국 C:\\x");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_become_replacement_characters) {
  const std::string replacement = "\xef\xbf\xbd";
  BOOST_TEST(neutral("a\xff") == "a" + replacement);
  BOOST_TEST(neutral("\xc0\x80") == replacement + replacement);                    // overlong
  BOOST_TEST(neutral("\xed\xa0\x80") == replacement + replacement + replacement);  // surrogate
  BOOST_TEST(neutral("\xea\xb0") == replacement + replacement);                    // cut
}

BOOST_AUTO_TEST_CASE(lines_are_wrapped_by_columns) {
  BOOST_TEST(
      wrap("방화벽이 차단합니다", 10) == (std::vector<std::string>{"방화벽이", "차단합니다"}),
      boost::test_tools::per_element());
  BOOST_TEST(wrap("a  bb ccc", 4) == (std::vector<std::string>{"a bb", "ccc"}),
             boost::test_tools::per_element());
  BOOST_TEST(wrap("unbroken-word b", 4) == (std::vector<std::string>{"unbroken-word", "b"}),
             boost::test_tools::per_element());
  BOOST_TEST(chop("abc한국", 4) == (std::vector<std::string>{"abc", "한국"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(excerpts)

BOOST_AUTO_TEST_CASE(values_of_secret_names_are_taken_out) {
  const auto check = [](const char* line, const char* shown) {
    BOOST_TEST(guarded_excerpt(line) == shown);
  };
  check("password = hunter two", "password = [REDACTED]");
  check("\"DefaultPassword\"=\"hunter2\"", "\"DefaultPassword\"=[REDACTED]");
  check("<pre-shared-key>abc</pre-shared-key>", "<pre-shared-key>[REDACTED]</pre-shared-key>");
  check("add secret=\"a b\" peer=x psk: z", "add secret=[REDACTED] peer=x psk: [REDACTED]");
  check("password='unfinished", "password=[REDACTED]");
}

BOOST_AUTO_TEST_CASE(lines_without_a_secret_stay_as_they_are) {
  for (const char* line : {"[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent]",
                           "\"RequirePasswordChange\"=dword:00000001", "UsePSK=1", "Secret = ****",
                           "the psk", "psk=", "Rule Name: Block password manager", ""}) {
    BOOST_TEST(guarded_excerpt(line) == line);
  }
}

BOOST_AUTO_TEST_SUITE_END()
