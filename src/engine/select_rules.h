// Which rules are judged and how severe they are: --select, --ignore and [severity].
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule.h"

namespace vpnlint {

/// A selector is an id, a name, the beginning of an id (a family: VPN6) or ALL; case is ignored.
bool selects(std::string_view selector, const Rule& rule);

/// "no rule VPN6O1; did you mean VPN601?" for a selector that selects nothing, else "".
std::string why_unknown(std::string_view selector, const std::vector<Rule>& rules);

/// Keeps what `select` names (everything when it is empty) and `ignore` does not. Where both name a
/// rule the more exact one wins (id or name, then the longer family, then ALL), else `ignore`.
/// A rule that goes and whose finding a remaining one asks for stays as not `reported`.
void choose_rules(std::vector<Rule>& rules, const std::vector<std::string>& select,
                  const std::vector<std::string>& ignore);

struct SeverityOverride {
  std::string rule;                  ///< selector
  std::optional<Severity> severity;  ///< none = off: the rule is not judged
  std::string file;                  ///< where it stands
  std::uint32_t line = 0, column = 0;
};

/// The most exact override of a rule wins, of equally exact ones the first. It is final: conditions
/// under which the rule has another severity are gone.
void override_severities(std::vector<Rule>& rules, const std::vector<SeverityOverride>& overrides);

}  // namespace vpnlint
