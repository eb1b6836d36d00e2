// Fast look-up of label words and the vote on the language.
#include "syntax/label_memo.h"

#include <algorithm>

namespace vpnlint {
namespace {

constexpr std::size_t longest_word = 200;      // no label, value or sentence is longer by far
constexpr std::size_t most_remembered = 4096;  // one word can be spaced in many ways

LanguageSet bit_of(std::string_view language) {
  const auto hit = std::find(capture_languages.begin(), capture_languages.end(), language);
  if (hit == capture_languages.end()) return 0;
  return static_cast<LanguageSet>(1u << (hit - capture_languages.begin()));
}

}  // namespace

MemoWord LabelMemo::find(std::string_view text) {
  if (text == last_) return last_word_;
  if (const auto hit = known_.find(text); hit != known_.end()) {
    last_ = text;
    return last_word_ = hit->second;
  }
  if (text.empty() || text.size() > longest_word) return {};
  const auto rows = find_labels(kind_, command_, group_, text);
  if (rows.empty()) return {};
  MemoWord word{canonical_name(rows), 0};
  for (const auto& row : rows) word.languages |= bit_of(row.language);
  if (known_.size() < most_remembered) known_.emplace(std::string(text), word);
  return word;
}

std::string_view LabelMemo::name(std::string_view text) { return find(text).canonical; }

void LanguageVote::add(LanguageSet languages) {
  for (std::size_t i = 0; i < capture_languages.size(); ++i) {
    if (languages >> i & 1u) {
      ++blocks_[i];
      return;
    }
  }
}

std::string_view LanguageVote::winner() const {
  const auto most = std::max_element(blocks_.begin(), blocks_.end());
  return *most == 0 ? std::string_view{} : capture_languages[most - blocks_.begin()];
}

}  // namespace vpnlint
