// What the profiles of the Windows firewall are set to when all stores are merged.
#pragma once

#include <array>
#include <string_view>

#include "analysis/match.h"
#include "facts/bundle.h"

namespace vpnlint {

/// One profile of one PC. Policy wins over the local store, setting by setting; what `netsh ...
/// monitor` shows (store `effective`) wins over both. Artifacts that contradict each other leave a
/// setting unknown.
struct FirewallProfileState {
  std::string_view name;
  Match on = Match::maybe;
  Match blocks_by_default = Match::maybe;        ///< outbound
  Match local_rules_apply = Match::yes;          ///< only a policy can say no
  const FirewallProfile* on_row = nullptr;       ///< what says whether it is on
  const FirewallProfile* default_row = nullptr;  ///< what says the default
};

/// domain, private, public. Rows are borrowed from the bundle.
std::array<FirewallProfileState, 3> firewall_profiles_of(const Bundle& bundle, HostId host);

}  // namespace vpnlint
