// Rules of the Windows firewall as the registry keeps them ([MS-GPFAS] 2.2.2).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/sink.h"
#include "formats/registry/topic.h"

namespace vpnlint {

/// One rule string "v2.30|Action=Block|...|"; none when it does not begin with a version.
/// `program` and `service` are "any" where the rule names none. Conditions that cannot be judged
/// (interface ids, packages, users, security, newer tokens) are kept in `unknown_token` as they
/// stand, joined by "|".
std::optional<FirewallRule> parse_firewall_rule(std::string_view text, Position at);

class RegistryFirewallRules {
 public:
  /// `store` of the key that follows: local, gpo, mdm. `hardening`: of RestrictedServices, where
  /// Windows itself keeps block rules for each service; only those of the VPN's services count.
  void key(std::string_view store, bool hardening, std::uint16_t control_set);
  void value(const TopicValue& value);

  /// Positions of values that are no rules.
  const std::vector<std::pair<Position, std::string>>& unreadable() const { return unreadable_; }
  bool full() const { return full_; }
  void hand_over(FactSink& facts, std::uint16_t control_set);

 private:
  struct Entry {
    FirewallRule row;
    std::uint16_t control_set = 0;
  };
  std::vector<Entry> entries_;
  std::vector<std::pair<Position, std::string>> unreadable_;
  std::string store_;
  bool hardening_ = false;
  std::uint16_t control_set_ = 0;
  bool full_ = false;
};

}  // namespace vpnlint
