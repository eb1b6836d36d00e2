// Tokens of firewall rules.
#include "formats/registry/firewall_rules.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "formats/registry/rule_tokens.h"

namespace vpnlint {
namespace {

constexpr std::array actions{TokenNames{"Allow", "allow"}, TokenNames{"Block", "block"},
                             TokenNames{"ByPass", "bypass"}};
constexpr std::array directions{TokenNames{"In", "in"}, TokenNames{"Out", "out"}};
constexpr std::array interface_types{TokenNames{"Lan", "lan"}, TokenNames{"Wireless", "wireless"},
                                     TokenNames{"RemoteAccess", "ras"}};
/// Services whose hardening rules can touch a dial.
constexpr std::array<std::string_view, 3> vpn_services{"IKEEXT", "PolicyAgent", "RasMan"};
/// Tokens that say nothing about which packets of a client match: texts, what happens at an edge,
/// versions of this grammar, ICMP types (protocol 1 and 58 only).
constexpr std::array<std::string_view, 8> harmless{"Desc",    "Edge",   "Defer", "LSM",
                                                   "SkipVer", "PCross", "ICMP4", "ICMP6"};
constexpr std::size_t most_unreadable = 100;

class RuleText {
 public:
  RuleText(FirewallRule& rule, Position at) : rule_(rule), at_(at) {}

  void token(std::string_view text) {
    const auto sign = text.find('=');
    const auto name = text.substr(0, sign);
    const auto value = sign == text.npos ? std::string_view{} : text.substr(sign + 1);
    if (name == "Platform") platform_ = text;
    if (name == "Platform2") or_newer_ = value == "GTEQ";
    if (name == "Platform" || name == "Platform2") return;
    if (!word(name, value) && !list(name, value)) keep_unknown(text, name);
  }

  /// What the rule leaves out.
  void finish() {
    const auto any = [&](Texts& list) {
      if (!list.known()) list = Texts({"any"}, at_);
    };
    if (!rule_.enabled.known()) rule_.enabled = Flag::defaulted(false, at_);
    if (!rule_.protocol.known()) rule_.protocol = Text::defaulted("any", at_);
    if (!rule_.profiles.known()) {
      rule_.profiles = Texts::defaulted({"domain", "private", "public"}, at_);
    }
    if (!rule_.program.known()) rule_.program = Text("any", at_);
    if (!rule_.service.known()) rule_.service = Text("any", at_);
    if (!rule_.action.known()) rule_.action = Text::missing(Presence::unreadable, at_);
    if (!rule_.direction.known()) rule_.direction = Text::missing(Presence::unreadable, at_);
    any(rule_.local_ports);
    any(rule_.remote_ports);
    any(rule_.local_addresses);
    any(rule_.remote_addresses);
    any(rule_.interface_types);
    // All supported versions of Windows are newer than those that rules name; just one may be
    // another one.
    if (!or_newer_) keep_unknown(platform_, {});
    if (!unknown_.empty()) rule_.unknown_token = Text(unknown_, at_);
  }

 private:
  /// Tokens that a rule has once.
  bool word(std::string_view name, std::string_view value) {
    if (name == "Action") return set(rule_.action, translate_token(actions, value));
    if (name == "Dir") return set(rule_.direction, translate_token(directions, value));
    if (name == "Active") {
      rule_.enabled = Flag(equal_ignoring_case(value, "TRUE"), at_);
      return true;
    }
    if (name == "Protocol") return set(rule_.protocol, protocol_of_token(value));
    if (name == "App") return set(rule_.program, std::string(value));
    if (name == "Svc") return set(rule_.service, std::string(value));
    if (name == "Name") return set(rule_.name, std::string(value));
    if (name == "EmbedCtxt") return set(rule_.group, std::string(value));
    return false;
  }

  /// Tokens that may stand several times; newer ones carry a version behind their name.
  bool list(std::string_view name, std::string_view value) {
    const auto is = [&](std::string_view base) { return is_token(name, base); };
    const auto add = [&](Texts& field, std::optional<std::string> item) {
      return add_token(field, std::move(item), at_);
    };
    if (name == "Profile") return add(rule_.profiles, profile_of_token(value));
    if (name == "IFType")
      return add(rule_.interface_types, translate_token(interface_types, value));
    if (is("LPort")) return add(rule_.local_ports, std::string(value));
    if (is("RPort")) return add(rule_.remote_ports, std::string(value));
    if (is("LA4") || is("LA6")) return add(rule_.local_addresses, address_of_token(value));
    if (is("RA4") || is("RA6")) return add(rule_.remote_addresses, address_of_token(value));
    return false;
  }

  bool set(Text& field, std::optional<std::string> value) {
    if (!value) return false;
    field = Text(std::move(*value), at_);
    return true;
  }

  void keep_unknown(std::string_view text, std::string_view name) {
    const bool known = std::find(harmless.begin(), harmless.end(), name) != harmless.end();
    if (known || text.empty()) return;
    if (!unknown_.empty()) unknown_ += '|';
    unknown_ += text;
  }

  FirewallRule& rule_;
  Position at_;
  std::string unknown_;
  std::string_view platform_;
  bool or_newer_ = false;
};

}  // namespace

std::optional<FirewallRule> parse_firewall_rule(std::string_view text, Position at) {
  FirewallRule rule;
  rule.at = at;
  RuleText reader(rule, at);
  if (!for_each_token(text, [&](std::string_view token) { reader.token(token); })) {
    return std::nullopt;
  }
  reader.finish();
  return rule;
}

void RegistryFirewallRules::key(std::string_view store, bool hardening, std::uint16_t control_set) {
  store_ = store;
  hardening_ = hardening;
  control_set_ = control_set;
}

void RegistryFirewallRules::value(const TopicValue& value) {
  full_ = entries_.size() >= most_topic_rows;
  if (full_ || value.name.empty()) return;
  const auto text = value.whole ? value.data.text() : std::nullopt;
  auto rule = text ? parse_firewall_rule(*text, value.at) : std::nullopt;
  if (!rule) {
    if (!hardening_ && unreadable_.size() < most_unreadable) {
      unreadable_.emplace_back(value.at, value.name);
    }
    return;
  }
  if (hardening_) {
    const auto& service = rule->service.value();
    const auto is = [&](std::string_view name) { return equal_ignoring_case(name, service); };
    if (std::none_of(vpn_services.begin(), vpn_services.end(), is)) return;
    // A class of its own that is judged before all others.
    rule->unknown_token = Text("RestrictedServices", value.at);
  }
  rule->id = Text(std::string(value.name), value.at);
  rule->store = Text(store_, value.at);
  entries_.push_back({std::move(*rule), control_set_});
}

void RegistryFirewallRules::hand_over(FactSink& facts, std::uint16_t control_set) {
  for (auto& entry : entries_) {
    const bool gpo = entry.row.store.is("gpo");
    if (gpo || entry.control_set == control_set) facts.add(std::move(entry.row));
  }
  entries_.clear();
}

}  // namespace vpnlint
