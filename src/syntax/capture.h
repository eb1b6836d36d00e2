// Lines of a console capture, whatever command printed them: prompts, rulers, blanks, lost letters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/position.h"
#include "base/problem.h"

namespace vpnlint {

/// A line such as `C:\Users\kim>sc query` or `PS C:\> sc query`.
struct Prompt {
  std::string command;  ///< trimmed, without what follows `>` or `|`; may be empty
  bool powershell = false;
};

/// None when the line is no prompt. `netsh advfirewall>show ...` counts, its context is put first.
std::optional<Prompt> find_prompt(std::string_view line);

/// A line of dashes, at least 20.
bool is_ruler(std::string_view line);

/// The line without blanks at its end; U+00A0, U+202F and U+3000 become one blank each, so that
/// columns stay what they were. The result is a view of the line or of the buffer.
std::string_view clean_line(std::string_view line, std::string& buffer);

/// Blanks and tabs at the beginning.
std::size_t indent_of(std::string_view line);

/// `label: value`, split at the first colon; both trimmed. None without a colon.
struct LabelledLine {
  std::string_view label, value;
  std::size_t value_offset = 0;  ///< in the line; where the value begins
  bool padded = false;           ///< nothing or two blanks and more follow the colon
};
std::optional<LabelledLine> split_label(std::string_view line);

/// Counts lines that lost letters: replacement characters and question marks in rows. One
/// problem for the file.
class DamagedText {
 public:
  void look(std::string_view line, std::uint32_t number);
  void report(Problems& problems) const;

 private:
  std::size_t lines_ = 0;
  Position first_;
  bool has_replacement_ = false;
};

/// Collects words that no table knows; one problem for the file quotes the first few.
class UnknownWords {
 public:
  /// `what` = the field they stand in, or "label".
  void add(std::string_view what, std::string_view word, Position at);
  bool empty() const { return count_ == 0; }
  void report(Problems& problems, std::string_view command) const;

 private:
  std::size_t count_ = 0;
  std::size_t quoted_ = 0;
  Position first_;
  std::string words_;
};

}  // namespace vpnlint
