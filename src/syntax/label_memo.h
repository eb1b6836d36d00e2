// Fast look-up of label words while a capture is read, and which language it is in.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/labels.h"

namespace vpnlint {

/// The languages whose tools print localised words; a set has one bit for each.
inline constexpr std::array<std::string_view, 11> capture_languages = {
    "en", "ko", "ja", "zh-CN", "zh-TW", "de", "fr", "es", "it", "pt-BR", "ru"};
using LanguageSet = std::uint16_t;
inline constexpr LanguageSet every_language = (1u << capture_languages.size()) - 1;

/// The languages of a block after one more word. A word of none of them is one that a language
/// leaves in English: it says nothing.
constexpr LanguageSet narrowed(LanguageSet block, LanguageSet word) {
  const auto common = static_cast<LanguageSet>(block & word);
  return common != 0 ? common : block;
}

/// A word, if some language has it.
struct MemoWord {
  std::string_view canonical;  ///< empty when languages use the word for different things
  LanguageSet languages = 0;   ///< none: unknown

  bool known() const { return languages != 0; }
};

/// Words of one group of one command. Known words are remembered, so that a capture of any size
/// looks each up once; unknown ones are not, so that memory stays bounded.
class LabelMemo {
 public:
  LabelMemo(LabelKind kind, std::string_view command, std::string_view group)
      : kind_(kind), command_(command), group_(group) {}

  MemoWord find(std::string_view text);
  /// Its canonical name; empty when unknown.
  std::string_view name(std::string_view text);

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  LabelKind kind_;
  std::string_view command_, group_;
  std::string last_;  // captures repeat their words
  MemoWord last_word_;
  std::unordered_map<std::string, MemoWord, Hash, std::equal_to<>> known_;
};

/// The language that most blocks of a capture agree on.
class LanguageVote {
 public:
  /// `languages`: those that have every word of the block; nothing when they contradict.
  void add(LanguageSet languages);
  /// Empty when no block had a language. Ties go to the earlier language.
  std::string_view winner() const;

 private:
  std::array<std::size_t, capture_languages.size()> blocks_{};
};

}  // namespace vpnlint
