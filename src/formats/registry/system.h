// The Windows version and the installed programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/sink.h"
#include "formats/registry/topic.h"

namespace vpnlint {

/// Windows NT\CurrentVersion
class RegistryWindowsVersion {
 public:
  void key(const TopicKeyLine& key);
  void value(const TopicValue& value);
  void hand_over(FactSink& facts, const Gaps& gaps);

 private:
  std::optional<OperatingSystem> row_;
  Number build_number_;  // CurrentBuildNumber, where CurrentBuild is missing
  std::string path_;
};

/// Uninstall\<product>: rows are those that have a display name.
class RegistryPrograms {
 public:
  void key(const TopicKeyLine& key);
  void value(const TopicValue& value);
  void hand_over(FactSink& facts);
  bool full() const { return full_; }

 private:
  std::vector<Program> rows_;
  bool full_ = false;
};

}  // namespace vpnlint
