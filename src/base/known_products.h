// Products of others that handle VPN packets, built in from schemas/products/*.toml.
#pragma once

#include <span>
#include <string_view>

namespace vpnlint {

/// One product and what shows it; all views have static storage.
struct KnownProduct {
  std::string_view name;
  std::string_view kind;                         ///< vpn_client or network_filter
  bool interferes;                               ///< cases with L2TP/IPsec are known
  std::span<const std::string_view> services;    ///< services and drivers, short names
  std::span<const std::string_view> programs;    ///< display names of Uninstall keys, with * and ?
  std::span<const std::string_view> components;  ///< ids below NETCOMPONENTS of a phonebook
};

/// Sorted by name.
std::span<const KnownProduct> known_products();

}  // namespace vpnlint
