// Profiles of the Windows firewall, of the PC's own store and of Group Policy.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facts/sink.h"
#include "formats/registry/key_dispatch.h"
#include "formats/registry/topic.h"

namespace vpnlint {

class RegistryFirewallProfiles {
 public:
  void key(Topic topic, const TopicKeyLine& key);
  void value(const TopicValue& value);
  void hand_over(FactSink& facts, std::uint16_t control_set, const Gaps& gaps);

 private:
  struct Entry {
    FirewallProfile row;
    std::string path;
    Topic topic = Topic::none;
    std::uint16_t control_set = 0;
  };
  bool has(Topic topic) const;
  std::vector<std::string> names_of_entry(const Entry& entry) const;

  std::vector<Entry> entries_;
};

}  // namespace vpnlint
