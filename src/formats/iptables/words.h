// One line of iptables, cut into words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vpnlint::iptables {

struct Words {
  std::vector<std::string> list;
  bool open = false;  ///< the line ends inside a quotation: its last word is not what was meant
};

/// Words as iptables-restore and a shell cut them: "..." and '...' keep blanks, a backslash keeps
/// the next character. Comments of scripts (` # ...`) end the line.
Words words_of(std::string_view line);

/// A line of a script: cut at ; & and |, without redirections.
std::vector<Words> shell_commands_of(std::string_view line);

}  // namespace vpnlint::iptables
