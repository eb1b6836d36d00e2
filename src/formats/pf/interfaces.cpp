// <interfaces>: addresses, and which of them lead to the Internet.
#include "formats/pf/interfaces.h"

#include <algorithm>
#include <array>

#include "base/address.h"
#include "base/text.h"
#include "facts/network.h"

namespace vpnlint::pf {
namespace {

constexpr std::size_t most_interfaces = 1'024;
constexpr std::array<std::string_view, 4> dynamic_kinds{"dhcp", "pppoe", "pptp", "l2tp"};
// Tabs of the rule editor that pf sees as interface groups.
constexpr std::array<std::string_view, 7> group_tabs{"enc0", "ipsec", "openvpn",  "l2tp",
                                                     "pptp", "pppoe", "wireguard"};

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), lower(text)) != words.end();
}

std::string kind_of(std::string_view address) {
  if (address.empty()) return {};
  if (parse_address(address)) return "static";
  return is_one_of(address, dynamic_kinds) ? lower(address) : "other";
}

bool leads_out(XmlNode node, const InterfaceInfo& info) {
  if (info.name == "wan") return true;
  const auto gateway = node.text_of("gateway");
  if (!gateway.empty() && gateway != "none") return true;
  return info.name != "lan" && is_one_of(info.kind, dynamic_kinds);
}

InterfaceInfo info_of(XmlNode node) {
  InterfaceInfo info;
  info.name = node.name();
  const auto address = node.text_of("ipaddr");
  info.kind = kind_of(address);
  info.is_wan = leads_out(node, info);
  if (info.kind != "static") return info;
  info.address = address;
  const auto length = node.text_of("subnet");
  if (parse_range(address + "/" + length)) info.network = address + "/" + length;
  return info;
}

Texts addresses_of(const Config& config, XmlNode node, const InterfaceInfo& info) {
  List addresses;
  Position at;
  for (const auto& [name, length] : {std::pair{"ipaddr", "subnet"}, {"ipaddrv6", "subnetv6"}}) {
    auto text = node.text_of(name);
    if (!parse_address(text)) continue;
    if (addresses.empty()) at = config.place(node.child(name));
    const auto bits = node.text_of(length);
    addresses.push_back(bits.empty() ? text : text + "/" + bits);
  }
  if (addresses.empty()) at = config.place(node);
  addresses.insert(addresses.end(), info.virtual_addresses.begin(), info.virtual_addresses.end());
  return addresses.empty() ? Texts() : Texts(std::move(addresses), at);
}

void add_interface(const Config& config, XmlNode node, const InterfaceInfo& info, bool enabled) {
  Interface row;
  row.at = config.place(node);
  row.device = config.device();
  row.name = Text(info.name, row.at);
  row.system_name = config.text(node.child("if"));
  row.description = config.text(node.child("descr"));
  row.addresses = addresses_of(config, node, info);
  row.enabled = Flag(enabled, node.has("enable") ? config.place(node.child("enable")) : row.at);
  row.is_wan = Flag(info.is_wan, row.at);
  if (is_set(config, node, "blockpriv")) {
    row.blocks_private = Flag(true, config.place(node.child("blockpriv")));
  }
  if (is_set(config, node, "blockbogons")) {
    row.blocks_bogons = Flag(true, config.place(node.child("blockbogons")));
  }
  config.facts().add(std::move(row));
}

void add_router(const Config& config, XmlNode node, const InterfaceInfo& info) {
  Router row;
  row.at = config.place(node);
  row.device = config.device();
  row.vendor = Text(std::string(config.format()), config.place(config.root()));
  row.wan_interface = Text(info.name, row.at);
  if (!info.kind.empty()) row.wan_kind = Text(info.kind, config.place(node.child("ipaddr")));
  if (const auto address = parse_address(info.address)) {
    row.wan_address = config.text(node.child("ipaddr"));
    row.wan_class = Text(std::string(name_of(classify(*address))), row.wan_address.at());
  }
  config.facts().add(std::move(row));
}

}  // namespace

Interfaces::Interfaces(const Config& config) {
  for (const auto& node : config.all("interfaces", {})) {
    if (node.text_of("type") == "group" || all_.size() >= most_interfaces) continue;
    index_.try_emplace(std::string(node.name()), all_.size());
    all_.push_back(info_of(node));
  }
  read_groups(config);
  read_virtual_addresses(config);
}

// Proxy ARP and "other" addresses are translated only, the router does not own them.
void Interfaces::read_virtual_addresses(const Config& config) {
  constexpr std::size_t most = 4'096;
  std::size_t count = 0;
  for (const auto& node : config.all("virtualip", "vip")) {
    const auto hit = index_.find(node.text_of("interface"));
    const auto mode = node.text_of("mode");
    if (hit == index_.end() || (mode != "ipalias" && mode != "carp") || ++count > most) continue;
    const auto address = node.text_of("subnet");
    const auto bits = node.text_of("subnet_bits");
    const auto written = bits.empty() ? address : address + "/" + bits;
    if (!parse_address(address) || !parse_range(written)) continue;
    all_[hit->second].virtual_addresses.push_back(written);
  }
}

void Interfaces::read_groups(const Config& config) {
  for (const auto& node : config.all("ifgroups", "ifgroupentry")) {
    groups_[node.text_of("ifname")] = words_of(node.text_of("members"), " ,");
  }
  for (const auto& node : config.all("interfaces", {})) {
    if (node.text_of("type") == "group") groups_.try_emplace(std::string(node.name()));
  }
}

const InterfaceInfo* Interfaces::find(std::string_view name) const {
  const auto hit = index_.find(name);
  return hit == index_.end() ? nullptr : &all_[hit->second];
}

const std::vector<std::string>* Interfaces::group(std::string_view name) const {
  const auto hit = groups_.find(name);
  return hit == groups_.end() ? nullptr : &hit->second;
}

bool Interfaces::is_group_like(std::string_view name) const {
  return group(name) || is_one_of(name, group_tabs);
}

void read_interfaces(const Config& config, const Interfaces& interfaces) {
  for (const auto& node : config.all("interfaces", {})) {
    const auto* info = interfaces.find(node.name());
    if (!info || node.text_of("type") == "group") continue;
    const bool enabled = node.has("enable") && node.text_of("enable") != "0";
    add_interface(config, node, *info, enabled);
    if (info->is_wan && (enabled || info->name == "wan")) add_router(config, node, *info);
  }
  config.cover("interface", "interfaces");
  config.cover("router", "interfaces");
}

}  // namespace vpnlint::pf
