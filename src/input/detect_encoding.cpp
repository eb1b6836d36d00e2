// The tests for an encoding, in the order in which they are tried.
#include "input/detect_encoding.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include "base/ascii.h"
#include "base/decoder.h"

namespace vpnlint {
namespace {

// Enough for every label of a listing; more costs time on each file of a fleet.
constexpr std::size_t scored_bytes = 16 * 1024;
// Text in front of the first byte above 0x7F that may belong to the same word.
constexpr std::size_t scored_lead_in = 256;

std::optional<Encoding> by_mark(std::string_view head) {
  if (head.substr(0, 3) == "\xEF\xBB\xBF") return Encoding::utf8_bom;
  if (head.substr(0, 2) == "\xFF\xFE") return Encoding::utf16le_bom;
  if (head.substr(0, 2) == "\xFE\xFF") return Encoding::utf16be_bom;
  return std::nullopt;
}

/// How the bytes look when they are taken for UTF-16.
struct Units {
  std::size_t all = 0;
  std::size_t ascii = 0;     // printable, blank, tab, CR or LF
  std::size_t unlikely = 0;  // NUL and other controls, noncharacters, lone surrogates
};

Units units_of(std::string_view head, bool big_endian) {
  Units units;
  bool after_high = false;
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
    const unsigned first = static_cast<unsigned char>(head[i]);
    const unsigned second = static_cast<unsigned char>(head[i + 1]);
    const unsigned unit = big_endian ? first << 8 | second : second << 8 | first;
    const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
    const bool is_text =
        (unit >= 0x20 && unit < 0x7F) || unit == '\t' || unit == '\r' || unit == '\n';
    ++units.all;
    units.ascii += is_text;
    units.unlikely += (unit < 0xA0 && !is_text) || unit >= 0xFFFE || is_low != after_high;
    after_high = unit >= 0xD800 && unit <= 0xDBFF;
  }
  return units;
}

/// Line ends, blanks, digits and colons are ASCII in every language's output, so a Korean or
/// Chinese text too has a good part of units with a NUL; in the other byte order it has none.
bool looks_like_utf16(const Units& units, const Units& swapped) {
  constexpr std::size_t least_ascii = 16;    // one unit in so many
  constexpr std::size_t most_unlikely = 32;  // one unit in so many
  constexpr std::size_t clear_majority = 4;
  return units.ascii > 0 && units.ascii * least_ascii >= units.all &&
         units.unlikely * most_unlikely <= units.all &&
         units.ascii >= swapped.ascii * clear_majority;
}

std::optional<Encoding> by_nul_pattern(std::string_view head) {
  const std::string_view judged = head.substr(0, scored_bytes);
  if (judged.find('\0') == std::string_view::npos) return std::nullopt;
  const Units little = units_of(judged, false);
  const Units big = units_of(judged, true);
  if (looks_like_utf16(little, big)) return Encoding::utf16le;
  if (looks_like_utf16(big, little)) return Encoding::utf16be;
  return std::nullopt;
}

struct Text {
  std::string utf8;
  std::uint64_t undecodable;
};

Text decoded(std::string_view bytes, Encoding encoding, bool whole) {
  Decoder decoder(encoding);
  std::unique_ptr<char[]> out(new char[Decoder::room_for(bytes.size()) + Decoder::room_for(0)]);
  std::size_t size = decoder.decode(bytes, out.get());
  if (whole) size += decoder.finish(out.get() + size);
  return {std::string(out.get(), size), decoder.undecodable()};
}

/// Stops at the first damage: text in a code page shows it at once.
bool is_valid_utf8(std::string_view bytes, bool whole) {
  constexpr std::size_t step = 4096;
  char out[Decoder::room_for(step)];
  Decoder decoder(Encoding::utf8);
  for (; !bytes.empty(); bytes.remove_prefix(std::min(step, bytes.size()))) {
    decoder.decode(bytes.substr(0, step), out);
    if (decoder.undecodable() > 0) return false;
  }
  if (whole) decoder.finish(out);
  return decoder.undecodable() == 0;
}

/// Text in a code page forms a valid sequence now and then only; damaged or cut UTF-8 is valid
/// nearly everywhere.
bool is_damaged_utf8(std::string_view bytes, bool whole) {
  const Text text = decoded(bytes, Encoding::utf8, whole);
  const auto high_characters = std::count_if(text.utf8.begin(), text.utf8.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xC0;
  });
  return static_cast<std::uint64_t>(high_characters) > 5 * text.undecodable;
}

/// The fallback first, so that it wins when scores are equal.
std::vector<Encoding> candidates(Encoding fallback) {
  std::vector<Encoding> all = {fallback};
  for (std::size_t i = 0; i < code_page_tables().size(); ++i) {
    const Encoding page = encoding_of(static_cast<CodePage>(i));
    if (page != fallback) all.push_back(page);
  }
  all.push_back(Encoding::utf8);
  return all;
}

/// Control characters, which text does not have: what keeps binary files from being read as words.
int controls_in(std::string_view bytes) {
  constexpr std::string_view of_text = "\t\n\v\f\r\x1A\x1B";
  return static_cast<int>(std::count_if(bytes.begin(), bytes.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && of_text.find(c) == std::string_view::npos;
  }));
}

/// Each line with a byte above 0x7F once: listings repeat their labels, and every page has to read
/// what is left. No page has a line feed inside a character.
std::string distinct_lines(std::string_view bytes) {
  std::unordered_set<std::string_view> seen;
  std::string kept;
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    const bool ended = line.size() < bytes.size();
    if (ascii_prefix(line) < line.size() && seen.insert(line).second) {
      kept += line;
      if (ended) kept += '\n';
    }
    bytes.remove_prefix(line.size() + ended);
  }
  return kept;
}

std::optional<Detection> by_words(std::string_view bytes, bool whole, const KnownWords& words,
                                  Encoding fallback) {
  std::optional<Detection> best;
  const int controls = controls_in(bytes);
  const std::string lines = distinct_lines(bytes);
  for (const Encoding encoding : candidates(fallback)) {
    const Text text = decoded(lines, encoding, whole);
    const int found = words.count_distinct(text.utf8);
    const int score = 10 * found - static_cast<int>(text.undecodable) - controls;
    if (score <= 0 || (best && best->score >= score)) continue;
    best = Detection{encoding, DetectedBy::words, score};
  }
  return best;
}

/// Every byte above 0x7F belongs to one of the common Korean syllables (KS X 1001, lead bytes B0
/// to C8), and different ones stand side by side. Accented letters of Western text stand alone,
/// and box drawings of OEM pages have corners that are none of these.
bool is_hangul_only(std::string_view bytes, bool whole) {
  std::string_view before;
  bool side_by_side = false;
  for (std::size_t i = 0; i < bytes.size();) {
    if (is_ascii(bytes[i])) {
      before = {};
      ++i;
      continue;
    }
    const std::string_view pair = bytes.substr(i, 2);
    if (pair.size() < 2) return side_by_side && !whole;
    const auto lead = static_cast<unsigned char>(pair[0]);
    const auto trail = static_cast<unsigned char>(pair[1]);
    if (lead < 0xB0 || lead > 0xC8 || trail < 0xA1 || trail > 0xFE) return false;
    side_by_side |= !before.empty() && before != pair;
    before = pair;
    i += 2;
  }
  return side_by_side;
}

}  // namespace

Detection detect_encoding(std::string_view head, bool whole_file, const KnownWords& words,
                          Encoding fallback) {
  if (const auto encoding = by_mark(head)) return {*encoding, DetectedBy::bom};
  if (const auto encoding = by_nul_pattern(head)) return {*encoding, DetectedBy::nul_pattern};
  const std::size_t first = ascii_prefix(head);
  if (first == head.size()) return {Encoding::utf8, DetectedBy::ascii};
  if (is_valid_utf8(head.substr(first), whole_file)) return {Encoding::utf8, DetectedBy::utf8};

  const std::string_view rest = head.substr(first - std::min(first, scored_lead_in));
  const std::string_view scored = rest.substr(0, scored_bytes);
  const bool whole = whole_file && scored.size() == rest.size();
  if (const auto detection = by_words(scored, whole, words, fallback)) return *detection;
  if (is_damaged_utf8(scored, whole)) return {Encoding::utf8, DetectedBy::utf8};
  if (is_hangul_only(scored, whole)) return {Encoding::cp949, DetectedBy::hangul};
  return {fallback, DetectedBy::fallback};
}

std::string_view detected_by_name(DetectedBy by) {
  switch (by) {
    case DetectedBy::bom:
      return "byte order mark";
    case DetectedBy::nul_pattern:
      return "pattern of NUL bytes";
    case DetectedBy::utf8:
      return "valid UTF-8";
    case DetectedBy::ascii:
      return "ASCII only";
    case DetectedBy::words:
      return "known words";
    case DetectedBy::hangul:
      return "Korean syllables";
    case DetectedBy::fallback:
      return "no evidence";
  }
  return "";
}

}  // namespace vpnlint
