// pf semantics: the last match decides, unless an earlier one is quick; three-valued matches.
#include "analysis/pf_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace vpnlint {
namespace {

// Comparisons of one bundle; what is left then stays undecided.
constexpr std::size_t most_work = 20'000'000;

constexpr std::array<std::string_view, 8> not_public{
    "10.0.0.0/8",  "172.16.0.0/12",  "192.168.0.0/16", "100.64.0.0/10",
    "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4",    "192.0.0.0/29"};

constexpr unsigned pass = 1, block = 2;  // bits of Walk::verdicts

Match negate_if(const Flag& negated, Match match) {
  if (!negated.is(true) || match == Match::maybe) return match;
  return match == Match::yes ? Match::no : Match::yes;
}

bool is_interface_word(std::string_view word) { return word.starts_with("interface:"); }

Match match_range(const std::string& word, const AddressRange& packet) {
  if (is_interface_word(word)) return Match::no;  // the router's own address, not a host's
  const auto range = parse_range(word);
  if (!range) return Match::maybe;
  if (lies_within(packet, *range)) return Match::yes;
  return overlap(packet, *range) ? Match::maybe : Match::no;
}

// Any public address: certain for the whole address space alone.
Match match_public(const std::string& word) {
  if (is_interface_word(word)) return Match::no;
  const auto range = parse_range(word);
  if (!range) return Match::maybe;
  if (range->first.v6) return Match::no;
  static const auto all = *parse_range("0.0.0.0/0");
  if (lies_within(all, *range)) return Match::yes;
  for (const auto network : not_public) {
    if (lies_within(*range, *parse_range(network))) return Match::no;
  }
  return Match::maybe;
}

// The router's own address on that interface, which the provider may number.
Match match_own(const std::string& word, const PfPacket& packet) {
  const auto& name = packet.own_interface;
  if (word == "interface:" + name || word == "network:" + name) return Match::yes;
  if (is_interface_word(word)) return Match::no;
  if (packet.destination) return match_range(word, *packet.destination);
  const auto hit = match_public(word);
  return hit == Match::no && !parse_range(word)->first.v6 ? Match::maybe : hit;
}

std::string label_of(const FilterRule& rule) {
  if (rule.description.known()) return rule.description.value();
  return rule.chain.value() + " rule " + std::to_string(rule.position.value());
}

}  // namespace

PfRules::PfRules(const FactSet& facts, ArtifactId artifact, std::size_t& work) : work_(work) {
  for (const auto& rule : facts.rows<FilterRule>()) {
    if (rule.artifact == artifact) rules_.push_back(&rule);
  }
  for (const auto& interface : facts.rows<Interface>()) {
    if (interface.artifact == artifact) interfaces_.push_back(&interface);
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

std::optional<PfOutcome> PfRules::ask(const PfPacket& packet, PfDefault otherwise) {
  if (!extent_) return std::nullopt;
  const auto outcome = walk(packet, otherwise);
  if (outcome.verdicts != pass && outcome.verdicts != block) return std::nullopt;
  if (work_ > most_work) return std::nullopt;
  const bool passes = outcome.verdicts == pass;
  if (outcome.rule)
    return PfOutcome{passes, outcome.rule, outcome.rule->at, label_of(*outcome.rule)};
  if (const auto* unused = passes ? nullptr : disabled_rule(packet)) {
    return PfOutcome{passes, nullptr, unused->enabled.at(), label_of(*unused)};
  }
  const auto implicit = passes ? pf_implicit_pass : pf_implicit_block;
  return PfOutcome{passes, nullptr, extent_->at, std::string(implicit)};
}

// The rule that would have let the packet through, were it not switched off.
const FilterRule* PfRules::disabled_rule(const PfPacket& packet) {
  for (const auto* rule : rules_) {
    const bool candidate = rule->enabled.is(false) && rule->action.is("pass");
    if (candidate && match(*rule, packet) == Match::yes) return rule;
  }
  return nullptr;
}

bool PfRules::passes_something(const std::string& interface) const {
  return std::any_of(rules_.begin(), rules_.end(), [&](const FilterRule* rule) {
    if (!rule->action.is("pass") || rule->enabled.is(false)) return false;
    const auto& named = rule->interfaces.value();
    return named.empty() || std::find(named.begin(), named.end(), interface) != named.end();
  });
}

List PfRules::interface_towards(const AddressRange& destination) const {
  for (const auto* interface : interfaces_) {
    for (const auto& address : interface->addresses.value()) {
      const auto network = parse_range(address);
      if (network && lies_within(destination, *network)) return {interface->name.value()};
    }
  }
  return {};
}

PfRules::Walk PfRules::walk(const PfPacket& packet, PfDefault otherwise) {
  Walk pending{otherwise == PfDefault::block ? block : pass, nullptr};
  Walk reached{0, nullptr};
  for (const auto* rule : rules_) {
    const bool passes = rule->action.is("pass");
    if (!passes && !rule->action.is("drop") && !rule->action.is("reject")) continue;
    if (rule->enabled.is(false)) continue;
    const auto matched = match(*rule, packet);
    if (matched == Match::no) continue;
    const unsigned verdict = passes ? pass : block;
    const bool certain = matched == Match::yes && rule->quick.known();
    if (!rule->quick.is(false)) {
      reached.verdicts |= verdict;
      if (certain) {
        reached.rule = rule;
        return reached;
      }
    }
    if (rule->quick.is(true)) continue;
    if (certain)
      pending = {verdict, rule};
    else
      pending.verdicts |= verdict;
  }
  if (otherwise == PfDefault::pass_behind_all) pending = {pass, nullptr};
  reached.verdicts |= pending.verdicts;
  reached.rule = pending.rule;
  return reached;
}

Match PfRules::match(const FilterRule& rule, const PfPacket& packet) {
  ++work_;
  if (work_ > most_work) return Match::maybe;
  const auto& direction = rule.direction.value();
  if (direction == (packet.outbound ? "in" : "out")) return Match::no;
  std::array<Match, 5> parts{match_interface(rule, packet), Match::yes, Match::no, Match::no,
                             Match::no};
  if (parts[0] == Match::no) return Match::no;
  const auto& protocol = rule.protocol.value();
  if (rule.protocol.known() && protocol != packet.protocol) {
    const bool both =
        protocol == "tcp/udp" && (packet.protocol == "tcp" || packet.protocol == "udp");
    const bool open =
        packet.protocol == "any" || parse_integer(protocol) || parse_integer(packet.protocol);
    if (!both && !open) return Match::no;
    if (!both) parts[1] = Match::maybe;
  }
  parts[2] = match_ports(rule, packet);
  if (parts[2] == Match::no) return Match::no;
  parts[3] = match_destination(rule, packet);
  if (parts[3] == Match::no) return Match::no;
  parts[4] = match_sources(rule, packet);
  auto all = *std::min_element(parts.begin(), parts.end());
  // Names that stand unresolved in the lists are maybes there already.
  const bool condition =
      rule.unknown_match.known() && !rule.unknown_match.value().starts_with("unresolved");
  if (condition || !rule.enabled.known()) all = std::min(all, Match::maybe);
  return all;
}

Match PfRules::match_interface(const FilterRule& rule, const PfPacket& packet) const {
  if (!rule.interfaces.known()) return Match::yes;
  if (packet.interfaces.empty()) return Match::maybe;
  const auto& named = rule.interfaces.value();
  const auto hits = std::count_if(
      packet.interfaces.begin(), packet.interfaces.end(), [&](const std::string& interface) {
        return std::find(named.begin(), named.end(), interface) != named.end();
      });
  if (hits == 0) return Match::no;
  return static_cast<std::size_t>(hits) == packet.interfaces.size() ? Match::yes : Match::maybe;
}

Match PfRules::match_sources(const FilterRule& rule, const PfPacket& packet) {
  if (rule.source_ports.known()) return Match::maybe;  // NAT may have rewritten the client's port
  if (!rule.source_addresses.known()) return negate_if(rule.source_negated, Match::yes);
  if (packet.source_unknown) return Match::maybe;
  Match worst = Match::yes, best = Match::no;
  const auto& words = rule.source_addresses.value();
  const auto best_of = [&](const auto& match_one) {
    Match hit = Match::no;
    for (const auto& word : words) hit = std::max(hit, match_one(word));
    work_ += words.size();
    return hit;
  };
  if (packet.sources.empty()) {
    worst = best = best_of([](const std::string& word) { return match_public(word); });
  }
  for (const auto& source : packet.sources) {
    const auto range = parse_range(source);
    const auto hit = best_of(
        [&](const std::string& word) { return range ? match_range(word, *range) : Match::maybe; });
    worst = std::min(worst, hit);
    best = std::max(best, hit);
    if (work_ > most_work) return Match::maybe;
  }
  return negate_if(rule.source_negated, worst == best ? worst : Match::maybe);
}

Match PfRules::match_destination(const FilterRule& rule, const PfPacket& packet) {
  if (!rule.destination_addresses.known()) return negate_if(rule.destination_negated, Match::yes);
  const auto match_one = [&](const std::string& word) {
    if (!packet.own_interface.empty()) return match_own(word, packet);
    if (packet.to_internet) return match_public(word);
    return packet.destination ? match_range(word, *packet.destination) : Match::maybe;
  };
  Match best = Match::no;
  for (const auto& word : rule.destination_addresses.value())
    best = std::max(best, match_one(word));
  work_ += rule.destination_addresses.value().size();
  return negate_if(rule.destination_negated, best);
}

Match PfRules::match_ports(const FilterRule& rule, const PfPacket& packet) {
  if (!rule.destination_ports.known()) return Match::yes;
  const bool has_ports = packet.protocol == "udp" || packet.protocol == "tcp";
  if (!has_ports) return packet.protocol == "any" ? Match::maybe : Match::no;
  const auto wanted = packet.ports.value_or(PortRange{0, 65'535});
  Match best = Match::no;
  for (const auto& word : rule.destination_ports.value()) {
    const auto range = parse_ports(word);
    if (!range)
      best = std::max(best, Match::maybe);
    else if (range->first <= wanted.first && wanted.last <= range->last)
      best = Match::yes;
    else if (range->first <= wanted.last && wanted.first <= range->last) {
      best = std::max(best, Match::maybe);
    }
  }
  work_ += rule.destination_ports.value().size();
  return best;
}

std::vector<ArtifactId> pf_artifacts(const FactSet& facts) {
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

}  // namespace vpnlint
