// Tokens to blocks and statements.
#include "formats/nftables/blocks.h"

#include <utility>

#include "base/text.h"

namespace vpnlint::nft {
namespace {

constexpr std::size_t most_open = 8;
constexpr std::size_t longest_statement = 2'500'000;
constexpr std::size_t most_replaced = 1'000'000;

}  // namespace

void Blocks::take(const Line& line) {
  current_ = trim(line.text);
  last_ = {line.number, 1};
  auto cut = tokens_of(line.text);
  if (line.number == 1 && line.text.starts_with("#!")) collector_.incomplete("script");
  if (line.cut || cut.open) collector_.not_understood(current_, last_);
  if (!cut.tokens.empty() && statement_.empty())
    collector_.reading().facts.quote(line.number, current_);
  for (auto& token : cut.tokens) take_token(std::move(token), last_);
  if (!cut.continued) end_line();
}

void Blocks::end_line() {
  if (depth_ == 0) return end_statement();
  // Rules of a block end with their line; lists go on.
  if (!statement_.back().is_sign(',') && !statement_.back().is_sign('{'))
    push({Token::Kind::sign, ";"}, last_);
}

void Blocks::take_token(Token token, Position at) {
  if (token.kind == Token::Kind::word && token.text.size() > 1 && token.text[0] == '$')
    return replace_variable(token, at);
  if (depth_ > 0) {
    if (token.is_sign('{')) ++depth_;
    if (token.is_sign('}')) --depth_;
    return push(std::move(token), at);
  }
  if (token.is_sign(';')) return end_statement();
  if (token.is_sign('}')) {
    end_statement();
    return end_block();
  }
  if (token.is_sign('{')) {
    if (open_block()) return;
    ++depth_;
  }
  push(std::move(token), at);
}

void Blocks::push(Token token, Position at) {
  if (statement_.empty()) {
    statement_at_ = at;
    line_ = std::string(current_);
  }
  too_long_ = statement_.size() >= longest_statement;
  if (too_long_) return;
  statement_.push_back(std::move(token));
}

void Blocks::replace_variable(const Token& token, Position at) {
  const auto known = variables_.find(token.text.substr(1));
  const bool defined = known != variables_.end();
  if (defined) replaced_ += known->second.size();
  if (!defined || replaced_ > most_replaced) return push(token, at);
  for (const auto& one : known->second) push(one, at);
}

bool Blocks::open_block() {
  if (open_.size() >= most_open) return false;
  if (open_.empty()) {
    std::size_t begin = 0;
    while (word(begin) == "sudo" || word(begin).ends_with("nft")) ++begin;
    return open_at_top(begin);
  }
  return open_.back().kind == Block::Kind::table && open_in_table();
}

// table inet x {, add chain inet x y {, add set inet x y {
bool Blocks::open_at_top(std::size_t begin) {
  auto at = begin;
  if (word(at) == "add" || word(at) == "create") {
    collector_.incomplete("script");
    ++at;
  }
  const auto what = word(at++);
  if (what == "rule" || what == "element" || what == "define" || what.empty()) return false;
  Block block;
  if (what == "table") {
    block.table = take_table_name(at);
    block.kind = Block::Kind::table;
    collector_.begin_table(block.table, statement_at_);
  } else if (at == begin + 1) {
    return false;  // no command of nft
  } else {
    block.table = take_table_name(at);
    block.name = word(at);
    if (what == "chain") {
      block.kind = Block::Kind::chain;
      collector_.chain(block.table, block.name, statement_at_);
    } else if (what == "set" || what == "map") {
      block.kind = Block::Kind::set;
      collector_.set(block.table, block.name);
    }
  }
  open_.push_back(std::move(block));
  statement_.clear();
  return true;
}

bool Blocks::open_in_table() {
  const auto& what = word(0);
  Block block{Block::Kind::other, open_.back().table, word(1)};
  if (what == "chain") {
    block.kind = Block::Kind::chain;
    collector_.chain(block.table, block.name, statement_at_);
  } else if (what == "set" || what == "map" || what == "meter") {
    block.kind = Block::Kind::set;
    auto& set = collector_.set(block.table, block.name);
    if (what == "meter") set.changes = true;
  }
  open_.push_back(std::move(block));
  statement_.clear();
  return true;
}

void Blocks::end_block() {
  if (!open_.empty()) open_.pop_back();
}

void Blocks::end_statement() {
  if (!statement_.empty()) {
    if (too_long_) collector_.not_understood(line_, statement_at_);
    if (open_.empty()) {
      std::size_t begin = 0;
      while (word(begin) == "sudo" || word(begin).ends_with("nft")) ++begin;
      take_command(begin);
    } else if (open_.back().kind == Block::Kind::table) {
      take_table_statement();
    } else if (open_.back().kind == Block::Kind::chain) {
      take_chain_statement();
    } else if (open_.back().kind == Block::Kind::set) {
      take_set_statement();
    }
  }
  statement_.clear();
  depth_ = 0;
}

void Blocks::take_table_statement() {
  if (word(0) != "flags") return;
  for (const auto& token : statement_) {
    if (token.is("dormant")) collector_.set_dormant(open_.back().table);
  }
}

void Blocks::take_chain_statement() {
  const auto& block = open_.back();
  auto& chain = collector_.chain(block.table, block.name, statement_at_);
  if (word(0) == "type" && word(2) == "hook") {
    chain.at = statement_at_;
    return Collector::set_hook(chain, statement_);
  }
  if (word(0) == "policy") {
    chain.policy = word(1) == "drop" ? "drop" : word(1) == "accept" ? "pass" : "";
    return;
  }
  const bool about_chain = (word(0) == "comment" || word(0) == "flags") && statement_.size() == 2;
  if (!about_chain) collector_.add_rule(chain, std::move(statement_), statement_at_);
}

void Blocks::take_set_statement() {
  auto& set = collector_.set(open_.back().table, open_.back().name);
  if (word(0) == "flags" || word(0) == "timeout") {
    for (const auto& token : statement_) {
      if (token.is("dynamic") || token.is("timeout")) set.changes = true;
    }
  }
  if (word(0) == "elements") collector_.add_set_elements(set, statement_, 2);
}

void Blocks::finish() {
  if (depth_ > 0 || !open_.empty()) {
    // What is cut may match more or less than what is there.
    statement_.clear();
    return collector_.truncated(last_);
  }
  end_statement();
}

const std::string& Blocks::word(std::size_t at) const {
  static const std::string none;
  return at < statement_.size() ? statement_[at].text : none;
}

std::string Blocks::take_table_name(std::size_t& at) const {
  static const std::vector<std::string_view> families = {"ip",  "ip6",    "inet",
                                                         "arp", "bridge", "netdev"};
  std::string family = "ip";
  for (const auto& one : families) {
    if (word(at) == one) family = word(at++);
  }
  return family + " " + word(at++);
}

Tokens Blocks::rest(std::size_t at) const {
  if (at >= statement_.size()) return {};
  return {statement_.begin() + static_cast<std::ptrdiff_t>(at), statement_.end()};
}

}  // namespace vpnlint::nft
