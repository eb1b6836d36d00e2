// Tokens of firewall rules.
#include "formats/registry/firewall_rules.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/text.h"

namespace vpnlint {
namespace {

using Names = std::pair<std::string_view, std::string_view>;

constexpr std::array protocols{Names{"1", "icmpv4"},  Names{"6", "tcp"},  Names{"17", "udp"},
                               Names{"47", "gre"},    Names{"50", "esp"}, Names{"51", "ah"},
                               Names{"58", "icmpv6"}, Names{"256", "any"}};
constexpr std::array actions{Names{"Allow", "allow"}, Names{"Block", "block"},
                             Names{"ByPass", "bypass"}};
constexpr std::array directions{Names{"In", "in"}, Names{"Out", "out"}};
constexpr std::array profiles{Names{"Domain", "domain"}, Names{"Private", "private"},
                              Names{"Public", "public"}};
constexpr std::array interface_types{Names{"Lan", "lan"}, Names{"Wireless", "wireless"},
                                     Names{"RemoteAccess", "ras"}};
/// Services whose hardening rules can touch a dial.
constexpr std::array<std::string_view, 3> vpn_services{"IKEEXT", "PolicyAgent", "RasMan"};
/// Tokens that say nothing about which packets of a client match: texts, what happens at an edge,
/// versions of Windows that all supported ones fulfil, ICMP types (protocol 1 and 58 only).
constexpr std::array<std::string_view, 10> harmless{
    "Desc", "Edge", "Defer", "LSM", "Platform", "Platform2", "SkipVer", "PCross", "ICMP4", "ICMP6"};
constexpr std::size_t most_unreadable = 100;

template <std::size_t N>
std::optional<std::string> translate(const std::array<Names, N>& names, std::string_view word) {
  for (const auto& [theirs, ours] : names) {
    if (equal_ignoring_case(theirs, word)) return std::string(ours);
  }
  return std::nullopt;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

/// "v2.30"
bool is_version(std::string_view text) {
  if (text.empty() || (text[0] != 'v' && text[0] != 'V')) return false;
  const auto dot = text.find('.');
  return dot != text.npos && is_digits(text.substr(1, dot - 1)) && is_digits(text.substr(dot + 1));
}

/// 255.255.255.0 as 24; none when it is no mask.
std::optional<int> mask_bits(std::string_view text) {
  std::uint32_t mask = 0;
  const auto parts = split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  for (const auto part : parts) {
    const auto number = parse_integer(part);
    if (!number || *number < 0 || *number > 255) return std::nullopt;
    mask = mask << 8 | static_cast<std::uint32_t>(*number);
  }
  if (std::countl_one(mask) != std::popcount(mask)) return std::nullopt;
  return std::popcount(mask);
}

/// The mask of a network as its length; everything else as it stands.
std::string address_of(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == text.npos) return std::string(text);
  const auto bits = mask_bits(text.substr(slash + 1));
  if (!bits) return std::string(text);
  return std::string(text.substr(0, slash + 1)) + std::to_string(*bits);
}

void add_to(Texts& list, std::string item, Position at) {
  if (!list.known()) list = Texts({}, at);
  auto& items = list.edit();
  if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
}

class RuleText {
 public:
  RuleText(FirewallRule& rule, Position at) : rule_(rule), at_(at) {}

  void token(std::string_view text) {
    const auto sign = text.find('=');
    const auto name = text.substr(0, sign);
    const auto value = sign == text.npos ? std::string_view{} : text.substr(sign + 1);
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
    if (!unknown_.empty()) rule_.unknown_token = Text(unknown_, at_);
  }

 private:
  /// Tokens that a rule has once.
  bool word(std::string_view name, std::string_view value) {
    if (name == "Action") return set(rule_.action, translate(actions, value));
    if (name == "Dir") return set(rule_.direction, translate(directions, value));
    if (name == "Active") {
      rule_.enabled = Flag(equal_ignoring_case(value, "TRUE"), at_);
      return true;
    }
    if (name == "Protocol") {
      const auto known = translate(protocols, value);
      return set(rule_.protocol, known              ? known
                                 : is_digits(value) ? std::optional(std::string(value))
                                                    : std::nullopt);
    }
    if (name == "App") return set(rule_.program, std::string(value));
    if (name == "Svc") return set(rule_.service, std::string(value));
    if (name == "Name") return set(rule_.name, std::string(value));
    if (name == "EmbedCtxt") return set(rule_.group, std::string(value));
    return false;
  }

  /// Tokens that may stand several times; newer ones carry a version behind their name.
  bool list(std::string_view name, std::string_view value) {
    const auto is = [&](std::string_view base) {
      if (!name.starts_with(base)) return false;
      const auto version = name.substr(base.size());
      return version.empty() || version.find_first_not_of("0123456789_") == version.npos;
    };
    if (name == "Profile") return add(rule_.profiles, translate(profiles, value));
    if (name == "IFType") return add(rule_.interface_types, translate(interface_types, value));
    if (is("LPort")) return add(rule_.local_ports, std::string(value));
    if (is("RPort")) return add(rule_.remote_ports, std::string(value));
    if (is("LA4") || is("LA6")) return add(rule_.local_addresses, address_of(value));
    if (is("RA4") || is("RA6")) return add(rule_.remote_addresses, address_of(value));
    return false;
  }

  bool set(Text& field, std::optional<std::string> value) {
    if (!value) return false;
    field = Text(std::move(*value), at_);
    return true;
  }

  bool add(Texts& list, std::optional<std::string> value) {
    if (!value || value->empty()) return false;
    add_to(list, std::move(*value), at_);
    return true;
  }

  void keep_unknown(std::string_view text, std::string_view name) {
    if (std::find(harmless.begin(), harmless.end(), name) != harmless.end()) return;
    if (!unknown_.empty()) unknown_ += '|';
    unknown_ += text;
  }

  FirewallRule& rule_;
  Position at_;
  std::string unknown_;
};

}  // namespace

std::optional<FirewallRule> parse_firewall_rule(std::string_view text, Position at) {
  const auto version = text.substr(0, text.find('|'));
  if (!is_version(version)) return std::nullopt;
  text.remove_prefix(std::min(version.size() + 1, text.size()));
  FirewallRule rule;
  rule.at = at;
  RuleText reader(rule, at);
  while (!text.empty()) {
    const auto token = text.substr(0, text.find('|'));
    if (!token.empty()) reader.token(token);
    text.remove_prefix(std::min(token.size() + 1, text.size()));
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
