// Commands of scripts: nft -f files, and calls of nft.
#include "base/text.h"
#include "formats/nftables/blocks.h"

namespace vpnlint::nft {

void Blocks::take_command(std::size_t begin) {
  const bool called = begin > 0;
  while (word(begin).starts_with('-')) ++begin;
  const auto& verb = word(begin);
  if (verb == "add" || verb == "create" || verb == "insert") {
    collector_.incomplete("script");
    return take_change(begin + 1, verb == "insert");
  }
  if (verb == "define" || verb == "redefine") return define(begin + 1);
  if (verb == "flush" || verb == "delete" || verb == "destroy") {
    collector_.incomplete("script");
    return take_removal(begin + 1, verb == "flush");
  }
  if (verb == "list") return take_listing(begin + 1);
  if (verb == "include" || verb == "undefine" || verb == "replace" || verb == "rename") {
    collector_.incomplete("script");
    if (verb != "undefine") collector_.not_understood(line_, statement_at_);
    return;
  }
  if (verb == "table" && statement_.size() >= begin + 2) {
    auto at = begin + 1;
    return collector_.begin_table(take_table_name(at), statement_at_);
  }
  // Prompts and what else stands around a listing.
  const bool prompt = verb.find('@') != verb.npos || verb.find('$') != verb.npos || verb == "EOF";
  if (collector_.has_tables() && !prompt && !called && !collector_.is_script())
    collector_.not_understood(line_, statement_at_);
}

// add rule inet filter input ..., add element inet filter vpn { ... }
void Blocks::take_change(std::size_t at, bool first) {
  const auto what = word(at++);
  const auto table = take_table_name(at);
  if (what == "table") return collector_.begin_table(table, statement_at_);
  const auto name = word(at++);
  if (what == "chain") {
    collector_.chain(table, name, statement_at_);
  } else if (what == "element") {
    collector_.add_set_elements(collector_.set(table, name), statement_, at);
  } else if (what == "rule") {
    std::optional<std::size_t> index;
    if (first) index = 0;
    for (const auto* place : {"index", "position", "handle"}) {
      if (word(at) != place) continue;
      const auto number = parse_integer(word(at + 1));
      if (word(at) != "index" || !number || *number < 0)
        collector_.not_understood(line_, statement_at_);
      else
        index = static_cast<std::size_t>(*number) + (first ? 0 : 1);
      at += 2;
    }
    collector_.add_rule(collector_.chain(table, name, statement_at_), rest(at), statement_at_,
                        index);
  }
}

void Blocks::take_removal(std::size_t at, bool flushes) {
  const auto what = word(at++);
  if (what == "ruleset") return collector_.remove("", "");
  const auto table = take_table_name(at);
  const auto name = word(at);
  if (what == "table") {
    if (flushes)
      collector_.flush(table, "");
    else
      collector_.remove(table, "");
  } else if (what == "chain") {
    if (flushes)
      collector_.flush(table, name);
    else
      collector_.remove(table, name);
  } else {
    auto& set = collector_.set(table, name);
    if (what == "element") set.unknown = true;
    if (what == "set" || what == "map") set.elements.clear();
    if (what == "rule") collector_.not_understood(line_, statement_at_);
  }
}

// define WAN = eth0; define PORTS = { 500, 4500 }
void Blocks::define(std::size_t at) {
  collector_.incomplete("script");
  if (word(at + 1) != "=") return;
  variables_[word(at)] = rest(at + 2);
}

// The command that printed what follows.
void Blocks::take_listing(std::size_t at) {
  if (word(at) != "ruleset" || !word(at + 1).empty()) collector_.incomplete("one_table");
}

}  // namespace vpnlint::nft
