// Lines of iptables to chains and rules.
#include "formats/iptables/reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "formats/iptables/forwards.h"
#include "formats/iptables/rows.h"
#include "formats/iptables/words.h"

namespace vpnlint::iptables {
namespace {

constexpr std::array<std::string_view, 5> hooks = {"PREROUTING", "INPUT", "FORWARD", "OUTPUT",
                                                   "POSTROUTING"};
// Rules passed over by insertions and deletions of one file.
constexpr std::size_t most_work = 20'000'000;

bool is_hook(std::string_view chain) {
  return std::find(hooks.begin(), hooks.end(), chain) != hooks.end();
}

std::string policy_from(std::string_view word) {
  if (word == "ACCEPT") return "pass";
  return word == "DROP" ? "drop" : "";
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

bool goes_on(std::string_view text) {
  const auto last = text.find_last_not_of('\\');
  return (text.size() - (last == text.npos ? 0 : last + 1)) % 2 == 1;
}

}  // namespace

Reader::Reader(Reading& reading) : reading_(reading) {
  const auto& path = reading.path;
  seen_v6_ = path.find("ip6tables") != path.npos || path.find("rules.v6") != path.npos;
}

void Reader::take(const Line& line) {
  const auto text = trim(line.text);
  const Position at{line.number, 1};
  if (begin_.line == 0) {
    begin_ = at;
    reading_.facts.quote(at.line, text);
  }
  if (pending_.empty() && text.starts_with('#')) return take_remark(text, at);
  if (text.empty() && pending_.empty()) return;
  if (!in_table_ && goes_on(text) && !line.cut) {
    if (pending_.empty()) pending_at_ = at;
    reading_.facts.quote(at.line, text);
    pending_ += std::string(text.substr(0, text.size() - 1)) + " ";
    if (pending_.size() < reading_.limits.value_bytes) return;
    partial_ = true;
  }
  if (pending_.empty()) return take_text(text, at, line.cut);
  pending_ += text;
  const auto whole = std::exchange(pending_, {});
  take_text(whole, pending_at_, line.cut);
}

// Who wrote the listing, and what it leaves out.
void Reader::take_remark(std::string_view text, Position at) {
  const bool v6 = text.find("ip6tables-save") != text.npos;
  if (v6 || text.find("iptables-save v") != text.npos) family_ = v6 ? "ip6" : "ip";
  const bool elsewhere =
      text.find("tables present, use") != text.npos || text.find("is incompatible") != text.npos;
  if (!elsewhere) return;
  partial_ = true;
  reading_.facts.quote(at.line, text);
  text_ = text;
  problem("There are rules that this listing does not show: {line}", at);
}

void Reader::take_text(std::string_view text, Position at, bool cut) {
  text_ = text;
  if (text.starts_with('*')) return take_table(text.substr(1), at);
  if (text == "COMMIT") return take_commit();
  if (text.starts_with(':')) return take_chain(text.substr(1), at);
  bool quoted = false;
  for (auto& command : commands_of(text)) {
    command.open |= cut;
    if (command.prefixed || command.verb != Verb::none) {
      if (!std::exchange(quoted, true)) reading_.facts.quote(at.line, text);
    }
    take_command(command, at);
  }
}

void Reader::take_table(std::string_view text, Position at) {
  if (in_table_) partial_ = true;  // the one before has no COMMIT
  table_ = std::string(trim(text));
  in_table_ = true;
  has_hook_ = false;
  if (tables_.insert(table_key()).second) return;
  partial_ = true;
  reading_.problems.add(
      Gravity::note, problem_kind::syntax, at,
      {"The table {table} stands here twice; the later one counts.", {{"table", table_}}});
  for_each_chain("", [](Chain& chain) {
    chain.rules.clear();
    chain.gone = true;
  });
}

void Reader::take_commit() {
  // Parts of rule sets, such as those of ufw, list their own chains only.
  if (!in_table_ || !has_hook_) partial_ = true;
  in_table_ = false;
}

// ":INPUT DROP [0:0]", ":mine - [0:0]"
void Reader::take_chain(std::string_view text, Position at) {
  const auto words = words_of(text).list;
  if (words.empty() || !in_table_) return;
  reading_.facts.quote(at.line, ":" + std::string(text));
  auto& chain = chain_of(words[0], at);
  chain.at = at;
  has_hook_ |= chain.built_in;
  if (words.size() > 1) chain.policy = policy_from(words[1]);
}

void Reader::take_command(const Command& command, Position at) {
  if (command.prefixed) {
    script_ = true;
    family_ = command.v6 ? "ip6" : "ip";
    table_ = command.table.empty() ? "filter" : command.table;
  } else if (command.verb != Verb::none && !in_table_) {
    listing_ = true;
    if (!tables_.empty()) partial_ = true;
    if (!command.table.empty()) table_ = command.table;
  }
  if (command.verb == Verb::none || command.verb == Verb::rename) {
    if (!command.prefixed && !in_table_) return;  // prompts, and what else scripts hold
    partial_ = true;
    return problem("This line of iptables is not understood: {line}", at);
  }
  if (command.only != 0 && (command.only == '6') != (family_ == "ip6")) return;
  carry_out(command, at);
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
      return set_policy(command, at);
    case Verb::create:
      chain_of(command.chain, at);
      return;
    case Verb::remove:
      return remove(command.chain);
    default:
      return;
  }
}

void Reader::set_policy(const Command& command, Position at) {
  auto& chain = chain_of(command.chain, at);
  chain.at = at;
  if (!command.rest.empty()) chain.policy = policy_from(command.rest.front());
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
                       [&](const Stated& stated) { return same(stated.rule, gone); });
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
    if (!chain.built_in && chain.rules.empty()) chain.gone = true;
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
  chain.built_in = is_hook(name);
  return chain;
}

void Reader::problem(std::string_view message, Position at) {
  reading_.problems.add(Gravity::partial, problem_kind::syntax, at,
                        {std::string(message), {{"line", std::string(cut_utf8(text_, 120))}}});
}

// A listing that does not say its family shows it by its addresses.
std::string Reader::settled(const std::string& table) const {
  if (!table.starts_with("? ")) return table;
  return (seen_v6_ ? "ip6" : "ip") + table.substr(1);
}

void Reader::hand_over(const ChainKey& key, const Chain& chain) {
  if (chain.gone) return;
  const auto table = settled(key.first);
  reading_.facts.add(row_of(table, key.second, chain));
  std::int64_t position = 0;
  for (const auto& stated : chain.rules) {
    reading_.facts.add(row_of(table, key.second, stated, ++position));
  }
}

void Reader::finish() {
  if (!pending_.empty()) {
    const auto whole = std::exchange(pending_, {});
    take_text(whole, pending_at_, false);
  }
  for (const auto& key : order_) hand_over(key, chains_.at(key));
  bool forwards_said = false;
  for (const auto& [key, chain] : chains_) {
    const auto& [table, name] = key;
    if (!table.ends_with(" nat") || name != "PREROUTING") continue;
    const bool said = add_forwards(chains_, table, reading_.facts);
    if (settled(table) == "ip nat") forwards_said = said;
  }
  if (in_table_) {
    reading_.problems.add(Gravity::partial, problem_kind::truncated, begin_,
                          {"The table {table} ends without COMMIT.", {{"table", table_}}});
  }
  if (full_) {
    reading_.problems.add(Gravity::partial, problem_kind::limit, begin_,
                          {"There are more rules or changes of rules than are kept.", {}},
                          "facts_per_artifact");
  }
  cover(forwards_said);
}

std::string_view Reader::why_incomplete() const {
  if (in_table_ || reading_.source.truncated() || reading_.source.read_error()) return "truncated";
  if (script_) return "script";
  if (full_ || reading_.facts.full()) return "limit";
  if (partial_) return "filtered";
  // One table alone is what `iptables-save -t` and `iptables -S` print, too.
  if (listing_ || tables_.size() < 2) return "one_table";
  return "";
}

void Reader::cover(bool forwards_said) {
  const auto why = why_incomplete();
  reading_.facts.extent("filter_rule", "*", {}, begin_, why.empty(), why);
  // A rule about listings that show a part speaks once, not for each table.
  const auto same_why = why == "filtered" ? "parts" : why;
  reading_.facts.extent("filter_chain", "*", {}, begin_, why.empty(), same_why);
  const auto unsaid = why.empty() && !forwards_said ? "other_translations" : same_why;
  reading_.facts.extent("port_forward", "*", {}, begin_, unsaid.empty(), unsaid);
}

}  // namespace vpnlint::iptables
