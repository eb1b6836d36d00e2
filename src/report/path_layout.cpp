// From traces to boxes and lanes.
#include "report/path_layout.h"

#include <algorithm>
#include <set>

#include "base/translations.h"
#include "report/characters.h"
#include "report/path_columns.h"
#include "report/sentences.h"
#include "report/trace_words.h"

namespace vpnlint {
namespace {

using namespace path_metrics;

// What a tooltip says has no box to fit in, but an end.
std::string uncut(const std::string& text) {
  constexpr int longest = 6000;
  return fitted(text, longest, note_font);
}

Mark mark_of(const TraceStep& step) {
  if (!step.sent) return Mark::unsent;
  if (step.verdict == "pass") return Mark::pass;
  if (step.verdict == "rewrite") return Mark::rewrite;
  if (step.verdict == "drop") return Mark::drop;
  return step.verdict == "reject" ? Mark::reject : Mark::open;
}

Mark mark_of(const Trace& trace) {
  if (trace.verdict == "delivered") return Mark::pass;
  if (trace.verdict == "dropped") return Mark::drop;
  return trace.verdict == "rejected" ? Mark::reject : Mark::open;
}

int height_of(const PathNote& note) {
  const auto lines = note.lines.size() + (note.place.empty() || note.same_line ? 0 : 1);
  return static_cast<int>(lines) * notes_line;
}

class Layout {
 public:
  Layout(const std::vector<Trace>& traces, const std::string& language) : language_(language) {
    std::set<std::string> starts;
    for (const auto& trace : traces) {
      if (trace.direction == "back" && !is_stopped(trace)) continue;
      traces_.push_back(&trace);
      question_ = question_ || is_question(trace);
      const bool out = trace.direction != "back" && !trace.steps.empty();
      if (out) starts.insert(trace.steps.front().device);
    }
    several_ = !question_ && starts.size() > 1;
    columns_ = columns_of(traces_, question_);
  }

  PathPicture make() {
    place_columns();
    write_title();
    int top = picture_.bands_top;
    for (std::size_t i = 0; i < traces_.size(); ++i) {
      picture_.lanes.push_back(lane(*traces_[i], columns_.shown[i]));
      picture_.lanes.back().top = top;
      top += picture_.lanes.back().height;
      describe(*traces_[i]);
    }
    picture_.bands_bottom = top;
    picture_.height = top + margin;
    return std::move(picture_);
  }

 private:
  std::string say(std::string_view english) const {
    return std::string(translate(english, language_));
  }

  // Places with more stages are wider; a picture that needs more than a page is scaled to it.
  void place_columns() {
    constexpr int least_unit = 27;
    const auto units_of = [](const PathColumn& column) {
      return 2 * std::max(1, static_cast<int>(column.slots.size())) + 1;
    };
    int units = 0;
    for (const auto& column : columns_.columns) units += units_of(column);
    const int gaps = gap * std::max(0, static_cast<int>(columns_.columns.size()) - 1);
    const int room = std::max(page - 2 * margin - gutter - gaps, units * least_unit);
    int left = margin + gutter, used = 0;
    for (const auto& column : columns_.columns) {
      // Rounded from the sum, so that the last one ends at the margin.
      const int before = room * used / units;
      used += units_of(column);
      const int width = room * used / units - before;
      picture_.places.push_back(place(column, left, width));
      left += width + gap;
    }
    picture_.width = std::max(page, left - gap + margin);
  }

  PathPlace place(const PathColumn& column, int left, int width) const {
    const auto words = place_words(column.role, language_);
    std::string devices;
    for (const auto& device : column.devices) devices += (devices.empty() ? "" : ", ") + device;
    return {left, width, wrapped(words, width - gap, place_font, 2),
            fitted(devices, width - gap, device_font),
            uncut(devices.empty() ? words : words + ": " + devices)};
  }

  void write_title() {
    constexpr int title_height = 48, device_height = 26;
    picture_.full_title = say("Path of the packets");
    if (question_ && traces_.size() == 1) {
      const auto& trace = *traces_[0];
      picture_.full_title = uncut(packet_words(trace, language_) + ": " + say(trace.verdict));
    }
    picture_.title = fitted(picture_.full_title, picture_.width - 2 * margin, title_font);
    std::size_t lines = 1;
    for (const auto& each : picture_.places) lines = std::max(lines, each.title.size());
    picture_.bands_top = title_height + static_cast<int>(lines) * line + device_height;
    if (traces_.empty()) {
      picture_.description = say("Nothing was sent that tells about the packets.");
    }
  }

  PathLane lane(const Trace& trace, const std::vector<ShownStep>& shown) const {
    PathLane made;
    made.back = trace.direction == "back";
    made.arrives = !is_stopped(trace);
    made.verdict = say(trace.verdict);
    made.mark = mark_of(trace);
    made.packet = wrapped(flow_words(trace, language_), gutter - gap, packet_font, 3);
    made.about = about(trace);
    std::size_t label_lines = 0;
    for (const auto& one : shown) {
      made.nodes.push_back(node(trace, one));
      label_lines =
          std::max(label_lines, made.nodes.back().label.size() + made.nodes.back().word.size());
      const bool decides = trace.at && one.index <= *trace.at && *trace.at < one.end;
      if (decides) made.deciding_x = made.nodes.back().x;
      if (question_ ? !one.folded() : decides && trace.verdict != "delivered") {
        made.notes.push_back(note(made.nodes.back().mark, trace.steps[one.index], decides));
      }
    }
    for (const auto& change :
         {source_change(trace, language_), destination_change(trace, language_)}) {
      if (change.empty()) continue;
      made.notes.push_back({Mark::rewrite, false, wrapped(change, note_width(), note_font, 2), "",
                            false, uncut(change)});
    }
    set_height(made, static_cast<int>(label_lines));
    return made;
  }

  std::vector<std::string> about(const Trace& trace) const {
    std::vector<std::string> words;
    const auto* first = trace.steps.empty() ? nullptr : &trace.steps.front();
    const bool named = first && first->role == Role::client && !first->device.empty();
    if (several_ && named) words.push_back(first->device);
    for (const auto& step : trace.steps) {
      if (step.profile.empty() || question_) continue;
      words.push_back(
          vpnlint::say({"{profile} network", {{"profile", say(step.profile)}}}, language_));
      break;
    }
    if (!question_ && trace.flow.destination_port == "1701") words.push_back(say("inside IPsec"));
    for (auto& each : words) each = fitted(each, gutter - gap, about_font);
    return words;
  }

  void describe(const Trace& trace) {
    auto& text = picture_.description;
    text += (text.empty() ? "" : " ") + packet_words(trace, language_) + ": " + say(trace.verdict) +
            '.';
    if (!trace.at || *trace.at >= trace.steps.size()) return;
    const auto& step = trace.steps[*trace.at];
    text += ' ' + uncut(vpnlint::say(step.message, language_));
    if (step.evidence) text += " (" + evidence_words(step) + ')';
  }

  std::string all_about(const TraceStep& step) const {
    auto words = place_words(step.role, language_);
    if (!step.device.empty()) words += " (" + step.device + ')';
    const auto stage = stage_words(step.stage, language_);
    if (!stage.empty()) words += ", " + stage;
    words += ": " + step_verdict_words(step, language_) + ". ";
    words += vpnlint::say(step.message, language_);
    if (step.evidence) words += ' ' + evidence_words(step);
    return uncut(words);
  }

  PathNode node(const Trace& trace, const ShownStep& one) const {
    const auto& step = trace.steps[one.index];
    const auto& slots = columns_.columns[one.column].slots;
    const auto& band = picture_.places[one.column];
    const bool whole = one.slot.empty();
    const int count = whole ? 1 : static_cast<int>(slots.size());
    const auto found = whole ? 0 : std::find(slots.begin(), slots.end(), one.slot) - slots.begin();
    const bool behind = is_stopped(trace) && trace.at && one.index > *trace.at;

    PathNode made;
    made.place = one.column;
    made.x = band.left + band.width * (2 * static_cast<int>(found) + 1) / (2 * count);
    made.mark = one.folded() ? Mark::folded : behind ? Mark::unreached : mark_of(step);
    const int width = band.width / count - 4;
    if (!one.folded())
      made.label = wrapped(stage_words(step.stage, language_), width, label_font, 3);
    const auto word = one.folded() ? "+" + std::to_string(one.end - one.index)
                      : behind     ? say("not reached")
                                   : step_verdict_words(step, language_);
    made.word = wrapped(word, width, word_font, 2);
    made.full = all_about(step);
    return made;
  }

  int note_width() const {
    return picture_.width - 2 * margin - gutter - note_indent - note_padding;
  }

  PathNote note(Mark mark, const TraceStep& step, bool decides) const {
    const Font font{note_font.size, decides};
    const auto sentence = vpnlint::say(step.message, language_);
    PathNote made{mark, decides, wrapped(sentence, note_width(), font, 3),
                  "",   false,   all_about(step)};
    const auto where = neutral(evidence_words(step));
    if (where.empty() || made.lines.empty()) return made;
    const int left = note_width() - text_width(made.lines.back(), font) - 2 * gap;
    made.same_line = made.lines.size() == 1 && text_width(where, evidence_font) <= left;
    made.place = fitted_end(where, note_width(), evidence_font);
    return made;
  }

  static void set_height(PathLane& lane, int label_lines) {
    constexpr int below = 10;
    const auto words = static_cast<int>(lane.packet.size() + lane.about.size());
    lane.notes_top = labels_y + line * label_lines;
    int height = lane.notes_top;
    if (!lane.notes.empty()) height += 2 * note_padding;
    for (const auto& each : lane.notes) height += height_of(each);
    lane.height = std::max(height, labels_y + line * words) + below;
  }

  std::string language_;
  std::vector<const Trace*> traces_;
  bool question_ = false, several_ = false;
  PathColumns columns_;
  PathPicture picture_;
};

}  // namespace

PathPicture lay_out(const std::vector<Trace>& traces, const std::string& language) {
  return Layout(traces, language).make();
}

}  // namespace vpnlint
