// Finds line ends many at a time, which is much faster than asking for each one.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vpnlint {

/// The line ends of one window of text: LF, and CR that no LF follows.
class LineIndex {
 public:
  static constexpr std::size_t window_bytes = 4096;

  /// Indexes [begin, begin + size); size is at most `window_bytes`. 64 bytes behind the window must
  /// be readable; whether the first of them is LF decides about a CR at the window's end.
  void fill(const char* begin, std::size_t size);
  void clear() { next_ = count_ = 0; }

  bool empty() const { return next_ == count_; }
  const char* take() { return begin_ + ends_[next_++]; }  ///< of a line end's last byte

 private:
  const char* begin_ = nullptr;
  std::size_t next_ = 0;
  std::size_t count_ = 0;
  std::uint16_t ends_[window_bytes + 4];
};

}  // namespace vpnlint
