// Where a key stands: found by its path, one component at a time, so that a key below a place that
// nobody asks for costs no more than comparing it with the key before.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/wanted.h"

namespace vpnlint {

/// Keys that this format reads facts from.
enum class Topic : std::uint8_t {
  none,
  control_set,         ///< CurrentControlSet or ControlSetNNN itself
  select,              ///< SYSTEM\Select: which control set is the current one
  services,            ///< Services itself
  service,             ///< Services\<name>
  service_parameters,  ///< Services\<name>\Parameters
  service_trigger,     ///< Services\<name>\TriggerInfo
  local_policy,        ///< the local firewall store
  local_rules,
  mdm_rules,
  hardening_rules,  ///< RestrictedServices: block rules by design
  local_connection_security,
  local_domain,
  local_private,  ///< StandardProfile
  local_public,
  group_policy,  ///< the Group Policy store
  group_rules,
  group_connection_security,
  group_domain,
  group_private,
  group_public,
  group_standard,      ///< counts as private where there is no PrivateProfile
  local_ipsec_policy,  ///< ActivePolicy: the assigned one
  group_ipsec_policy,  ///< the one that Group Policy assigns
  windows_version,
  program,
  logon,  ///< Winlogon: DefaultPassword
};

/// Value names that are read of a topic's keys; compared without case.
std::span<const std::string_view> names_that_matter(Topic topic);
/// Every value of the key is read: firewall and connection security rules.
bool all_values_matter(Topic topic);

struct KeyPlace {
  Topic topic = Topic::none;
  bool asked = false;             ///< a rule reads its rows
  bool wanted = false;            ///< somebody reads its rows: a rule, or who compares them
  std::uint16_t control_set = 0;  ///< the number of ControlSetNNN; 0 for everything else
  bool follows = false;    ///< new, and its parent is the key before or above that: tree order
  bool has_empty = false;  ///< doubled or trailing backslashes
};

class KeyDispatch {
 public:
  explicit KeyDispatch(const Wanted& wanted);

  /// The next key of a file; `path` with its root name expanded. The place is filled where it is
  /// kept: copying what was just written byte by byte would stall on every key.
  void move_to(std::string_view path, KeyPlace& place);
  /// The path begins with the same root name as the key before.
  bool shares_root(std::string_view path) const {
    return !levels_.empty() && path.size() > levels_[0].end && path[levels_[0].end] == '\\' &&
           path.starts_with(std::string_view(path_).substr(0, levels_[0].end));
  }
  /// Components of the current key, the root included.
  std::size_t depth() const { return levels_.size(); }
  std::string_view path() const { return path_; }

 private:
  struct Node {
    std::vector<std::pair<std::string, int>> children;
    int any_child = dead;
    Topic topic = Topic::none;
    bool wanted = false;
  };
  struct Level {
    std::size_t end;  // of the component in path_
    int node;
    std::uint16_t control_set;
  };
  static constexpr int dead = -1;  // nothing of interest here and below

  int child(int node, std::string_view name) const;
  int copy(int node);
  int make_child(int node, std::string_view name);
  int insert(std::string_view path);
  void leave(std::string_view path);
  Level step(const Level& parent, std::string_view name, std::size_t end) const;
  bool has_wanted_suffix(std::string_view path) const;

  std::vector<Node> nodes_;
  std::vector<std::string> suffixes_;
  int system_node_;
  bool everything_;
  bool every_row_;
  std::string path_;
  std::vector<Level> levels_;
};

}  // namespace vpnlint
