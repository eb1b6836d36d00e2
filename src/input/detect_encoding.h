// Which encoding an artifact is in, judged from its first bytes.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/encoding.h"

namespace vpnlint {

/// Words of command output by which a right code page shows. The views must outlive it; words that
/// are plain ASCII are left out.
class KnownWords {
 public:
  explicit KnownWords(std::span<const std::string_view> words);
  /// Asks for the words at the first search only: most artifacts are ASCII or Unicode.
  explicit KnownWords(std::span<const std::string_view> (*words)()) : source_(words) {}

  static constexpr std::size_t key_slots = 8192;

  /// How many different ones occur in the UTF-8 text. Linear in the text.
  int count_distinct(std::string_view text) const;

 private:
  struct Word {
    std::uint32_t key;   // the first character outside ASCII
    std::size_t before;  // bytes in front of it
    std::string_view text;
  };
  struct Index {
    explicit Index(std::span<const std::string_view> words);
    std::vector<Word> words;      // sorted by key
    std::bitset<key_slots> keys;  // a hash of each key: most characters begin no word
  };
  const Index& index() const;

  std::span<const std::string_view> (*source_)() = nullptr;
  mutable std::once_flag made_;
  mutable std::optional<Index> index_;
};

enum class DetectedBy : std::uint8_t {
  bom,
  nul_pattern,  ///< UTF-16 without a mark: the high bytes of its ASCII are NUL
  utf8,         ///< valid, or damaged in less than one of five characters outside ASCII
  ascii,        ///< nothing above 0x7F so far; reported as UTF-8
  words,        ///< the encoding in which most known words occur
  hangul,       ///< no known word, but nothing except common Korean syllables outside ASCII
  fallback
};

struct Detection {
  Encoding encoding = Encoding::utf8;
  DetectedBy by = DetectedBy::ascii;
  /// With `words`: 10 for each known word, less 1 for each undecodable place in lines that differ
  /// and for each control character.
  int score = 0;

  bool operator==(const Detection&) const = default;
};

/// `head` is the artifact's beginning, `whole_file` tells whether it is all of it (otherwise a
/// character may be cut by its end). Order: byte order mark, NUL pattern, strict UTF-8, best score
/// by known words. Without any known word the answer is `fallback`, a single-byte page that the
/// caller may choose by format: console output is in an OEM page, old .reg files are in 1252.
Detection detect_encoding(std::string_view head, bool whole_file, const KnownWords& words,
                          Encoding fallback = Encoding::cp850);

/// For verbose output: "byte order mark", "known words" ...
std::string_view detected_by_name(DetectedBy by);

}  // namespace vpnlint
