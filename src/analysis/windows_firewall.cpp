// The decision of the Windows firewall for the packets of a dial.
#include "analysis/windows_firewall.h"

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/firewall_coverage.h"
#include "analysis/firewall_match.h"
#include "analysis/firewall_profiles.h"

namespace vpnlint {
namespace {

enum class Action { allow, block, bypass, unknown };
enum class Verdict { pass, drop, unknown };

struct Candidate {
  const FirewallRule* rule;
  Action action;
  Match match;
};

/// `at` = what decides, or what leaves it open.
struct Outcome {
  Verdict verdict = Verdict::unknown;
  std::string_view reason;
  const FirewallRule* rule = nullptr;
  const Row* at = nullptr;
  const FirewallProfile* default_at = nullptr;  ///< when the profile's default decides
};

/// The strongest rule of a kind and how sure it is that it matches. Rules of a policy come first:
/// they cannot be undone on the PC.
struct Strongest {
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

bool allows_anything(const FirewallRule& rule) {
  const auto any = [](const Text& text) { return text.is("any") || text.is(""); };
  return any(rule.program) && any(rule.service) && any(rule.protocol);
}

Action action_of(const FirewallRule& rule) {
  if (rule.action.is("allow")) return Action::allow;
  if (rule.action.is("block")) return Action::block;
  if (rule.action.is("bypass")) return Action::bypass;
  return Action::unknown;
}

/// Is the rule on and outbound?
Match is_in_force(const FirewallRule& rule) {
  const auto on = rule.enabled.known() ? match_of(rule.enabled.value()) : Match::maybe;
  const auto out = rule.direction.known() ? match_of(rule.direction.is("out")) : Match::maybe;
  return both(on, out);
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

class Firewall {
 public:
  Firewall(const Bundle& bundle, HostId host, const FirewallCoverage& coverage)
      : coverage_(coverage), profiles_(firewall_profiles_of(bundle, host)) {
    const auto servers = dialled_servers(bundle, host);
    for (const auto& rule : bundle.facts.rows<FirewallRule>()) {
      if (rule.host == host && !coverage.is_superseded(rule)) add(rule, servers);
    }
  }

  /// One outcome for all profiles, or one for each that may stop the packet.
  std::vector<std::pair<std::string_view, Outcome>> decide(std::size_t packet) const {
    std::vector<std::pair<std::string_view, Outcome>> outcomes;
    bool some_on = false, agree = true;
    for (const auto& profile : profiles_) {
      if (profile.on == Match::no) continue;
      some_on = some_on || profile.on == Match::yes;
      outcomes.emplace_back(profile.name, decide(candidates_[packet], profile));
      agree = agree && outcomes.back().second.verdict == outcomes.front().second.verdict;
    }
    if (outcomes.empty()) {
      return {{"", {Verdict::pass, "firewall_off", nullptr, profiles_.front().on_row}}};
    }
    if (!agree) {
      std::erase_if(outcomes, [](auto& o) { return o.second.verdict == Verdict::pass; });
      for (auto& [profile, outcome] : outcomes) outcome.verdict = Verdict::unknown;
      return outcomes;
    }
    outcomes.resize(1);
    auto& [name, outcome] = outcomes.front();
    name = {};
    // A firewall that may be off stops nothing for certain.
    if (outcome.verdict == Verdict::drop && !some_on) outcome.verdict = Verdict::unknown;
    return outcomes;
  }

 private:
  void add(const FirewallRule& rule, const DialledServers& servers) {
    const auto in_force = is_in_force(rule);
    if (in_force == Match::no) return;
    const auto action = action_of(rule);
    for (std::size_t i = 0; i < dial_packets.size(); ++i) {
      auto match = both(in_force, matches_packet(rule, dial_packets[i], servers));
      if (match == Match::no) continue;
      // netsh does not print the app package or the user that a rule is bound to.
      const bool may_be_bound = !rule.id.known() && allows_anything(rule);
      if (action == Action::allow && may_be_bound) match = both(match, Match::maybe);
      candidates_[i].push_back({&rule, action, match});
    }
  }

  Outcome decide(const std::vector<Candidate>& candidates,
                 const FirewallProfileState& profile) const {
    Strongest block, allow;
    bool bypassed = false;
    for (const auto& candidate : candidates) {
      const auto match = both(candidate.match, applies_in(*candidate.rule, profile));
      if (match == Match::no) continue;
      const bool doubtful =
          candidate.action == Action::bypass || candidate.action == Action::unknown;
      const auto as = doubtful ? both(match, Match::maybe) : match;
      if (candidate.action == Action::bypass) bypassed = true;
      if (candidate.action == Action::block || candidate.action == Action::unknown) {
        block.add(as, candidate.rule);
      }
      if (candidate.action != Action::block) allow.add(as, candidate.rule);
    }
    if (block.match == Match::yes) {
      const auto verdict = bypassed ? Verdict::unknown : Verdict::drop;
      return {verdict, "block_rule", block.rule, block.rule};
    }
    auto outcome = without_block(allow, profile);
    if (outcome.verdict == Verdict::drop || block.match == Match::no) return outcome;
    return {Verdict::unknown, "block_rule", block.rule, block.rule};
  }

  /// Allow rules, then the profile's default.
  Outcome without_block(const Strongest& allow, const FirewallProfileState& profile) const {
    const auto pass = coverage_.blocks_known() ? Verdict::pass : Verdict::unknown;
    if (allow.match == Match::yes) {
      if (pass == Verdict::pass) return {pass, "allow_rule", allow.rule, allow.rule};
      return open();
    }
    const auto* default_at = profile.default_row;
    if (profile.blocks_by_default == Match::no) {
      if (pass == Verdict::pass) return {pass, "default_allow", nullptr, default_at, default_at};
      return open();
    }
    if (profile.blocks_by_default == Match::maybe) return open();
    const bool no_allow =
        allow.match == Match::no && coverage_.allows_known(profile.local_rules_apply != Match::no);
    return {no_allow ? Verdict::drop : Verdict::unknown, "default_block", nullptr, default_at,
            default_at};
  }

  Outcome open() const { return {Verdict::unknown, {}, nullptr, coverage_.where}; }

  const FirewallCoverage& coverage_;
  std::array<FirewallProfileState, 3> profiles_;
  std::array<std::vector<Candidate>, dial_packets.size()> candidates_;
};

// The line that decides: for a default, the setting rather than the profile's first line.
Position place_of(const Outcome& outcome) {
  const auto setting = outcome.default_at ? outcome.default_at->default_outbound.at() : Position{};
  return setting.line > 0 ? setting : outcome.at->at;
}

PathStep step(const Host& host, HostId id, std::string_view flow, std::string_view profile,
              const Outcome& outcome) {
  PathStep row;
  row.artifact = outcome.at->artifact;
  row.host = id;
  row.at = place_of(outcome);
  const auto text = [&](std::string_view value) { return Text(std::string(value), row.at); };
  row.device = text(host.name.empty() ? "client" : host.name);
  row.stage = text("windows_firewall");
  row.flow = text(flow);
  if (!profile.empty()) row.profile = text(profile);
  if (outcome.verdict == Verdict::unknown) {
    row.verdict = Text::missing(Presence::not_collected, row.at);
  } else {
    row.verdict = text(outcome.verdict == Verdict::pass ? "pass" : "drop");
  }
  if (!outcome.reason.empty()) row.reason = text(outcome.reason);
  if (outcome.rule) {
    row.rule = outcome.rule->name.known() ? outcome.rule->name : outcome.rule->id;
    row.store = outcome.rule->store;
  }
  return row;
}

}  // namespace

void decide_windows_firewall(Bundle& bundle) {
  for (HostId id = 0; id < bundle.hosts.size(); ++id) {
    const auto& host = bundle.hosts[id];
    if (host.role != Role::client && host.role != Role::unknown) continue;
    const auto coverage = firewall_coverage_of(bundle, id);
    if (!coverage.any) continue;
    const Firewall firewall(bundle, id, coverage);
    std::vector<PathStep> steps;
    for (std::size_t i = 0; i < dial_packets.size(); ++i) {
      for (const auto& [profile, outcome] : firewall.decide(i)) {
        steps.push_back(step(host, id, dial_packets[i].flow, profile, outcome));
      }
    }
    auto& rows = bundle.facts.rows<PathStep>();
    rows.insert(rows.end(), steps.begin(), steps.end());
  }
}

}  // namespace vpnlint
