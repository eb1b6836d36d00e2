// Names of registry places that several files of this format need.
#pragma once

#include <string_view>

namespace vpnlint::registry_place {

inline constexpr std::string_view system = "HKEY_LOCAL_MACHINE\\SYSTEM";
inline constexpr std::string_view current_control_set =
    "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet";
/// Below a control set.
inline constexpr std::string_view services = "\\Services";
inline constexpr std::string_view local_firewall =
    "\\Services\\SharedAccess\\Parameters\\FirewallPolicy";
inline constexpr std::string_view rules = "\\FirewallRules";
inline constexpr std::string_view software = "HKEY_LOCAL_MACHINE\\SOFTWARE";
inline constexpr std::string_view group_firewall =
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall";
inline constexpr std::string_view windows_nt =
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
inline constexpr std::string_view uninstall =
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
inline constexpr std::string_view uninstall_32 =
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall";

}  // namespace vpnlint::registry_place
