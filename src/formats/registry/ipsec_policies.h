// Connection security rules ([MS-GPFAS] 2.2.6) and the assigned IPsec policy ([MS-GPIPSEC] 2.2).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/sink.h"
#include "formats/registry/key_dispatch.h"
#include "formats/registry/topic.h"

namespace vpnlint {

/// One rule string "v2.30|Action=Secure|...|"; none when it does not begin with a version. Tunnel
/// endpoints, interfaces, users and newer tokens are kept in `unknown_token`, joined by "|".
std::optional<IpsecPolicy> parse_connection_security_rule(std::string_view text, Position at);

class RegistryIpsecPolicies {
 public:
  void key(Topic topic, const TopicKeyLine& key);
  void value(const TopicValue& value);

  /// Positions of values that are no rules.
  const std::vector<std::pair<Position, std::string>>& unreadable() const { return unreadable_; }
  bool full() const { return full_; }
  void hand_over(FactSink& facts, std::uint16_t control_set);

 private:
  struct Entry {
    IpsecPolicy row;
    std::uint16_t control_set = 0;
  };
  bool of_group_policy() const;
  void rule(const TopicValue& value);
  void assigned(const TopicValue& value);
  void name_beside(Text name);

  std::vector<Entry> entries_;
  std::vector<std::pair<Position, std::string>> unreadable_;
  Topic topic_ = Topic::none;
  Text group_name_;  // of the policy that Group Policy assigns
  std::uint16_t control_set_ = 0;
  bool full_ = false;
};

}  // namespace vpnlint
