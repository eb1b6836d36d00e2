// `trace -f text`: a heading per packet, a line per step, the deciding one marked.
#include <algorithm>

#include "report/characters.h"
#include "report/excerpt.h"
#include "report/page.h"
#include "report/trace.h"

namespace vpnlint {
namespace {

std::string end_of(const std::string& address, const std::string& port) {
  return address + (port.empty() ? "" : ":" + port);
}

std::string packet_words(const Page& page, const Trace& trace) {
  const auto& packet = trace.flow;
  if (packet.source.empty()) {  // of a dial: no addresses
    const bool back = trace.direction == "back";
    const auto& port = back ? packet.source_port : packet.destination_port;
    const std::string protocol = packet.protocol == "udp" ? "UDP" : "ESP";
    const auto words = protocol + (port.empty() ? "" : " " + port);
    return back ? page.say({"answers of {packet}", {{"packet", words}}}) : words;
  }
  return packet.protocol + ' ' + end_of(packet.source, packet.source_port) + " -> " +
         end_of(packet.destination, packet.destination_port);
}

Style style_of(const std::string& verdict) {
  if (verdict == "delivered") return Style::green;
  return verdict == "unknown" ? Style::yellow : Style::red;
}

std::string place_of(const TraceStep& step) {
  if (!step.evidence) return "";
  return step.evidence->path + ":" + std::to_string(std::max(step.evidence->at.line, 1u));
}

void write_steps(Page& page, const Trace& trace) {
  std::size_t verdicts = 0, places = 0;
  for (const auto& step : trace.steps) {
    verdicts = std::max(verdicts, page.say(step.verdict).size());
    places = std::max(places, place_of(step).size());
  }
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    const auto& step = trace.steps[i];
    const bool decides = trace.at == i;
    page.line(std::string(decides ? "> " : "  ") + padded(page.say(step.verdict), verdicts) + "  " +
                  padded(place_of(step), places) + "  " + page.say(step.message),
              0, decides ? style_of(trace.verdict) : Style::plain);
    if (decides && step.evidence && !step.evidence->excerpt.empty()) {
      page.quote(guarded_excerpt(step.evidence->excerpt));
    }
  }
}

}  // namespace

std::string write_trace_text(const std::vector<Trace>& traces, const std::string& language,
                             bool colour) {
  Page page(language, colour);
  for (const auto& trace : traces) {
    page.heading(packet_words(page, trace) + ": " + page.say(trace.verdict),
                 style_of(trace.verdict));
    write_steps(page, trace);
    const auto& changed = trace.rewritten;
    if (!changed.source.empty() || !changed.source_port.empty()) {
      page.line(page.say(
          {"source rewritten to {end}", {{"end", end_of(changed.source, changed.source_port)}}}));
    }
    if (!changed.destination.empty() || !changed.destination_port.empty()) {
      page.line(page.say({"destination rewritten to {end}",
                          {{"end", end_of(changed.destination, changed.destination_port)}}}));
    }
  }
  return page.take();
}

}  // namespace vpnlint
