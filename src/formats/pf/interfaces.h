// Interfaces, interface groups and the lines of a router.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/pf/config.h"

namespace vpnlint::pf {

struct InterfaceInfo {
  std::string name;     ///< wan, lan, opt1: what rules say
  std::string address;  ///< literal IPv4; empty when assigned or none
  std::string network;  ///< "192.0.2.0/24"; empty without a literal address and length
  std::string kind;     ///< static, dhcp, pppoe, pptp, l2tp, other; empty without IPv4
  bool is_wan = false;
  /// Further addresses that the router answers for: "192.0.2.9/32".
  std::vector<std::string> virtual_addresses;
};

class Interfaces {
 public:
  explicit Interfaces(const Config& config);

  const InterfaceInfo* find(std::string_view name) const;
  const std::vector<InterfaceInfo>& all() const { return all_; }
  /// Members of a group; nullptr when there is no such group.
  const std::vector<std::string>* group(std::string_view name) const;
  /// A group, or one of the tabs that stand for many interfaces (IPsec, OpenVPN, L2TP ...).
  bool is_group_like(std::string_view name) const;

 private:
  void read_groups(const Config& config);
  void read_virtual_addresses(const Config& config);

  std::vector<InterfaceInfo> all_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::map<std::string, std::vector<std::string>, std::less<>> groups_;
};

/// Fills `interface` and `router`.
void read_interfaces(const Config& config, const Interfaces& interfaces);

}  // namespace vpnlint::pf
