// <nat><outbound>, <nat><onetoone> and OPNsense's newer source NAT.
#include "formats/pf/nat_rules.h"

#include "base/text.h"
#include "facts/network.h"
#include "formats/pf/filter_rules.h"

namespace vpnlint::pf {
namespace {

class NatReader {
 public:
  NatReader(const Config& config, const Interfaces& interfaces, const Aliases& aliases)
      : config_(config), interfaces_(interfaces), aliases_(aliases) {}

  void read();

 private:
  void read_one_to_one();
  void read_outbound();
  void read_newer();
  NatRule outbound_of(XmlNode rule);
  void add_automatic(XmlNode mode);
  NatRule row_of(XmlNode rule, std::string_view kind);
  void add(NatRule row);

  const Config& config_;
  const Interfaces& interfaces_;
  const Aliases& aliases_;
  std::int64_t one_to_one_ = 0;
  std::int64_t outbound_ = 0;
};

void NatReader::read() {
  read_one_to_one();
  read_newer();
  read_outbound();
  config_.cover("nat_rule", "nat", config_.is_opnsense());
}

NatRule NatReader::row_of(XmlNode rule, std::string_view kind) {
  NatRule row;
  row.at = config_.place(rule);
  row.device = config_.device();
  row.kind = Text(std::string(kind), row.at);
  row.interface = config_.text(rule.child("interface"));
  row.protocol = config_.text(rule.child("protocol"));
  row.description = config_.text(rule.child("descr"));
  row.enabled = enabled_of(config_, rule);
  return row;
}

// Both kinds are told apart by `kind`, so each counts for itself.
void NatReader::add(NatRule row) {
  auto& count = row.kind.is("one_to_one") ? one_to_one_ : outbound_;
  row.position = Number(++count, row.at);
  config_.facts().add(std::move(row));
}

void NatReader::read_one_to_one() {
  for (const auto& rule : config_.all("nat", "onetoone")) {
    if (!rule.first_child()) continue;
    auto row = row_of(rule, "one_to_one");
    const auto inside = endpoint_of(config_, aliases_, rule.child("source"));
    const auto peers = endpoint_of(config_, aliases_, rule.child("destination"));
    row.source_addresses = inside.addresses;
    row.destination_addresses = peers.addresses;
    row.target = config_.text(rule.child("external"));
    add(std::move(row));
  }
  for (const auto& rule : config_.all("OPNsense/Firewall/Filter/onetoone", "rule")) {
    auto row = row_of(rule, "one_to_one");
    row.enabled = Flag(rule.text_of("enabled") == "1", row.at);
    row.description = config_.text(rule.child("description"));
    const auto inside = aliases_.addresses(rule.text_of("source_net"));
    if (!inside.values.empty()) {
      row.source_addresses = Texts(inside.values, config_.place(rule.child("source_net")));
    }
    row.target = config_.text(rule.child("external"));
    add(std::move(row));
  }
}

NatRule NatReader::outbound_of(XmlNode rule) {
  const bool excluded = is_set(config_, rule, "nonat");
  auto row = row_of(rule, excluded ? "no_nat" : "outbound");
  const auto source = endpoint_of(config_, aliases_, rule.child("source"));
  const auto destination = endpoint_of(config_, aliases_, rule.child("destination"));
  row.source_addresses = source.addresses;
  row.destination_addresses = destination.addresses;
  row.destination_ports = destination.ports;
  const auto port = rule.child("dstport");
  const auto ports = aliases_.ports(port.text()).values;
  if (!ports.empty()) row.destination_ports = Texts(ports, config_.place(port));
  row.target = config_.text(rule.child("target"));
  row.static_port =
      Flag(is_set(config_, rule, "staticnatport"),
           rule.has("staticnatport") ? config_.place(rule.child("staticnatport")) : row.at);
  std::string unknown = source.unknown.empty() ? destination.unknown : source.unknown;
  if (source.negated.is(true)) unknown = "not source";
  if (destination.negated.is(true)) unknown = "not destination";
  if (source.ports.known() || !rule.text_of("sourceport").empty()) unknown = "source port";
  if (!unknown.empty()) row.unknown_match = Text(unknown, row.at);
  return row;
}

void NatReader::read_outbound() {
  const auto section = config_.root().child("nat/outbound");
  const auto node = section.child("mode");
  const auto mode = node.text().empty() ? "automatic" : node.text();
  const bool in_force = mode == "advanced" || mode == "hybrid";
  for (const auto& rule : section.children("rule")) {
    if (config_.is_cut(rule) || !rule.first_child()) continue;
    auto row = outbound_of(rule);
    if (!in_force) row.enabled = Flag(false, config_.place(node ? node : section));
    add(std::move(row));
  }
  if (config_.is_cut(section) || (!section && !config_.covers("nat"))) return;
  if (mode == "automatic" || mode == "hybrid") add_automatic(node ? node : section);
}

void NatReader::read_newer() {
  for (const auto& rule : config_.all("OPNsense/Firewall/Filter/snatrules", "rule")) {
    const bool excluded = rule.text_of("nonat") == "1";
    auto row = row_of(rule, excluded ? "no_nat" : "outbound");
    row.enabled = Flag(rule.text_of("enabled") == "1", row.at);
    row.description = config_.text(rule.child("description"));
    const auto source = aliases_.addresses(rule.text_of("source_net"));
    const auto destination = aliases_.addresses(rule.text_of("destination_net"));
    const auto ports = aliases_.ports(rule.text_of("destination_port"));
    if (!source.values.empty()) row.source_addresses = Texts(source.values, row.at);
    if (!destination.values.empty()) row.destination_addresses = Texts(destination.values, row.at);
    if (!ports.values.empty()) row.destination_ports = Texts(ports.values, row.at);
    row.target = config_.text(rule.child("target"));
    row.static_port = Flag(rule.text_of("staticnatport") == "1", row.at);
    for (const auto name : {"source_not", "destination_not", "source_port"}) {
      const auto value = rule.text_of(name);
      if (!value.empty() && value != "0") row.unknown_match = Text(name, row.at);
    }
    add(std::move(row));
  }
}

void NatReader::add_automatic(XmlNode mode) {
  const auto at = config_.place(mode ? mode : config_.root());
  for (const auto& info : interfaces_.all()) {
    if (!info.is_wan) continue;
    for (const bool isakmp : {true, false}) {
      NatRule row;
      row.at = at;
      row.device = config_.device();
      row.kind = Text("outbound", at);
      row.interface = Text(info.name, at);
      row.static_port = Flag(isakmp, at);
      row.enabled = Flag(true, at);
      row.description = Text(isakmp ? "automatic rule for ISAKMP" : "automatic rule", at);
      if (isakmp) {
        row.protocol = Text("udp", at);
        row.destination_ports = Texts({"500"}, at);
      }
      add(std::move(row));
    }
  }
}

}  // namespace

void read_nat_rules(const Config& config, const Interfaces& interfaces, const Aliases& aliases) {
  NatReader(config, interfaces, aliases).read();
}

}  // namespace vpnlint::pf
