// Extents: what an export covers, so that what it does not list is proven to be absent.
#include <algorithm>

#include "facts/registry_path.h"
#include "formats/registry/places.h"
#include "formats/registry/reader.h"

namespace vpnlint {
namespace {

const List service_columns{"name",    "display_name", "installed", "start",
                           "delayed", "triggered",    "type"};

}  // namespace

void RegistryReader::add_extents() {
  const bool has_sets = !control_sets_.empty();
  for (const auto& root : shape_.roots()) {
    // Without knowing the current control set nothing is known about CurrentControlSet.
    const bool hides_set = is_at_or_below(registry_place::system, root.path) && !chosen_;
    add_registry_extent(root.path, root.at, gaps_.is_whole(root.path) && !hides_set);
  }
  const auto all_services = in_control_set(registry_place::services);
  if (chosen_ || !has_sets) add_service_extents();
  const auto local = in_control_set(registry_place::local_firewall);
  const auto local_rules = local + std::string(registry_place::rules);
  const auto group = std::string(registry_place::group_firewall);
  const bool rules_whole = !rules_.full();
  if (chosen_) {
    add_typed_extent("firewall_rule", "local", local_rules, local, rules_whole);
    add_typed_extent("firewall_profile", "local", local, local, true);
  }
  add_typed_extent("firewall_rule", "gpo", group + std::string(registry_place::rules), group,
                   rules_whole);
  add_typed_extent("firewall_profile", "gpo", group, group, true);
  add_typed_extent("operating_system", "*", std::string(registry_place::windows_nt),
                   registry_place::windows_nt, true);
  if (root_over(registry_place::uninstall_32) != nullptr) {
    add_typed_extent("program", "*", std::string(registry_place::uninstall),
                     registry_place::uninstall,
                     !programs_.full() && gaps_.is_whole(registry_place::uninstall_32));
  }
}

/// The whole root, or of a damaged or cut one every key that came through.
void RegistryReader::add_registry_extent(std::string_view path, Position at, bool whole) {
  const auto add = [&](std::string_view key, Position line, bool complete) {
    const auto why = complete ? "" : cut_ ? "truncated" : "filtered";
    facts_.extent("registry_value", place_of(key), {}, line, complete, why);
    facts_.extent("registry_key", place_of(key), {}, line, complete, why);
  };
  whole = whole && !rows_limited_;
  add(path, at, whole);
  if (whole || rows_limited_) return;
  for (const auto& key : seen_) {
    if (is_at_or_below(key.path, path) && gaps_.is_whole(key.path)) add(key.path, key.at, true);
  }
}

void RegistryReader::add_service_extents() {
  const auto all = in_control_set(registry_place::services);
  const auto* root = root_over(all);
  const bool whole = root != nullptr && gaps_.is_whole(all) && !services_.full();
  if (root != nullptr) {
    facts_.extent("service", "*", service_columns, line_of(all, root->at), whole,
                  whole ? "" : "truncated");
  }
  if (whole) return;
  for (const auto& key : seen_) {
    if (key.topic != Topic::service || key.control_set != chosen_.value_or(0)) continue;
    if (!gaps_.is_whole(key.path)) continue;
    facts_.extent("service", leaf_of(key.path), service_columns, key.at);
  }
}

/// `path` has to be covered; `header` is the key whose line is cited, where it was exported.
void RegistryReader::add_typed_extent(std::string_view table, std::string_view selector,
                                      std::string_view path, std::string_view header, bool whole) {
  const auto* root = root_over(path);
  if (root == nullptr) {
    return;
  }
  whole = whole && gaps_.is_whole(path);
  facts_.extent(table, selector, {}, line_of(header, root->at), whole, whole ? "" : "truncated");
}

const ExportShape::Root* RegistryReader::root_over(std::string_view path) const {
  for (const auto& root : shape_.roots()) {
    if (is_at_or_below(path, root.path)) return &root;
  }
  return nullptr;
}

Position RegistryReader::line_of(std::string_view path, Position otherwise) const {
  for (const auto& key : seen_) {
    if (is_at_or_below(key.path, path) && key.path.size() == path.size()) return key.at;
  }
  return otherwise;
}

/// A path below the chosen control set as this file writes it.
std::string RegistryReader::in_control_set(std::string_view below) const {
  const auto set = chosen_.value_or(0);
  if (set == 0) return std::string(registry_place::current_control_set) + std::string(below);
  auto number = std::to_string(set);
  number.insert(0, 3 - std::min<std::size_t>(number.size(), 3), '0');
  return std::string(registry_place::system) + "\\ControlSet" + number + std::string(below);
}

}  // namespace vpnlint
