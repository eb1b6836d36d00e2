// A listing of services without a name: what it covers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "facts/sink.h"
#include "formats/sc/command.h"
#include "formats/sc/service_block.h"

namespace vpnlint {

class ScListing {
 public:
  void add(const ServiceBlock& block);
  bool empty() const { return count_ == 0; }
  /// Emits the extent. `command` = what was typed, when a prompt shows it.
  void close(const std::optional<ScCommand>& command, bool truncated, FactSink& facts) const;

 private:
  bool whole() const;

  Position at_;
  std::size_t count_ = 0, stopped_ = 0, drivers_ = 0, with_pid_ = 0;
  std::uint32_t initials_ = 0;  // one bit for each first letter
  bool has_rpc_ = false;
};

}  // namespace vpnlint
