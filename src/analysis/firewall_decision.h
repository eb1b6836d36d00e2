// What the Windows firewall of one host does with packets.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/firewall_coverage.h"
#include "analysis/firewall_packet.h"
#include "analysis/firewall_profiles.h"

namespace vpnlint {

struct FirewallOutcome {
  enum class Verdict { pass, drop, unknown };

  Verdict verdict = Verdict::unknown;
  std::string_view reason;             ///< as in path_step; empty = nothing is known to matter
  const FirewallRule* rule = nullptr;  ///< that decides or may decide
  const Row* at = nullptr;             ///< what decides, or what leaves it open
  Position place;                      ///< its line: of the setting rather than of the profile
};

/// Classes of rules in order: block, (nothing comes in when shields are up,) allow, the default of
/// the profile; no order within a class. Bypass and everything else that is not understood may
/// match or may not.
class WindowsFirewall {
 public:
  /// Borrows from the bundle.
  WindowsFirewall(const Bundle& bundle, HostId host, std::vector<FirewallPacket> packets);

  /// Some fact about this firewall is there; else there is nothing to decide.
  bool known() const { return coverage_.any; }
  const FirewallPacket& packet(std::size_t index) const { return packets_[index]; }
  std::size_t packets() const { return packets_.size(); }

  /// One outcome without a profile when all profiles that may be on agree, since nobody knows
  /// which one is active. Else one for each of them that does not let the packet pass: what
  /// becomes of it if that profile is active.
  std::vector<std::pair<std::string_view, FirewallOutcome>> decide(std::size_t packet) const;

 private:
  enum class Action { allow, block, bypass, unknown };
  struct Candidate {
    const FirewallRule* rule;
    Action action;
    Match match;
  };
  struct Strongest;

  static Action action_of(const FirewallRule& rule);
  void add(const FirewallRule& rule);
  FirewallOutcome decide(std::size_t packet, const FirewallProfileState& profile) const;
  FirewallOutcome without_block(const FirewallPacket& packet, Strongest allow,
                                const FirewallProfileState& profile) const;
  FirewallOutcome by_default(const FirewallPacket& packet, Match allow,
                             const FirewallProfileState& profile) const;
  FirewallOutcome off() const;
  FirewallOutcome open() const;

  FirewallCoverage coverage_;
  std::array<FirewallProfileState, 3> profiles_;
  std::vector<FirewallPacket> packets_;
  std::vector<std::vector<Candidate>> candidates_;  ///< of each packet
};

}  // namespace vpnlint
