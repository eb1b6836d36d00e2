// Merges the stores of firewall profiles ([MS-GPFAS] 3.2: policy over local).
#include "analysis/firewall_profiles.h"

#include <algorithm>
#include <vector>

namespace vpnlint {
namespace {

using Rows = std::vector<const FirewallProfile*>;

constexpr std::array<std::string_view, 3> stores = {"effective", "gpo", "local"};

struct Setting {
  Match holds = Match::maybe;
  const FirewallProfile* row = nullptr;
};

/// `holds(value)` of the strongest store that has the setting. A store whose row is there but does
/// not show the setting hides what the weaker ones say, unless it is proven that it has none.
template <class T, class Holds>
Setting merged(const Rows& rows, Field<T> FirewallProfile::*member, Holds holds) {
  for (const auto store : stores) {
    Setting setting;
    bool hidden = false, contradicted = false;
    for (const auto* row : rows) {
      if (row->store.value() != store) continue;
      const auto& field = row->*member;
      if (!field.known()) {
        hidden = hidden || field.presence() != Presence::proven_absent;
        continue;
      }
      const auto match = match_of(holds(field.value()));
      contradicted = contradicted || (setting.row && setting.holds != match);
      if (!setting.row) setting = {match, row};
    }
    if (contradicted) return {Match::maybe, setting.row};
    if (setting.row) return setting;
    if (hidden) return {};
  }
  return {};
}

/// The local store has no say in this.
Match local_rules(const Rows& rows) {
  Rows policy;
  for (const auto* row : rows) {
    if (!row->store.is("local")) policy.push_back(row);
  }
  if (policy.empty()) return Match::yes;
  const auto setting =
      merged(policy, &FirewallProfile::local_rules_apply, [](bool apply) { return apply; });
  const bool silent = std::all_of(policy.begin(), policy.end(), [](const auto* row) {
    return row->local_rules_apply.presence() == Presence::proven_absent;
  });
  return silent ? Match::yes : setting.holds;
}

/// On wins; off needs every store that is there to say so.
Setting shields(const Rows& rows) {
  bool off = !rows.empty();
  for (const auto* row : rows) {
    if (row->store.is("effective") && row->shielded.known()) {
      return {match_of(row->shielded.value()), row};
    }
    off = off && (row->shielded.known() || row->shielded.presence() == Presence::proven_absent);
  }
  const auto up = std::find_if(rows.begin(), rows.end(),
                               [](const auto* row) { return row->shielded.is(true); });
  if (up != rows.end()) return {Match::yes, *up};
  return off ? Setting{Match::no, rows.front()} : Setting{};
}

FirewallDefault default_of(const Rows& rows, Text FirewallProfile::*member) {
  const auto blocks =
      merged(rows, member, [](const std::string& action) { return action == "block"; });
  return {blocks.holds, blocks.row};
}

}  // namespace

std::array<FirewallProfileState, 3> firewall_profiles_of(const Bundle& bundle, HostId host) {
  std::array<FirewallProfileState, 3> states{{{"domain"}, {"private"}, {"public"}}};
  for (auto& state : states) {
    Rows rows;
    for (const auto& row : bundle.facts.rows<FirewallProfile>()) {
      if (row.host == host && row.profile.is(std::string(state.name))) rows.push_back(&row);
    }
    const auto on = merged(rows, &FirewallProfile::enabled, [](bool enabled) { return enabled; });
    const auto shield = shields(rows);
    state.on = on.holds;
    state.on_row = on.row;
    state.shielded = shield.holds;
    state.shield_row = shield.row;
    state.inbound = default_of(rows, &FirewallProfile::default_inbound);
    state.outbound = default_of(rows, &FirewallProfile::default_outbound);
    state.local_rules_apply = local_rules(rows);
  }
  return states;
}

}  // namespace vpnlint
