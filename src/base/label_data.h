// Label words as scripts/embed_data.py packs them: without pointers, so that a start of the program
// has nothing to relocate. labels() unpacks them when the first reader asks.
#pragma once

#include <cstdint>
#include <span>

#include "base/labels.h"

namespace vpnlint {

/// A piece of LabelData::texts.
struct PackedText {
  std::uint32_t offset;
  std::uint16_t size;
};

struct PackedLabel {
  std::uint32_t offset;
  std::uint16_t size;
  std::uint16_t canonical;  ///< index in names
  std::uint8_t language;    ///< index in languages
};

/// Its rows follow those of the section before.
struct PackedSection {
  PackedText command;
  LabelKind kind;
  PackedText group;
  std::uint16_t count;
};

struct LabelData {
  const char* texts;
  std::span<const PackedText> names, languages;
  std::span<const PackedSection> sections;
  std::span<const PackedLabel> labels;
  std::span<const PackedText> words;  ///< for encoding_words()
};

LabelData label_data();

}  // namespace vpnlint
