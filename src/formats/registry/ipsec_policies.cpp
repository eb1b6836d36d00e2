// Tokens of connection security rules; values that name the assigned IPsec policy.
#include "formats/registry/ipsec_policies.h"

#include <algorithm>
#include <array>

#include "formats/registry/rule_tokens.h"

namespace vpnlint {
namespace {

/// [MS-FASP] 2.2.52: what is required inbound and outbound.
constexpr std::array actions{TokenNames{"SecureServer", "require_inbound"},
                             TokenNames{"Boundary", "request"}, TokenNames{"Secure", "require"},
                             TokenNames{"DoNotSecure", "exempt"}};
/// Tokens that say nothing about which packets match: texts, how to authenticate and encrypt,
/// versions of Windows that all supported ones fulfil.
constexpr std::array<std::string_view, 8> harmless{
    "Desc", "EmbedCtxt", "Auth1Set", "Auth2Set", "Crypto2Set", "Platform", "Platform2", "SkipVer"};
constexpr std::size_t most_unreadable = 100;

class RuleText {
 public:
  RuleText(IpsecPolicy& rule, Position at) : rule_(rule), at_(at) {}

  void token(std::string_view text) {
    const auto sign = text.find('=');
    const auto name = text.substr(0, sign);
    const auto value = sign == text.npos ? std::string_view{} : text.substr(sign + 1);
    if (word(name, value) || list(name, value)) return;
    if (std::find(harmless.begin(), harmless.end(), name) != harmless.end()) return;
    if (!unknown_.empty()) unknown_ += '|';
    unknown_ += text;
  }

  /// What the rule leaves out.
  void finish() {
    if (!rule_.enabled.known()) rule_.enabled = Flag::defaulted(false, at_);
    if (!rule_.protocol.known()) rule_.protocol = Text::defaulted("any", at_);
    if (!rule_.profiles.known()) {
      rule_.profiles = Texts::defaulted({"domain", "private", "public"}, at_);
    }
    if (!rule_.action.known()) rule_.action = Text::missing(Presence::unreadable, at_);
    for (auto* list : {&rule_.endpoint1_addresses, &rule_.endpoint2_addresses,
                       &rule_.endpoint1_ports, &rule_.endpoint2_ports}) {
      if (!list->known()) *list = Texts({"any"}, at_);
    }
    if (!unknown_.empty()) rule_.unknown_token = Text(unknown_, at_);
  }

 private:
  bool word(std::string_view name, std::string_view value) {
    if (name == "Action") return set(rule_.action, translate_token(actions, value));
    if (name == "Name") return set(rule_.name, std::string(value));
    if (name == "Protocol") return set(rule_.protocol, protocol_of_token(value));
    if (name != "Active") return false;
    rule_.enabled = Flag(equal_ignoring_case(value, "TRUE"), at_);
    return true;
  }

  bool list(std::string_view name, std::string_view value) {
    const auto add = [&](Texts& field, std::optional<std::string> item) {
      return add_token(field, std::move(item), at_);
    };
    if (name == "Profile") return add(rule_.profiles, profile_of_token(value));
    if (is_token(name, "EP1Port")) return add(rule_.endpoint1_ports, std::string(value));
    if (is_token(name, "EP2Port")) return add(rule_.endpoint2_ports, std::string(value));
    if (name == "EP1_4" || name == "EP1_6") {
      return add(rule_.endpoint1_addresses, address_of_token(value));
    }
    if (name == "EP2_4" || name == "EP2_6") {
      return add(rule_.endpoint2_addresses, address_of_token(value));
    }
    return false;
  }

  bool set(Text& field, std::optional<std::string> value) {
    if (!value) return false;
    field = Text(std::move(*value), at_);
    return true;
  }

  IpsecPolicy& rule_;
  Position at_;
  std::string unknown_;
};

/// The last part of a registry path or of an LDAP name: "ipsecPolicy{...}".
std::string policy_name(std::string_view path) {
  const auto begin = path.find("ipsecPolicy{");
  if (begin == path.npos) return std::string(path);
  const auto end = path.find('}', begin);
  return std::string(path.substr(begin, end == path.npos ? end : end + 1 - begin));
}

/// It may say anything.
IpsecPolicy unreadable_rule(Position at) {
  IpsecPolicy rule;
  rule.at = at;
  rule.kind = Text("connection_security", at);
  rule.enabled = Flag::missing(Presence::unreadable, at);
  rule.action = Text::missing(Presence::unreadable, at);
  return rule;
}

}  // namespace

std::optional<IpsecPolicy> parse_connection_security_rule(std::string_view text, Position at) {
  IpsecPolicy rule;
  rule.at = at;
  RuleText reader(rule, at);
  if (!for_each_token(text, [&](std::string_view token) { reader.token(token); })) {
    return std::nullopt;
  }
  reader.finish();
  rule.kind = Text("connection_security", at);
  return rule;
}

bool RegistryIpsecPolicies::of_group_policy() const {
  return topic_ == Topic::group_connection_security || topic_ == Topic::group_ipsec_policy;
}

void RegistryIpsecPolicies::key(Topic topic, const TopicKeyLine& key) {
  topic_ = topic;
  control_set_ = key.control_set;
}

void RegistryIpsecPolicies::value(const TopicValue& value) {
  full_ = entries_.size() >= most_topic_rows;
  if (full_ || value.name.empty()) return;
  if (topic_ == Topic::local_ipsec_policy || topic_ == Topic::group_ipsec_policy) {
    assigned(value);
  } else {
    rule(value);
  }
}

void RegistryIpsecPolicies::rule(const TopicValue& value) {
  const auto text = value.whole ? value.data.text() : std::nullopt;
  auto row = text ? parse_connection_security_rule(*text, value.at) : std::nullopt;
  if (!row) {
    if (unreadable_.size() < most_unreadable) unreadable_.emplace_back(value.at, value.name);
    row = unreadable_rule(value.at);
  }
  row->id = Text(std::string(value.name), value.at);
  if (!row->name.known()) row->name = row->id;
  row->store = Text(of_group_policy() ? "gpo" : "local", value.at);
  entries_.push_back({std::move(*row), control_set_});
}

/// An empty value assigns nothing. The name for people stands beside the path in Group Policy.
void RegistryIpsecPolicies::assigned(const TopicValue& value) {
  const auto text = value.whole ? value.data.text() : std::nullopt;
  if (text && text->empty()) return;
  if (equal_ignoring_case(value.name, "DSIPSECPolicyName")) {
    if (text) name_beside(Text(*text, value.at));
    return;
  }
  IpsecPolicy row;
  row.at = value.at;
  row.kind = Text("assigned_policy", value.at);
  row.enabled = text ? Flag(true, value.at) : Flag::missing(Presence::unreadable, value.at);
  if (text) {
    row.id = Text(policy_name(*text), value.at);
    row.name = row.id;
  }
  row.store = Text(of_group_policy() ? "gpo" : "local", value.at);
  if (of_group_policy() && group_name_.known()) row.name = group_name_;
  entries_.push_back({std::move(row), control_set_});
}

/// Values of a key come in any order.
void RegistryIpsecPolicies::name_beside(Text name) {
  for (auto& entry : entries_) {
    if (entry.row.kind.is("assigned_policy") && entry.row.store.is("gpo")) entry.row.name = name;
  }
  group_name_ = std::move(name);
}

void RegistryIpsecPolicies::hand_over(FactSink& facts, std::uint16_t control_set) {
  for (auto& entry : entries_) {
    const bool outside = entry.row.store.is("gpo") || entry.row.kind.is("assigned_policy");
    if (outside || entry.control_set == control_set) facts.add(std::move(entry.row));
  }
  entries_.clear();
}

}  // namespace vpnlint
