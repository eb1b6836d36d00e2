// Statements of nft that need no conditions: verdicts, logs, what iptables-nft leaves.
#pragma once

#include <string>
#include <string_view>

#include "formats/nftables/tokens.h"

namespace vpnlint::nft {

/// FilterRule::action of accept, drop, reject, return, continue and of what takes packets away
/// (queue, tproxy ...: unknown); "" for every other word.
std::string_view verdict_of(const Token& token);

/// Tokens of a statement that changes nothing (counter, log ...) at `at`; 0 = it is none.
std::size_t harmless_length(const Tokens& tokens, std::size_t at, std::size_t end);
/// Of one that lets some packets go on (limit, quota, update @set ...).
std::size_t doubtful_length(const Tokens& tokens, std::size_t at, std::size_t end);

/// random, persistent ... behind the target of a translation.
bool is_translation_flag(const Token& token);
/// `ip daddr set ...`: the packet is another one then.
bool changes_addresses(const Tokens& tokens, std::size_t begin, std::size_t end);

/// Targets of iptables after which the packet goes on as it was.
bool is_passing_target(std::string_view name);
struct Foreign {
  std::string_view action, target;
  bool goes_on = false;
};
/// Of any other target of iptables, whose options nft does not show.
Foreign foreign_target(std::string_view name);

}  // namespace vpnlint::nft
