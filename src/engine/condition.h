// Evaluation of condition trees, with what they rest on.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/rule.h"
#include "engine/subjects.h"
#include "engine/truth.h"

namespace vpnlint {

/// What nobody sent and would decide.
struct Missing {
  std::string table;
  std::string identity;  ///< key and name, service, ...; may be empty
  std::string command;   ///< the exact command that collects it; may be empty

  friend bool operator==(const Missing&, const Missing&) = default;
};

/// One column test that was made on the way.
struct Tested {
  Truth result = Truth::unknown;
  ArtifactId artifact = no_artifact;
  Position at;
  Missing missing;  ///< when unknown
};

/// What an evaluation rested on.
struct Grounds {
  std::vector<Tested> tests;
  std::vector<Missing> missing;              ///< of exists and none
  std::map<std::string, Subject> witnesses;  ///< table -> row that made exists true
};

/// Where conditions look.
struct Scope {
  Subjects& subjects;
  HostId host = 0;
  bool scripts = false;  ///< rows of scripts count too
  /// Verdict of another rule on this host: yes = it fails.
  std::function<Truth(const std::string& rule, HostId host)> finding;
};

/// `subject` may be null where there is no row (then column tests are unknown).
Truth evaluate(const Condition& condition, const Subject* subject, const Scope& scope,
               Grounds& grounds);

/// Does the complete extent cover what the condition names (key, service, side ...), with the
/// columns? Returns the covering row or null.
const Extent* covering_extent(const Scope& scope, HostId host, const TableInfo& table,
                              const Condition& row, const std::vector<std::string>& columns);

/// Plain `is` operands of the identity columns in a condition, joined: what it is about.
std::string named_identity(const TableInfo& table, const Condition& row);
/// The operand of `column is ...`, if the condition demands one.
const Value* demanded(const Condition& row, std::string_view column);

}  // namespace vpnlint
