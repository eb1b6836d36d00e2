// What commands do to chains and their rules.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "formats/iptables/reader.h"
#include "formats/iptables/rule.h"

namespace vpnlint::iptables {
namespace {

constexpr std::array<std::string_view, 5> hooks = {"PREROUTING", "INPUT", "FORWARD", "OUTPUT",
                                                   "POSTROUTING"};
// Rules passed over by insertions and deletions of one file.
constexpr std::size_t most_work = 20'000'000;

bool is_hook(std::string_view chain) {
  return std::find(hooks.begin(), hooks.end(), chain) != hooks.end();
}

// linux/netfilter_ipv4.h
std::int64_t priority_of(std::string_view table, std::string_view chain) {
  if (table == "raw") return -300;
  if (table == "mangle") return -150;
  if (table == "nat") return chain == "PREROUTING" || chain == "OUTPUT" ? -100 : 100;
  if (table == "security") return 50;
  return 0;
}

bool same(const Rule& a, const Rule& b) {
  return a.action == b.action && a.target == b.target && a.conditions == b.conditions;
}

// From 1; none when the word is no place in a chain.
std::optional<std::size_t> place_from(const std::vector<std::string>& words) {
  const auto number = words.empty() ? std::nullopt : parse_integer(words.front());
  if (!number || *number < 1) return std::nullopt;
  return static_cast<std::size_t>(*number) - 1;
}

}  // namespace

void set_policy(Chain& chain, std::string_view word) {
  chain.policy = word == "ACCEPT" ? "pass" : word == "DROP" ? "drop" : "";
}

void Reader::carry_out(const Command& command, Position at) {
  switch (command.verb) {
    case Verb::append: {
      auto& chain = chain_of(command.chain, at);
      return put(chain, chain.rules.size(), command.rest, at, command.open);
    }
    case Verb::insert:
      return insert(command, at);
    case Verb::replace:
      return replace(command, at);
    case Verb::erase:
      return erase(command, at);
    case Verb::flush:
      return flush(command.chain);
    case Verb::policy:
      return change_policy(command, at);
    case Verb::create:
      chain_of(command.chain, at);
      return;
    case Verb::remove:
      return remove(command.chain);
    default:
      return;
  }
}

void Reader::change_policy(const Command& command, Position at) {
  auto& chain = chain_of(command.chain, at);
  chain.at = at;
  if (!command.rest.empty()) set_policy(chain, command.rest.front());
}

void Reader::insert(const Command& command, Position at) {
  const auto place = place_from(command.rest);
  auto words = command.rest;
  if (place) words.erase(words.begin());
  put(chain_of(command.chain, at), place.value_or(0), words, at, command.open);
}

void Reader::put(Chain& chain, std::size_t index, const std::vector<std::string>& words,
                 Position at, bool open) {
  if (&chain == &spare_ || rows_ >= reading_.limits.facts_per_artifact) {
    full_ = true;
    return;
  }
  auto& rules = chain.rules;
  index = std::min(index, rules.size());
  if (!may_work(std::min(index, rules.size() - index))) return;
  ++rows_;
  auto rule = rule_from(words);
  if (open) {
    rule.conditions.push_back("unknown=");
    rule.action = "unknown";
    partial_ = true;
    problem("This line of iptables is not understood: {line}", at);
  }
  for (const auto& condition : rule.conditions) {
    const bool address = condition.find("source=") != condition.npos ||
                         condition.find("destination=") != condition.npos;
    if (address && condition.find(':') != condition.npos) seen_v6_ = true;
  }
  rules.insert(rules.begin() + static_cast<std::ptrdiff_t>(index), {std::move(rule), at});
}

// By its place or by its text.
void Reader::erase(const Command& command, Position at) {
  auto& rules = chain_of(command.chain, at).rules;
  auto hit = rules.end();
  const auto place = place_from(command.rest);
  if (!may_work(rules.size())) return;
  if (place && command.rest.size() == 1) {
    if (*place < rules.size()) hit = rules.begin() + static_cast<std::ptrdiff_t>(*place);
  } else {
    const auto gone = rule_from(command.rest);
    hit = std::find_if(rules.begin(), rules.end(),
                       [&](const chains::Stated& stated) { return same(stated.rule, gone); });
  }
  if (hit != rules.end()) {
    rules.erase(hit);
    return;
  }
  partial_ = true;
  problem("A rule is deleted or replaced that does not stand before: {line}", at);
}

void Reader::replace(const Command& command, Position at) {
  auto& rules = chain_of(command.chain, at).rules;
  const auto place = place_from(command.rest);
  if (place && *place < rules.size()) {
    rules[*place] = {rule_from({command.rest.begin() + 1, command.rest.end()}), at};
    return;
  }
  partial_ = true;
  problem("A rule is deleted or replaced that does not stand before: {line}", at);
}

template <class Visit>
void Reader::for_each_chain(const std::string& name, Visit visit) {
  const auto table = table_key();
  if (!name.empty()) {
    const auto hit = chains_.find({table, name});
    if (hit != chains_.end()) visit(hit->second);
    return;
  }
  for (auto at = chains_.lower_bound({table, ""}); at != chains_.end() && at->first.first == table;
       ++at) {
    if (!may_work(1)) return;
    visit(at->second);
  }
}

void Reader::flush(const std::string& name) {
  for_each_chain(name, [](Chain& chain) { chain.rules.clear(); });
}

void Reader::remove(const std::string& name) {
  for_each_chain(name, [](Chain& chain) {
    if (chain.hook.empty() && chain.rules.empty()) chain.gone = true;
  });
}

void Reader::forget_table() {
  for_each_chain("", [](Chain& chain) {
    chain.rules.clear();
    chain.gone = true;
  });
}

bool Reader::may_work(std::size_t steps) {
  work_ += steps;
  if (work_ <= most_work) return true;
  full_ = true;
  return false;
}

Chain& Reader::chain_of(const std::string& name, Position at) {
  const ChainKey key(table_key(), name);
  const auto known = chains_.find(key);
  if (known != chains_.end()) {
    if (std::exchange(known->second.gone, false)) known->second.at = at;
    return known->second;
  }
  if (rows_ >= reading_.limits.facts_per_artifact) {
    full_ = true;
    return spare_;
  }
  ++rows_;
  order_.push_back(key);
  auto& chain = chains_[key];
  chain.at = at;
  if (table_ == "nat") chain.kind = "nat";
  if (is_hook(name)) {
    chain.hook = lower(name);
    chain.priority = priority_of(table_, name);
  }
  return chain;
}

}  // namespace vpnlint::iptables
