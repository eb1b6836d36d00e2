// Tables, chains, rules and sets of nft as they are read; at the end facts.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/chains/chains.h"
#include "formats/format.h"
#include "formats/nftables/rule.h"

namespace vpnlint::nft {

struct StatedRule {
  Tokens tokens;
  Position at;
};

struct StatedChain {
  Position at;
  std::string kind = "filter", hook, policy;
  std::optional<std::int64_t> priority;
  std::vector<std::string> devices;
  std::deque<StatedRule> rules;
};

class Collector {
 public:
  explicit Collector(Reading& reading) : reading_(reading) {}

  /// A table's text begins: a listing that repeats a table states it anew.
  void begin_table(const std::string& table, Position at);
  void set_dormant(const std::string& table) { dormant_.insert(table); }
  StatedChain& chain(const std::string& table, const std::string& name, Position at);
  /// `type filter hook input device eth0 priority filter + 10`
  static void set_hook(StatedChain& chain, const Tokens& tokens);
  /// At the end, or before the rule with that index.
  void add_rule(StatedChain& chain, Tokens tokens, Position at,
                std::optional<std::size_t> index = std::nullopt);
  Set& set(const std::string& table, const std::string& name) { return sets_[{table, name}]; }
  void add_set_elements(Set& set, const Tokens& tokens, std::size_t begin);
  /// "" = all of them
  void flush(const std::string& table, const std::string& chain);
  void remove(const std::string& table, const std::string& chain);

  /// Why nobody may conclude from what is absent: script, one_table, filtered, truncated, limit.
  void incomplete(std::string_view why);
  bool is_script() const { return script_; }
  bool has_tables() const { return !tables_.empty(); }
  void not_understood(std::string_view line, Position at);
  void truncated(Position at);
  Reading& reading() { return reading_; }

  void finish();

 private:
  bool may_keep(std::size_t tokens);
  bool may_move(std::size_t steps);
  void judge_listing();
  std::vector<std::pair<chains::ChainKey, chains::Chain>> compiled(const chains::ChainKey& key,
                                                                   StatedChain& stated);
  void compile_rules(const Scope& scope, StatedChain& stated, chains::Chain& chain,
                     std::vector<std::pair<chains::ChainKey, chains::Chain>>& blocks);
  void hand_over(const chains::ChainKey& key, const chains::Chain& chain);
  void report();
  void cover(bool forwards_said);

  Reading& reading_;
  std::map<chains::ChainKey, StatedChain> chains_;
  std::vector<chains::ChainKey> order_;
  StatedChain spare_;  ///< for what a limit leaves out
  Sets sets_;
  std::set<std::string> tables_, dormant_;
  std::size_t kept_ = 0, rows_ = 0, moved_ = 0;
  Budget budget_;
  std::string why_;
  Position begin_;
  bool script_ = false, full_ = false;
};

}  // namespace vpnlint::nft
