// Unpacks the generated label words once, when somebody asks for them.
#include "base/label_data.h"

namespace vpnlint {
namespace {

struct Rows {
  std::vector<Label> labels;
  std::vector<LabelSection> sections;
};

std::string_view text_of(const LabelData& data, PackedText text) {
  return {data.texts + text.offset, text.size};
}

Rows unpack(const LabelData& data) {
  Rows rows;
  rows.labels.reserve(data.labels.size());
  rows.sections.reserve(data.sections.size());
  for (const PackedSection& section : data.sections) {
    const auto command = text_of(data, section.command);
    const auto group = text_of(data, section.group);
    const std::size_t first = rows.labels.size();
    rows.sections.push_back({command, section.kind, group, first, section.count});
    for (const PackedLabel& row : data.labels.subspan(first, section.count)) {
      rows.labels.push_back({command, section.kind, group, text_of(data, data.names[row.canonical]),
                             text_of(data, data.languages[row.language]),
                             text_of(data, {row.offset, row.size})});
    }
  }
  return rows;
}

const Rows& rows() {
  static const Rows all = unpack(label_data());
  return all;
}

std::vector<std::string_view> unpack_words(const LabelData& data) {
  std::vector<std::string_view> words;
  words.reserve(data.words.size());
  for (const PackedText word : data.words) words.push_back(text_of(data, word));
  return words;
}

}  // namespace

std::span<const Label> labels() { return rows().labels; }

std::span<const LabelSection> label_sections() { return rows().sections; }

std::span<const std::string_view> encoding_words() {
  static const std::vector<std::string_view> words = unpack_words(label_data());
  return words;
}

}  // namespace vpnlint
