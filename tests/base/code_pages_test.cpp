// Our code page tables against iconv's recorded answers, and the names of pages and encodings.
#include "base/code_pages.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <ostream>
#include <set>
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

Deviations controls(std::initializer_list<unsigned> bytes) {
  Deviations all;
  for (const unsigned byte : bytes) all[byte] = byte;
  return all;
}

struct Pairs {
  Deviations deviations;
  int defined = 0;
};

/// iconv drops a lead byte that has no such pair and reads its trail byte alone.
Pairs compare_pairs(CodePage page) {
  const CodePageTable& table = table_of(page);
  const auto rows = recorded(std::string(table.name));
  BOOST_REQUIRE(rows.size() == 126u);
  Pairs pairs;
  for (unsigned lead = table.first_lead; lead <= table.last_lead && lead <= 0xFE; ++lead) {
    const auto& row = rows[lead - 0x81];
    for (unsigned trail = table.first_trail; trail <= table.last_trail; ++trail) {
      const char16_t character =
          table.pair(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail));
      pairs.defined += character != code_page_undefined;
      std::string iconv = answer(row, trail - table.first_trail);
      const bool single = table.high[lead - 0x80] != code_page_lead;
      const bool dropped = character == code_page_undefined && trail >= 0x80 &&
                           iconv == ours(table.high[trail - 0x80]);
      if (!single && !dropped) compare(lead << 8 | trail, iconv, character, pairs.deviations);
    }
  }
  return pairs;
}

BOOST_AUTO_TEST_SUITE(code_pages)

BOOST_AUTO_TEST_CASE(pages_of_consoles_are_those_of_iconv) {
  for (const CodePage page :
       {CodePage::cp437, CodePage::cp850, CodePage::cp852, CodePage::cp857, CodePage::cp866}) {
    const auto name = std::string(table_of(page).name);
    BOOST_TEST(single_deviations(page, name).empty(), name);
  }
}

BOOST_AUTO_TEST_CASE(pages_1250_to_1254_map_unassigned_bytes_to_controls_as_windows_does) {
  const std::map<CodePage, Deviations> expected = {
      {CodePage::cp1250, controls({0x81, 0x83, 0x88, 0x90, 0x98})},
      {CodePage::cp1251, controls({0x98})},
      {CodePage::cp1252, controls({0x81, 0x8D, 0x8F, 0x90, 0x9D})},
      {CodePage::cp1254, controls({0x81, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E})}};
  for (const auto& [page, deviations] : expected) {
    const auto name = std::string(table_of(page).name);
    BOOST_TEST((single_deviations(page, name) == deviations), name);
  }
  Deviations greek = controls(
      {0x81, 0x88, 0x8A, 0x8C, 0x8D, 0x8E, 0x8F, 0x90, 0x98, 0x9A, 0x9C, 0x9D, 0x9E, 0x9F});
  greek.insert({{0xAA, 0xF8F9}, {0xD2, 0xF8FA}, {0xFF, 0xF8FB}});
  BOOST_TEST((single_deviations(CodePage::cp1253, "cp1253") == greek));
}

BOOST_AUTO_TEST_CASE(single_bytes_of_949_outside_the_lead_bytes_are_those_of_windows) {
  const Deviations expected = {{0x80, 0x80}, {0xFF, 0xF8F7}};
  BOOST_TEST((single_deviations(CodePage::cp949, "cp949_single") == expected));
}

BOOST_AUTO_TEST_CASE(pairs_of_949_are_those_of_iconv_plus_the_user_defined_rows_of_windows) {
  Deviations expected;
  for (unsigned i = 0; i < 94; ++i) {
    expected[0xC9A1 + i] = 0xE000 + i;
    expected[0xFEA1 + i] = 0xE05E + i;
  }
  const Pairs pairs = compare_pairs(CodePage::cp949);
  BOOST_TEST((pairs.deviations == expected));
  BOOST_TEST(pairs.defined == 17048 + 188);
}

BOOST_AUTO_TEST_CASE(pairs_of_932_are_those_of_iconv) {
  const Pairs pairs = compare_pairs(CodePage::cp932);
  BOOST_TEST(pairs.deviations.empty());
  BOOST_TEST(pairs.defined == 7724 + 1880);  // the latter user-defined
}

BOOST_AUTO_TEST_CASE(pairs_of_936_and_950_are_those_of_iconv_plus_user_defined_characters) {
  for (const auto& [page, most] :
       {std::pair{CodePage::cp936, 0xE765u}, {CodePage::cp950, 0xF6B0u}}) {
    const Pairs pairs = compare_pairs(page);
    std::set<unsigned> characters;
    for (const auto& [code, character] : pairs.deviations) characters.insert(character);
    BOOST_TEST(characters.size() == pairs.deviations.size());
    BOOST_TEST(characters.size() == most - 0xE000 + 1);
    BOOST_TEST(*characters.begin() == 0xE000u);
    BOOST_TEST(*characters.rbegin() == most);
  }
}

BOOST_AUTO_TEST_CASE(trail_bytes_outside_the_table_are_undefined) {
  const CodePageTable& table = table_of(CodePage::cp949);
  BOOST_TEST((table.pair(0xB0, 0x40) == code_page_undefined));
  BOOST_TEST((table.pair(0xB0, 0xFF) == code_page_undefined));
  BOOST_TEST((table.pair(0x80, 0xA1) == code_page_undefined));
  BOOST_TEST((table.pair(0xFF, 0xA1) == code_page_undefined));
  BOOST_TEST((table_of(CodePage::cp850).pair(0xB0, 0xA1) == code_page_undefined));
  const CodePageTable& japanese = table_of(CodePage::cp932);
  BOOST_TEST((japanese.pair(0xA0, 0x40) == code_page_undefined));
  BOOST_TEST((japanese.pair(0xDF, 0xA1) == code_page_undefined));
  BOOST_TEST((japanese.pair(0x93, 0xFA) == u'日'));
  BOOST_TEST((japanese.pair(0xE0, 0x40) == u'漾'));
}

BOOST_AUTO_TEST_CASE(every_lead_byte_and_only_they_are_marked) {
  for (const CodePageTable& table : code_page_tables()) {
    for (unsigned byte = 0x80; byte < 0x100; ++byte) {
      const bool in_gap = byte >= table.first_gap && byte <= table.last_gap;
      const bool is_lead = byte >= table.first_lead && byte <= table.last_lead && !in_gap;
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
  BOOST_TEST(name("Shift_JIS") == "cp932");
  BOOST_TEST(name("GBK") == "cp936");
  BOOST_TEST(name("big5") == "cp950");
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
