// What one netsh command printed: from its first block to its closing line, and what that covers.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "facts/sink.h"
#include "formats/netsh_advfirewall/profile_block.h"
#include "syntax/capture.h"

namespace vpnlint {

/// What the prompt line asked for, where there is one.
enum class Asked {
  nothing_known,  ///< no prompt: judged by the output
  all_rules,      ///< name=all without a filter: the local store
  active_rules,   ///< the same with type=dynamic: what is in force, policy included
  some_rules,     ///< one name, profile=, dir=
  all_profiles,
  current_profile,
  one_profile,
  monitor,  ///< the active policy: both stores merged, active rules only
  other_netsh,
  other_command,  ///< not `netsh advfirewall`
};
Asked parse_command(std::string_view command);

class Section {
 public:
  explicit Section(Asked asked = Asked::nothing_known) : asked_(asked) {}

  Asked asked() const { return asked_; }
  void set_asked(Asked asked) { asked_ = asked; }
  bool verbose() const { return verbose_rules_ > 0; }
  std::size_t rules() const { return rules_; }
  bool empty() const { return rules_ == 0 && profiles_ == 0 && lost_ == 0; }
  /// Store of profiles: the monitor shows the merged policy, everything else the local store.
  std::string_view store() const { return asked_ == Asked::monitor ? "effective" : "local"; }

  void add(const FirewallRule& rule, bool verbose);
  void add(const ProfileBlock& block, Position at, std::string_view profile);
  /// A block that gave no row.
  void lose(Position at);

  /// As `sections` of a report names it; empty when nothing was printed.
  std::string name() const;
  /// Emits the extents. `closed`: the closing line was there.
  void close(bool closed, FactSink& facts) const;

 private:
  void see(Position at);
  std::string_view why_incomplete(bool closed) const;
  bool looks_filtered() const;
  void close_profiles(bool closed, FactSink& facts) const;

  Asked asked_;
  Position at_;
  std::size_t rules_ = 0, verbose_rules_ = 0, in_ = 0, out_ = 0, lost_ = 0, from_policy_ = 0;
  std::array<std::size_t, 3> with_profile_{};  // domain, private, public
  std::size_t profiles_ = 0, with_state_ = 0, with_policy_ = 0;
  std::array<bool, 3> seen_profile_{};
};

}  // namespace vpnlint
