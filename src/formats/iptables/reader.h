// Reads rule sets of iptables: iptables-save, iptables -S, and scripts of iptables commands.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "formats/chains/chains.h"
#include "formats/format.h"
#include "formats/iptables/command.h"

namespace vpnlint::iptables {

using chains::Chain;
using chains::ChainKey;
using chains::Chains;

/// The policy as iptables writes it: ACCEPT, DROP or -.
void set_policy(Chain& chain, std::string_view word);

class Reader {
 public:
  explicit Reader(Reading& reading);

  void take(const Line& line);
  void finish();

 private:
  void take_remark(std::string_view text, Position at);
  void take_text(std::string_view text, Position at, bool cut);
  void take_table(std::string_view text, Position at);
  void take_commit();
  void take_chain(std::string_view text, Position at);
  void take_command(const Command& command, Position at);
  void carry_out(const Command& command, Position at);
  void change_policy(const Command& command, Position at);
  void insert(const Command& command, Position at);
  void put(Chain& chain, std::size_t index, const std::vector<std::string>& words, Position at,
           bool open);
  void erase(const Command& command, Position at);
  void replace(const Command& command, Position at);
  void flush(const std::string& chain);
  void remove(const std::string& chain);
  void forget_table();

  template <class Visit>
  void for_each_chain(const std::string& name, Visit visit);
  bool may_work(std::size_t steps);
  std::string table_key() const { return family_ + " " + table_; }
  std::string settled(const std::string& table) const;
  Chain& chain_of(const std::string& name, Position at);
  void problem(std::string_view message, Position at);
  void hand_over(const ChainKey& key, const Chain& chain);
  std::string_view why_incomplete() const;
  void cover(bool forwards_said);

  Reading& reading_;
  std::string family_ = "?", table_ = "filter";
  std::vector<ChainKey> order_;
  Chains chains_;
  Chain spare_;  // for what a limit leaves out
  std::set<std::string> tables_;
  std::string_view text_;  // the line at hand
  std::string pending_;    // lines that go on
  Position pending_at_;
  std::size_t rows_ = 0, work_ = 0;
  Position begin_;
  bool seen_v6_ = false;
  bool in_table_ = false;  // a table without COMMIT so far
  bool has_hook_ = false;  // the table at hand lists a built-in chain
  bool script_ = false;    // commands, not a listing
  bool listing_ = false;   // rules outside of tables: iptables -S
  bool partial_ = false;   // rules are missing or were not understood
  bool full_ = false;
};

}  // namespace vpnlint::iptables
