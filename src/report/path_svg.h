// `trace -f svg`: the way of packets as a picture.
#pragma once

#include <string>
#include <vector>

#include "report/trace.h"

namespace vpnlint {

/// One SVG document without anything from outside: places from left to right, a lane per packet,
/// a mark per step, and below the lane the sentence and the line that decide. Colours follow the
/// reader's light or dark theme; each also has a shape and a word. As wide as A4 between margins.
std::string write_path_svg(const std::vector<Trace>& traces, const std::string& language);

}  // namespace vpnlint
