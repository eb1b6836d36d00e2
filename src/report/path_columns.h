// Which places a picture of packet paths has, and where the steps of a packet stand in them.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "report/trace.h"

namespace vpnlint {

/// A step, or several that stand together: those from `index` up to `end`.
struct ShownStep {
  std::size_t index = 0, end = 0;
  std::size_t column = 0;
  std::string slot;  ///< equal for what stands one below the other in a column; "" = its middle

  bool folded() const { return end > index + 1; }
};

struct PathColumn {
  Role role = Role::unknown;
  std::set<std::string> devices;
  std::vector<std::string> slots;  ///< from left to right
};

struct PathColumns {
  std::vector<PathColumn> columns;            ///< in the order of the way
  std::vector<std::vector<ShownStep>> shown;  ///< of each trace
};

/// One column per role that occurs. The steps of a question share one, a slot each: they are of
/// one device.
PathColumns columns_of(const std::vector<const Trace*>& traces, bool question);

}  // namespace vpnlint
