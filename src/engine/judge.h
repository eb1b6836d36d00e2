// Rules over facts: one finding per rule and subject, three-valued.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/condition.h"
#include "engine/rule.h"
#include "facts/bundle.h"

namespace vpnlint {

/// No host of the rule's side was sent.
inline constexpr HostId no_host = 0xffffffff;

/// Somebody decided that a finding is no trouble.
struct Accepted {
  std::string by;  ///< suppression or baseline
  std::string reason;
  std::string file;  ///< where that stands
  std::uint32_t line = 0;
};

/// A fail or pass has evidence; an unknown says what is missing.
struct Finding {
  const Rule* rule = nullptr;
  Verdict verdict = Verdict::unknown;
  bool would_fail = false;  ///< unknown, but only because the site is not known
  bool absent = false;      ///< judged by what proven absence means
  Severity severity = Severity::note;
  Confidence confidence = Confidence::high;
  HostId host = no_host;
  std::string subject;  ///< for people; secrets never
  Arguments arguments;  ///< {column} and {table.column} of the rule's texts
  std::vector<Evidence> evidence;
  std::vector<Missing> missing;
  std::string place;        ///< rule + host + table + identity: no line, no value
  std::string fingerprint;  ///< the place, and a number where several findings stand at one
  bool fix_is_safe = true;  ///< the rule's commands may be proposed here
  std::optional<Accepted> accepted;  ///< still reported, but no cause and no failure

  /// Fails or may fail, and nobody accepted that.
  bool counts() const { return (verdict == Verdict::fail || would_fail) && !accepted; }
};

/// Judges every rule on every host of its side, in the order of rules, hosts and rows.
/// not_applicable findings are part of the answer (they are counted).
std::vector<Finding> judge(const Bundle& bundle, const std::vector<Rule>& rules);

/// The findings of one rule; the others are judged as far as its conditions ask for them.
std::vector<Finding> judge_rule(const Bundle& bundle, const std::vector<Rule>& rules,
                                const std::string& id);

}  // namespace vpnlint
