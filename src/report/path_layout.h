// Where everything of the picture of packet paths stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/text_metrics.h"
#include "report/trace.h"

namespace vpnlint {

/// What is drawn for a step. Each has a shape and a word of its own.
enum class Mark { pass, rewrite, open, unsent, drop, reject, unreached, folded };

struct PathNode {
  Mark mark = Mark::open;
  std::size_t place = 0;                 ///< index of the place that it stands in
  int x = 0;                             ///< of its centre
  std::vector<std::string> label, word;  ///< lines that fit: the stage, what it does
  std::string full;                      ///< everything about it, uncut
};

/// A sentence below a lane.
struct PathNote {
  Mark mark = Mark::open;
  bool decides = false;
  std::vector<std::string> lines;
  std::string place;       ///< "path:line", cut to fit
  bool same_line = false;  ///< the place stands behind the sentence
  std::string full;
};

/// One packet. y of everything is counted from the lane's top.
struct PathLane {
  int top = 0, height = 0, notes_top = 0;
  std::vector<std::string> packet, about;
  std::string verdict;
  Mark mark = Mark::open;  ///< of the verdict
  bool back = false;       ///< from right to left
  bool arrives = false;    ///< an arrow at its end
  std::vector<PathNode> nodes;
  std::vector<PathNote> notes;
  int deciding_x = 0;  ///< 0: no step decides
};

/// A device, as a column.
struct PathPlace {
  int left = 0, width = 0;
  std::vector<std::string> title;
  std::string device;  ///< its name, cut to fit
  std::string full;
};

struct PathPicture {
  int width = 0, height = 0;
  int bands_top = 0, bands_bottom = 0;
  std::string title, full_title, description;
  std::vector<PathPlace> places;
  std::vector<PathLane> lanes;
};

namespace path_metrics {
inline constexpr int margin = 16, gutter = 112, gap = 8;
inline constexpr int page = 720;  ///< the width of A4 between its margins, at 96 to the inch
inline constexpr int line = 15;   ///< from one line of text to the next
inline constexpr int node_y = 24, labels_y = 48, notes_line = 18;
inline constexpr int note_indent = 28, note_padding = 8;
inline constexpr Font title_font{16, true}, place_font{13, true}, device_font{11},
    packet_font{13, true}, about_font{11}, label_font{11}, word_font{11, true}, note_font{12},
    evidence_font{11, false, true};
}  // namespace path_metrics

/// Answers stand in it only where they are stopped.
PathPicture lay_out(const std::vector<Trace>& traces, const std::string& language);

}  // namespace vpnlint
