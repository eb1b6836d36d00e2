// Which encoding is found in what people send.
#include "input/detect_encoding.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"

namespace vpnlint {
namespace {

using namespace std::string_literals;

const std::vector<std::string_view> word_list = {
    "규칙 이름",
    "사용",
    "방향",
    "프로필",
    "작업",
    "Enabled",
    "règle",
    "Nom de la règle",
    "Auf Anwendung zurückstellen",
    "Keine Regeln stimmen mit den angegebenen Kriterien überein.",
    "規則名"};

const KnownWords& words() {
  static const KnownWords known(word_list);
  return known;
}

const std::string korean =
    "\r\n규칙 이름:                            라우팅 및 원격 액세스(L2TP-In)\r\n"
    "----------------------------------------------------------------------\r\n"
    "사용:                                 예\r\n"
    "방향:                                 들어오는\r\n";
const std::string german =
    "Edgeausnahme:                         Auf Anwendung zurückstellen\r\n"
    "Name:                                 Datei- und Druckerfreigabe für Gäste, größer\r\n";

/// The text in an encoding; every character must exist there.
std::string encode(const std::string& text, Encoding encoding) {
  std::map<std::string, std::string> codes;
  if (const auto page = code_page_of(encoding)) {
    const CodePageTable& table = table_of(*page);
    for (unsigned first = 0x80; first < 0x100; ++first) {
      for (unsigned second = 0; second < 0x100; ++second) {
        const char16_t single = table.high[first - 0x80];
        const bool is_lead = single == code_page_lead;
        const char16_t c = is_lead ? table.pair(static_cast<std::uint8_t>(first),
                                                static_cast<std::uint8_t>(second))
                                   : single;
        std::string utf8;
        append_utf8(utf8, c);
        std::string code(1, static_cast<char>(first));
        if (is_lead) code += static_cast<char>(second);
        codes.emplace(utf8, code);
      }
    }
  }
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
    const std::string character = text.substr(i, length);
    i += length;
    if (is_utf16(encoding)) {
      unsigned unit = lead < 0x80 ? lead : lead & (0x7Fu >> length);
      for (std::size_t k = 1; k < length; ++k) {
        unit = unit << 6 | (static_cast<unsigned char>(character[k]) & 0x3F);
      }
      const char low = static_cast<char>(unit & 0xFF);
      const char high = static_cast<char>(unit >> 8);
      out += encoding < Encoding::utf16be ? std::string{low, high} : std::string{high, low};
    } else {
      out += length == 1 ? character : codes.at(character);
    }
  }
  return out;
}

std::string detect(std::string_view head, bool whole = true, Encoding fallback = Encoding::cp850) {
  const Detection found = detect_encoding(head, whole, words(), fallback);
  std::string text =
      std::string(encoding_name(found.encoding)) + ", " + std::string(detected_by_name(found.by));
  if (found.by == DetectedBy::words) text += " " + std::to_string(found.score);
  return text;
}

BOOST_AUTO_TEST_SUITE(detect_encoding_)

BOOST_AUTO_TEST_CASE(a_byte_order_mark_decides) {
  BOOST_TEST(detect("\xEF\xBB\xBFx") == "utf-8-bom, byte order mark");
  BOOST_TEST(detect("\xFF\xFEx\0"s) == "utf-16le-bom, byte order mark");
  BOOST_TEST(detect("\xFE\xFF\0x"s) == "utf-16be-bom, byte order mark");
}

BOOST_AUTO_TEST_CASE(utf16_without_a_mark_is_seen_in_every_language_and_order) {
  for (const std::string& text :
       {korean, german, "Windows Registry Editor Version 5.00\r\n"s, "규칙이름\r\n"s, "a"s}) {
    const std::string little = encode(text, Encoding::utf16le);
    BOOST_TEST(detect(little) == "utf-16le, pattern of NUL bytes");
    BOOST_TEST(detect(little.substr(0, little.size() - 1) + "\0z"s) ==
               "utf-16le, pattern of NUL bytes");
    BOOST_TEST(detect(encode(text, Encoding::utf16be)) == "utf-16be, pattern of NUL bytes");
  }
  // The low bytes of these syllables are NUL, too.
  BOOST_TEST(detect(encode("가대밀숀 쌀\r\n", Encoding::utf16le)) ==
             "utf-16le, pattern of NUL bytes");
  BOOST_TEST(detect(encode("가대밀숀 쌀\r\n", Encoding::utf16be)) ==
             "utf-16be, pattern of NUL bytes");
}

BOOST_AUTO_TEST_CASE(nul_bytes_in_other_files_are_no_utf16) {
  BOOST_TEST(detect(std::string(1000, '\0')) == "utf-8, ASCII only");
  BOOST_TEST(detect("Rule Name:\0 x\r\nEnabled:\0 Yes\r\nDirection:\0\0 In\r\n"s) ==
             "utf-8, ASCII only");
  std::string binary = "regf\x01\0\0\0\x01\0\0\0"s;
  for (int i = 0; i < 4000; ++i) binary += static_cast<char>(i % 7 == 0 ? i * 31 : 0);
  BOOST_TEST(detect(binary) == "cp850, no evidence");
}

BOOST_AUTO_TEST_CASE(short_and_plain_texts_are_ascii) {
  BOOST_TEST(detect("") == "utf-8, ASCII only");
  BOOST_TEST(detect("x") == "utf-8, ASCII only");
  BOOST_TEST(detect("\0"s) == "utf-8, ASCII only");
  BOOST_TEST(detect("\xFF") == "cp850, no evidence");
  BOOST_TEST(detect("Rule Name: x\r\n") == "utf-8, ASCII only");
}

BOOST_AUTO_TEST_CASE(utf8_may_be_cut_by_the_end_of_the_head_only) {
  const std::string text = "상태 x\r\n한";
  BOOST_TEST(detect(text) == "utf-8, valid UTF-8");
  for (const std::size_t cut : {1u, 2u}) {
    const std::string head = text.substr(0, text.size() - cut);
    BOOST_TEST(detect(head, false) == "utf-8, valid UTF-8");
  }
  BOOST_TEST(detect("ab\xC3", false) == "utf-8, valid UTF-8");
  BOOST_TEST(detect("ab\xC3", true) == "cp850, no evidence");
}

BOOST_AUTO_TEST_CASE(damaged_utf8_stays_utf8) {
  BOOST_TEST(detect(korean + "\xFF") == "utf-8, known words 29");
  BOOST_TEST(detect("값이 하나 빠진 글\xED\x95") == "utf-8, valid UTF-8");
}

BOOST_AUTO_TEST_CASE(known_words_choose_the_code_page) {
  BOOST_TEST(detect(encode(korean, Encoding::cp949)) == "cp949, known words 30");
  BOOST_TEST(detect(encode(german, Encoding::cp850)) == "cp850, known words 10");
  BOOST_TEST(detect(encode(german, Encoding::cp1252)) == "cp1252, known words 10");
  BOOST_TEST(detect(encode("Nom de la règle: x", Encoding::cp850)) == "cp850, known words 20");
}

BOOST_AUTO_TEST_CASE(equal_scores_go_to_the_fallback) {
  const std::string oem = encode("Nom de la règle: x", Encoding::cp437);
  BOOST_TEST(detect(oem, true, Encoding::cp437) == "cp437, known words 20");
  BOOST_TEST(detect(oem, true, Encoding::cp850) == "cp850, known words 20");
  BOOST_TEST(detect(oem, true, Encoding::cp1252) == "cp850, known words 20");
}

BOOST_AUTO_TEST_CASE(without_known_words_the_fallback_is_a_single_byte_page) {
  const std::string italian = "Versione SO: n/d\r\nPropriet\x85: 10:30, citt\x85 di Forl\x8D\r\n";
  BOOST_TEST(detect(italian) == "cp850, no evidence");
  BOOST_TEST(detect(italian, true, Encoding::cp1252) == "cp1252, no evidence");
  const std::string box = "\xDA\xC4\xC4\xC4\xBF\r\n\xB3 a \xB3\r\n\xC0\xC4\xC4\xC4\xD9\r\n";
  BOOST_TEST(detect(box) == "cp850, no evidence");
  BOOST_TEST(detect("\xC4\xC4\xC4\xC4\xC4\xC4") == "cp850, no evidence");
}

BOOST_AUTO_TEST_CASE(korean_names_without_any_known_word_are_korean) {
  const std::string entry = encode("[회사 연결]\r\nMEDIA=rastapi\r\n", Encoding::cp949);
  BOOST_TEST(detect(entry) == "cp949, Korean syllables");
}

BOOST_AUTO_TEST_CASE(a_word_by_chance_in_a_binary_file_counts_for_nothing) {
  std::string binary = "\x89PNG\r\n\x1A\n";
  for (int i = 0; i < 100; ++i) binary += static_cast<char>(i % 32);
  BOOST_TEST(detect(binary + encode("r\u00E8gle", Encoding::cp850) + binary) ==
             "cp850, no evidence");
}

BOOST_AUTO_TEST_CASE(words_far_behind_a_plain_beginning_count) {
  const std::string plain(100'000, 'x');
  BOOST_TEST(detect(plain + encode(korean, Encoding::cp949)) == "cp949, known words 30");
}

BOOST_AUTO_TEST_CASE(only_distinct_words_count) {
  BOOST_TEST(words().count_distinct("") == 0);
  BOOST_TEST(words().count_distinct("사용 사용 사용 Enabled") == 1);
  BOOST_TEST(words().count_distinct("사용방향") == 2);
  BOOST_TEST(words().count_distinct("Nom de la règle") == 2);
  BOOST_TEST(words().count_distinct("gle règl") == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
