// Our code page tables against iconv's recorded answers, and the names of pages and encodings.
#include "base/code_pages.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "base/text.h"

namespace vpnlint {
namespace {

/// The recorded rows without the header; each one split at its blanks.
std::vector<std::vector<std::string>> recorded(const std::string& name) {
  std::ifstream file(SOURCE_DIR "/tests/base/data/iconv_" + name + ".txt", std::ios::binary);
  BOOST_REQUIRE(file);
  std::vector<std::vector<std::string>> rows;
  for (std::string row; std::getline(file, row);) {
    if (row.substr(0, 2) == "# ") continue;
    std::vector<std::string> codes;
    for (const std::string_view code : split(row, ' ')) codes.emplace_back(code);
    rows.push_back(codes);
  }
  return rows;
}

/// What iconv made of a code; empty when it knows no character: then nothing is left of the code,
/// or its ASCII byte alone. A row may be too short (see the pair A2E8 below).
std::string answer(const std::vector<std::string>& row, std::size_t index) {
  if (index >= row.size() || row[index].size() < 2) return "";
  return row[index];
}

std::string ours(char16_t character) {
  std::string text;
  if (character != code_page_undefined) append_utf8(text, character);
  return text;
}

using Deviations = std::map<unsigned, unsigned>;  // code to the character that Windows has

/// Codes where we differ from iconv, with our character; iconv must not know any of them.
void compare(unsigned code, const std::string& iconv, char16_t character, Deviations& deviations) {
  if (ours(character) == iconv) return;
  BOOST_TEST(iconv == "", std::hex << code << " is another character in iconv: " << iconv);
  deviations[code] = character;
}

Deviations single_deviations(CodePage page, const std::string& file) {
  const auto rows = recorded(file);
  BOOST_REQUIRE(rows.size() == 8u);
  Deviations deviations;
  for (unsigned byte = 0x80; byte < 0x100; ++byte) {
    const char16_t character = table_of(page).high[byte - 0x80];
    if (character == code_page_lead) continue;
    const auto& row = rows[(byte - 0x80) / 16];
    BOOST_REQUIRE(row.size() == 16u);
    compare(byte, answer(row, byte % 16), character, deviations);
  }
  return deviations;
}

BOOST_AUTO_TEST_SUITE(code_pages)

BOOST_AUTO_TEST_CASE(pages_437_and_850_are_those_of_iconv) {
  BOOST_TEST(single_deviations(CodePage::cp437, "cp437").empty());
  BOOST_TEST(single_deviations(CodePage::cp850, "cp850").empty());
}

BOOST_AUTO_TEST_CASE(page_1252_maps_unassigned_bytes_to_controls_as_windows_does) {
  const Deviations expected = {
      {0x81, 0x81}, {0x8D, 0x8D}, {0x8F, 0x8F}, {0x90, 0x90}, {0x9D, 0x9D}};
  BOOST_TEST((single_deviations(CodePage::cp1252, "cp1252") == expected));
}

BOOST_AUTO_TEST_CASE(single_bytes_of_949_outside_the_lead_bytes_are_those_of_windows) {
  const Deviations expected = {{0x80, 0x80}, {0xFF, 0xF8F7}};
  BOOST_TEST((single_deviations(CodePage::cp949, "cp949_single") == expected));
}

BOOST_AUTO_TEST_CASE(pairs_of_949_are_those_of_iconv_plus_the_user_defined_rows_of_windows) {
  const auto rows = recorded("cp949");
  BOOST_REQUIRE(rows.size() == 126u);
  Deviations deviations;
  int defined = 0;
  for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
    const auto& row = rows[lead - 0x81];
    // iconv also drops the blank behind A2E8; nothing behind it in that row is defined.
    BOOST_TEST(row.size() == (lead == 0xA2 ? 189u : 190u));
    for (unsigned trail = 0x41; trail <= 0xFE; ++trail) {
      const char16_t character =
          table_of(CodePage::cp949)
              .pair(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail));
      defined += character != code_page_undefined;
      compare(lead << 8 | trail, answer(row, trail - 0x41), character, deviations);
    }
  }
  Deviations expected;
  for (unsigned i = 0; i < 94; ++i) {
    expected[0xC9A1 + i] = 0xE000 + i;
    expected[0xFEA1 + i] = 0xE05E + i;
  }
  BOOST_TEST((deviations == expected));
  BOOST_TEST(defined == 17048 + 188);
}

BOOST_AUTO_TEST_CASE(trail_bytes_outside_the_table_are_undefined) {
  const CodePageTable& table = table_of(CodePage::cp949);
  BOOST_TEST((table.pair(0xB0, 0x40) == code_page_undefined));
  BOOST_TEST((table.pair(0xB0, 0xFF) == code_page_undefined));
  BOOST_TEST((table.pair(0x80, 0xA1) == code_page_undefined));
  BOOST_TEST((table.pair(0xFF, 0xA1) == code_page_undefined));
  BOOST_TEST((table_of(CodePage::cp850).pair(0xB0, 0xA1) == code_page_undefined));
}

BOOST_AUTO_TEST_CASE(every_lead_byte_and_only_they_are_marked) {
  for (const CodePageTable& table : code_page_tables()) {
    for (unsigned byte = 0x80; byte < 0x100; ++byte) {
      const bool is_lead = byte >= table.first_lead && byte <= table.last_lead;
      BOOST_TEST((table.high[byte - 0x80] == code_page_lead) == is_lead);
    }
  }
}

BOOST_AUTO_TEST_CASE(names_are_accepted_in_their_usual_forms) {
  const auto name = [](std::string_view given) {
    const auto encoding = parse_encoding(given);
    return encoding ? std::string(encoding_name(*encoding)) : "none";
  };
  BOOST_TEST(name("949") == "cp949");
  BOOST_TEST(name("CP949") == "cp949");
  BOOST_TEST(name("EUC-KR") == "cp949");
  BOOST_TEST(name("uhc") == "cp949");
  BOOST_TEST(name("ks_c_5601-1987") == "cp949");
  BOOST_TEST(name("windows-1252") == "cp1252");
  BOOST_TEST(name("ibm850") == "cp850");
  BOOST_TEST(name(" 437 ") == "cp437");
  BOOST_TEST(name("UTF8") == "utf-8");
  BOOST_TEST(name("utf-16") == "utf-16le");
  BOOST_TEST(name("UTF-16BE") == "utf-16be");
  BOOST_TEST(name("cp") == "none");
  BOOST_TEST(name("") == "none");
  BOOST_TEST(name("9490") == "none");
  BOOST_TEST(name("latin") == "none");
}

BOOST_AUTO_TEST_CASE(every_encoding_is_found_by_its_own_name) {
  const std::size_t count = 6 + code_page_tables().size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto encoding = static_cast<Encoding>(i);
    BOOST_TEST((parse_encoding(encoding_name(encoding)) == encoding), encoding_name(encoding));
    const auto page = code_page_of(encoding);
    BOOST_TEST(page.has_value() == (i >= 6));
    if (page) BOOST_TEST((encoding_of(*page) == encoding));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
