// Profile keys: ...\DomainProfile, StandardProfile, PublicProfile, PrivateProfile
// ([MS-GPFAS] 2.2.3).
#include "formats/registry/firewall_profiles.h"

#include <algorithm>

#include "base/text.h"

namespace vpnlint {
namespace {

bool is_group(Topic topic) {
  return topic >= Topic::group_domain && topic <= Topic::group_standard;
}

std::optional<bool> as_flag(const RegistryData& data) {
  const auto number = data.number();
  if (!number) return std::nullopt;
  return *number != 0;
}

std::optional<std::string> as_action(const RegistryData& data) {
  const auto number = data.number();
  if (!number || *number > 1) return std::nullopt;
  return std::string(*number == 1 ? "block" : "allow");
}

/// The PC's own store falls back to documented defaults; a policy leaves to the PC's own store
/// what it does not say.
void finish(FirewallProfile& row, bool group, bool whole) {
  if (group) {
    absent_in(row.enabled, whole, row.at);
    absent_in(row.default_inbound, whole, row.at);
    absent_in(row.default_outbound, whole, row.at);
    absent_in(row.shielded, whole, row.at);
  } else {
    default_in(row.enabled, true, whole, row.at);
    default_in(row.default_inbound, std::string("block"), whole, row.at);
    default_in(row.default_outbound, std::string("allow"), whole, row.at);
    default_in(row.shielded, false, whole, row.at);
  }
  default_in(row.local_rules_apply, true, whole, row.at);
}

constexpr std::size_t most_entries = 64;

}  // namespace

void RegistryFirewallProfiles::key(Topic topic, const TopicKeyLine& key) {
  if (entries_.size() == most_entries) return;
  Entry entry;
  entry.row.at = key.at;
  entry.row.store = Text(is_group(topic) ? "gpo" : "local", key.at);
  entry.path = key.path;
  entry.topic = topic;
  entry.control_set = key.control_set;
  entries_.push_back(std::move(entry));
}

void RegistryFirewallProfiles::value(const TopicValue& value) {
  if (entries_.empty()) return;
  auto& row = entries_.back().row;
  const auto is = [&](std::string_view name) { return equal_ignoring_case(value.name, name); };
  if (is("EnableFirewall")) row.enabled = field_of<bool>(value, as_flag);
  if (is("DefaultInboundAction")) row.default_inbound = field_of<std::string>(value, as_action);
  if (is("DefaultOutboundAction")) row.default_outbound = field_of<std::string>(value, as_action);
  if (is("DoNotAllowExceptions")) row.shielded = field_of<bool>(value, as_flag);
  if (is("AllowLocalPolicyMerge")) row.local_rules_apply = field_of<bool>(value, as_flag);
}

bool RegistryFirewallProfiles::has(Topic topic) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& entry) { return entry.topic == topic; });
}

/// A policy's StandardProfile stands for both others, and only where there is none of them.
std::vector<std::string> RegistryFirewallProfiles::names_of_entry(const Entry& entry) const {
  switch (entry.topic) {
    case Topic::local_domain:
    case Topic::group_domain:
      return {"domain"};
    case Topic::local_private:
    case Topic::group_private:
      return {"private"};
    case Topic::local_public:
    case Topic::group_public:
      return {"public"};
    default:
      break;
  }
  if (has(Topic::group_private) || has(Topic::group_public)) return {};
  return {"private", "public"};
}

void RegistryFirewallProfiles::hand_over(FactSink& facts, std::uint16_t control_set,
                                         const Gaps& gaps) {
  for (auto& entry : entries_) {
    const bool group = is_group(entry.topic);
    if (!group && entry.control_set != control_set) continue;
    finish(entry.row, group, gaps.is_whole(entry.path));
    for (auto& name : names_of_entry(entry)) {
      auto row = entry.row;
      row.profile = Text(std::move(name), row.at);
      facts.add(std::move(row));
    }
  }
}

}  // namespace vpnlint
