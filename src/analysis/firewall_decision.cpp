// The order of decision: [MS-FASP] 2.2.34 and 2.2.38, technet cc755191.
#include "analysis/firewall_decision.h"

#include <algorithm>

#include "analysis/firewall_match.h"

namespace vpnlint {
namespace {

using Verdict = FirewallOutcome::Verdict;

bool is_any(const Text& text) { return text.is("any") || text.is(""); }

bool is_any(const Texts& list) {
  const auto& entries = list.value();
  return list.known() && (entries.empty() || entries.front() == "any");
}

/// netsh does not print the app package or the user that a rule is bound to, and such rules seldom
/// name anything else.
bool may_be_bound(const FirewallRule& rule) {
  return !rule.id.known() && is_any(rule.program) && is_any(rule.service) &&
         is_any(rule.protocol) && is_any(rule.remote_addresses);
}

/// Is the rule on, and for this direction?
Match is_in_force(const FirewallRule& rule, bool inbound) {
  const auto on = rule.enabled.known() ? match_of(rule.enabled.value()) : Match::maybe;
  const auto* way = inbound ? "in" : "out";
  return both(on, rule.direction.known() ? match_of(rule.direction.is(way)) : Match::maybe);
}

Match applies_in(const FirewallRule& rule, const FirewallProfileState& profile) {
  const auto& names = rule.profiles.value();
  const auto named = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  const auto here = !rule.profiles.known()
                        ? Match::maybe
                        : match_of(names.empty() || named(profile.name) || named("any"));
  if (profile.local_rules_apply == Match::yes) return here;
  if (!rule.store.known()) return both(here, Match::maybe);
  return rule.store.is("local") ? both(here, profile.local_rules_apply) : here;
}

FirewallOutcome outcome_of(Verdict verdict, std::string_view reason, const FirewallRule& rule) {
  return {verdict, reason, &rule, &rule, rule.at};
}

/// A field that was read has a line of its own.
template <class T>
FirewallOutcome outcome_of(Verdict verdict, std::string_view reason, const FirewallProfile& row,
                           const Field<T>& setting) {
  return {verdict, reason, nullptr, &row, setting.at().line > 0 ? setting.at() : row.at};
}

}  // namespace

/// The strongest rule of a class and how sure it is that it matches. Rules of a policy come first:
/// they cannot be undone on the PC.
struct WindowsFirewall::Strongest {
  Match match = Match::no;
  const FirewallRule* rule = nullptr;

  void add(Match other, const FirewallRule* candidate) {
    const auto owned = [](const FirewallRule& r) { return r.store.is("gpo") || r.store.is("mdm"); };
    const bool better =
        other > match || (other == match && rule && owned(*candidate) && !owned(*rule));
    if (other == Match::no || !better) return;
    match = other;
    rule = candidate;
  }
};

WindowsFirewall::WindowsFirewall(const Bundle& bundle, HostId host,
                                 std::vector<FirewallPacket> packets)
    : coverage_(firewall_coverage_of(bundle, host)),
      profiles_(firewall_profiles_of(bundle, host)),
      packets_(std::move(packets)),
      candidates_(packets_.size()) {
  if (!coverage_.any) return;
  for (const auto& rule : bundle.facts.rows<FirewallRule>()) {
    if (rule.host == host && !coverage_.is_superseded(rule)) add(rule);
  }
}

WindowsFirewall::Action WindowsFirewall::action_of(const FirewallRule& rule) {
  if (rule.action.is("allow")) return Action::allow;
  if (rule.action.is("block")) return Action::block;
  return rule.action.is("bypass") ? Action::bypass : Action::unknown;
}

void WindowsFirewall::add(const FirewallRule& rule) {
  const auto action = action_of(rule);
  const bool in_doubt = action == Action::bypass || action == Action::unknown || may_be_bound(rule);
  for (std::size_t i = 0; i < packets_.size(); ++i) {
    const auto in_force = is_in_force(rule, packets_[i].inbound);
    if (in_force == Match::no) continue;
    const auto match = both(in_force, matches_packet(rule, packets_[i]));
    if (match == Match::no) continue;
    candidates_[i].push_back({&rule, action, in_doubt ? Match::maybe : match});
  }
}

std::vector<std::pair<std::string_view, FirewallOutcome>> WindowsFirewall::decide(
    std::size_t packet) const {
  std::vector<std::pair<std::string_view, FirewallOutcome>> outcomes;
  std::vector<std::string_view> surely_on;
  bool agree = true;
  for (const auto& profile : profiles_) {
    if (profile.on == Match::no) continue;
    if (profile.on == Match::yes) surely_on.push_back(profile.name);
    outcomes.emplace_back(profile.name, decide(packet, profile));
    agree = agree && outcomes.back().second.verdict == outcomes.front().second.verdict;
  }
  if (outcomes.empty()) return {{"", off()}};
  if (!agree) {
    std::erase_if(outcomes, [](auto& o) { return o.second.verdict == Verdict::pass; });
    for (auto& [profile, outcome] : outcomes) {
      const auto on = std::find(surely_on.begin(), surely_on.end(), profile);
      if (on == surely_on.end()) outcome.verdict = Verdict::unknown;
    }
    return outcomes;
  }
  outcomes.resize(1);
  auto& [name, outcome] = outcomes.front();
  name = {};
  // A firewall that may be off stops nothing for certain.
  if (outcome.verdict == Verdict::drop && surely_on.empty()) outcome.verdict = Verdict::unknown;
  return outcomes;
}

FirewallOutcome WindowsFirewall::decide(std::size_t packet,
                                        const FirewallProfileState& profile) const {
  Strongest block, allow;
  bool bypassed = false;
  for (const auto& candidate : candidates_[packet]) {
    const auto match = both(candidate.match, applies_in(*candidate.rule, profile));
    if (match == Match::no) continue;
    if (candidate.action == Action::bypass) bypassed = true;
    if (candidate.action == Action::block || candidate.action == Action::unknown) {
      block.add(match, candidate.rule);
    }
    if (candidate.action != Action::block) allow.add(match, candidate.rule);
  }
  if (block.match == Match::yes) {
    return outcome_of(bypassed ? Verdict::unknown : Verdict::drop, "block_rule", *block.rule);
  }
  const auto outcome = without_block(packets_[packet], allow, profile);
  if (outcome.verdict == Verdict::drop || block.match == Match::no) return outcome;
  return outcome_of(Verdict::unknown, "block_rule", *block.rule);
}

FirewallOutcome WindowsFirewall::without_block(const FirewallPacket& packet, Strongest allow,
                                               const FirewallProfileState& profile) const {
  if (packet.inbound && profile.shielded == Match::yes) {
    const auto verdict = packet.exempt ? Verdict::unknown : Verdict::drop;
    return outcome_of(verdict, "shields_up", *profile.shield_row, profile.shield_row->shielded);
  }
  if (packet.inbound) {
    allow.match = both(allow.match, profile.shielded == Match::no ? Match::yes : Match::maybe);
  }
  if (allow.match != Match::yes) return by_default(packet, allow.match, profile);
  if (!coverage_.blocks_known()) return open();
  return outcome_of(Verdict::pass, "allow_rule", *allow.rule);
}

FirewallOutcome WindowsFirewall::by_default(const FirewallPacket& packet, Match allow,
                                            const FirewallProfileState& profile) const {
  const auto& by = packet.inbound ? profile.inbound : profile.outbound;
  if (by.blocks == Match::maybe) return open();
  const auto& setting = packet.inbound ? by.row->default_inbound : by.row->default_outbound;
  if (by.blocks == Match::no) {
    // Only knowing that shields are down would let it in.
    const bool in_doubt = packet.inbound && profile.shielded != Match::no;
    if (!coverage_.blocks_known() || in_doubt) return open();
    return outcome_of(Verdict::pass, "default_allow", *by.row, setting);
  }
  // Blocking what comes in is usual, so a policy that nobody sent may well hold the allow rule.
  const bool all_known = coverage_.allows_known(profile.local_rules_apply != Match::no) &&
                         (!packet.inbound || coverage_.policy);
  const bool none = allow == Match::no && all_known;
  const auto verdict = none && !packet.exempt ? Verdict::drop : Verdict::unknown;
  return outcome_of(verdict, "default_block", *by.row, setting);
}

FirewallOutcome WindowsFirewall::off() const {
  const auto& row = *profiles_.front().on_row;
  // A policy that nobody sent may switch it on.
  if (!coverage_.policy && !coverage_.policy_settings) return open();
  return outcome_of(Verdict::pass, "firewall_off", row, row.enabled);
}

FirewallOutcome WindowsFirewall::open() const {
  return {Verdict::unknown, {}, nullptr, coverage_.where, coverage_.where->at};
}

}  // namespace vpnlint
