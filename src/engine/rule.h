// A rule as data: what is judged, when it matters, what is required, and its texts.
// docs/rules.md describes the file format; read_rules.h reads it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/value.h"

namespace vpnlint {

enum class Severity { note, warning, error };
enum class Confidence { low, medium, high };
enum class Verdict { pass, fail, unknown, not_applicable };

std::string_view name_of(Severity);
std::string_view name_of(Confidence);
std::string_view name_of(Verdict);
std::optional<Severity> severity_from(std::string_view);
std::optional<Confidence> confidence_from(std::string_view);
std::optional<Verdict> verdict_from(std::string_view);

enum class Operator {
  is,
  is_not,
  in,
  not_in,
  at_least,
  at_most,
  matches,
  regex,
  within,
  overlaps,
  covers,
  has,
  empty,
  resembles,
  presence,
};

std::string_view name_of(Operator);
std::optional<Operator> operator_from(std::string_view);

/// One comparison of one column. `row_column` names a column of the judged row ("$row.name") that
/// takes the operand's place, `expect` an expectation of a policy ("$expect.name") that will
/// (bind_expectations empties it).
struct Test {
  Operator op = Operator::is;
  Value operand;
  std::string row_column;
  std::string expect;
  bool numbers = false;  ///< a list of numbers: a text is of another type, not different
};

/// A tree over one row (columns) and over other tables (exists, none) and rules (finding).
struct Condition {
  enum class Kind : std::uint8_t { all, any, negation, column, exists, none, finding };
  Kind kind = Kind::all;
  std::string name;              ///< column, table or rule id
  bool across_hosts = false;     ///< exists, none: rows of every host
  std::vector<Test> tests;       ///< column: all must hold
  std::vector<Condition> parts;  ///< operands; exists, none: conditions on that table's row
};

struct RuleText {
  std::string finding;         ///< with {column} and {table.column} places
  std::string finding_absent;  ///< when absence is proven; empty = use finding
  std::string why;
  std::string fix;
  std::string checks;           ///< what the rule checks, one sentence; may be empty, as all below
  std::string certainty;        ///< why the confidence is what it is
  std::string false_positives;  ///< when a finding is wrong or harmless
  std::string undo;             ///< for a person, where the fix has no machine-usable way back
};

/// A row given by an example: column -> value, and the role of the host it is on.
struct ExampleRow {
  std::string table;
  std::string host;  ///< role name; empty = the role that the rule's side has
  std::vector<std::pair<std::string, Value>> columns;
};

struct Example {
  Verdict verdict = Verdict::pass;
  bool would_fail = false;
  std::optional<Severity> severity;  ///< of the finding that gives the verdict
  std::optional<bool> fix_is_safe;   ///< whether [fix] is offered ([fix] unless)
  std::vector<ExampleRow> given;
  std::vector<std::pair<std::string, std::string>> artifacts;  ///< name or extension -> text
  std::vector<std::pair<std::string, Value>> expect;           ///< what a policy would say
  std::uint32_t line = 0;
};

/// A value that a policy gave to the rule: for its sentence and its evidence.
struct BoundExpectation {
  std::string text;  ///< [REDACTED] where it is compared with a secret
  std::string file;
  std::uint32_t line = 0;
};

struct SeverityWhen {
  Severity severity = Severity::note;
  Condition condition;
};

struct Rule {
  std::string id, name, side, stage, since, no_unknown;
  Severity severity = Severity::error;
  Confidence confidence = Confidence::high;
  std::vector<std::int64_t> errors;  ///< codes it produces, the most natural first
  double weight = 0.5;               ///< prior of the diagnosis, 0 to 1
  std::vector<std::string> roles;    ///< of the hosts whose rows are judged
  std::string table;
  Condition row;
  std::optional<Condition> when;
  std::optional<Condition> require;
  std::vector<std::pair<std::string, Value>> absent;
  bool fail_if_present = false;
  bool reported = true;  ///< false: judged only where another rule asks for its finding
  std::vector<SeverityWhen> severity_when;
  std::map<std::string, RuleText> text;    ///< language -> texts; en and ko always
  std::map<std::string, std::string> fix;  ///< kind (reg, powershell, ...) -> commands
  std::optional<Condition> fix_unless;     ///< where the commands may do harm
  std::vector<std::string> references;
  std::vector<Example> examples;
  std::string file;                                  ///< as reports print it
  std::map<std::string, BoundExpectation> expected;  ///< filled by bind_expectations

  const RuleText& text_in(std::string_view language) const;
};

/// What `[fix]` can hold; each with `undo_` before it, too.
inline constexpr std::array<std::string_view, 7> fix_kinds = {
    "reg", "powershell", "cmd", "netsh", "routeros", "uci", "shell"};

/// Ids of the rules whose findings this one's conditions ask for.
std::set<std::string> findings_asked_by(const Rule& rule);

/// Sides of a rule and the roles of hosts that each one judges.
std::vector<std::string> roles_of_side(std::string_view side);

/// Places on the packet's path in the order in which a dial passes them; a rule's `stage` is one.
/// What lies behind the first failing one is masked by it.
inline constexpr std::array<std::string_view, 17> stages = {
    "artifact",      "profile",       "name",          "client_service", "client_firewall",
    "client_router", "line",          "server_router", "cloud",          "server_firewall",
    "ike",           "nat_traversal", "quick_mode",    "l2tp",           "ppp",
    "session",       "context",
};
/// Index into `stages`; none for an unknown name.
std::optional<std::size_t> stage_index(std::string_view stage);

inline constexpr std::array<std::string_view, 2> languages = {"en", "ko"};

}  // namespace vpnlint
