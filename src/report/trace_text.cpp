// `trace -f text`: a heading per packet, a line per step, the deciding one marked.
#include <algorithm>

#include "report/characters.h"
#include "report/excerpt.h"
#include "report/page.h"
#include "report/trace.h"
#include "report/trace_words.h"

namespace vpnlint {
namespace {

constexpr std::size_t mark = 2, gap = 2;  // columns before a line, and between its parts
constexpr std::size_t quote_indent = 4;
constexpr std::size_t least_sentence = 44;  // a narrower column of sentences is hard to read

Style style_of(const std::string& verdict) {
  if (verdict == "delivered") return Style::green;
  return verdict == "unknown" ? Style::yellow : Style::red;
}

/// The parts of a step's line.
struct Line {
  std::string verdict, place, message;
};

Line line_of(const Page& page, const TraceStep& step) {
  return {page.say(step.verdict), neutral(evidence_words(step)), page.say(step.message)};
}

/// Columns that the parts of all lines need.
struct Columns {
  std::size_t verdict = 0, place = 0;
  bool fit = true;  ///< the places have a column of their own, and the sentences one behind it

  std::size_t first() const { return mark + verdict + gap; }
  std::size_t message() const { return first() + place + gap; }
};

Columns columns_of(const Page& page, const std::vector<Trace>& traces) {
  Columns columns;
  std::size_t message = 0;
  for (const auto& trace : traces) {
    for (const auto& step : trace.steps) {
      const auto line = line_of(page, step);
      columns.verdict = std::max(columns.verdict, display_width(line.verdict));
      columns.place = std::max(columns.place, display_width(line.place));
      message = std::max(message, display_width(neutral(line.message)));
    }
  }
  columns.fit = columns.message() + std::min(message, least_sentence) <= Page::width;
  return columns;
}

// Long paths would push the sentences off the page: they stand behind the sentence then, or below
// it when there is no room.
std::vector<std::string> behind_sentence(const Line& line, std::size_t width) {
  auto lines = wrap(neutral(line.message), width);
  if (line.place.empty()) return lines;
  if (display_width(lines.back()) + gap + display_width(line.place) <= width)
    lines.back() += "  " + line.place;
  else
    lines.push_back(line.place);
  return lines;
}

void write_step(Page& page, const Line& line, const Columns& columns, bool decides, Style style) {
  const auto indent = columns.fit ? columns.message() : columns.first();
  const auto width = Page::width - indent;
  const auto lines =
      columns.fit ? wrap(neutral(line.message), width) : behind_sentence(line, width);
  auto head = (decides ? "> " : "  ") + padded(line.verdict, columns.verdict) + "  ";
  if (columns.fit) head += padded(line.place, columns.place) + "  ";
  page.line(head + lines.front(), 0, style);
  for (std::size_t more = 1; more < lines.size(); ++more) {
    const bool long_path = display_width(lines[more]) > width;
    page.line(lines[more], long_path ? quote_indent : indent, style);
  }
}

void write_steps(Page& page, const Trace& trace, const Columns& columns) {
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const auto& step = trace.steps[i];
    const bool decides = trace.at == i;
    write_step(page, line_of(page, step), columns, decides,
               decides ? style_of(trace.verdict) : Style::plain);
    if (decides && step.evidence && !step.evidence->excerpt.empty()) {
      page.quote(guarded_excerpt(step.evidence->excerpt),
                 columns.fit ? quote_indent : columns.first());
    }
  }
}

}  // namespace

std::string write_trace_text(const std::vector<Trace>& traces, const std::string& language,
                             bool colour) {
  Page page(language, colour);
  const auto columns = columns_of(page, traces);
  for (const auto& trace : traces) {
    page.heading(packet_words(trace, language) + ": " + page.say(trace.verdict),
                 style_of(trace.verdict));
    write_steps(page, trace, columns);
    for (const auto& change :
         {source_change(trace, language), destination_change(trace, language)}) {
      if (!change.empty()) page.line(change);
    }
  }
  return page.take();
}

}  // namespace vpnlint
