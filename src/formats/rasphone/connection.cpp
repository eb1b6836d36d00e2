// Meaning of an entry's keys: tunnel types, authentication, encryption, the server dialled.
#include "formats/rasphone/connection.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/secret_names.h"
#include "base/text.h"
#include "formats/rasphone/entry_fields.h"

namespace vpnlint::rasphone {
namespace {

constexpr std::int64_t vpn_type = 2;  // RASET_Vpn
constexpr std::int64_t eap_bit = 128;
constexpr std::int64_t ppp_bits = 0x6F8;  // AuthRestrictions without the IKEv2 methods

struct Strategy {
  std::int64_t number;
  std::string_view name;
  std::string_view protocols;  // in the order tried; empty = automatic or listed elsewhere
};

// ras.h VS_*; what follows a "first" is the order of automatic.
constexpr std::array<Strategy, 14> strategies{{
    {0, "automatic", ""},
    {1, "pptp_only", "pptp"},
    {2, "pptp_first", "pptp ikev2 sstp l2tp"},
    {3, "l2tp_only", "l2tp"},
    {4, "l2tp_first", "l2tp ikev2 sstp pptp"},
    {5, "sstp_only", "sstp"},
    {6, "sstp_first", "sstp ikev2 pptp l2tp"},
    {7, "ikev2_only", "ikev2"},
    {8, "ikev2_first", "ikev2 sstp pptp l2tp"},
    {9, "gre_only", "gre"},
    {12, "pptp_sstp", "pptp sstp"},
    {13, "l2tp_sstp", "l2tp sstp"},
    {14, "ikev2_sstp", "ikev2 sstp"},
    {15, "protocol_list", ""},
}};

// AuthRestrictions [MS-RRASM 2.2.2.2.58], in the order of the column; 1024 is MS-CHAP too.
constexpr std::array<std::pair<std::int64_t, std::string_view>, 8> auth_bits{{
    {8, "pap"},
    {16, "spap"},
    {32, "chap"},
    {64 | 1024, "mschap"},
    {512, "mschapv2"},
    {eap_bit, "eap"},
    {2048, "certificate"},
    {4096, "psk"},
}};

constexpr std::array<std::pair<std::int64_t, std::string_view>, 4> excludable{{
    {1, "netbeui"},
    {2, "ipx"},
    {4, "ipv4"},
    {8, "ipv6"},
}};

const Strategy* strategy_of(std::string_view value) {
  const auto number = to_number(value);
  const auto hit = std::find_if(strategies.begin(), strategies.end(),
                                [&](const Strategy& s) { return number && s.number == *number; });
  return hit == strategies.end() ? nullptr : &*hit;
}

std::optional<std::string> strategy_name(std::string_view value) {
  if (const auto* strategy = strategy_of(value)) return std::string(strategy->name);
  const auto number = to_number(value);
  return number ? std::optional(std::to_string(*number)) : std::nullopt;
}

template <std::size_t N>
List names_in(std::int64_t mask,
              const std::array<std::pair<std::int64_t, std::string_view>, N>& bits) {
  List names;
  for (const auto& [bit, name] : bits) {
    if (mask & bit) names.emplace_back(name);
  }
  return names;
}

std::optional<std::string> encryption_name(std::string_view value) {
  const auto number = to_number(value);
  if (!number) return std::nullopt;
  switch (*number) {
    case 0:
      return "none";
    case 8:
      return "optional";
    case 256:
      return "required";
    case 512:
      return "maximum";
    default:
      return std::nullopt;
  }
}

std::optional<std::string> ipsec_auth_name(std::string_view value) {
  const auto number = to_number(value);
  if (number == 0) return "certificate";
  if (number == 1) return "psk";
  return std::nullopt;
}

// The default gateway through the VPN is the opposite of a split tunnel.
std::optional<bool> to_opposite_flag(std::string_view value) {
  const auto flag = to_flag(value);
  return flag ? std::optional(!*flag) : std::nullopt;
}

std::optional<std::string> as_text(std::string_view value) { return std::string(value); }

std::string_view value_in(const Entry& entry, KeyBlock block, std::string_view name) {
  const auto hit = std::find_if(entry.keys.begin(), entry.keys.end(), [&](const Key& key) {
    return key.block == block && key.name == name;
  });
  return hit == entry.keys.end() ? std::string_view{} : std::string_view{hit->value};
}

void read_tunnel(const Entry& entry, VpnConnection& row) {
  row.strategy = field_of<std::string>(entry, "VpnStrategy", strategy_name);
  row.protocols = field_of<List>(entry, "VpnStrategy", [](std::string_view value) {
    const auto* strategy = strategy_of(value);
    std::optional<List> names;
    if (!strategy || strategy->protocols.empty()) return names;
    names.emplace();
    for (const auto name : split(strategy->protocols, ' ')) names->emplace_back(name);
    return names;
  });
  const auto& known = row.strategy;
  if (known.is("automatic") || known.is("protocol_list")) row.protocols = Texts();
  // IpSecFlags speaks about L2TP alone.
  const auto& order = row.protocols.value();
  if (order.empty() || std::find(order.begin(), order.end(), "l2tp") != order.end()) {
    row.ipsec_auth = field_of<std::string>(entry, "IpSecFlags", ipsec_auth_name);
  }
}

void read_authentication(const Entry& entry, VpnConnection& row) {
  row.auth_mask = field_of<std::int64_t>(entry, "AuthRestrictions", to_number);
  const auto mask = row.auth_mask.value();
  // 0 is not documented: no statement about methods.
  if (row.auth_mask.known() && mask != 0) {
    const auto at = row.auth_mask.at();
    row.auth_methods = Texts(names_in(mask, auth_bits), at);
    row.eap_only = Flag((mask & ppp_bits) == eap_bit, at);
  } else if (!row.auth_mask.known()) {
    row.auth_methods = Texts::missing(row.auth_mask.presence(), row.auth_mask.at());
    row.eap_only = Flag::missing(row.auth_mask.presence(), row.auth_mask.at());
  }
  row.encryption = field_of<std::string>(entry, "DataEncryption", encryption_name);
  row.sends_windows_credentials = field_of<bool>(entry, "AutoLogon", to_flag);
  row.sends_domain = field_of<bool>(entry, "PreviewDomain", to_flag);
  row.split_tunnel = field_of<bool>(entry, "IpPrioritizeRemote", to_opposite_flag);
}

Flag clear_psk_of(const Entry& entry) {
  if (const auto* key = find_key(entry, "PreSharedKey")) {
    return Flag(!is_masked_secret(key->value), key->at);
  }
  return entry.cut ? Flag::missing(Presence::partial, entry.at) : Flag(false, entry.at);
}

// A plug-in's own configuration, or a DLL that dials instead of Windows.
Text provider_of(const Entry& entry) {
  if (const auto* plug_in = find_key(entry, "ThirdPartyProfileInfo")) {
    if (!trim(plug_in->value).empty()) return Text("plug-in", plug_in->at);
  }
  for (const auto name : {"CustomDialDll", "CustomRasDialDll"}) {
    const auto* dll = find_key(entry, name);
    if (dll && !trim(dll->value).empty()) return Text(dll->value, dll->at);
  }
  return Text::missing(entry.cut ? Presence::partial : Presence::proven_absent, entry.at);
}

Text prerequisite_of(const Entry& entry) {
  auto field = field_of<std::string>(entry, "PrerequisiteEntry", as_text);
  if (field.known() && trim(field.value()).empty()) {
    return Text::missing(Presence::proven_absent, field.at());
  }
  return field;
}

// The device that is dialled: the first of type vpn, else the first.
std::uint32_t dialled_device(const Entry& entry) {
  for (const auto& key : entry.keys) {
    if (key.name == "DEVICE" && equal_ignoring_case(trim(key.value), "vpn")) return key.device;
  }
  return 1;
}

const Key* last_selected(const Entry& entry, std::uint32_t device) {
  const auto hit = std::find_if(entry.keys.begin(), entry.keys.end(), [&](const Key& key) {
    return key.name == "LastSelectedPhone" && key.device == device;
  });
  return hit == entry.keys.end() ? nullptr : &*hit;
}

// LastSelectedPhone counts the numbers from 0; without it the first is dialled.
Text server_of(const Entry& entry, Problems& problems) {
  const auto device = dialled_device(entry);
  std::vector<const Key*> numbers;
  for (const auto& key : entry.keys) {
    if (key.name == "PhoneNumber" && key.device == device) numbers.push_back(&key);
  }
  if (numbers.empty()) {
    return Text::missing(entry.cut ? Presence::partial : Presence::proven_absent, entry.at);
  }
  std::size_t index = 0;
  if (const auto* selected = last_selected(entry, device)) {
    const auto number = to_number(selected->value);
    if (number && *number >= 0 && *number < static_cast<std::int64_t>(numbers.size())) {
      index = static_cast<std::size_t>(*number);
    } else {
      problems.add(Gravity::note, problem_kind::out_of_range, selected->at,
                   {"LastSelectedPhone is {value}; allowed: 0 to {last}.",
                    {{"value", selected->value}, {"last", std::to_string(numbers.size() - 1)}}},
                   "LastSelectedPhone");
    }
  }
  const auto& chosen = *numbers[index];
  if (chosen.cut) return Text::missing(Presence::partial, chosen.at);
  return Text(chosen.value, chosen.at);
}

/// Microsoft's own clients and services are bound to every entry.
Texts components_of(const Entry& entry) {
  if (entry.cut) return Texts::missing(Presence::partial, entry.at);
  List names;
  Position at;
  for (const auto& key : entry.keys) {
    if (key.block != KeyBlock::netcomponents) continue;
    if (at.line == 0) at = key.at;
    if (key.name.starts_with("ms_") || to_flag(key.value) != true) continue;
    if (names.empty()) at = key.at;
    names.push_back(key.name);
  }
  return at.line == 0 ? Texts() : Texts(std::move(names), at);
}

}  // namespace

bool is_vpn(const Entry& entry) {
  if (const auto* type = find_key(entry, "Type")) return to_number(type->value) == vpn_type;
  const auto device = trim(value_in(entry, KeyBlock::device, "DEVICE"));
  if (!device.empty()) return equal_ignoring_case(device, "vpn");
  return starts_with_ignoring_case(trim(value_in(entry, KeyBlock::media, "Port")), "VPN");
}

VpnConnection connection_of(const Entry& entry, Problems& problems) {
  VpnConnection row;
  row.at = entry.at;
  row.name = entry.name_damaged ? Text::missing(Presence::unreadable, entry.at)
                                : Text(entry.name, entry.at);
  read_tunnel(entry, row);
  read_authentication(entry, row);
  row.server = server_of(entry, problems);
  row.has_clear_psk = clear_psk_of(entry);
  row.provider = provider_of(entry);
  row.prerequisite = prerequisite_of(entry);
  row.excluded_protocols = field_of<List>(entry, "ExcludedProtocols", [](std::string_view value) {
    const auto mask = to_number(value);
    return mask ? std::optional(names_in(*mask, excludable)) : std::nullopt;
  });
  row.custom_ipsec_policies = field_of<std::int64_t>(entry, "NumCustomPolicy", to_number);
  row.components = components_of(entry);
  return row;
}

}  // namespace vpnlint::rasphone
