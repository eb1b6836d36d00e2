// A place in an artifact's decoded text.
#pragma once

#include <cstdint>

namespace vpnlint {

/// Index into Bundle::artifacts; `no_artifact` where a fact rests on none (the command line).
using ArtifactId = std::uint32_t;
inline constexpr ArtifactId no_artifact = 0xffffffff;

/// Line and column of decoded text, 1-based; columns count Unicode code points; 0 = not known
/// (XML has lines only).
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const Position&, const Position&) = default;
};

}  // namespace vpnlint
