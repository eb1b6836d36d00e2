// Suppressions: findings that somebody decided to live with, and why.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/file_problem.h"
#include "engine/judge.h"

namespace vpnlint {

/// One [[suppress]] of a settings file.
struct Suppression {
  std::string rule;     ///< selector: id, name, family or ALL
  std::string where;    ///< glob; empty = everywhere
  std::string reason;   ///< never empty
  std::string expires;  ///< last day, "2027-01-31"; empty = never
  std::string file;     ///< where it stands
  std::uint32_t line = 0, column = 0;
};

/// Marks every failing and would-be failing finding that a suppression names as accepted; the first
/// one wins. `where` is held against the paths of the evidence (from any folder on), the subject,
/// the name of the host and the fingerprint; one that fits is enough.
/// `today` ("2026-11-24", or empty when nobody knows) decides what has expired.
/// Returns what the owner of the file should know: suppressions that expired, whose expiry could
/// not be checked, or that fit nothing although their rules were decided.
std::vector<FileProblem> suppress(std::vector<Finding>& findings, const Bundle& bundle,
                                  const std::vector<Suppression>& suppressions,
                                  std::string_view today);

}  // namespace vpnlint
