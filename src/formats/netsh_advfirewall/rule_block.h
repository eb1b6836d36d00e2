// One block of `firewall show rule`: collects its lines, then makes the row.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/sink.h"
#include "formats/netsh_advfirewall/words.h"
#include "syntax/capture.h"

namespace vpnlint {

class RuleBlock {
 public:
  /// `header` = the line above the dashes. Its label need not be known.
  void begin(std::string_view header, Position at, NetshWords& words, std::size_t value_limit);

  /// A label is known, or looks like one (blanks pad it to the value's column).
  enum class Taken { field, unknown_field, rejected };
  Taken take(std::string_view line, std::uint32_t number);
  /// Appends a line to the last value: a console copy is wrapped at the width of its window.
  /// Rows of the ICMP table are left out.
  void append(std::string_view line, bool after_blank);

  bool has(RuleField field) const { return cell_of_[static_cast<std::size_t>(field)] >= 0; }
  /// The last field of a rule has been printed.
  bool complete() const { return has(RuleField::action); }
  bool verbose() const;
  /// A rule has an ICMP table below its protocol.
  bool in_icmp_table() const;
  std::size_t known_labels() const { return known_labels_; }
  bool known_header() const { return known_header_; }
  std::string_view header_label() const;
  LanguageSet languages() const { return languages_; }
  Position at() const { return at_; }
  /// More fields or longer values than a rule may have: the rest was left out.
  bool limited() const { return limited_; }

  struct Ending {
    bool cut = false;       ///< the capture ends inside this block
    bool cut_line = false;  ///< and maybe inside its last value
    bool verbose = false;   ///< the listing is verbose
  };
  FirewallRule make_rule(Ending ending, NetshWords& words, UnknownWords& unknown) const;
  /// Keeps the lines that a report may show; of a rule that is off these are the first few.
  void quote(FactSink& facts, bool in_force) const;

 private:
  friend class RuleMaker;  // rule_row.cpp

  struct Cell {
    RuleField field;
    Position at;                                     // of the value
    std::size_t line, line_size, value, value_size;  // in text_
  };

  void add(RuleField field, std::string_view line, const LabelledLine& split, std::uint32_t number);
  const Cell* cell(RuleField field) const;
  std::string_view value_of(const Cell& cell) const {
    return std::string_view(text_).substr(cell.value, cell.value_size);
  }

  NetshWords* words_ = nullptr;
  std::size_t value_limit_ = 0;
  Position at_;
  std::string text_;  // every line of the block, end to end
  std::vector<Cell> cells_;
  std::array<std::int16_t, rule_field_count> cell_of_{};  // -1 = not printed
  std::int16_t first_unknown_ = -1;
  std::size_t known_labels_ = 0;
  LanguageSet languages_ = 0;
  bool known_header_ = false;
  bool limited_ = false;
};

}  // namespace vpnlint
