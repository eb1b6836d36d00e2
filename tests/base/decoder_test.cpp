// Decoding: every encoding form, what is no character, and block borders anywhere.
#include "base/decoder.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace vpnlint {
namespace {

using namespace std::string_literals;

const std::string lost = "\xEF\xBF\xBD";

struct Result {
  std::string text;
  std::uint64_t undecodable;
  std::uint64_t first_raw;
  std::uint64_t first_text;
  bool operator==(const Result&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Result& r) {
  return out << '"' << r.text << "\" " << r.undecodable << " at " << r.first_raw << '/'
             << r.first_text;
}

Result decode_in_blocks(Encoding encoding, const std::vector<std::string_view>& blocks) {
  Decoder decoder(encoding);
  std::string text;
  const auto append = [&](std::size_t room, const auto& write) {
    const std::size_t before = text.size();
    text.resize(before + room);
    text.resize(before + write(text.data() + before));
  };
  for (const std::string_view block : blocks) {
    append(Decoder::room_for(block.size()), [&](char* out) { return decoder.decode(block, out); });
  }
  append(Decoder::room_for(0), [&](char* out) { return decoder.finish(out); });
  BOOST_TEST(decoder.text_bytes() == text.size());
  return {text, decoder.undecodable(), decoder.first_undecodable_raw(),
          decoder.first_undecodable_text()};
}

/// The text, after checking that no way to cut the bytes into blocks changes the result.
Result decode(Encoding encoding, const std::string& raw) {
  const Result whole = decode_in_blocks(encoding, {raw});
  const std::string_view view = raw;
  std::vector<std::string_view> single;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    single.push_back(view.substr(i, 1));
    BOOST_TEST(decode_in_blocks(encoding, {view.substr(0, i), view.substr(i)}) == whole);
    BOOST_TEST(decode_in_blocks(encoding,
                                {view.substr(0, i), {}, view.substr(i, 1), view.substr(i + 1)}) ==
               whole);
  }
  BOOST_TEST(decode_in_blocks(encoding, single) == whole);
  return whole;
}

std::string text_of(Encoding encoding, const std::string& raw) {
  return decode(encoding, raw).text;
}

std::string utf16(std::u16string_view units, bool big_endian = false) {
  std::string bytes;
  for (const char16_t unit : units) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

BOOST_AUTO_TEST_SUITE(decoder)

BOOST_AUTO_TEST_CASE(every_form_decodes_the_same_mixed_text) {
  const std::u16string text =
      u"Rule Name: \xADDC\xCE59 \x00FC\xD83D\xDD12, then a run of ASCII "
      u"that is longer than one vector of the fast path, and \xB05D\r\n";
  const std::string expected =
      "Rule Name: \xEA\xB7\x9C\xEC\xB9\x99 \xC3\xBC\xF0\x9F\x94\x92, then a run of ASCII "
      "that is longer than one vector of the fast path, and \xEB\x81\x9D\r\n";
  BOOST_TEST(text_of(Encoding::utf8, expected) == expected);
  BOOST_TEST(text_of(Encoding::utf16le, utf16(text)) == expected);
  BOOST_TEST(text_of(Encoding::utf16be, utf16(text, true)) == expected);
}

BOOST_AUTO_TEST_CASE(code_pages_decode_letters_of_their_languages) {
  BOOST_TEST(text_of(Encoding::cp949, "\xB1\xD4\xC4\xA2 \xC0\xCC\xB8\xA7:") == "규칙 이름:");
  BOOST_TEST(text_of(Encoding::cp850, "f\x81r \xE1") == "für ß");
  BOOST_TEST(text_of(Encoding::cp1252, "f\xFCr \x80") == "für €");
  BOOST_TEST(text_of(Encoding::cp437, "\x9B \xB3") == "¢ │");
}

BOOST_AUTO_TEST_CASE(a_leading_byte_order_mark_is_dropped_once) {
  const std::string mark8 = "\xEF\xBB\xBF";
  BOOST_TEST(text_of(Encoding::utf8_bom, mark8 + "a") == "a");
  BOOST_TEST(text_of(Encoding::utf8, mark8 + mark8 + "a") == mark8 + "a");
  BOOST_TEST(text_of(Encoding::utf16le_bom, "\xFF\xFE" + utf16(u"a\xFEFF")) == "a" + mark8);
  BOOST_TEST(text_of(Encoding::utf16be_bom, "\xFE\xFF" + utf16(u"a", true)) == "a");
  BOOST_TEST(text_of(Encoding::utf8, mark8) == "");
  BOOST_TEST(text_of(Encoding::cp1252, mark8) == "ï»¿");
}

BOOST_AUTO_TEST_CASE(the_beginning_of_a_mark_that_is_none_is_text) {
  BOOST_TEST(decode(Encoding::utf8, "\xEF\xBB") == (Result{lost, 1, 0, 0}));
  BOOST_TEST(decode(Encoding::utf8, "\xEF\xBC\xA1") ==
             (Result{"Ａ", 0, Decoder::none, Decoder::none}));
  BOOST_TEST(decode(Encoding::utf16le, "\xFF"s) == (Result{lost, 1, 0, 0}));
  BOOST_TEST(text_of(Encoding::utf16le, "\xFF\0a\0"s) == "ÿa");
}

BOOST_AUTO_TEST_CASE(offsets_of_the_first_undecodable_place_count_the_mark_in_raw_bytes_only) {
  BOOST_TEST(decode(Encoding::utf8,
                    "\xEF\xBB\xBF"
                    "ab\xFF"
                    "c\xFF") == (Result{"ab" + lost + "c" + lost, 2, 5, 2}));
  BOOST_TEST(decode(Encoding::utf16le, "\xFF\xFE" + utf16(u"\xE9\xDC00")) ==
             (Result{"é" + lost, 1, 4, 2}));
}

BOOST_AUTO_TEST_CASE(lone_surrogates_become_one_replacement_each) {
  BOOST_TEST(decode(Encoding::utf16le, utf16(u"a\xD800"
                                             u"b\xDC00\xD801\xD83D\xDD12")) ==
             (Result{"a" + lost + "b" + lost + lost + "\xF0\x9F\x94\x92", 3, 2, 1}));
  BOOST_TEST(decode(Encoding::utf16be, utf16(u"\xDFFF"
                                             u"a\xDBFF",
                                             true)) == (Result{lost + "a" + lost, 2, 0, 0}));
}

BOOST_AUTO_TEST_CASE(a_character_cut_by_the_end_is_one_replacement) {
  BOOST_TEST(decode(Encoding::utf16le, "a\0b"s) == (Result{"a" + lost, 1, 2, 1}));
  BOOST_TEST(decode(Encoding::utf16le, "\x3D\xD8\x12") == (Result{lost, 1, 0, 0}));
  BOOST_TEST(decode(Encoding::utf8, "a\xF0\x9F\x94") == (Result{"a" + lost, 1, 1, 1}));
  BOOST_TEST(decode(Encoding::cp949, "a\xB1") == (Result{"a" + lost, 1, 1, 1}));
}

BOOST_AUTO_TEST_CASE(invalid_utf8_is_replaced_by_maximal_subparts) {
  // Unicode 15, table 3-8 and its neighbours.
  BOOST_TEST(text_of(Encoding::utf8,
                     "a\xF1\x80\x80\xE1\x80\xC2"
                     "b\x80"
                     "c\x80\xBF"
                     "d") == "a" + lost + lost + lost + "b" + lost + "c" + lost + lost + "d");
  BOOST_TEST(text_of(Encoding::utf8, "\xC0\x80") == lost + lost);             // overlong
  BOOST_TEST(text_of(Encoding::utf8, "\xE0\x80\x80") == lost + lost + lost);  // overlong
  BOOST_TEST(text_of(Encoding::utf8, "\xED\xA0\x80") == lost + lost + lost);  // surrogate
  BOOST_TEST(text_of(Encoding::utf8, "\xF4\x90\x80\x80") == lost + lost + lost + lost);
  BOOST_TEST(text_of(Encoding::utf8, "\xF4\x8F\xBF\xBF") == "\xF4\x8F\xBF\xBF");
  BOOST_TEST(text_of(Encoding::utf8, "\xED\x9F\xBF\xE0\xA0\x80") == "\xED\x9F\xBF\xE0\xA0\x80");
}

BOOST_AUTO_TEST_CASE(undefined_pairs_of_949_never_swallow_ascii) {
  BOOST_TEST(decode(Encoding::cp949, "x\xB1\r\n") == (Result{"x" + lost + "\r\n", 1, 1, 1}));
  BOOST_TEST(decode(Encoding::cp949, "\xFE\x41") == (Result{lost + "A", 1, 0, 0}));
  BOOST_TEST(decode(Encoding::cp949, "\xA2\xF0!") == (Result{lost + "!", 1, 0, 0}));
}

BOOST_AUTO_TEST_CASE(nul_stays_and_is_noted) {
  Decoder decoder(Encoding::utf16le);
  char out[Decoder::room_for(6)];
  BOOST_TEST(decoder.decode(utf16(u"ab"), out) == 2u);
  BOOST_TEST(!decoder.saw_nul());
  BOOST_TEST(decoder.decode(utf16(std::u16string_view(u"a\0b", 3)), out) == 3u);
  BOOST_TEST(decoder.saw_nul());
  BOOST_TEST(std::string(out, 3) == "a\0b"s);
  BOOST_TEST(decoder.undecodable() == 0u);
}

BOOST_AUTO_TEST_CASE(a_fast_run_may_end_at_any_length) {
  for (std::size_t length = 0; length < 150; ++length) {
    const std::u16string ascii(length, u'x');
    const std::string expected(length, 'x');
    const bool be = length % 2 != 0;
    const Encoding encoding = be ? Encoding::utf16be : Encoding::utf16le;
    BOOST_TEST(decode_in_blocks(encoding, {utf16(ascii + u"\xE9" + ascii, be)}).text ==
               expected + "é" + expected);
    BOOST_TEST(decode_in_blocks(Encoding::utf8, {expected + "é" + expected}).text ==
               expected + "é" + expected);
    BOOST_TEST(decode_in_blocks(Encoding::cp1252, {expected + "\xE9" + expected}).text ==
               expected + "é" + expected);
  }
}

BOOST_AUTO_TEST_CASE(the_encoding_can_change_while_all_was_ascii) {
  Decoder decoder(Encoding::utf8);
  char out[64 + 30];
  std::string text(out, decoder.decode("abc", out));
  decoder.become(Encoding::cp949);
  text.append(out, decoder.decode("\xB1\xD4\xC4\xA2", out));
  BOOST_TEST(text == "abc규칙");
  BOOST_TEST(encoding_name(decoder.encoding()) == "cp949");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
