// Services\<name>: services and drivers with their start types.
#pragma once

#include <string>
#include <vector>

#include "facts/sink.h"
#include "formats/registry/topic.h"

namespace vpnlint {

class RegistryServices {
 public:
  void key(const TopicKeyLine& key);
  void value(const TopicValue& value);
  /// The subkey TriggerInfo of a service is there.
  void trigger(const TopicKeyLine& key);

  /// Does any key look as exports show services: program or account, Type, Start?
  bool has_exported() const { return exported_; }
  /// Is there any value directly in a service's key?
  bool has_values() const { return values_; }
  bool full() const { return full_; }
  void hand_over(FactSink& facts, std::uint16_t control_set, const Gaps& gaps);

 private:
  struct Entry {
    Service row;
    std::string path;
    std::uint16_t control_set = 0;
    bool has_program = false;  // ImagePath or ObjectName
    bool has_type = false;
  };
  static bool is_service(const Entry& entry);
  void finish(Entry& entry, bool whole);

  std::vector<Entry> entries_;
  bool exported_ = false;
  bool values_ = false;
  bool full_ = false;
};

}  // namespace vpnlint
