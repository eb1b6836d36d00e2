// Collected chains to rows, forwards, and what they cover.
#include <algorithm>

#include "base/text.h"
#include "formats/chains/forwards.h"
#include "formats/chains/rows.h"
#include "formats/nftables/collector.h"

namespace vpnlint::nft {
namespace {

// Chains at an interface ask for it in each of their rules.
std::string device_condition(const StatedChain& chain) {
  if (chain.hook != "ingress" && chain.hook != "egress") return {};
  if (chain.devices.empty()) return "unknown=device";
  const std::string name = chain.hook == "ingress" ? "in_interface=" : "out_interface=";
  return name + join(chain.devices, "|");
}

}  // namespace

void Collector::compile_rules(const Scope& scope, StatedChain& stated, chains::Chain& chain,
                              std::vector<std::pair<chains::ChainKey, chains::Chain>>& blocks) {
  for (auto& rule : stated.rules) {
    auto compiled = compile(rule.tokens, scope);
    for (auto& row : compiled.rows) chain.rules.push_back({std::move(row), rule.at});
    for (auto& [name, rows] : compiled.blocks) {
      chains::Chain block;
      block.at = rule.at;
      for (auto& row : rows) block.rules.push_back({std::move(row), rule.at});
      blocks.emplace_back(chains::ChainKey(scope.table, name), std::move(block));
    }
    rule.tokens = {};
  }
}

std::vector<std::pair<chains::ChainKey, chains::Chain>> Collector::compiled(
    const chains::ChainKey& key, StatedChain& stated) {
  chains::Chain chain;
  chain.at = stated.at;
  chain.kind = stated.kind;
  if (!dormant_.contains(key.first)) chain.hook = stated.hook;
  chain.priority = stated.priority.value_or(0);
  chain.policy = stated.policy;
  const Scope scope{sets_, key.first, device_condition(stated), budget_};
  std::vector<std::pair<chains::ChainKey, chains::Chain>> all;
  compile_rules(scope, stated, chain, all);
  if (!scope.device.empty() && chain.policy == "drop") {
    chain.rules.push_back({{{scope.device}, "drop", "", "policy"}, stated.at});
    chain.policy = "pass";
  }
  all.emplace(all.begin(), key, std::move(chain));
  return all;
}

void Collector::hand_over(const chains::ChainKey& key, const chains::Chain& chain) {
  reading_.facts.add(chains::row_of(key.first, key.second, chain));
  std::int64_t position = 0;
  for (const auto& stated : chain.rules) {
    reading_.facts.add(chains::row_of(key.first, key.second, stated, ++position));
  }
}

// `nft -t` leaves elements out: then no named set of the listing has any.
void Collector::judge_listing() {
  const bool any = std::any_of(sets_.begin(), sets_.end(),
                               [](const auto& entry) { return !entry.second.elements.empty(); });
  if (any) return;
  for (auto& [key, set] : sets_) set.unknown = true;
}

void Collector::finish() {
  judge_listing();
  chains::Chains all;
  bool forwards_said = true;
  std::vector<chains::ChainKey> gates;
  for (const auto& key : order_) {
    for (auto& [name, chain] : compiled(key, chains_.at(key))) {
      hand_over(name, chain);
      const bool ipv4 = name.first.starts_with("ip ") || name.first.starts_with("inet ");
      const bool translates = chain.kind == "nat" && chain.hook == "prerouting";
      if (ipv4 && translates) gates.push_back(name);
      if (ipv4 && (chain.kind == "nat" || chain.hook.empty())) all[name] = std::move(chain);
    }
    chains_.erase(key);
  }
  for (const auto& gate : gates) {
    forwards_said = chains::add_forwards(all, gate, reading_.facts) && forwards_said;
  }
  report();
  cover(forwards_said);
}

void Collector::report() {
  full_ = full_ || budget_.reached;
  if (full_) {
    reading_.problems.add(Gravity::partial, problem_kind::limit, begin_,
                          {"There are more rules or changes of rules than are kept.", {}},
                          "facts_per_artifact");
  }
  if (!budget_.opaque) return;
  reading_.problems.add(
      Gravity::note, problem_kind::unknown_word, begin_,
      {"Some of these rules come from iptables, and nft does not show what they match: "
       "iptables-save does.",
       {}});
}

void Collector::cover(bool forwards_said) {
  auto why = why_;
  if (why.empty() && (full_ || reading_.facts.full())) why = "limit";
  reading_.facts.extent("filter_rule", "*", {}, begin_, why.empty(), why);
  // A rule about listings that show a part speaks once, not for each table.
  const std::string_view same = why == "filtered" ? "parts" : std::string_view(why);
  reading_.facts.extent("filter_chain", "*", {}, begin_, why.empty(), same);
  const auto unsaid = why.empty() && !forwards_said ? "other_translations" : same;
  reading_.facts.extent("port_forward", "*", {}, begin_, unsaid.empty(), unsaid);
}

}  // namespace vpnlint::nft
