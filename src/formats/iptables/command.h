// Command lines of iptables: what is done to which chain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vpnlint::iptables {

enum class Verb {
  none,
  append,
  insert,
  replace,
  erase,
  flush,
  policy,
  create,
  remove,
  rename,
  other
};

/// `iptables -t nat -A INPUT ...`, or a line of iptables-save.
struct Command {
  bool prefixed = false;  ///< begins with iptables itself
  bool v6 = false;
  char only = 0;  ///< '4' or '6': for that family alone
  std::string table, chain;
  Verb verb = Verb::none;
  std::vector<std::string> rest;  ///< words behind the chain
  bool open = false;              ///< cut inside a quotation
};

/// The line calls iptables: `iptables -A ...`, `sudo /sbin/ip6tables ...`, `$IPT -A ...`.
bool is_call(std::string_view line);
/// One for each command of a script's line; one for any other line.
std::vector<Command> commands_of(std::string_view line);

}  // namespace vpnlint::iptables
