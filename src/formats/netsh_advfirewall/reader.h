// Reads a capture of `netsh advfirewall` line by line.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.h"
#include "formats/format.h"
#include "formats/netsh_advfirewall/profile_block.h"
#include "formats/netsh_advfirewall/rule_block.h"
#include "formats/netsh_advfirewall/section.h"
#include "syntax/capture.h"

namespace vpnlint {

/// Takes lines and gives facts; one line is held back, because a ruler below makes it a header.
class NetshReader {
 public:
  explicit NetshReader(Reading& reading) : reading_(reading) {}

  void take(const Line& line);
  void finish();

 private:
  enum class Block { none, rule, profile, connection_security, ignored };
  struct Pending {
    std::string text;
    std::uint32_t number = 0;
    bool after_blank = true;
    bool blank_at_end = false;  // cut off by cleaning
    bool waits = false;
  };
  struct Failure {
    std::string line;
    Position at;
    std::string command;
  };

  void handle();
  void open_block();
  void open_rule(bool known_label);
  void close_block(bool cut);
  void close_rule(bool cut);
  void close_profile();
  void close_section(bool closed, Asked next);
  void take_rule_line();
  void take_other_line();
  bool take_message();
  bool take_sentence(std::string_view name);
  void fail(std::string_view line);
  void take_secret();
  void report();

  Reading& reading_;
  NetshWords words_;
  Pending pending_;
  std::string buffer_;
  bool blank_before_ = true;
  std::uint32_t last_line_ = 0;
  bool last_had_blank_ = false;
  bool cut_line_ = false;  // the last line has no line end

  Block block_ = Block::none;
  RuleBlock rule_;
  ProfileBlock profile_;
  SectionHeader header_;
  Position header_at_;
  std::string rule_name_;  // of a connection security rule
  Section section_;

  DamagedText damaged_;
  UnknownWords unknown_;
  LanguageVote language_;
  std::vector<Failure> failures_;
  std::size_t sentences_tried_ = 0;
  std::size_t rows_ = 0;
  std::size_t answers_ = 0;  // blocks and sentences that are understood but give no row
};

}  // namespace vpnlint
