// Reads a capture with one format's reader and shows what came out, for tests.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes_reader.h"
#include "base/encoding.h"
#include "base/source.h"
#include "base/text.h"
#include "facts/bundle.h"
#include "facts/fact_set.h"
#include "formats/format.h"

namespace vpnlint::capture_test {

struct Capture {
  FactSet facts;
  Quotes quotes;
  std::vector<Problem> problems;
  std::string language;
  std::vector<std::string> sections;
};

/// Every setting is wanted. Small blocks put their borders anywhere.
inline Capture read_capture(std::string_view format, std::string bytes,
                            Encoding encoding = Encoding::utf8, const Limits& limits = {},
                            std::size_t block = 1 << 16) {
  Capture capture;
  Wanted wanted;
  wanted.everything = true;
  wanted.all_settings = true;
  BytesReader reader(std::move(bytes), block);
  Source source(reader, encoding, limits);
  FactSink sink(capture.facts, capture.quotes, 0, 0, limits, wanted);
  Problems problems(0, limits.problems_per_artifact);
  Reading reading{source, "capture.txt", sink, problems, limits, {}, {}};
  for (const auto& candidate : all_formats()) {
    if (candidate.id == format) candidate.read(reading);
  }
  capture.problems = problems.take();
  capture.language = reading.language;
  capture.sections = reading.sections;
  return capture;
}

/// The score of one format alone.
inline int score(std::string_view format, std::string_view text) {
  for (const auto& candidate : all_formats()) {
    if (candidate.id == format) return candidate.recognise({text, text, "capture.txt"});
  }
  return -1;
}

/// One line a row: "7: name=IKEEXT state=running". A value that is not there shows why:
/// "!unreadable"; what was not collected is left out. Without columns: all of them.
inline std::string dump(const Capture& capture, std::string_view table,
                        std::string_view columns = {}) {
  const auto* info = find_table(table);
  const auto named = columns.empty() ? std::vector<std::string_view>{} : split(columns, ' ');
  std::string out;
  for (std::size_t i = 0; i < info->size(capture.facts); ++i) {
    const auto& row = info->row(capture.facts, i);
    out += std::to_string(row.at.line) + ":";
    for (const auto& column : info->columns) {
      if (column.flags & secret) continue;
      if (!named.empty() && std::find(named.begin(), named.end(), column.name) == named.end()) {
        continue;
      }
      const auto cell = column.get(row);
      if (cell.presence == Presence::not_collected) continue;
      out += " " + std::string(column.name) + "=";
      out +=
          cell.value.index() == 0 ? "!" + std::string(name_of(cell.presence)) : to_text(cell.value);
    }
    out += "\n";
  }
  return out;
}

/// "7:1 partial truncated [firewall show rule] the listing ends without its closing line"
inline std::string dump_problems(const Capture& capture) {
  std::string out;
  for (const auto& problem : capture.problems) {
    out += std::to_string(problem.at.line) + ":" + std::to_string(problem.at.column) + " " +
           std::string(name_of(problem.gravity)) + " " + problem.kind + " [" + problem.subject +
           "] " + fill(problem.message.text, problem.message.arguments) + "\n";
  }
  return out;
}

}  // namespace vpnlint::capture_test
