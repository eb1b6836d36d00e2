// The tree of keys that matter, and the way along it.
#include "formats/registry/key_dispatch.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.h"
#include "facts/registry_path.h"

namespace vpnlint {
namespace {

struct TopicKey {
  Topic topic;
  std::string_view below;  ///< `*` = any one component
};

#define SERVICES "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services"
#define LOCAL_FIREWALL SERVICES "\\SharedAccess\\Parameters\\FirewallPolicy"
#define GROUP_FIREWALL "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall"
#define IPSEC "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\IPSec"
#define WINDOWS_NT "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"
#define UNINSTALL "\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\*"

constexpr std::array topic_keys{
    TopicKey{Topic::control_set, "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet"},
    TopicKey{Topic::select, "HKEY_LOCAL_MACHINE\\SYSTEM\\Select"},
    TopicKey{Topic::services, SERVICES},
    TopicKey{Topic::service, SERVICES "\\*"},
    TopicKey{Topic::service_parameters, SERVICES "\\*\\Parameters"},
    TopicKey{Topic::service_trigger, SERVICES "\\*\\TriggerInfo"},
    TopicKey{Topic::local_policy, LOCAL_FIREWALL},
    TopicKey{Topic::local_rules, LOCAL_FIREWALL "\\FirewallRules"},
    TopicKey{Topic::mdm_rules, LOCAL_FIREWALL "\\Mdm\\FirewallRules"},
    TopicKey{Topic::hardening_rules, LOCAL_FIREWALL "\\RestrictedServices\\Static\\System"},
    TopicKey{Topic::hardening_rules, LOCAL_FIREWALL "\\RestrictedServices\\Configurable\\System"},
    TopicKey{Topic::hardening_rules, LOCAL_FIREWALL "\\RestrictedServices\\AppIso\\FirewallRules"},
    TopicKey{Topic::local_connection_security, LOCAL_FIREWALL "\\ConSecRules"},
    TopicKey{Topic::local_domain, LOCAL_FIREWALL "\\DomainProfile"},
    TopicKey{Topic::local_private, LOCAL_FIREWALL "\\StandardProfile"},
    TopicKey{Topic::local_public, LOCAL_FIREWALL "\\PublicProfile"},
    TopicKey{Topic::group_policy, GROUP_FIREWALL},
    TopicKey{Topic::group_rules, GROUP_FIREWALL "\\FirewallRules"},
    TopicKey{Topic::group_connection_security, GROUP_FIREWALL "\\ConSecRules"},
    TopicKey{Topic::group_domain, GROUP_FIREWALL "\\DomainProfile"},
    TopicKey{Topic::group_private, GROUP_FIREWALL "\\PrivateProfile"},
    TopicKey{Topic::group_public, GROUP_FIREWALL "\\PublicProfile"},
    TopicKey{Topic::group_standard, GROUP_FIREWALL "\\StandardProfile"},
    TopicKey{Topic::local_ipsec_policy, IPSEC "\\Policy\\Local"},
    TopicKey{Topic::group_ipsec_policy, IPSEC "\\GPTIPSECPolicy"},
    TopicKey{Topic::windows_version, WINDOWS_NT},
    TopicKey{Topic::logon, WINDOWS_NT "\\Winlogon"},
    TopicKey{Topic::program, "HKEY_LOCAL_MACHINE\\SOFTWARE" UNINSTALL},
    TopicKey{Topic::program, "HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node" UNINSTALL},
    TopicKey{Topic::program, "HKEY_CURRENT_USER\\SOFTWARE" UNINSTALL},
};

constexpr std::string_view current_control_set = "CurrentControlSet";
constexpr std::string_view control_set_prefix = "ControlSet";

/// Length of the common beginning.
std::size_t common_length(std::string_view a, std::string_view b) {
  const auto size = std::min(a.size(), b.size());
  std::size_t i = 0;
  for (std::uint64_t x, y; i + sizeof x <= size; i += sizeof x) {
    std::memcpy(&x, a.data() + i, sizeof x);
    std::memcpy(&y, b.data() + i, sizeof y);
    if (x != y) break;
  }
  while (i < size && a[i] == b[i]) ++i;
  return i;
}

/// NNN of ControlSetNNN; 0 for other names.
std::uint16_t control_set_number(std::string_view name) {
  if (name.size() != control_set_prefix.size() + 3) return 0;
  if (!starts_with_ignoring_case(name, control_set_prefix)) return 0;
  const auto number = parse_integer(name.substr(control_set_prefix.size()));
  return number && *number > 0 ? static_cast<std::uint16_t>(*number) : 0;
}

}  // namespace

KeyDispatch::KeyDispatch(const Wanted& wanted)
    : nodes_(1),
      suffixes_(wanted.registry_suffixes),
      everything_(wanted.everything),
      every_row_(wanted.every_row) {
  system_node_ = insert("HKEY_LOCAL_MACHINE\\SYSTEM");
  for (const auto& [topic, key] : topic_keys) {
    const auto node = insert(key);  // may move nodes_
    nodes_[static_cast<std::size_t>(node)].topic = topic;
  }
  for (const auto& key : wanted.registry_keys) {
    const auto node = insert(with_current_control_set(expand_root(key)));
    nodes_[static_cast<std::size_t>(node)].wanted = true;
  }
}

int KeyDispatch::child(int node, std::string_view name) const {
  const auto& [children, any_child, topic, wanted] = nodes_[static_cast<std::size_t>(node)];
  for (const auto& [child_name, child_node] : children) {
    if (equal_ignoring_case(child_name, name)) return child_node;
  }
  return any_child;
}

int KeyDispatch::make_child(int node, std::string_view name) {
  const auto parent = static_cast<std::size_t>(node);
  for (const auto& [child_name, child_node] : nodes_[parent].children) {
    if (equal_ignoring_case(child_name, name)) return child_node;
  }
  if (name == "*" && nodes_[parent].any_child != dead) return nodes_[parent].any_child;
  const auto any_child = nodes_[parent].any_child;
  const auto made = any_child == dead ? static_cast<int>(nodes_.size()) : copy(any_child);
  if (any_child == dead) nodes_.emplace_back();
  if (name == "*")
    nodes_[parent].any_child = made;
  else
    nodes_[parent].children.emplace_back(name, made);
  return made;
}

/// A name of its own under a `*` means all that the `*` means.
int KeyDispatch::copy(int node) {
  auto twin = nodes_[static_cast<std::size_t>(node)];
  for (auto& [name, below] : twin.children) below = copy(below);
  if (twin.any_child != dead) twin.any_child = copy(twin.any_child);
  nodes_.push_back(std::move(twin));
  return static_cast<int>(nodes_.size()) - 1;
}

int KeyDispatch::insert(std::string_view path) {
  int node = 0;
  for (const auto name : split(path, '\\')) node = make_child(node, name);
  return node;
}

KeyDispatch::Level KeyDispatch::step(const Level& parent, std::string_view name,
                                     std::size_t end) const {
  if (parent.node == dead) return {end, dead, parent.control_set};
  if (parent.node == system_node_) {
    if (const auto number = control_set_number(name)) {
      return {end, child(parent.node, current_control_set), number};
    }
  }
  return {end, child(parent.node, name), parent.control_set};
}

/// Back to the deepest key that is also one of the path.
void KeyDispatch::leave(std::string_view path) {
  const auto common = common_length(path_, path);
  while (!levels_.empty()) {
    const auto end = levels_.back().end;
    if (end <= common && (end == path.size() || (end < path.size() && path[end] == '\\'))) break;
    levels_.pop_back();
  }
}

void KeyDispatch::move_to(std::string_view path, KeyPlace& place) {
  leave(path);
  const auto kept = levels_.size();
  auto begin = kept > 0 ? levels_.back().end : 0;
  path_.replace(begin, path_.npos, path.substr(begin));
  place = {};
  place.has_empty = path.ends_with('\\');
  while (begin < path_.size()) {
    if (path_[begin] == '\\') ++begin;
    const auto end = std::min(path_.find('\\', begin), path_.size());
    const auto name = std::string_view(path_).substr(begin, end - begin);
    const Level parent = levels_.empty() ? Level{0, 0, 0} : levels_.back();
    place.has_empty |= name.empty();
    levels_.push_back(step(parent, name, end));
    begin = end;
  }
  place.follows = kept > 0 && levels_.size() == kept + 1;
  if (levels_.empty()) return;
  const auto& [end, node, control_set] = levels_.back();
  place.control_set = control_set;
  if (node != dead) {
    place.topic = nodes_[static_cast<std::size_t>(node)].topic;
    place.asked = nodes_[static_cast<std::size_t>(node)].wanted;
  }
  place.asked = place.asked || everything_ || has_wanted_suffix(path_);
  place.wanted = place.asked || every_row_;
}

bool KeyDispatch::has_wanted_suffix(std::string_view path) const {
  for (const auto& suffix : suffixes_) {
    // Most keys differ in the last letter.
    if (path.size() >= suffix.size() && !suffix.empty() &&
        ((path.back() ^ suffix.back()) & ~0x20) == 0 &&
        equal_ignoring_case(path.substr(path.size() - suffix.size()), suffix)) {
      return true;
    }
  }
  return false;
}

}  // namespace vpnlint
