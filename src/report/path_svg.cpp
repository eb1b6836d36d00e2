// Draws the picture that path_layout has laid out.
#include "report/path_svg.h"

#include <algorithm>

#include "report/path_marks.h"

namespace vpnlint {
namespace {

using namespace path_metrics;

class Drawing {
 public:
  Drawing(const PathPicture& picture, const std::string& language) : picture_(picture) {
    svg_.open("svg").set("xmlns", "http://www.w3.org/2000/svg").set("xml:lang", language);
    svg_.set("viewBox",
             "0 0 " + std::to_string(picture.width) + ' ' + std::to_string(picture.height));
    // Wider pictures are scaled to the page, too.
    svg_.set("width", page).set("height", picture.height * page / picture.width);
    svg_.set("role", "img").set("aria-labelledby", "vp-title vp-desc");
    svg_.open("title").set("id", "vp-title").text(picture.full_title).close();
    svg_.open("desc").set("id", "vp-desc").text(picture.description).close();
    svg_.style(path_style);
  }

  std::string draw() {
    svg_.open("rect").set("class", "vp-page").set("x", 0).set("y", 0).set("rx", 8);
    svg_.set("width", picture_.width).set("height", picture_.height).close();
    text(margin, 30, "vp-t-title", picture_.title);
    if (picture_.lanes.empty()) text(margin, 58, "", picture_.description);
    for (const auto& place : picture_.places) draw(place);
    for (const auto& lane : picture_.lanes) draw(lane);
    svg_.close();
    return svg_.take();
  }

 private:
  void text(int x, int y, const std::string& kind, const std::string& words,
            const char* anchor = nullptr) {
    svg_.open("text").set("class", kind.empty() ? "vp-t" : "vp-t " + kind).set("x", x).set("y", y);
    if (anchor) svg_.set("text-anchor", anchor);
    svg_.text(words).close();
  }

  void tooltip(const std::string& words) { svg_.open("title").text(words).close(); }

  void rectangle(const std::string& kind, int x, int y, int width, int height) {
    svg_.open("rect").set("class", kind).set("x", x).set("y", y);
    svg_.set("width", width).set("height", height).set("rx", 5).close();
  }

  void draw(const PathPlace& place) {
    constexpr int top = 44;
    const int head = picture_.bands_top - top - 4, middle = place.left + place.width / 2;
    svg_.open("g");
    tooltip(place.full);
    rectangle("vp-band", place.left, top, place.width, picture_.bands_bottom - top);
    rectangle("vp-head", place.left, top, place.width, head);
    int y = top + 17;
    for (const auto& words : place.title) {
      text(middle, y, "vp-t-place", words, "middle");
      y += line;
    }
    text(middle, y, "vp-t-muted", place.device, "middle");
    svg_.close();
  }

  void draw(const PathLane& lane) {
    svg_.open("g");
    if (&lane != &picture_.lanes.front()) {
      svg_.open("line").set("class", "vp-rule").set("x1", margin).set("y1", lane.top);
      svg_.set("x2", picture_.width - margin).set("y2", lane.top).close();
    }
    int y = lane.top + 20;
    for (const auto& words : lane.packet) {
      text(margin, y, "vp-t-packet", words);
      y += line;
    }
    for (const auto& words : lane.about) {
      text(margin, y, "vp-t-muted", words);
      y += line;
    }
    draw_mark(svg_, lane.mark, margin + 7, y + 1, true);
    text(margin + 18, y + 5, std::string("vp-t-word ") + class_of(lane.mark), lane.verdict);
    draw_line(lane);
    for (const auto& node : lane.nodes) draw(node, lane.top);
    draw_notes(lane);
    svg_.close();
  }

  int right_edge() const { return picture_.places.back().left + picture_.places.back().width; }

  void stroke(Mark mark, int from, int to, int y) {
    if (from == to) return;
    svg_.open("path").set("class", std::string("vp-line ") + class_of(mark));
    svg_.set("d", "M" + std::to_string(from) + ' ' + std::to_string(y) + "H" + std::to_string(to));
    svg_.close();
  }

  // Where the line enters the node's place.
  int entry_of(const PathNode& node, bool back) const {
    const auto& band = picture_.places[node.place];
    return back ? std::min(band.left + band.width + gap / 2, right_edge()) : band.left - gap / 2;
  }

  // The line from one step to the next changes where the place does, else half way. An answer has
  // no steps of the places that nobody sent: between its own places nothing is known of it.
  int draw_way_to(const PathLane& lane, std::size_t i, int at, int y) {
    const auto& node = lane.nodes[i];
    const auto* before = i > 0 ? &lane.nodes[i - 1] : nullptr;
    int change = at;
    if (before && before->place == node.place) {
      change = (before->x + node.x) / 2;
    } else if (before || lane.back) {
      change = entry_of(node, lane.back);
    }
    if (lane.back && before && before->place != node.place) {
      const int exit = picture_.places[before->place].left - gap / 2;
      stroke(before->mark, at, exit, y);
      at = exit;
    }
    const bool outside = lane.back && (!before || before->place != node.place);
    stroke(outside || !before ? Mark::unsent : before->mark, at, change, y);
    stroke(node.mark, change, node.x, y);
    return node.x;
  }

  void draw_line(const PathLane& lane) {
    if (lane.nodes.empty()) return;
    const int left = margin + gutter - gap, right = right_edge();
    const int y = lane.top + node_y;
    int at = lane.back ? right : left;
    for (std::size_t i = 0; i < lane.nodes.size(); ++i) {
      if (lane.nodes[i].mark == Mark::unreached) return;
      at = draw_way_to(lane, i, at, y);
    }
    if (lane.arrives) arrow(lane.nodes.back().mark, at, lane.back ? left : right, y);
  }

  void arrow(Mark mark, int from, int to, int y) {
    const int length = to < from ? -11 : 11;
    stroke(mark, from, to - length, y);
    svg_.open("path").set("class", class_of(mark));
    svg_.set("d", "M" + std::to_string(to) + ' ' + std::to_string(y) + "l" +
                      std::to_string(-length) + " -6v12Z");
    svg_.close();
  }

  void draw(const PathNode& node, int top) {
    svg_.open("g");
    tooltip(node.full);
    draw_mark(svg_, node.mark, node.x, top + node_y);
    int y = top + labels_y;
    const bool reached = node.mark != Mark::unreached;
    for (const auto& words : node.label) {
      text(node.x, y, reached ? "vp-t-small" : "vp-t-muted", words, "middle");
      y += line;
    }
    const std::string kind = class_of(node.mark);
    for (const auto& words : node.word) {
      text(node.x, y, reached ? "vp-t-word " + kind : "vp-t-muted", words, "middle");
      y += line;
    }
    svg_.close();
  }

  void draw_notes(const PathLane& lane) {
    if (lane.notes.empty()) return;
    const int left = margin + gutter, top = lane.top + lane.notes_top;
    const int bottom = lane.top + lane.height - 8;
    const bool asked = lane.notes.size() > 1;
    const std::string kind = asked ? "" : std::string(" ") + class_of(lane.notes.front().mark);
    rectangle("vp-note" + kind, left, top, right_edge() - left, bottom - top);
    if (lane.deciding_x > 0) {
      svg_.open("path").set("class", class_of(asked ? lane.mark : lane.notes.front().mark));
      svg_.set("d",
               "M" + std::to_string(lane.deciding_x) + ' ' + std::to_string(top - 7) + "l6 7h-12Z");
      svg_.close();
    }
    int y = top + note_padding + 12;
    for (const auto& note : lane.notes) y = draw(note, left, y);
  }

  int draw(const PathNote& note, int left, int y) {
    const int x = left + note_indent;
    svg_.open("g");
    tooltip(note.full);
    draw_mark(svg_, note.mark, left + 14, y - 4, true);
    for (const auto& words : note.lines) {
      text(x, y, note.decides ? "vp-t-strong" : "", words);
      y += notes_line;
    }
    if (note.same_line) {
      text(right_edge() - note_padding, y - notes_line, "vp-t-file", note.place, "end");
    } else if (!note.place.empty()) {
      text(x, y, "vp-t-file", note.place);
      y += notes_line;
    }
    svg_.close();
    return y;
  }

  const PathPicture& picture_;
  Svg svg_;
};

}  // namespace

std::string write_path_svg(const std::vector<Trace>& traces, const std::string& language) {
  const auto picture = lay_out(traces, language);
  return Drawing(picture, language).draw();
}

}  // namespace vpnlint
