// Tables about a Windows PC. Values follow reference of the products named in each format's README.
#pragma once

#include <array>

#include "facts/schema.h"

namespace vpnlint {

/// One key that an export lists or a script creates or deletes.
struct RegistryKey : Row {
  Field<KeyPath> key;
  Text operation, origin;
  bool asked = true;  ///< false: no rule asks for it, it is there for comparing only
};
template <>
struct Schema<RegistryKey> {
  static constexpr std::string_view name = "registry_key";
  static constexpr std::string_view doc = "A registry key that an artifact lists.";
  static constexpr std::array columns = {
      column<&RegistryKey::key>("key", "root name expanded, rest as written", identity | subject),
      column<&RegistryKey::operation>("operation", "create or delete_key"),
      column<&RegistryKey::origin>("origin", "state (an export) or script (meant to change)"),
  };
};

/// One value. `type` is REG_SZ, REG_DWORD, ... or 0x%08x for other numbers.
struct RegistryValue : Row {
  Field<KeyPath> key;
  Text name, type, data_hex, operation, origin;
  Field<Value> data;
  bool asked = true;  ///< false: no rule asks for it, it is there for comparing only
};
template <>
struct Schema<RegistryValue> {
  static constexpr std::string_view name = "registry_value";
  static constexpr std::string_view doc = "A registry value that an artifact states.";
  static constexpr std::array columns = {
      column<&RegistryValue::key>("key", "root name expanded, rest as written", identity | subject),
      column<&RegistryValue::name>("name", "value name, compared without case; empty = default",
                                   identity | subject),
      column<&RegistryValue::type>("type", "REG_SZ, REG_DWORD, REG_BINARY, ... or 0x%08x"),
      column<&RegistryValue::data_hex>("data_hex", "raw bytes, lower case, UTF-16LE for text"),
      column<&RegistryValue::data>("data", Type::any,
                                   "number for DWORD, decimal text for QWORD, text, list for "
                                   "MULTI_SZ; left out otherwise"),
      column<&RegistryValue::operation>("operation", "set or delete_value"),
      column<&RegistryValue::origin>("origin", "state (an export) or script (meant to change)"),
  };
};

/// A statement of a .reg file or script that is meant to change something.
struct ScriptStatement : Row {
  Text statement, target, name, reason;
  Field<Value> data;
  Flag effective;
};
template <>
struct Schema<ScriptStatement> {
  static constexpr std::string_view name = "script_statement";
  static constexpr std::string_view doc =
      "What a script or a .reg file meant to be imported would set.";
  static constexpr std::array columns = {
      column<&ScriptStatement::statement>("statement",
                                          "set_value, delete_value, create_key, "
                                          "delete_key"),
      column<&ScriptStatement::target>("target", "registry key or service", subject),
      column<&ScriptStatement::name>("name", "value name", subject),
      column<&ScriptStatement::data>("data", Type::any, "value to be set"),
      column<&ScriptStatement::effective>("effective", "false: it cannot take effect"),
      column<&ScriptStatement::reason>("reason",
                                       "why not: missing_header, misspelt_header, "
                                       "doubled_backslash"),
  };
};

struct Service : Row {
  Text name, display_name, state, start, service_type;
  Flag delayed, triggered, installed;
  Number pid, exit_code;
};
template <>
struct Schema<Service> {
  static constexpr std::string_view name = "service";
  static constexpr std::string_view doc = "A Windows service or driver.";
  static constexpr std::array columns = {
      column<&Service::name>("name", "short name, compared without case", identity | subject),
      column<&Service::display_name>("display_name", "as the artifact shows it (may be localised)"),
      column<&Service::state>("state",
                              "running, stopped, start_pending, stop_pending, "
                              "continue_pending, pause_pending or paused"),
      column<&Service::start>("start", "boot, system, auto, manual or disabled"),
      column<&Service::delayed>("delayed", "automatic start is delayed"),
      column<&Service::triggered>("triggered", "has start triggers"),
      column<&Service::pid>("pid", "process id"),
      column<&Service::exit_code>("exit_code", "Win32 exit code; 1077 = not started since boot"),
      column<&Service::service_type>("type",
                                     "kernel_driver, file_system_driver, own_process, "
                                     "share_process or the number as text",
                                     hidden),
      column<&Service::installed>("installed",
                                  "false: Windows said that it is not installed (1060)", hidden),
  };
};

struct FirewallProfile : Row {
  Text profile, default_inbound, default_outbound, store;
  Flag enabled, local_rules_apply, shielded;
};
template <>
struct Schema<FirewallProfile> {
  static constexpr std::string_view name = "firewall_profile";
  static constexpr std::string_view doc = "A profile of the Windows firewall.";
  static constexpr std::array columns = {
      column<&FirewallProfile::profile>("profile", "domain, private or public", identity | subject),
      column<&FirewallProfile::enabled>("enabled", "firewall on in this profile"),
      column<&FirewallProfile::default_inbound>("default_inbound", "allow or block"),
      column<&FirewallProfile::default_outbound>("default_outbound", "allow or block"),
      column<&FirewallProfile::local_rules_apply>("local_rules_apply",
                                                  "false: only rules of the policy count", hidden),
      column<&FirewallProfile::shielded>("shielded", "true: nothing comes in, whatever rules allow",
                                         hidden),
      column<&FirewallProfile::store>("store", "local, gpo or effective (both merged)", identity),
  };
};

/// A Windows firewall rule ([MS-GPFAS] 2.2.2; netsh shows a subset of it).
struct FirewallRule : Row {
  Text id, name, direction, action, protocol, program, service, store, unknown_token, group;
  Flag enabled;
  Texts profiles, local_ports, remote_ports, local_addresses, remote_addresses, interface_types;
};
template <>
struct Schema<FirewallRule> {
  static constexpr std::string_view name = "firewall_rule";
  static constexpr std::string_view doc = "A rule of the Windows firewall.";
  static constexpr std::array columns = {
      column<&FirewallRule::id>("id", "value name in the registry", hidden),
      column<&FirewallRule::name>("name", "display name; not unique", subject),
      column<&FirewallRule::enabled>("enabled", "absent Active token = false"),
      column<&FirewallRule::direction>("direction", "in or out"),
      column<&FirewallRule::action>("action", "allow, block or bypass"),
      column<&FirewallRule::profiles>("profiles", "domain, private, public"),
      column<&FirewallRule::protocol>("protocol",
                                      "udp, tcp, esp, ah, gre, icmpv4, icmpv6, any or "
                                      "the number as text"),
      column<&FirewallRule::local_ports>("local_ports", Type::ports, "left out = any"),
      column<&FirewallRule::remote_ports>("remote_ports", Type::ports, "left out = any"),
      column<&FirewallRule::local_addresses>("local_addresses", Type::addresses, "left out = any"),
      column<&FirewallRule::remote_addresses>("remote_addresses", Type::addresses,
                                              "left out = any"),
      column<&FirewallRule::program>("program", "path or System; left out = any", any_is_absent),
      column<&FirewallRule::service>("service", "short service name or *; left out = any",
                                     any_is_absent),
      column<&FirewallRule::interface_types>("interface_types",
                                             "lan, wireless, ras; left out = any", any_is_absent),
      column<&FirewallRule::store>("store", "local, gpo, mdm or dynamic"),
      column<&FirewallRule::group>("group", "grouping text or resource", hidden),
      column<&FirewallRule::unknown_token>("unknown_token",
                                           "a condition that is not understood: "
                                           "the rule may or may not match",
                                           hidden),
  };
};

/// What may demand or forbid IPsec for packets of the PC besides the policy that Windows makes for
/// a dial: connection security rules ([MS-GPFAS] 2.2.6) and an assigned IPsec policy.
struct IpsecPolicy : Row {
  Text id, name, kind, action, protocol, store, unknown_token;
  Flag enabled, takes_l2tp;
  Texts profiles, endpoint1_addresses, endpoint2_addresses, endpoint1_ports, endpoint2_ports;
};
template <>
struct Schema<IpsecPolicy> {
  static constexpr std::string_view name = "ipsec_policy";
  static constexpr std::string_view doc =
      "A connection security rule of the Windows firewall, or an assigned IPsec policy.";
  static constexpr std::array columns = {
      column<&IpsecPolicy::id>("id", "value name or key in the registry", hidden),
      column<&IpsecPolicy::name>("name", "display name; the key of an assigned policy", subject),
      column<&IpsecPolicy::kind>("kind", "connection_security or assigned_policy"),
      column<&IpsecPolicy::enabled>("enabled", "absent Active token = false"),
      column<&IpsecPolicy::action>("action",
                                   "request, require_inbound, require or exempt; left out "
                                   "for an assigned policy, whose filters are not read"),
      column<&IpsecPolicy::profiles>("profiles", "domain, private, public"),
      column<&IpsecPolicy::protocol>("protocol", "udp, tcp, any ... or the number as text"),
      column<&IpsecPolicy::endpoint1_addresses>("endpoint1_addresses", Type::addresses,
                                                "left out = any"),
      column<&IpsecPolicy::endpoint2_addresses>("endpoint2_addresses", Type::addresses,
                                                "left out = any"),
      column<&IpsecPolicy::endpoint1_ports>("endpoint1_ports", Type::ports, "left out = any"),
      column<&IpsecPolicy::endpoint2_ports>("endpoint2_ports", Type::ports, "left out = any"),
      column<&IpsecPolicy::store>("store", "local or gpo"),
      column<&IpsecPolicy::unknown_token>("unknown_token", "a condition that is not understood",
                                          hidden),
      column<&IpsecPolicy::takes_l2tp>("takes_l2tp",
                                       "its conditions take UDP 1701 to the server "
                                       "that is dialled; left out = depends on something unknown",
                                       hidden),
  };
};

/// A VPN entry: rasphone.pbk, Get-VpnConnection, ProfileXML.
struct VpnConnection : Row {
  Text name, scope, server, strategy, ipsec_auth, encryption, prerequisite, provider;
  Texts protocols, auth_methods, excluded_protocols, components;
  Flag has_clear_psk, sends_windows_credentials, sends_domain, prerequisite_exists, eap_only,
      split_tunnel;
  Number custom_ipsec_policies, auth_mask;
};
template <>
struct Schema<VpnConnection> {
  static constexpr std::string_view name = "vpn_connection";
  static constexpr std::string_view doc = "A VPN entry of a phonebook or profile.";
  static constexpr std::array columns = {
      column<&VpnConnection::name>("name", "entry name", identity | subject),
      column<&VpnConnection::scope>("scope", "user or all_users, when the path shows it", identity),
      column<&VpnConnection::server>("server", "name or address that is dialled"),
      column<&VpnConnection::strategy>(
          "strategy",
          "automatic, l2tp_only, l2tp_first, pptp_only, "
          "pptp_first, sstp_only, sstp_first, ikev2_only, ikev2_first, "
          "gre_only, pptp_sstp, l2tp_sstp, ikev2_sstp, protocol_list or "
          "the number as text"),
      column<&VpnConnection::protocols>("protocols",
                                        "l2tp, ikev2, sstp, pptp in order; left out "
                                        "when automatic"),
      column<&VpnConnection::ipsec_auth>("ipsec_auth", "psk or certificate"),
      column<&VpnConnection::auth_methods>("auth_methods",
                                           "pap, spap, chap, mschap, mschapv2, eap, "
                                           "certificate, psk"),
      column<&VpnConnection::encryption>("encryption", "none, optional, required or maximum"),
      column<&VpnConnection::has_clear_psk>("has_clear_psk",
                                            "the pre-shared key stands readable "
                                            "in the entry",
                                            hidden),
      column<&VpnConnection::provider>("provider", "plug-in id; left out = built-in client",
                                       hidden),
      column<&VpnConnection::prerequisite>("prerequisite", "entry that is dialled first", hidden),
      column<&VpnConnection::prerequisite_exists>("prerequisite_exists",
                                                  "the phonebook has that entry", hidden),
      column<&VpnConnection::excluded_protocols>("excluded_protocols", "netbeui, ipx, ipv4, ipv6",
                                                 hidden),
      column<&VpnConnection::components>("components", "network components bound to the entry",
                                         hidden),
      column<&VpnConnection::sends_windows_credentials>("sends_windows_credentials", "AutoLogon",
                                                        hidden),
      column<&VpnConnection::sends_domain>("sends_domain", "PreviewDomain: DOMAIN\\user is sent",
                                           hidden),
      column<&VpnConnection::split_tunnel>("split_tunnel",
                                           "the default gateway stays outside the VPN", hidden),
      column<&VpnConnection::eap_only>("eap_only", "EAP is the only PPP method", hidden),
      column<&VpnConnection::custom_ipsec_policies>("custom_ipsec_policies",
                                                    "number of custom IPsec policies", hidden),
      column<&VpnConnection::auth_mask>("auth_mask", "AuthRestrictions as it stands", hidden),
  };
};

/// A certificate in a store of the PC.
struct Certificate : Row {
  Text identity_name, store;
  Flag usable;
};
template <>
struct Schema<Certificate> {
  static constexpr std::string_view name = "certificate";
  static constexpr std::string_view doc = "A certificate of the computer's own store.";
  static constexpr std::array columns = {
      column<&Certificate::identity_name>("subject", "distinguished name", identity | subject),
      column<&Certificate::store>("store", "My (Personal) of the computer", identity),
      column<&Certificate::usable>("usable", "in date, with private key and a fitting purpose"),
  };
};

/// An installed program (Uninstall key).
struct Program : Row {
  Text name, version, publisher;
};
template <>
struct Schema<Program> {
  static constexpr std::string_view name = "program";
  static constexpr std::string_view doc = "An installed program.";
  static constexpr std::array columns = {
      column<&Program::name>("name", "display name", identity | subject),
      column<&Program::version>("version", "display version", identity),
      column<&Program::publisher>("publisher", "publisher"),
  };
};

struct OperatingSystem : Row {
  Text product, edition, display_version, installation;
  Number build, ubr;
};
template <>
struct Schema<OperatingSystem> {
  static constexpr std::string_view name = "operating_system";
  static constexpr std::string_view doc =
      "The Windows version; updates are cumulative, so "
      "build and ubr decide.";
  static constexpr std::array columns = {
      column<&OperatingSystem::product>("product", "ProductName (says Windows 10 on 11)", subject),
      column<&OperatingSystem::build>("build", "CurrentBuild", subject),
      column<&OperatingSystem::ubr>("ubr", "update build revision", subject),
      column<&OperatingSystem::edition>("edition", "EditionID"),
      column<&OperatingSystem::display_version>("display_version", "22H2 and the like"),
      column<&OperatingSystem::installation>("installation", "Client or Server"),
  };
};

}  // namespace vpnlint
