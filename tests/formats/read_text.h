// Reads a text with one format's reader and shows what came out, for tests.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_reader.h"
#include "base/encoding.h"
#include "base/source.h"
#include "facts/bundle.h"
#include "facts/fact_set.h"
#include "formats/format.h"

namespace vpnlint::test {

class TextReader : public ByteReader {
 public:
  explicit TextReader(std::string_view text) : text_(text) {}

  std::ptrdiff_t read(char* buffer, std::size_t size) override {
    const auto got = text_.copy(buffer, size);
    text_.remove_prefix(got);
    return static_cast<std::ptrdiff_t>(got);
  }

 private:
  std::string_view text_;
};

struct ReadText {
  FactSet facts;
  Quotes quotes;
  std::vector<Problem> problems;
};

inline ReadText read_text(Read read, std::string_view text, std::string_view path = "file",
                          const Limits& limits = {}, Encoding encoding = Encoding::utf8) {
  ReadText result;
  Wanted wanted;
  wanted.everything = true;
  TextReader reader(text);
  Source source(reader, encoding, limits);
  FactSink sink(result.facts, result.quotes, 0, 0, limits, wanted);
  Problems problems(0, limits.problems_per_artifact);
  Reading reading{source, path, sink, problems, limits, {}, {}};
  read(reading);
  result.problems = problems.take();
  return result;
}

inline int score(Recognise recognise, std::string_view text, std::string_view path = "file") {
  return recognise({text, text, path});
}

/// One line a row: "7: name=Office strategy=l2tp_only?". Marks after a value: `~` defaulted,
/// nothing given; without a value: `!partial` and the like. Without columns: all of them.
inline std::string dump(const ReadText& read, std::string_view table,
                        const std::vector<std::string_view>& columns = {}) {
  const auto* info = find_table(table);
  std::string out;
  for (std::size_t i = 0; i < info->size(read.facts); ++i) {
    const auto& row = info->row(read.facts, i);
    out += std::to_string(row.at.line) + ":";
    for (const auto& column : info->columns) {
      if (column.flags & secret) continue;
      const bool named = std::find(columns.begin(), columns.end(), column.name) != columns.end();
      if (!columns.empty() && !named) continue;
      const auto cell = column.get(row);
      if (cell.presence == Presence::not_collected) continue;
      out += " " + std::string(column.name) + "=";
      if (cell.value.index() == 0) {
        out += "!" + std::string(name_of(cell.presence));
      } else {
        out += to_text(cell.value) + (cell.presence == Presence::defaulted ? "~" : "");
      }
    }
    out += "\n";
  }
  return out;
}

/// "7:1 misspelt The key ..."
inline std::string dump_problems(const ReadText& read) {
  std::string out;
  for (const auto& problem : read.problems) {
    out += std::to_string(problem.at.line) + ":" + std::to_string(problem.at.column) + " " +
           std::string(name_of(problem.gravity)) + " " + problem.kind + ": " +
           fill(problem.message.text, problem.message.arguments) + "\n";
  }
  return out;
}

}  // namespace vpnlint::test
