// The grammar of .reg files: what an import reads from the text, line by line.
// Checked against recorded answers of Wine's import (tests/oracles/wine-reg).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/position.h"
#include "base/source.h"

namespace vpnlint {

/// The first line decides whether anything is imported: v5, v4 and v3 only.
enum class RegHeader {
  v5,  ///< "Windows Registry Editor Version 5.00"
  v4,  ///< "REGEDIT4": hex(2) and hex(7) hold bytes of a code page
  v3,  ///< "REGEDIT": Windows 3.1, default values of HKEY_CLASSES_ROOT
  misspelt,
  missing,
};

/// How much of a key the handler wants to know.
enum class RegInterest {
  closed,  ///< cannot be opened: its values go nowhere
  none,    ///< payloads are only checked
  names,   ///< asks for every value
  all,
};

struct RegValue {
  enum class Form { text, dword, hex };
  Form form = Form::text;
  std::string_view name;  ///< unescaped; empty = default value
  std::uint32_t type = 0;
  std::string_view payload;  ///< text: unescaped UTF-8; dword and hex: bytes
  std::string_view line;     ///< its first line
  Position at;
  std::uint32_t last_line = 0;
  bool cut = false;   ///< longer than Limits::value_bytes
  bool open = false;  ///< the file ends inside it or right behind it: more may be missing
};

enum class RegFlaw {
  garbage,   ///< a line that is nothing
  bad_key,   ///< no closing bracket or a blank behind the opening one
  no_key,    ///< a value while no key is open
  bad_name,  ///< no closing quotation mark or no equals sign
  bad_type,  ///< no known kind of data
  bad_hex,
  bad_dword,
  bad_text,   ///< escape that ends the string, letters after it
  open_text,  ///< no closing quotation mark
  too_long,   ///< a limit was reached: the value is checked, not kept
  long_line,  ///< a limit was reached: the rest of the line is skipped
};

/// Takes what a .reg file says, in order. All views die with the call.
class RegHandler {
 public:
  virtual ~RegHandler() = default;
  virtual void header(RegHeader header, std::string_view line, Position at) = 0;
  virtual RegInterest key(std::string_view path, std::string_view line, Position at) = 0;
  virtual void deleted_key(std::string_view path, std::string_view line, Position at) = 0;
  virtual bool wants(std::string_view name) = 0;
  /// Lengths of the names that `wants` can say yes to, as bits; the last one stands for 63 and
  /// more.
  std::uint64_t wanted_lengths = ~std::uint64_t{0};
  virtual void value(const RegValue& value) = 0;
  /// Told for every key, wanted or not.
  virtual void deleted_value(std::string_view name, std::string_view line, Position at) = 0;
  virtual void comment() = 0;
  /// A line end that is no CR LF, outside of strings.
  virtual void other_line_end() = 0;
  /// `subject`: the value's name or the line.
  virtual void flaw(RegFlaw flaw, std::string_view subject, Position at, std::string_view line) = 0;
};

/// Reads a source to its end. Linear time, memory bounded by one line and one value of Limits.
class RegText {
 public:
  RegText(Source& source, const Limits& limits, RegHandler& handler)
      : source_(source), limits_(limits), handler_(handler) {}

  void read();
  /// The file ends inside a key line, a value or a continued line.
  bool ends_inside() const { return ends_inside_; }

 private:
  enum class Rest { ends, continues, damaged };

  bool next();
  void read_header();
  void read_line();
  void read_win31_line();
  void read_key(std::size_t at);
  void read_value(std::size_t at);
  bool read_name(std::size_t& at);
  void read_deletion(std::size_t at);
  void read_dword(std::size_t at);
  void read_hex(std::size_t at);
  bool read_hex_type(std::size_t& at);
  bool read_hex_lines(std::size_t at);
  Rest read_hex_line(std::size_t at);
  Rest read_hex_groups(std::string_view text, std::size_t& at);
  bool next_hex_line(std::size_t& at);
  void read_text(std::size_t at);
  bool read_text_lines(std::size_t at);
  Rest read_text_line(std::string_view text, std::size_t& at);
  bool begins_anew(std::string_view text) const;
  void keep(std::string_view bytes);
  void keep_first_line();
  void hand_over(RegValue::Form form, std::uint32_t type);
  void flaw(RegFlaw flaw, std::string_view subject, std::size_t at);
  bool pass_usual_value();
  void pass_usual_hex_lines();
  void unusual_line_end();
  void check_line_end() {
    if (!line_.crlf || line_.cut) unusual_line_end();
  }

  Source& source_;
  const Limits& limits_;
  RegHandler& handler_;
  Line line_;
  RegHeader header_ = RegHeader::missing;
  RegInterest interest_ = RegInterest::closed;
  bool again_ = false;      // the current line was not used up
  bool wanted_ = false;     // the current value's payload is kept
  bool line_kept_ = false;  // first line and name are copied
  bool cut_ = false;
  std::uint32_t type_ = 0;
  bool open_ = false;
  bool in_damage_ = false;  // behind a damaged value: its other lines are no news
  bool ends_inside_ = false;
  std::string_view name_;
  std::string name_copy_;  // while a value goes over several lines
  std::string name_text_;  // unescaped name
  std::string_view first_line_;
  std::string first_line_copy_;
  Position at_;
  std::string payload_;
};

}  // namespace vpnlint
