// What readers hand facts to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/limits.h"
#include "base/problem.h"
#include "base/text.h"
#include "facts/bundle.h"
#include "facts/wanted.h"

namespace vpnlint {

/// Takes the facts of one artifact. Adds artifact and host to every row, bounds their number.
class FactSink {
 public:
  FactSink(FactSet& facts, Quotes& quotes, ArtifactId artifact, HostId host, const Limits& limits,
           const Wanted& wanted)
      : facts_(facts),
        quotes_(quotes),
        artifact_(artifact),
        host_(host),
        limits_(limits),
        wanted_(wanted) {}

  /// Ignored, and full() from then on, when the artifact has given its share.
  template <class F>
  void add(F row) {
    if (count_ >= limits_.facts_per_artifact) {
      full_ = true;
      return;
    }
    ++count_;
    row.artifact = artifact_;
    row.host = host_;
    facts_.rows<F>().push_back(std::move(row));
  }

  /// Keeps a line for reports. Call it for the line of a row and of every field that a report may
  /// have to show; the caller redacts secrets first.
  void quote(std::uint32_t line, std::string_view text) {
    quotes_.keep(line, cut_utf8(text, limits_.excerpt_bytes));
  }

  /// The same of what begins inside a line, for texts that are one line as a whole.
  void quote(Position at, std::string_view text) {
    quotes_.keep(at, cut_utf8(text, limits_.excerpt_bytes));
  }

  /// `table` is covered under `selector`; columns empty = all. An incomplete extent says why.
  void extent(std::string_view table, std::string_view selector, List columns, Position at,
              bool complete = true, std::string_view why = {});

  /// A readable secret stands at this place. Its text is hashed, never kept.
  void secret(std::string_view kind, std::string_view name, std::string_view text, Position at);

  /// Rows that this artifact has given so far, to be corrected when its end shows more
  /// (control sets, state or script).
  template <class F, class Visit>
  void for_each_own(Visit visit) {
    auto& rows = facts_.rows<F>();
    for (auto i = rows.size(); i > 0 && rows[i - 1].artifact == artifact_; --i) visit(rows[i - 1]);
  }

  const Wanted& wanted() const { return wanted_; }
  ArtifactId artifact() const { return artifact_; }
  bool full() const { return full_; }

 private:
  FactSet& facts_;
  Quotes& quotes_;
  ArtifactId artifact_;
  HostId host_;
  const Limits& limits_;
  const Wanted& wanted_;
  std::size_t count_ = 0;
  bool full_ = false;
};

}  // namespace vpnlint
