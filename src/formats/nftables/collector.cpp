// What statements of nft do to tables and chains.
#include "formats/nftables/collector.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace vpnlint::nft {
namespace {

// Of rules and elements, before the rest is left out.
constexpr std::size_t most_tokens = 3'000'000;
// Rules passed over by insertions, chains by removals.
constexpr std::size_t most_moves = 20'000'000;

// linux/netfilter_ipv4.h; bridges have other numbers, and no rule of ours asks for their order.
std::optional<std::int64_t> named_priority(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::int64_t>, 6> names = {{
      {"raw", -300},
      {"mangle", -150},
      {"dstnat", -100},
      {"filter", 0},
      {"security", 50},
      {"srcnat", 100},
  }};
  for (const auto& [written, number] : names) {
    if (name == written) return number;
  }
  return parse_integer(name);
}

// filter + 10, filter+10, -150
std::optional<std::int64_t> priority_from(std::string text) {
  const auto sign = text.find_first_of("+-", 1);
  const auto base = named_priority(trim(std::string_view(text).substr(0, sign)));
  if (!base || sign == text.npos) return base;
  const auto offset = parse_integer(std::string_view(text).substr(sign + 1));
  if (!offset) return std::nullopt;
  return text[sign] == '-' ? *base - *offset : *base + *offset;
}

}  // namespace

void Collector::begin_table(const std::string& table, Position at) {
  if (begin_.line == 0) begin_ = at;
  const bool fresh = tables_.insert(table).second;
  if (fresh || script_) return;
  incomplete("filtered");
  reading_.problems.add(
      Gravity::note, problem_kind::syntax, at,
      {"The table {table} stands here twice; the later one counts.", {{"table", table}}});
  flush(table, "");
}

StatedChain& Collector::chain(const std::string& table, const std::string& name, Position at) {
  const chains::ChainKey key(table, name);
  const auto known = chains_.find(key);
  if (known != chains_.end()) return known->second;
  if (!may_keep(1)) return spare_;
  ++rows_;
  order_.push_back(key);
  auto& chain = chains_[key];
  chain.at = at;
  return chain;
}

void Collector::set_hook(StatedChain& chain, const Tokens& tokens) {
  std::string priority;
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
    const auto& next = tokens[at + 1].text;
    if (tokens[at].is("type") && next == "nat") chain.kind = "nat";
    if (tokens[at].is("hook")) chain.hook = next;
    if (tokens[at].is("device")) chain.devices.push_back(next);
    if (tokens[at].is("devices")) {
      for (auto i = at + 1; i < tokens.size() && !tokens[i].is_sign('}'); ++i) {
        if (tokens[i].kind != Token::Kind::sign) chain.devices.push_back(tokens[i].text);
      }
    }
    if (!tokens[at].is("priority")) continue;
    for (auto i = at + 1; i < tokens.size(); ++i) priority += tokens[i].text;
  }
  chain.priority = priority_from(priority);
  if (chain.policy.empty()) chain.policy = "pass";  // nft says it where it is another one
}

void Collector::add_rule(StatedChain& chain, Tokens tokens, Position at,
                         std::optional<std::size_t> index) {
  if (&chain == &spare_ || !may_keep(tokens.size())) return;
  ++rows_;
  auto& rules = chain.rules;
  const auto place = std::min(index.value_or(rules.size()), rules.size());
  if (!may_move(std::min(place, rules.size() - place))) return;
  rules.insert(rules.begin() + static_cast<std::ptrdiff_t>(place), {std::move(tokens), at});
}

void Collector::add_set_elements(Set& set, const Tokens& tokens, std::size_t begin) {
  if (may_keep(tokens.size()))
    add_elements(tokens, begin, tokens.size(), set);
  else
    set.unknown = true;
}

bool Collector::may_keep(std::size_t tokens) {
  kept_ += tokens;
  if (kept_ <= most_tokens && rows_ < reading_.limits.facts_per_artifact) return true;
  full_ = true;
  return false;
}

bool Collector::may_move(std::size_t steps) {
  moved_ += steps;
  if (moved_ <= most_moves) return true;
  full_ = true;
  return false;
}

void Collector::flush(const std::string& table, const std::string& name) {
  if (!may_move(chains_.size())) return;
  for (auto& [key, chain] : chains_) {
    const bool meant =
        (table.empty() || key.first == table) && (name.empty() || key.second == name);
    if (meant) chain.rules.clear();
  }
}

void Collector::remove(const std::string& table, const std::string& name) {
  if (!may_move(chains_.size() + sets_.size())) return;
  const auto meant = [&](const chains::ChainKey& key) {
    return (table.empty() || key.first == table) && (name.empty() || key.second == name);
  };
  std::erase_if(chains_, [&](const auto& entry) { return meant(entry.first); });
  std::erase_if(order_, meant);
  if (!name.empty()) return;
  std::erase_if(sets_,
                [&](const auto& entry) { return table.empty() || entry.first.first == table; });
}

void Collector::incomplete(std::string_view why) {
  if (why == "script") script_ = true;
  if (why_.empty() || why == "truncated") why_ = std::string(why);
}

void Collector::not_understood(std::string_view line, Position at) {
  incomplete("filtered");
  reading_.problems.add(Gravity::partial, problem_kind::syntax, at,
                        {"This line of nftables is not understood: {line}",
                         {{"line", std::string(cut_utf8(line, 120))}}});
}

void Collector::truncated(Position at) {
  incomplete("truncated");
  reading_.problems.add(Gravity::partial, problem_kind::truncated, at,
                        {"The rule set of nftables ends in the middle.", {}});
}

}  // namespace vpnlint::nft
