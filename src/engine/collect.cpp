// Commands that collect evidence. They only read; their output goes into a file.
#include "engine/collect.h"

#include "facts/registry_path.h"

namespace vpnlint {
namespace {

std::string registry_export(const std::string& key) {
  if (key.empty()) return "reg export HKLM\\SYSTEM\\CurrentControlSet\\Services services.reg /y";
  return "reg export \"" + key + "\" " + std::string(leaf_of(key)) + ".reg /y";
}

std::string service_query(const std::string& name, std::string_view column) {
  if (name.empty()) return "sc queryex type= service state= all > services.txt";
  if (column == "state" || column == "pid" || column == "exit_code") {
    return "sc queryex " + name + " > " + name + "-state.txt";
  }
  if (column == "triggered") return "sc qtriggerinfo " + name + " > " + name + "-triggers.txt";
  return "sc qc " + name + " > " + name + ".txt";
}

constexpr std::string_view firewall_rules =
    "netsh advfirewall firewall show rule name=all verbose > rules.txt";
constexpr std::string_view firewall_profiles = "netsh advfirewall show allprofiles > profiles.txt";
constexpr std::string_view phonebook =
    "copy \"%APPDATA%\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk\" .";
constexpr std::string_view router_export =
    "the configuration export of the router in front of the VPN server "
    "(pfSense: Diagnostics > Backup & Restore; OPNsense: System > Configuration > Backups)";
constexpr std::string_view client_router_export =
    "the configuration export of the router in front of the client";
// Which server runs there is not known, and the client's own files say nothing about it.
constexpr std::string_view server_settings =
    "on the VPN server, if it runs Windows: sc qc RemoteAccess > RemoteAccess.txt, "
    "sc queryex type= service state= all > services.txt, reg export "
    "HKLM\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent PolicyAgent.reg /y";
constexpr std::string_view server_filter =
    "on the VPN server, Linux: iptables-save > iptables-save.txt; nft list ruleset > nft.txt; "
    "Windows: netsh advfirewall firewall show rule name=all verbose > rules.txt";
constexpr std::string_view windows_version =
    "reg export \"HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\" version.reg /y";
constexpr std::string_view programs =
    "reg export HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall programs.reg /y";
constexpr std::string_view services_and_drivers = "sc queryex type= all state= all > services.txt";
constexpr std::string_view ipsec_policies =
    "reg export HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess services.reg /y && "
    "reg export HKLM\\SOFTWARE\\Policies\\Microsoft policies.reg /y";
constexpr std::string_view certificates = "certutil -store My > certificates.txt";

}  // namespace

std::string collect_command(const TableInfo& table,
                            const std::function<std::string(std::string_view)>& value_of,
                            std::string_view column) {
  const auto name = table.name;
  const auto role = value_of("host");
  const bool is_windows = name == "registry_value" || name == "registry_key" || name == "service";
  if (is_windows && role == "server") return std::string(server_settings);
  if (name == "registry_value" || name == "registry_key") return registry_export(value_of("key"));
  if (name == "service") return service_query(value_of("name"), column);
  if (name == "firewall_rule") return std::string(firewall_rules);
  if (name == "firewall_profile") return std::string(firewall_profiles);
  if (name == "vpn_connection") return std::string(phonebook);
  if (name == "certificate") return std::string(certificates);
  if (name == "operating_system") return std::string(windows_version);
  if (name == "program") return std::string(programs);
  if (name == "network_product") return std::string(services_and_drivers);
  if (name == "ipsec_policy") return std::string(ipsec_policies);
  const bool is_client_side = role == "client_router" && name != "ipsec_endpoint";
  if (is_client_side || (name == "nat_layer" && value_of("side") == "client")) {
    return std::string(client_router_export);
  }
  if (name == "path_step") {
    if (role == "server") return std::string(server_filter);
    return std::string(value_of("stage") == "windows_firewall" ? firewall_rules : router_export);
  }
  if (name == "auth_match") {
    const bool servers = column == "server_methods" || column == "shared_methods" ||
                         column == "same_server" || column == "device";
    return std::string(servers ? router_export : phonebook);
  }
  if (name == "nat_layer" || name == "router" || name == "port_forward" || name == "filter_rule" ||
      name == "nat_rule" || name == "ipsec_endpoint" || name == "l2tp_endpoint") {
    return std::string(router_export);
  }
  return {};
}

}  // namespace vpnlint
