// The reasons given for files that no format takes.
#include <boost/test/unit_test.hpp>
#include <string>

#include "formats/format.h"

using namespace vpnlint;
using namespace std::string_literals;

namespace {

std::string why(std::string_view raw) {
  const auto message = why_unrecognised({raw, raw, "file"});
  return fill(message.text, message.arguments);
}

bool says(std::string_view raw, std::string_view words) {
  return why(raw).find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unrecognised)

BOOST_AUTO_TEST_CASE(binary_files_are_named_by_their_first_bytes) {
  BOOST_TEST(says("regf\x01\0"s, "registry hive"));
  BOOST_TEST(says("ElfFile\0\0"s, "event log"));
  BOOST_TEST(
      says("\x7f"
           "ELF\x02"s,
           "program"));
  BOOST_TEST(says("MZ\x90\0"s, "program"));
  BOOST_TEST(says("\x89PNG\r\n\x1a\n"s, "picture"));
  BOOST_TEST(says("\xff\xd8\xff\xe0"s, "picture"));
  BOOST_TEST(says("%PDF-1.7\n"s, "PDF"));
  BOOST_TEST(says("PK\x03\x04"s, "zip"));
  BOOST_TEST(says("\x88\xAC\xA1\xB1"s, "MikroTik"));
  BOOST_TEST(says(std::string(257, '\0') + "ustar", "tar archive"));
  BOOST_TEST(says("\x01\x02\x03\x04\x05\x06"s, "binary file of no known kind"));
}

BOOST_AUTO_TEST_CASE(texts_are_named_by_their_first_line) {
  BOOST_TEST(why("") == "The file is empty.");
  BOOST_TEST(why(" \r\n\t\r\n") == "The file holds nothing but blanks.");
  BOOST_TEST(says("---- BEGIN config.xml ----\nU2FsdGVk\n", "encrypted pfSense backup"));
  BOOST_TEST(says("\n<!DOCTYPE HTML>\n<html>", "web page"));
  BOOST_TEST(why("\nDear support,\nit fails.\n") ==
             "It is text without the marks of any known format. It begins with: Dear support,");
}

BOOST_AUTO_TEST_CASE(a_first_line_is_cut_cleaned_and_hides_secrets) {
  BOOST_TEST(says("a\x1b[31mred\n", "begins with: a[31mred"));
  BOOST_TEST(says("my password is hunter2\n", "begins with: [REDACTED]"));
  BOOST_TEST(why(std::string(500, 'x')).size() < 200u);
}

BOOST_AUTO_TEST_SUITE_END()
