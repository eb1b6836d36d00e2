// Lines: all line ends, all block borders, all limits.
#include "base/source.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/bytes_reader.h"

namespace vpnlint {
namespace {

using namespace std::string_literals;

/// One line of the dump per line: number, text, `+` for a line end, `!` for a cut.
std::string dump(Source& source) {
  std::string out;
  Line line;
  while (source.next(line)) {
    out += std::to_string(line.number) + ":" + std::string(line.text);
    out += line.cut ? "!" : "";
    out += line.terminated ? "+\n" : "\n";
  }
  BOOST_TEST(!source.next(line));
  return out;
}

std::string lines_of(const std::string& bytes, const Limits& limits = {},
                     std::size_t block = 1 << 20, Encoding encoding = Encoding::utf8) {
  BytesReader reader(bytes, block);
  Source source(reader, encoding, limits);
  return dump(source);
}

Limits limits_with(std::size_t line_bytes) {
  Limits limits;
  limits.line_bytes = line_bytes;
  return limits;
}

/// The dump, after checking that block borders do not matter.
std::string lines(const std::string& bytes, const Limits& limits = {}) {
  const std::string whole = lines_of(bytes, limits);
  for (std::size_t block = 1; block <= bytes.size(); ++block) {
    BOOST_TEST(lines_of(bytes, limits, block) == whole);
  }
  return whole;
}

class FailingReader : public ByteReader {
 public:
  std::ptrdiff_t read(char* buffer, std::size_t) override {
    if (failed_) return -1;
    failed_ = true;
    *buffer = 'x';
    return 1;
  }

 private:
  bool failed_ = false;
};

BOOST_AUTO_TEST_SUITE(source)

BOOST_AUTO_TEST_CASE(crlf_lf_and_lone_cr_end_a_line) {
  BOOST_TEST(lines("a\r\nb\nc\rd") == "1:a+\n2:b+\n3:c+\n4:d\n");
  BOOST_TEST(lines("\r\n\n\r\r\n") == "1:+\n2:+\n3:+\n4:+\n");
  BOOST_TEST(lines("a\n\rb\r\r\nc\r") == "1:a+\n2:+\n3:b+\n4:+\n5:c+\n");
}

BOOST_AUTO_TEST_CASE(an_empty_text_has_no_line_and_a_final_line_end_opens_none) {
  BOOST_TEST(lines("") == "");
  BOOST_TEST(lines("\xEF\xBB\xBF") == "");
  BOOST_TEST(lines("\n") == "1:+\n");
  BOOST_TEST(lines("x") == "1:x\n");
}

BOOST_AUTO_TEST_CASE(line_ends_are_reported) {
  struct Case {
    std::string text;
    bool only_crlf, ends;
  };
  for (const Case& c :
       {Case{"a\r\nb\r\n", true, true}, Case{"a\r\nb", true, false}, Case{"a\r\nb\n", false, true},
        Case{"a\r\nb\r", false, true}, Case{"a", false, false}, Case{"", false, false}}) {
    for (const bool as_a_whole : {false, true}) {
      BytesReader reader(c.text, 1);
      Source source(reader, Encoding::utf8, {});
      if (as_a_whole) {
        BOOST_TEST(source.whole_text() == c.text);
      } else {
        dump(source);
      }
      BOOST_TEST(source.only_crlf() == c.only_crlf, c.text << as_a_whole);
      BOOST_TEST(source.ends_with_line_end() == c.ends, c.text << as_a_whole);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_line_above_the_limit_is_cut_and_the_next_one_is_whole) {
  BOOST_TEST(lines("12345\n1234567\r\nabc\n", limits_with(5)) == "1:12345+\n2:12345!+\n3:abc+\n");
  BOOST_TEST(lines("123456\rabc\r123456", limits_with(5)) == "1:12345!+\n2:abc+\n3:12345!\n");
  BOOST_TEST(lines("aaaa한\r\n\r\nb", limits_with(5)) == "1:aaaa!+\n2:+\n3:b\n");
  BOOST_TEST(lines("12345\r\n12345\r12345", limits_with(5)) == "1:12345+\n2:12345+\n3:12345\n");
}

BOOST_AUTO_TEST_CASE(lines_of_every_length_cross_the_windows_of_the_index) {
  std::string bytes, expected;
  std::uint32_t number = 0;
  for (const std::string end : {"\r\n", "\n", "\r"}) {
    for (std::size_t length = 0; length < 200; ++length) {
      bytes += std::string(length, 'x') + end;
      expected += std::to_string(++number) + ":" + std::string(length, 'x') + "+\n";
    }
    bytes += ".";
    bytes += end;
    expected += std::to_string(++number) + ":.+\n";
  }
  for (const std::size_t block : {1u, 63u, 64u, 65u, 4095u, 4096u, 4097u, 1u << 20}) {
    BOOST_TEST(lines_of(bytes, {}, block) == expected);
  }
  const std::string dense(10000, '\n');
  std::string dense_expected;
  for (int i = 1; i <= 10000; ++i) dense_expected += std::to_string(i) + ":+\n";
  BOOST_TEST(lines_of(dense) == dense_expected);
}

BOOST_AUTO_TEST_CASE(a_hundred_megabytes_without_line_end_are_one_cut_line_in_linear_time) {
  class Endless : public ByteReader {
   public:
    std::ptrdiff_t read(char* buffer, std::size_t size) override {
      const std::size_t got = std::min(size, left_);
      std::memset(buffer, 'x', got);
      left_ -= got;
      return static_cast<std::ptrdiff_t>(got);
    }

   private:
    std::size_t left_ = 100'000'000;
  } reader;
  Source source(reader, Encoding::utf8, {});
  Line line;
  BOOST_TEST(source.next(line));
  BOOST_TEST(line.cut);
  BOOST_TEST(!line.terminated);
  BOOST_TEST(line.text.size() == Limits{}.line_bytes);
  BOOST_TEST(source.raw_bytes() == 100'000'000u);
  BOOST_TEST(!source.next(line));
}

BOOST_AUTO_TEST_CASE(reading_stops_at_the_artifact_limit) {
  Limits limits;
  limits.artifact_bytes = 6;
  for (const std::size_t block : {1u, 4u, 100u}) {
    BytesReader longer("ab\ncd\xEA\xB7\x9C", block);
    Source cut(longer, Encoding::utf8, limits);
    BOOST_TEST(dump(cut) == "1:ab+\n2:cd\n");
    BOOST_TEST(cut.truncated());
    BOOST_TEST(cut.undecodable() == 0u);
    BytesReader just("ab\ncde", block);
    Source whole(just, Encoding::utf8, limits);
    BOOST_TEST(dump(whole) == "1:ab+\n2:cde\n");
    BOOST_TEST(!whole.truncated());
  }
}

BOOST_AUTO_TEST_CASE(a_read_error_ends_the_text_and_is_told) {
  FailingReader reader;
  Source source(reader, Encoding::utf8, {});
  BOOST_TEST(dump(source) == "1:x\n");
  BOOST_TEST(source.read_error());
  BOOST_TEST(!source.truncated());
}

BOOST_AUTO_TEST_CASE(the_first_undecodable_place_has_line_and_column) {
  struct Case {
    std::string text;
    Position where;
  };
  const std::string filler(3000, '.');
  std::string korean;
  for (int i = 0; i < 400; ++i) korean += "한ü.";
  for (const Case& c :
       {Case{"ab", {0, 0}}, Case{"\xFF", {1, 1}}, Case{"a\r\nbü\xFF\xFF", {2, 3}},
        Case{"a\r\rb\n\xFF", {4, 1}}, Case{"a\r\n\r\n" + filler + "\xFF\n", {3, 3001}},
        Case{"a\nb\xC3", {2, 2}}, Case{"규칙" + korean + "\xFF", {1, 1203}}}) {
    for (const std::size_t block : {1u, 2u, 3u, 1000u, 1u << 20}) {
      BytesReader reader(c.text, block);
      Source source(reader, Encoding::utf8, limits_with(40));
      dump(source);
      BOOST_TEST((source.first_undecodable() == c.where),
                 c.text << " at " << source.first_undecodable().line << ':'
                        << source.first_undecodable().column);
      BOOST_TEST((source.undecodable() > 0) == (c.where.line > 0));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_whole_text_begins_where_the_lines_stopped) {
  BytesReader reader("first\r\nsecond\nthird", 4);
  Source source(reader, Encoding::utf8, {});
  Line line;
  BOOST_TEST(source.next(line));
  BOOST_TEST(source.whole_text() == "second\nthird");
  BOOST_TEST(source.line() == 1u);
  BOOST_TEST(!source.next(line));
  BOOST_TEST(source.whole_text() == "");
}

BOOST_AUTO_TEST_CASE(a_whole_text_above_its_limit_is_cut_between_characters) {
  Limits limits;
  limits.whole_text = 5;
  for (const std::string text : {"abcd한글", "12345", "1234\r\n78"}) {
    BytesReader reader(text, 3);
    Source source(reader, Encoding::utf8, limits);
    const std::string_view cut = source.whole_text();
    BOOST_TEST(cut == (text[0] == 'a' ? "abcd" : text.substr(0, 5)));
    BOOST_TEST(source.truncated() == (text.size() > 5));
  }
}

BOOST_AUTO_TEST_CASE(a_large_whole_text_survives_the_growth_of_the_buffer) {
  std::string text;
  for (int i = 0; text.size() < 5'000'000; ++i) text += std::to_string(i) + "\r\n";
  BytesReader reader(text);
  Source source(reader, Encoding::utf8, {});
  BOOST_TEST((source.whole_text() == text));
  BOOST_TEST(source.only_crlf());
}

BOOST_AUTO_TEST_CASE(utf16_and_code_pages_come_out_as_utf8_lines) {
  BOOST_TEST(lines_of("\xFF\xFE"
                      "a\0\r\0\n\0\x9C\xAD\r\0"s,
                      {}, 1, Encoding::utf16le) == "1:a+\n2:궜+\n");
  BOOST_TEST(lines_of("\xB1\xD4\xC4\xA2\r\n\xB1\rx", {}, 1, Encoding::cp949) ==
             "1:규칙+\n2:\xEF\xBF\xBD+\n3:x\n");
}

BOOST_AUTO_TEST_CASE(an_ascii_beginning_leaves_the_choice_of_the_encoding_open) {
  int asked = 0;
  const auto choice = [&](std::string_view block) {
    ++asked;
    BOOST_TEST(block == "\xB1\xD4\xC4\xA2");
    return Encoding::cp949;
  };
  BytesReader reader("abcd\xB1\xD4\xC4\xA2\xB1\xD4\xC4\xA2", 4);
  Source source(reader, Encoding::utf8, {}, choice);
  BOOST_TEST(dump(source) == "1:abcd규칙규칙\n");
  BOOST_TEST(asked == 1);
  BOOST_TEST(encoding_name(source.encoding()) == "cp949");
  BytesReader given("\xC3\xBC", 4);
  Source other(given, Encoding::cp850, {}, choice);
  BOOST_TEST(dump(other) == "1:├╝\n");
  BOOST_TEST(asked == 1);
}

BOOST_AUTO_TEST_CASE(nul_bytes_are_text_and_are_noted) {
  BytesReader reader("a\0b\n"s);
  Source source(reader, Encoding::utf8, {});
  BOOST_TEST(dump(source) == "1:a\0b+\n"s);
  BOOST_TEST(source.saw_nul());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
