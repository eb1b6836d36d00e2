// A failing example of a rule, short enough for its page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/rule.h"

namespace vpnlint {

struct ShownExample {
  std::string file;      ///< its name or ending; empty when only rows are given
  std::string language;  ///< of the file's text
  std::string text;      ///< of the file
  std::string rows;      ///< given facts, one row after the other
  std::string finding;   ///< what the rule says about it; empty when that needs its real reader
};

/// An artifact's text if one is short, else given rows; none when the rule has no failing example.
std::optional<ShownExample> shown_example(const Rule& rule, std::string_view language);

}  // namespace vpnlint
