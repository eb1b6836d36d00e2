// What is wrong with a file that a person wrote for us (rules, settings), and where.
#pragma once

#include <cstdint>
#include <string>

namespace vpnlint {

struct FileProblem {
  std::string file;
  std::uint32_t line = 0, column = 0;
  std::string message;  ///< with the nearest name where a name is not known
};

/// "file:line:column: message"
std::string to_text(const FileProblem& problem);

}  // namespace vpnlint
