// The text of nft: blocks within blocks, and statements in them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "formats/nftables/collector.h"

namespace vpnlint::nft {

class Blocks {
 public:
  explicit Blocks(Collector& collector) : collector_(collector) {}

  void take(const Line& line);
  void finish();

 private:
  struct Block {
    enum class Kind { table, chain, set, other } kind = Kind::other;
    std::string table, name;
  };

  void take_token(Token token, Position at);
  void end_line();
  void push(Token token, Position at);
  void replace_variable(const Token& token, Position at);
  bool open_block();
  bool open_at_top(std::size_t begin);
  bool open_in_table();
  void end_statement();
  void end_block();
  void take_table_statement();
  void take_chain_statement();
  void take_set_statement();
  void take_command(std::size_t begin);
  void take_change(std::size_t at, bool first);
  void take_removal(std::size_t at, bool flushes);
  void define(std::size_t at);
  void take_listing(std::size_t at);
  /// Words of the statement at hand: "" behind its end.
  const std::string& word(std::size_t at) const;
  /// `inet filter` or `filter` at a place, which is moved behind it.
  std::string take_table_name(std::size_t& at) const;
  Tokens rest(std::size_t at) const;

  Collector& collector_;
  std::vector<Block> open_;
  Tokens statement_;
  Position statement_at_;
  std::size_t depth_ = 0;  ///< braces within the statement
  bool too_long_ = false, continued_ = false;
  std::string line_;  ///< the line that the statement begins with
  std::string_view current_;
  std::map<std::string, Tokens> variables_;
  std::size_t replaced_ = 0;
  Position last_;
};

}  // namespace vpnlint::nft
