// Marks of steps, and the colours of the picture of packet paths.
#pragma once

#include "report/path_layout.h"
#include "report/svg.h"

namespace vpnlint {

/// Style rules of the picture, light and dark.
extern const char* const path_style;

/// Class of what belongs to a mark: its words and its part of a lane.
const char* class_of(Mark mark);

/// The mark, about 18 pixels wide, or 13 when `small`.
void draw_mark(Svg& svg, Mark mark, int x, int y, bool small = false);

}  // namespace vpnlint
