// The search for many words at once: by the first character of each that is not ASCII.
#include <algorithm>

#include "base/ascii.h"
#include "input/detect_encoding.h"

namespace vpnlint {
namespace {

/// Length of the UTF-8 character that begins with the byte, by its first byte alone.
std::size_t utf8_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// The character's bytes as one number.
std::uint32_t key_at(std::string_view text, std::size_t at) {
  std::uint32_t key = 0;
  for (const char c : text.substr(at, utf8_length(text[at]))) {
    key = key << 8 | static_cast<unsigned char>(c);
  }
  return key;
}

std::size_t slot_of(std::uint32_t key) { return (key ^ key >> 6) % KnownWords::key_slots; }

}  // namespace

KnownWords::Index::Index(std::span<const std::string_view> all) {
  words.reserve(all.size());
  for (const std::string_view word : all) {
    const std::size_t before = ascii_prefix(word);
    if (before == word.size()) continue;
    const std::uint32_t key = key_at(word, before);
    words.push_back({key, before, word});
    keys.set(slot_of(key));
  }
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return a.key != b.key ? a.key < b.key : a.text < b.text;
  });
  const auto same = [](const Word& a, const Word& b) { return a.text == b.text; };
  words.erase(std::unique(words.begin(), words.end(), same), words.end());
}

KnownWords::KnownWords(std::span<const std::string_view> words) : index_(words) {}

const KnownWords::Index& KnownWords::index() const {
  if (source_ != nullptr) std::call_once(made_, [this] { index_.emplace(source_()); });
  return *index_;
}

int KnownWords::count_distinct(std::string_view text) const {
  const auto& [words, keys] = index();
  std::vector<bool> found(words.size());
  for (std::size_t at = 0; at < text.size(); at += utf8_length(text[at])) {
    if (is_ascii(text[at])) continue;
    const std::uint32_t key = key_at(text, at);
    if (!keys.test(slot_of(key))) continue;
    auto word = std::lower_bound(words.begin(), words.end(), key,
                                 [](const Word& w, std::uint32_t k) { return w.key < k; });
    for (; word != words.end() && word->key == key; ++word) {
      if (word->before > at) continue;
      if (text.compare(at - word->before, word->text.size(), word->text) != 0) continue;
      found[static_cast<std::size_t>(word - words.begin())] = true;
    }
  }
  return static_cast<int>(std::count(found.begin(), found.end(), true));
}

}  // namespace vpnlint
