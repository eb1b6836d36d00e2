// pf semantics: the last match decides, unless an earlier one is quick; three-valued matches.
#include "analysis/pf/rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace vpnlint::pf {
namespace {

// Comparisons of one bundle; what is left then stays undecided.
constexpr std::size_t most_work = 20'000'000;

// What the products block on an interface that is told to; OPNsense counts shared addresses in.
const List private_networks{"10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"};
const List shared_networks{"100.64.0.0/10"};
// Of the list of bogons, what never changes. Documentation networks stand for public ones here.
const List bogon_networks{"0.0.0.0/8",    "127.0.0.0/8",   "169.254.0.0/16",
                          "192.0.0.0/24", "198.18.0.0/15", "224.0.0.0/3"};

unsigned ending_of(const FilterRule& rule) {
  if (rule.action.is("pass")) return passes;
  if (rule.action.is("drop")) return drops;
  if (rule.action.is("reject")) return rejects;
  return 0;
}

std::string label_of(const FilterRule& rule) {
  if (rule.description.known()) return rule.description.value();
  return rule.chain.value() + " rule " + std::to_string(rule.position.value());
}

}  // namespace

struct Rules::Walk {
  /// What a pass over the rules has come to so far.
  struct State {
    unsigned endings = 0;
    const FilterRule* rule = nullptr;
    Position at;  ///< of something that is no rule
    std::string label;
    Position open_at;
    std::string open_label;

    void leave_open(unsigned ending, Position where, std::string name) {
      endings |= ending;
      if (open_at.line > 0 || !open_label.empty()) return;
      open_at = where;
      open_label = std::move(name);
    }
  };
  State reached;  ///< quick matches end the walk
  State pending;  ///< the last other match so far
  bool ended = false;

  void end(unsigned ending, const FilterRule* rule) {
    reached.endings |= ending;
    reached.rule = rule;
    ended = true;
  }
};

Rules::Rules(const FactSet& facts, ArtifactId artifact, const Networks& networks, std::size_t& work)
    : networks_(networks), work_(work) {
  for (const auto& rule : facts.rows<FilterRule>()) {
    if (rule.artifact == artifact) rules_.push_back(&rule);
  }
  for (const auto& extent : facts.rows<Extent>()) {
    const bool own = extent.artifact == artifact && extent.table.is("filter_rule");
    if (own && extent.complete.is(true)) extent_ = &extent;
  }
  static const List order{"floating", "group", "interface"};
  const auto rank = [](const FilterRule* rule) {
    const auto chain = std::find(order.begin(), order.end(), rule->chain.value()) - order.begin();
    return std::pair(chain, rule->position.value());
  };
  std::stable_sort(rules_.begin(), rules_.end(),
                   [&](const FilterRule* a, const FilterRule* b) { return rank(a) < rank(b); });
}

Verdict Rules::judge(const Asked& asked, Otherwise otherwise) {
  if (!extent_) return {passes | drops | rejects, nullptr, false, {}, {}, {}, {}};
  if (otherwise == Otherwise::not_known) {
    auto made = judge(asked, Otherwise::pass_behind_all);
    const auto not_made = judge(asked, Otherwise::block);
    if (made.endings != not_made.endings) made.open_label = pf_implicit_pass;
    made.endings |= not_made.endings;
    return made;
  }
  auto walked = walk(asked, otherwise);
  auto& end = walked.reached;
  Verdict verdict{end.endings, end.rule, false, end.at, end.label, end.open_at, end.open_label};
  if (work_ > most_work) verdict.endings = passes | drops | rejects;
  if (verdict.rule) {
    verdict.at = verdict.rule->at;
    verdict.label = label_of(*verdict.rule);
  }
  if (!verdict.label.empty()) return verdict;
  const bool stopped = verdict.endings == drops;
  if (const auto* unused = stopped ? disabled_rule(asked) : nullptr) {
    verdict.switched_off = true;
    verdict.at = unused->enabled.at();
    verdict.label = label_of(*unused);
    return verdict;
  }
  verdict.at = extent_->at;
  verdict.label = verdict.endings & passes ? pf_implicit_pass : pf_implicit_block;
  return verdict;
}

std::optional<Outcome> Rules::ask(const Asked& asked, Otherwise otherwise) {
  auto verdict = judge(asked, otherwise);
  const bool may_pass = verdict.endings & passes;
  if (verdict.endings == 0 || (may_pass && verdict.endings != passes)) return std::nullopt;
  return Outcome{may_pass, verdict.rule, verdict.at, std::move(verdict.label)};
}

// The rule that would have let the packet through, were it not switched off.
const FilterRule* Rules::disabled_rule(const Asked& asked) {
  for (const auto* rule : rules_) {
    const bool candidate = rule->enabled.is(false) && rule->action.is("pass");
    if (candidate && match(*rule, asked) == Match::yes) return rule;
  }
  return nullptr;
}

bool Rules::passes_something(const std::string& interface) const {
  return std::any_of(rules_.begin(), rules_.end(), [&](const FilterRule* rule) {
    if (!rule->action.is("pass") || rule->enabled.is(false)) return false;
    const auto& named = rule->interfaces.value();
    return named.empty() || std::find(named.begin(), named.end(), interface) != named.end();
  });
}

Rules::Walk Rules::walk(const Asked& asked, Otherwise otherwise) {
  Walk walk;
  walk.pending.endings = otherwise == Otherwise::block ? drops : passes;
  if (!asked.outbound && !asked.source.internet) meet_built_in(asked, walk);
  if (!walk.ended) meet_rules(asked, walk);
  if (walk.ended) return walk;
  if (otherwise == Otherwise::pass_behind_all) walk.pending = {passes, nullptr, {}, {}, {}, {}};
  auto& reached = walk.reached;
  if (reached.open_label.empty()) {
    reached.open_at = walk.pending.open_at;
    reached.open_label = walk.pending.open_label;
  }
  reached.endings |= walk.pending.endings;
  reached.rule = walk.pending.rule;
  return walk;
}

void Rules::meet_rules(const Asked& asked, Walk& walk) {
  for (const auto* rule : rules_) {
    const auto ending = ending_of(*rule);
    if (ending == 0 || rule->enabled.is(false)) continue;
    const auto matched = match(*rule, asked);
    if (matched == Match::no) continue;
    const bool certain = matched == Match::yes && rule->quick.known();
    if (!rule->quick.is(false)) {
      if (certain) return walk.end(ending, rule);
      walk.reached.leave_open(ending, rule->at, label_of(*rule));
    }
    if (rule->quick.is(true)) continue;
    if (certain)
      walk.pending = {ending, rule, {}, {}, {}, {}};
    else
      walk.pending.leave_open(ending, rule->at, label_of(*rule));
  }
}

// Quick, and before the rules of people.
void Rules::meet_built_in(const Asked& asked, Walk& walk) {
  const auto meet = [&](const Flag Interface::*told, const List& networks, Match at_most,
                        std::string label) {
    Match on = Match::no;
    Position at;
    for (const auto& name : asked.interfaces) {
      const auto* interface = networks_.find(name);
      if (!interface || !(interface->*told).is(true)) continue;
      at = (interface->*told).at();
      on = asked.interfaces.size() == 1 ? Match::yes : Match::maybe;
    }
    if (on == Match::no || walk.ended) return;
    on = both(both(on, at_most), match_end(networks, asked.source, networks_, work_));
    if (on == Match::maybe) walk.reached.leave_open(drops, at, label);
    if (on != Match::yes) return;
    walk.end(drops, nullptr);
    walk.reached.at = at;
    walk.reached.label = std::move(label);
  };
  meet(&Interface::blocks_bogons, bogon_networks, Match::yes, "block bogon networks");
  meet(&Interface::blocks_private, private_networks, Match::yes, "block private networks");
  meet(&Interface::blocks_private, shared_networks, Match::maybe, "block private networks");
}

Match Rules::match(const FilterRule& rule, const Asked& asked) {
  ++work_;
  if (work_ > most_work) return Match::maybe;
  const auto& direction = rule.direction.value();
  if (direction == (asked.outbound ? "in" : "out")) return Match::no;
  Match all = Match::yes;
  // Names that stand unresolved in the lists are maybes there already.
  const bool condition =
      rule.unknown_match.known() && !rule.unknown_match.value().starts_with("unresolved");
  if (condition || !rule.enabled.known()) all = Match::maybe;
  const auto narrow = [&](const auto& field, const auto& match_field) {
    if (all != Match::no && field.known()) all = both(all, match_field());
  };
  const auto port_match = [&](const Texts& named, const std::optional<PortRange>& ports) {
    if (asked.has_ports()) return match_ports(named.value(), ports, work_);
    return asked.protocol == "any" ? Match::maybe : Match::no;
  };
  const auto end_match = [&](const Texts& named, const Flag& negated, const End& end) {
    return negate_if(negated.is(true), match_end(named.value(), end, networks_, work_));
  };
  narrow(rule.interfaces,
         [&] { return match_interfaces(rule.interfaces.value(), asked.interfaces); });
  narrow(rule.protocol, [&] { return match_protocol(rule.protocol.value(), asked.protocol); });
  narrow(rule.destination_ports,
         [&] { return port_match(rule.destination_ports, asked.destination_ports); });
  narrow(rule.source_ports, [&] { return port_match(rule.source_ports, asked.source_ports); });
  narrow(rule.destination_addresses, [&] {
    return end_match(rule.destination_addresses, rule.destination_negated, asked.destination);
  });
  narrow(rule.source_addresses,
         [&] { return end_match(rule.source_addresses, rule.source_negated, asked.source); });
  const auto not_any = [](const Texts& named, const Flag& negated) {
    return !named.known() && negated.is(true);  // "not any" matches nothing
  };
  if (not_any(rule.source_addresses, rule.source_negated) ||
      not_any(rule.destination_addresses, rule.destination_negated)) {
    return Match::no;
  }
  return all;
}

std::vector<ArtifactId> artifacts_of(const FactSet& facts) {
  std::vector<ArtifactId> artifacts;
  for (const auto& router : facts.rows<Router>()) {
    if (router.vendor.is("pfsense") || router.vendor.is("opnsense")) {
      artifacts.push_back(router.artifact);
    }
  }
  std::sort(artifacts.begin(), artifacts.end());
  artifacts.erase(std::unique(artifacts.begin(), artifacts.end()), artifacts.end());
  return artifacts;
}

}  // namespace vpnlint::pf
