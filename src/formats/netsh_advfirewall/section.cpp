// Counts what a listing shows and says what it covers.
#include "formats/netsh_advfirewall/section.h"

#include <algorithm>

#include "base/text.h"

namespace vpnlint {
namespace {

// A Windows PC has hundreds of rules; fewer than this come from a filter or a shortened paste.
constexpr std::size_t least_rules = 30;
constexpr std::array<std::string_view, 3> profile_names = {"domain", "private", "public"};

const List plain_columns = {
    "name",        "enabled",      "direction",       "action",           "profiles", "protocol",
    "local_ports", "remote_ports", "local_addresses", "remote_addresses", "group"};

List verbose_columns() {
  List columns = plain_columns;
  columns.insert(columns.end(), {"program", "service", "interface_types", "store"});
  return columns;
}

bool is_all(std::string_view value) { return value == "all" || value == "\"all\""; }

Asked parse_rule_filter(std::string_view arguments) {
  bool all = false;
  bool active = false;
  for (const auto word : split(arguments, ' ')) {
    if (word.starts_with("name=")) all = is_all(word.substr(5));
    active |= word == "type=dynamic";
    for (const auto filter : {"profile=", "dir=", "status="}) {
      if (word.starts_with(filter)) return Asked::some_rules;
    }
  }
  if (!all) return Asked::some_rules;
  return active ? Asked::active_rules : Asked::all_rules;
}

std::size_t index_of(std::string_view profile) {
  return static_cast<std::size_t>(std::find(profile_names.begin(), profile_names.end(), profile) -
                                  profile_names.begin());
}

}  // namespace

Asked parse_command(std::string_view command) {
  const auto text = lower(command);
  const std::string_view typed = text;
  const auto has = [&](std::string_view part) { return typed.find(part) != typed.npos; };
  if (!typed.starts_with("netsh") || !has("advfirewall")) return Asked::other_command;
  if (has("monitor")) return Asked::monitor;
  if (has("consec") || has("mainmode")) return Asked::other_netsh;
  if (const auto rule = typed.find("show rule"); rule != typed.npos) {
    return parse_rule_filter(typed.substr(rule));
  }
  if (has("show allprofiles")) return Asked::all_profiles;
  if (has("show currentprofile")) return Asked::current_profile;
  if (has("show") && has("profile")) return Asked::one_profile;
  return Asked::other_netsh;
}

void Section::see(Position at) {
  if (empty()) at_ = at;
}

void Section::add(const FirewallRule& rule, bool verbose) {
  see(rule.at);
  ++rules_;
  verbose_rules_ += verbose;
  in_ += rule.direction.is("in");
  out_ += rule.direction.is("out");
  from_policy_ += rule.store.is("gpo");
  for (const auto& profile : rule.profiles.value()) {
    if (const auto index = index_of(profile); index < 3) ++with_profile_[index];
  }
}

void Section::add(const ProfileBlock& block, Position at, std::string_view profile) {
  see(at);
  ++profiles_;
  with_state_ += block.has_state();
  with_policy_ += block.has_policy();
  if (const auto index = index_of(profile); index < 3) seen_profile_[index] = true;
}

void Section::lose(Position at) {
  see(at);
  ++lost_;
}

std::string Section::name() const {
  if (asked_ == Asked::monitor) return "monitor show";
  if (rules_ + lost_ > 0) return verbose() ? "firewall show rule verbose" : "firewall show rule";
  if (profiles_ == 0) return {};
  if (asked_ == Asked::current_profile) return "show currentprofile";
  if (profiles_ > 1) return "show allprofiles";
  for (std::size_t i = 0; i < 3; ++i) {
    if (seen_profile_[i]) return "show " + std::string(profile_names[i]) + "profile";
  }
  return {};
}

/// Without a prompt: one direction only, few rules, or one profile that every rule has.
bool Section::looks_filtered() const {
  if (rules_ < least_rules || in_ == 0 || out_ == 0) return true;
  return std::any_of(with_profile_.begin(), with_profile_.end(),
                     [&](std::size_t count) { return count == rules_; });
}

std::string_view Section::why_incomplete(bool closed) const {
  if (!closed) return "truncated";
  if (asked_ == Asked::some_rules || asked_ == Asked::monitor) return "filtered";
  const bool asked_for_all = asked_ == Asked::all_rules || asked_ == Asked::active_rules;
  if (!asked_for_all && looks_filtered()) return "filtered";
  return lost_ > 0 ? "unreadable" : "";
}

void Section::close(bool closed, FactSink& facts) const {
  if (profiles_ > 0) close_profiles(closed, facts);
  if (rules_ + lost_ == 0) return;
  const auto why = why_incomplete(closed);
  const auto all_verbose = verbose_rules_ == rules_;
  const bool both_stores = from_policy_ > 0 || asked_ == Asked::active_rules;
  facts.extent("firewall_rule", both_stores ? "*" : "local",
               all_verbose ? verbose_columns() : plain_columns, at_, why.empty(), why);
}

void Section::close_profiles(bool closed, FactSink& facts) const {
  List columns = {"profile", "store"};
  if (with_state_ == profiles_) columns.push_back("enabled");
  if (with_policy_ == profiles_) {
    columns.insert(columns.end(), {"default_inbound", "default_outbound"});
  }
  const bool every_profile =
      std::all_of(seen_profile_.begin(), seen_profile_.end(), [](bool seen) { return seen; });
  std::string_view why;
  if (!every_profile) why = "filtered";
  if (!closed) why = "truncated";
  facts.extent("firewall_profile", store(), std::move(columns), at_, why.empty(), why);
}

}  // namespace vpnlint
