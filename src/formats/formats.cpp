// The registered formats and the choice between them.
#include <array>

#include "formats/format.h"

namespace vpnlint {

#define FORMAT(id, title, device)  \
  int recognise_##id(const Head&); \
  void read_##id(Reading&);
#include "formats/formats.def"
#undef FORMAT

namespace {

constexpr std::array formats = {
#define FORMAT(id, title, machine) Format{#id, title, Machine::machine, recognise_##id, read_##id},
#include "formats/formats.def"
#undef FORMAT
};

}  // namespace

std::span<const Format> all_formats() { return formats; }

const Format* find_format(std::string_view id) {
  for (const auto& format : formats) {
    if (format.id == id) return &format;
  }
  return nullptr;
}

const Format* recognise(const Head& head) {
  const Format* best = nullptr;
  int best_score = 0;
  for (const auto& format : formats) {
    const int score = format.recognise(head);
    if (score > best_score) {
      best = &format;
      best_score = score;
    }
  }
  return best;
}

}  // namespace vpnlint
