// A difference put into the order in which people read it, and its values in words.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/diff.h"

namespace vpnlint {

/// Facts of one host and table that are told alike.
struct DiffGroup {
  std::size_t host = 0;
  const TableInfo* table = nullptr;
  std::vector<const FactChange*> facts;
};

/// Facts that were collected on one side only, of one host, table and file.
struct DiffCollected {
  std::size_t host = 0;
  const TableInfo* table = nullptr;
  Change change = Change::no_longer_sent;
  std::string path;
  std::size_t count = 0;
};

struct DiffParts {
  std::vector<std::pair<Effect, std::vector<const VerdictChange*>>> verdicts;  ///< not `other`
  std::vector<DiffGroup> read;   ///< read by rules, explain no verdict
  std::vector<DiffGroup> other;  ///< read by no rule
  std::vector<DiffCollected> collected;
  std::size_t quiet = 0;  ///< verdicts of subjects that came or went
};

DiffParts parts_of(const DiffReport& report);

/// A place of one side with the quoted line; empty path when there is none.
struct DiffPlace {
  std::string path;
  std::uint32_t line = 0;
  std::string excerpt;

  std::string text() const { return path + ":" + std::to_string(line); }
};

/// A finding's evidence, guarded as in every report.
DiffPlace evidence_place(const Evidence& evidence);

/// Where the change is stated: the first differing column, else the row.
DiffPlace place_before(const FactChange& change, const DiffReport& report);
DiffPlace place_after(const FactChange& change, const DiffReport& report);

std::string host_words(const DiffReport& report, std::size_t host, std::string_view language);
std::string table_words(const TableInfo& table, std::string_view language);
std::string_view effect_words(Effect effect);  ///< English heading
std::string_view change_words(Change change);  ///< English
std::string state_words(State state, std::string_view language);
/// "start: manual -> disabled, delayed: true -> (nothing)"; of rows that came or went what they
/// say.
std::string columns_words(const FactChange& change, std::string_view language);
/// The row's subject; the table's name where it has none.
std::string subject_words(const FactChange& change, std::string_view language);
/// ~ + - > for changed, added, removed, moved.
char sign_of(Change change);
/// The finding's sentence where there is one to say, else what is missing; may be empty.
std::string verdict_sentence(const VerdictChange& change, std::string_view language);
std::string rule_ids(const FactChange& change);
/// One line: what changed in all.
std::string summary_words(const DiffReport& report, std::string_view language);

}  // namespace vpnlint
