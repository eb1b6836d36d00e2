// Applying suppressions.
#include "engine/suppress.h"

#include <algorithm>

#include "base/text.h"
#include "engine/select_rules.h"

namespace vpnlint {
namespace {

bool decided(const Finding& finding) {
  return finding.verdict == Verdict::pass || finding.verdict == Verdict::fail;
}

// A bundle is named differently by everybody who audits it: "client/rules.txt" fits at any depth.
bool fits_path(const std::string& path, const std::string& glob) {
  return matches_glob(path, glob) || matches_glob(path, "*/" + glob) ||
         matches_glob(path, "*!" + glob);
}

bool fits(const Finding& finding, const Bundle& bundle, const std::string& glob) {
  if (glob.empty() || matches_glob(finding.subject, glob) || finding.fingerprint == glob) {
    return true;
  }
  const bool has_host = finding.host < bundle.hosts.size();
  if (has_host && matches_glob(bundle.hosts[finding.host].name, glob)) return true;
  return std::any_of(finding.evidence.begin(), finding.evidence.end(),
                     [&](const Evidence& evidence) { return fits_path(evidence.path, glob); });
}

FileProblem note(const Suppression& suppression, std::string message) {
  return {suppression.file, suppression.line, suppression.column, std::move(message)};
}

// Fit nothing that fails, and what it is about is known: it only hides what comes later.
bool is_stale(const Suppression& suppression, const std::vector<Finding>& findings, bool used) {
  return !used && std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return decided(finding) && selects(suppression.rule, *finding.rule);
  });
}

bool apply(const Suppression& suppression, std::vector<Finding>& findings, const Bundle& bundle) {
  bool used = false;
  for (auto& finding : findings) {
    const bool flawed = finding.verdict == Verdict::fail || finding.would_fail;
    if (!flawed || !selects(suppression.rule, *finding.rule)) continue;
    if (!fits(finding, bundle, suppression.where)) continue;
    used = true;
    if (finding.accepted) continue;
    finding.accepted =
        Accepted{"suppression", suppression.reason, suppression.file, suppression.line};
  }
  return used;
}

}  // namespace

std::vector<FileProblem> suppress(std::vector<Finding>& findings, const Bundle& bundle,
                                  const std::vector<Suppression>& suppressions,
                                  std::string_view today) {
  std::vector<FileProblem> notes;
  for (const auto& suppression : suppressions) {
    const bool ends = !suppression.expires.empty();
    if (ends && !today.empty() && suppression.expires < today) {
      notes.push_back(note(suppression, "the suppression of " + suppression.rule + " expired on " +
                                            suppression.expires + "; it was not applied"));
      continue;
    }
    const bool used = apply(suppression, findings, bundle);
    if (ends && today.empty() && used) {
      notes.push_back(note(suppression, "the suppression of " + suppression.rule + " expires on " +
                                            suppression.expires +
                                            "; without --now that was not checked"));
    }
    if (is_stale(suppression, findings, used)) {
      notes.push_back(note(
          suppression, "the suppression of " + suppression.rule + " fits no finding; remove it"));
    }
  }
  return notes;
}

}  // namespace vpnlint
