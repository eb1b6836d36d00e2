// Reads a capture of ipconfig line by line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "formats/format.h"
#include "formats/ipconfig/lines.h"
#include "syntax/capture.h"
#include "syntax/label_memo.h"

namespace vpnlint {

class IpconfigReader {
 public:
  explicit IpconfigReader(Reading& reading) : reading_(reading) {}

  void take(const Line& line);
  void finish();

 private:
  struct Adapter {
    Position at;
    std::string name;
    Text description;
    List addresses;
    Position addresses_at;
    std::optional<std::size_t> without_mask;  ///< the IPv4 address that waits for its mask
    bool lost = false;                        ///< an address that could not be used
    LanguageSet languages = every_language;
  };

  void take_margin(std::string_view text);
  void take_indented(std::string_view text);
  void take_field(std::string_view field, std::string_view value, Position at);
  void open_candidate();
  void take_unknown(const IpconfigLine& line);
  void add_address(std::string_view value, Position at);
  void take_mask(std::string_view value, Position at);
  void open(const std::string& name, Position at);
  void close_adapter();
  void close_listing(bool at_end);
  void report();

  Reading& reading_;
  LabelMemo labels_{LabelKind::label, "ipconfig", "adapter"};
  LabelMemo system_labels_{LabelKind::label, "ipconfig", "system"};
  LabelMemo address_states_{LabelKind::value, "ipconfig", "address_state"};
  std::string buffer_;
  std::uint32_t number_ = 0;
  bool cut_line_ = false;

  Text device_;
  std::optional<Adapter> adapter_;
  struct Candidate {
    std::string text;
    Position at;
  };
  std::optional<Candidate> candidate_;  ///< a heading that no language has, or somebody's remark
  std::string field_;                   ///< of the line above, for further values
  std::size_t rows_ = 0;
  std::size_t messages_tried_ = 0;
  bool full_ = false;  ///< more lines at the margin than are compared with headings

  DamagedText damaged_;
  UnknownWords unknown_;
  LanguageVote language_;
};

}  // namespace vpnlint
