// Reads a capture of sc line by line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "formats/format.h"
#include "formats/sc/command.h"
#include "formats/sc/listing.h"
#include "formats/sc/service_block.h"
#include "syntax/capture.h"

namespace vpnlint {

class ScReader {
 public:
  explicit ScReader(Reading& reading) : reading_(reading) {}

  void take(const Line& line);
  void finish();

 private:
  struct Failure {
    std::string line;
    std::string command;
    Position at;
  };
  /// Text at column 0 that may be a name in a language without a table.
  struct Candidate {
    std::string name;
    Position at;
  };

  void take_prompt(const Prompt& prompt);
  void take_service_line(const ServiceLine& line, std::string_view text);
  void take_field(const ServiceLine& line, std::string_view text);
  bool open_unnamed();
  void take_other(std::string_view text);
  bool take_message(std::string_view text);
  void take_failure(std::string_view text, std::int64_t code);
  void fail(std::string_view text);
  void missing_service(const std::string& name, std::string_view text);
  void no_triggers(std::string_view name, std::string_view text);
  std::string asked_service() const;
  std::string asked_command() const;
  void open(std::string_view name, Position at, std::string_view text);
  void close_block(bool at_end);
  void close_section(bool at_end);
  void truncated(Position at);
  void add_section(std::string name);
  void report();

  Reading& reading_;
  LabelMemo labels_{LabelKind::label, "sc", "service"};
  LabelMemo trigger_labels_{LabelKind::label, "sc", "trigger"};
  LabelMemo trigger_actions_{LabelKind::value, "sc", "trigger_action"};
  std::string buffer_;
  std::uint32_t number_ = 0;
  bool cut_line_ = false;

  std::optional<ServiceBlock> block_;
  std::optional<ScCommand> command_;
  Position command_at_;
  bool powershell_ = false;
  bool answered_ = false;  // something was printed since the prompt
  bool truncated_ = false;
  ScListing listing_;
  std::optional<Candidate> candidate_, candidate_display_;
  std::string hint_;  // a service's name on the line before

  DamagedText damaged_;
  UnknownWords unknown_;
  LanguageVote language_;
  std::vector<Failure> failures_;
  std::size_t messages_tried_ = 0;
  std::size_t rows_ = 0;
};

}  // namespace vpnlint
