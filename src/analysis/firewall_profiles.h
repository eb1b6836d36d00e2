// What the profiles of the Windows firewall are set to when all stores are merged.
#pragma once

#include <array>
#include <string_view>

#include "analysis/match.h"
#include "facts/bundle.h"

namespace vpnlint {

/// What happens to packets that no rule is about.
struct FirewallDefault {
  Match blocks = Match::maybe;
  const FirewallProfile* row = nullptr;  ///< what says it
};

/// One profile of one PC. Policy wins over the local store, setting by setting; what `netsh ...
/// monitor` shows (store `effective`) wins over both. Only shields are up when either raises them
/// ([MS-FASP] 2.2.38). Artifacts that contradict each other leave a setting unknown.
struct FirewallProfileState {
  std::string_view name;
  Match on = Match::maybe;
  Match local_rules_apply = Match::yes;     ///< only a policy can say no
  Match shielded = Match::maybe;            ///< no rule lets anything in
  const FirewallProfile* on_row = nullptr;  ///< what says whether it is on
  const FirewallProfile* shield_row = nullptr;
  FirewallDefault inbound, outbound;
};

/// domain, private, public. Rows are borrowed from the bundle.
std::array<FirewallProfileState, 3> firewall_profiles_of(const Bundle& bundle, HostId host);

}  // namespace vpnlint
