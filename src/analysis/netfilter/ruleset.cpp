// Facts to chains.
#include "analysis/netfilter/ruleset.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"

namespace vpnlint::netfilter {
namespace {

constexpr std::array<std::pair<std::string_view, Action>, 14> actions = {{
    {"pass", Action::pass},
    {"drop", Action::drop},
    {"reject", Action::reject},
    {"jump", Action::jump},
    {"goto", Action::go_to},
    {"return", Action::come_back},
    {"dnat", Action::translate_destination},
    {"redirect", Action::translate_destination},
    {"snat", Action::translate_source},
    {"masquerade", Action::translate_source},
    {"notrack", Action::untrack},
    {"mark", Action::mark},
    {"connection_mark", Action::mark_connection},
    {"continue", Action::nothing},
}};

Action action_from(const std::string& word) {
  for (const auto& [name, action] : actions) {
    if (word == name) return action;
  }
  return Action::unknown;
}

Rule rule_from(const FilterRule& row) {
  Rule rule;
  rule.row = &row;
  rule.action = action_from(row.action.value());
  rule.target = row.target.value();
  for (const auto& text : row.conditions.value()) {
    auto condition = condition_from(text);
    const auto places = condition.name == "row_before" && !condition.values.empty()
                            ? parse_integer(condition.values.front())
                            : std::nullopt;
    if (places && *places > 0)
      rule.rows_back = static_cast<std::size_t>(*places);
    else
      rule.conditions.push_back(std::move(condition));
  }
  if (row.unknown_match.known()) rule.conditions.push_back({"unknown", false, {}});
  return rule;
}

// All nat chains of a hook are asked where the kernel translates; their priority orders them.
std::int64_t place_of(const Chain& chain) {
  if (chain.kind != "nat") return chain.priority;
  return chain.hook == "prerouting" || chain.hook == "output" ? -100 : 100;
}

// IPv4 packets do not meet the chains of other families.
bool concerns_ipv4(std::string_view table) {
  return table.starts_with("ip ") || table.starts_with("inet ") || table.starts_with("netdev ");
}

Chain chain_from(const FilterChain& row) {
  Chain chain{&row, row.table.value(), row.name.value(), row.hook.value(), row.kind.value()};
  chain.priority = row.priority.value();
  chain.drops = !row.policy.known()     ? Match::maybe
                : row.policy.is("drop") ? Match::yes
                : row.policy.is("pass") ? Match::no
                                        : Match::maybe;
  return chain;
}

bool stops_something(const Chain& chain) {
  const bool by_policy = !chain.hook.empty() && chain.drops == Match::yes;
  return by_policy || std::any_of(chain.rules.begin(), chain.rules.end(), [](const Rule& rule) {
           return rule.action == Action::drop || rule.action == Action::reject;
         });
}

}  // namespace

Ruleset ruleset_of(const FactSet& facts, ArtifactId artifact) {
  Ruleset set;
  std::vector<const Chain*> base;
  for (const auto& row : facts.rows<FilterChain>()) {
    if (row.artifact != artifact || !row.semantics.is("netfilter")) continue;
    const std::pair key(row.table.value(), row.name.value());
    const auto [place, fresh] = set.chains.try_emplace(key, chain_from(row));
    if (fresh && !place->second.hook.empty() && concerns_ipv4(key.first))
      base.push_back(&place->second);
  }
  for (const auto& row : facts.rows<FilterRule>()) {
    if (row.artifact != artifact || !row.table.known() || row.enabled.is(false)) continue;
    const auto chain = set.chains.find({row.table.value(), row.chain.value()});
    if (chain != set.chains.end()) chain->second.rules.push_back(rule_from(row));
  }
  for (auto& [key, chain] : set.chains) {
    for (auto& rule : chain.rules) {
      if (rule.action != Action::jump && rule.action != Action::go_to) continue;
      const auto target = set.chains.find({key.first, rule.target});
      if (target != set.chains.end()) rule.chain = &target->second;
    }
  }
  // Of equal priorities the kernel asks the chain first that came last.
  std::reverse(base.begin(), base.end());
  std::stable_sort(base.begin(), base.end(),
                   [](const Chain* a, const Chain* b) { return a->priority < b->priority; });
  std::stable_sort(base.begin(), base.end(),
                   [](const Chain* a, const Chain* b) { return place_of(*a) < place_of(*b); });
  set.filters = std::any_of(set.chains.begin(), set.chains.end(),
                            [](const auto& entry) { return stops_something(entry.second); });
  for (const auto* chain : base) set.hooks[chain->hook].push_back(chain);
  for (const auto& extent : facts.rows<Extent>()) {
    const bool covers = extent.artifact == artifact && extent.table.is("filter_rule");
    if (covers && extent.complete.is(true)) set.complete = true;
  }
  return set;
}

}  // namespace vpnlint::netfilter
