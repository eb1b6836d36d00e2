// <filter> of both products and the newer rules of OPNsense.
#include "formats/pf/filter_rules.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "facts/network.h"

namespace vpnlint::pf {
namespace {

constexpr std::string_view model_rules = "OPNsense/Firewall/Filter/rules";

// Conditions that are not understood: with one of them a rule may or may not match.
constexpr std::array<std::string_view, 8> conditions{"os",   "sched",    "schedule", "tagged",
                                                     "dscp", "vlanprio", "tos",      "prio"};

/// What orders rules: the chain (0 floating, 1 group, 2 interface), the newer rules of OPNsense
/// before the older, then their sequence.
struct Ordered {
  FilterRule row;
  int chain = 2;
  bool is_older = true;
  std::int64_t sequence = 0;
};

constexpr std::array<std::string_view, 3> chain_names{"floating", "group", "interface"};

class FilterReader {
 public:
  FilterReader(const Config& config, const Interfaces& interfaces, const Aliases& aliases)
      : config_(config), interfaces_(interfaces), aliases_(aliases) {}

  void read();

 private:
  void read_older(XmlNode rule);
  void read_newer(XmlNode rule);
  void read_common(XmlNode rule, FilterRule& row);
  void set_chain(XmlNode rule, bool floating, Ordered& ordered);
  Flag quick_of(XmlNode rule, bool floating);
  void set_endpoints(const Endpoint& source, const Endpoint& destination, FilterRule& row);
  Endpoint newer_endpoint(XmlNode rule, std::string_view side);
  void keep_family(XmlNode rule, FilterRule& row);
  void add_rules_of_forwards();
  void hand_over();

  const Config& config_;
  const Interfaces& interfaces_;
  const Aliases& aliases_;
  std::vector<Ordered> rules_;
};

std::string action_name(const std::string& type) {
  if (type.empty()) return "pass";
  return type == "block" ? "drop" : type;
}

void FilterReader::read() {
  for (const auto& rule : config_.all("filter", "rule")) {
    if (rule.first_child()) read_older(rule);
  }
  for (const auto& rule : config_.all(model_rules, "rule")) read_newer(rule);
  if (config_.is_opnsense()) add_rules_of_forwards();
  hand_over();
  config_.cover("filter_rule", "filter", config_.is_opnsense());
}

void FilterReader::read_common(XmlNode rule, FilterRule& row) {
  row.at = config_.place(rule);
  row.device = config_.device();
  row.protocol = config_.text(rule.child("protocol"));
  if (row.protocol.known()) row.protocol.edit() = lower(row.protocol.value());
  if (row.protocol.is("any")) row.protocol = {};
  for (const auto name : conditions) {
    const auto value = rule.text_of(name);
    if (value.empty() || value == "any") continue;
    row.unknown_match = Text(std::string(name) + " " + value, config_.place(rule.child(name)));
  }
}

void FilterReader::set_endpoints(const Endpoint& source, const Endpoint& destination,
                                 FilterRule& row) {
  row.source_addresses = source.addresses;
  row.source_negated = source.negated;
  row.source_ports = source.ports;
  row.destination_addresses = destination.addresses;
  row.destination_negated = destination.negated;
  row.destination_ports = destination.ports;
  // Names that could not be resolved stand in the lists; this says it for people.
  if (row.unknown_match.known()) return;
  const auto& unknown = source.unknown.empty() ? destination.unknown : source.unknown;
  if (!unknown.empty()) row.unknown_match = Text("unresolved " + unknown, row.at);
}

// A rule for IPv6 alone matches no IPv4 packet: "any" is then every IPv6 address.
void FilterReader::keep_family(XmlNode rule, FilterRule& row) {
  const auto family = rule.child("ipprotocol");
  if (family.text() != "inet6") return;
  for (auto* side : {&row.source_addresses, &row.destination_addresses}) {
    if (!side->known()) *side = Texts({"::/0"}, config_.place(family));
  }
}

void FilterReader::set_chain(XmlNode rule, bool floating, Ordered& ordered) {
  const auto node = rule.child("interface");
  auto names = words_of(node.text(), ",");
  std::erase(names, "any");
  const bool is_group = names.size() == 1 && interfaces_.is_group_like(names[0]);
  ordered.chain = floating ? 0 : is_group ? 1 : 2;
  List members;
  for (const auto& name : names) {
    const auto* group = interfaces_.group(name);
    if (group && !group->empty())
      members.insert(members.end(), group->begin(), group->end());
    else
      members.push_back(name);
  }
  if (rule.text_of("interfacenot") == "1" || rule.has("interface/not")) {
    const std::set<std::string> named(members.begin(), members.end());
    List others;
    for (const auto& info : interfaces_.all()) {
      if (!named.contains(info.name)) others.push_back(info.name);
    }
    members = std::move(others);
  }
  if (!members.empty()) ordered.row.interfaces = Texts(std::move(members), config_.place(node));
  ordered.row.floating = Flag(floating, ordered.row.at);
}

// Interface rules are quick; floating ones when ticked. OPNsense lets both say otherwise.
Flag FilterReader::quick_of(XmlNode rule, bool floating) {
  const auto node = rule.child("quick");
  if (!node) return Flag(!floating, config_.place(rule));
  if (!config_.is_opnsense() && !floating) return Flag(true, config_.place(rule));
  const auto value = node.text();
  const bool off = value == "0" || value == "no" || (value.empty() && config_.is_opnsense());
  return Flag(!off, config_.place(node));
}

void FilterReader::read_older(XmlNode rule) {
  Ordered ordered;
  auto& row = ordered.row;
  read_common(rule, row);
  const bool floating = is_set(config_, rule, "floating");
  set_chain(rule, floating, ordered);
  const auto type = rule.child("type");
  row.action = Text(action_name(type.text()), config_.place(type ? type : rule));
  row.enabled = enabled_of(config_, rule);
  row.quick = quick_of(rule, floating);
  row.direction = config_.text(rule.child("direction"));
  if (!row.direction.known()) row.direction = Text(floating ? "any" : "in", row.at);
  row.description = config_.text(rule.child("descr"));
  row.associated = config_.text(rule.child("associated-rule-id"));
  set_endpoints(endpoint_of(config_, aliases_, rule.child("source")),
                endpoint_of(config_, aliases_, rule.child("destination")), row);
  keep_family(rule, row);
  rules_.push_back(std::move(ordered));
}

Endpoint FilterReader::newer_endpoint(XmlNode rule, std::string_view side) {
  Endpoint end;
  const auto name = std::string(side);
  const auto net = rule.child(name + "_net");
  const auto port = rule.child(name + "_port");
  auto addresses = aliases_.addresses(net.text());
  auto ports = aliases_.ports(port.text());
  if (!addresses.values.empty()) end.addresses = Texts(addresses.values, config_.place(net));
  if (!ports.values.empty()) end.ports = Texts(ports.values, config_.place(port));
  const auto negated = rule.child(name + "_not");
  if (negated.text() == "1") end.negated = Flag(true, config_.place(negated));
  end.unknown = addresses.unknown.empty() ? ports.unknown : addresses.unknown;
  return end;
}

void FilterReader::read_newer(XmlNode rule) {
  Ordered ordered;
  auto& row = ordered.row;
  read_common(rule, row);
  const auto interface = rule.text_of("interface");
  const bool floating = interface.empty() || interface.find(',') != interface.npos ||
                        rule.text_of("interfacenot") == "1";
  set_chain(rule, floating, ordered);
  const auto action = rule.child("action");
  row.action = Text(action_name(action.text()), config_.place(action ? action : rule));
  const auto enabled = rule.child("enabled");
  row.enabled = Flag(enabled.text() == "1", config_.place(enabled ? enabled : rule));
  const auto quick = rule.child("quick");
  row.quick = Flag(quick.text() != "0", config_.place(quick ? quick : rule));
  row.direction = config_.text(rule.child("direction"));
  if (!row.direction.known()) row.direction = Text("in", row.at);
  row.description = config_.text(rule.child("description"));
  set_endpoints(newer_endpoint(rule, "source"), newer_endpoint(rule, "destination"), row);
  keep_family(rule, row);
  ordered.is_older = false;
  ordered.sequence = parse_integer(rule.text_of("sequence")).value_or(0);
  rules_.push_back(std::move(ordered));
}

// `pass` = rule: OPNsense makes the filter rule of a port forward by itself.
void FilterReader::add_rules_of_forwards() {
  for (const auto& forward : config_.all("nat", "rule")) {
    if (forward.text_of("pass") != "rule" || is_set(config_, forward, "nordr")) continue;
    Ordered ordered;
    auto& row = ordered.row;
    read_common(forward, row);
    set_chain(forward, false, ordered);
    row.action = Text("pass", config_.place(forward.child("pass")));
    row.enabled = enabled_of(config_, forward);
    row.quick = Flag(true, row.at);
    row.direction = Text("in", row.at);
    row.description = config_.text(forward.child("descr"));
    Endpoint to;
    const auto target = forward.child("target");
    const auto port = forward.child(forward.has("local-port") ? "local-port" : "destination/port");
    const auto addresses = aliases_.addresses(target.text());
    const auto ports = aliases_.ports(port.text());
    if (!addresses.values.empty()) to.addresses = Texts(addresses.values, config_.place(target));
    if (!ports.values.empty()) to.ports = Texts(ports.values, config_.place(port));
    to.unknown = addresses.unknown.empty() ? ports.unknown : addresses.unknown;
    set_endpoints(endpoint_of(config_, aliases_, forward.child("source")), to, row);
    rules_.push_back(std::move(ordered));
  }
}

void FilterReader::hand_over() {
  std::stable_sort(rules_.begin(), rules_.end(), [](const Ordered& a, const Ordered& b) {
    return std::tuple(a.chain, a.is_older, a.sequence) <
           std::tuple(b.chain, b.is_older, b.sequence);
  });
  std::array<std::int64_t, 3> counts{};
  for (auto& ordered : rules_) {
    const auto chain = static_cast<std::size_t>(ordered.chain);
    auto& row = ordered.row;
    row.chain = Text(std::string(chain_names[chain]), row.at);
    row.position = Number(++counts[chain], row.at);
    config_.facts().add(std::move(row));
  }
}

}  // namespace

Endpoint endpoint_of(const Config& config, const Aliases& aliases, XmlNode node) {
  Endpoint end;
  if (!node || node.has("any")) {
    // Ports go with any address too.
  } else {
    const auto place = node.has("network") ? node.child("network") : node.child("address");
    const auto addresses = aliases.addresses(place.text());
    if (!addresses.values.empty()) end.addresses = Texts(addresses.values, config.place(place));
    end.unknown = addresses.unknown;
  }
  const auto port = node.child("port");
  const auto ports = aliases.ports(port.text());
  if (!ports.values.empty()) end.ports = Texts(ports.values, config.place(port));
  if (end.unknown.empty()) end.unknown = ports.unknown;
  if (is_set(config, node, "not")) end.negated = Flag(true, config.place(node.child("not")));
  return end;
}

void read_filter_rules(const Config& config, const Interfaces& interfaces, const Aliases& aliases) {
  FilterReader(config, interfaces, aliases).read();
}

}  // namespace vpnlint::pf
