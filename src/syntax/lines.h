// Walks over the lines of a text that is in memory: what recognition sees.
#pragma once

#include <string>
#include <string_view>

#include "syntax/capture.h"

namespace vpnlint {

/// CR LF, LF and CR end a line (CR LF leaves an empty one behind). Lines are cleaned.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  /// False at the end. The line stays valid until the next call.
  bool next(std::string_view& line) {
    if (rest_.empty()) return false;
    const auto end = rest_.find_first_of("\r\n");
    line = clean_line(rest_.substr(0, end), buffer_);
    rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + 1);
    return true;
  }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  std::string buffer_;
};

}  // namespace vpnlint
