// <nat><rule>: redirections, and exceptions from them.
#include "formats/pf/port_forwards.h"

#include <algorithm>
#include <optional>

#include "base/ports.h"
#include "base/text.h"
#include "facts/network.h"
#include "formats/pf/filter_rules.h"

namespace vpnlint::pf {
namespace {

// Every forward is held against every exception before it.
constexpr std::size_t most_exceptions = 200;

class ForwardReader {
 public:
  ForwardReader(const Config& config, const Aliases& aliases)
      : config_(config), aliases_(aliases) {}

  void read();

 private:
  PortForward common_of(XmlNode rule);
  void set_target(XmlNode rule, PortForward& row);
  void set_destination(XmlNode rule, PortForward& row);
  void set_passage(XmlNode rule, PortForward& row);
  void set_ports(XmlNode rule, const std::string& external, PortForward& row);
  void add_exception(const PortForward& row);
  void apply_exceptions(PortForward& row) const;
  void hand_over_exception(XmlNode rule, const PortForward& row);

  const Config& config_;
  const Aliases& aliases_;
  std::vector<PortForward> exceptions_;  // "no rdr": what it matches is not redirected
  std::int64_t position_ = 0;            // pf takes the first that matches
};

std::vector<std::string> protocols_of(XmlNode rule) {
  const auto text = lower(rule.text_of("protocol"));
  if (text.empty()) return {"any"};
  if (text == "tcp/udp") return {"tcp", "udp"};
  return {text};
}

void ForwardReader::read() {
  for (const auto& rule : config_.all("nat", "rule")) {
    if (!rule.first_child()) continue;
    const auto common = common_of(rule);
    auto ports = aliases_.ports(rule.text_of("destination/port")).values;
    if (ports.empty()) ports.emplace_back();  // any
    for (const auto& protocol : protocols_of(rule)) {
      for (const auto& port : ports) {
        auto row = common;
        const auto node = rule.child("protocol");
        row.protocol = Text(protocol, node ? config_.place(node) : row.at);
        set_ports(rule, port, row);
        row.position = Number(++position_, row.at);
        if (is_set(config_, rule, "nordr")) {
          add_exception(row);
          hand_over_exception(rule, row);
          continue;
        }
        apply_exceptions(row);
        config_.facts().add(std::move(row));
      }
    }
  }
  config_.cover("port_forward", "nat");
}

PortForward ForwardReader::common_of(XmlNode rule) {
  PortForward row;
  row.at = config_.place(rule);
  row.device = config_.device();
  row.enabled = enabled_of(config_, rule);
  row.description = config_.text(rule.child("descr"));
  row.interface = config_.text(rule.child("interface"));
  if (!row.interface.known()) row.interface = Text("wan", row.at);
  set_target(rule, row);
  set_destination(rule, row);
  set_passage(rule, row);
  return row;
}

void ForwardReader::set_target(XmlNode rule, PortForward& row) {
  row.internal_address = config_.text(rule.child("target"));
  if (!row.internal_address.known()) return;
  const auto hosts = aliases_.addresses(row.internal_address.value());
  if (hosts.values.size() == 1 && hosts.unknown.empty()) {
    row.internal_address.edit() = hosts.values[0];
  }
}

// The router's own address on the interface is the usual case and left out.
void ForwardReader::set_destination(XmlNode rule, PortForward& row) {
  const auto destination = rule.child("destination");
  const auto node =
      destination.has("network") ? destination.child("network") : destination.child("address");
  const auto word = node.text();
  const auto any = destination.child("any");
  const bool own = word.empty() || word == row.interface.value() + "ip";
  if (any) {
    row.external_address = Text("any", config_.place(any));
  } else if (!own) {
    const auto addresses = aliases_.addresses(word);
    row.external_address =
        Text(addresses.values.empty() ? "any" : join(addresses.values, ","), config_.place(node));
  }
  if (is_set(config_, destination, "not")) {
    row.external_address =
        Text("!" + row.external_address.value(), config_.place(destination.child("not")));
  }
  const auto source = endpoint_of(config_, aliases_, rule.child("source"));
  if (source.addresses.known()) {
    const auto* sign = source.negated.is(true) ? "!" : "";
    row.source = Text(sign + join(source.addresses.value(), ","), source.addresses.at());
  }
  row.source_ports = source.ports;
}

// "pass": packets of the forward meet no filter rule.
void ForwardReader::set_passage(XmlNode rule, PortForward& row) {
  for (const auto name : {"associated-rule-id", "pass"}) {
    const auto node = rule.child(name);
    if (node.text() != "pass") continue;
    row.passes_filter = Flag(true, config_.place(node));
    row.filter_rule = Text("pass", config_.place(node));
    row.bypasses_filter = Flag(true, config_.place(node));
  }
}

void ForwardReader::set_ports(XmlNode rule, const std::string& external, PortForward& row) {
  const auto outside = rule.child("destination/port");
  if (!external.empty()) row.external_port = Text(external, config_.place(outside));
  const auto inside = rule.child("local-port");
  const auto word = inside.text();
  const auto at = config_.place(inside ? inside : outside);
  const auto first = [](const std::string& text) { return text.substr(0, text.find('-')); };
  if (word.empty() || word == outside.text()) {
    if (!external.empty()) row.internal_port = Text(first(external), at);
    return;
  }
  const auto ports = aliases_.ports(word).values;
  if (ports.size() == 1)
    row.internal_port = Text(first(ports[0]), at);
  else if (!ports.empty())
    row.internal_port = Text(word, at);
}

void ForwardReader::add_exception(const PortForward& row) {
  if (row.enabled.is(true) && exceptions_.size() < most_exceptions) exceptions_.push_back(row);
}

void ForwardReader::hand_over_exception(XmlNode rule, const PortForward& row) {
  NatRule exception;
  exception.at = row.at;
  exception.device = row.device;
  exception.kind = Text("no_redirect", row.at);
  exception.interface = row.interface;
  exception.protocol = row.protocol;
  exception.description = row.description;
  exception.enabled = row.enabled;
  exception.position = row.position;
  const auto source = endpoint_of(config_, aliases_, rule.child("source"));
  const auto destination = endpoint_of(config_, aliases_, rule.child("destination"));
  exception.source_addresses = source.addresses;
  exception.destination_addresses = destination.addresses;
  if (row.external_port.known()) {
    exception.destination_ports = Texts({row.external_port.value()}, row.external_port.at());
  }
  const bool conditions =
      source.negated.is(true) || destination.negated.is(true) || source.ports.known();
  if (conditions) exception.unknown_match = Text("a negation or a source port", row.at);
  config_.facts().add(std::move(exception));
}

// pf takes the first redirection that matches, and an exception is one.
void ForwardReader::apply_exceptions(PortForward& row) const {
  for (const auto& exception : exceptions_) {
    const bool covers_protocol =
        exception.protocol.is("any") || exception.protocol.value() == row.protocol.value();
    const auto mine = parse_ports(row.external_port.value());
    const auto its = parse_ports(exception.external_port.value());
    const bool covers_ports = !exception.external_port.known() ||
                              (mine && its && its->first <= mine->first && mine->last <= its->last);
    const auto& address = exception.external_address;
    const bool covers_address =
        address.is("any") || address.value() == row.external_address.value();
    if (!covers_protocol || !covers_ports || !covers_address || exception.source.known() ||
        exception.interface.value() != row.interface.value()) {
      continue;
    }
    const auto& name = exception.description.value();
    row.passes_filter = Flag(false, exception.at);
    row.filter_rule = Text(name.empty() ? "no redirection" : name, exception.at);
    return;
  }
}

}  // namespace

void read_port_forwards(const Config& config, const Aliases& aliases) {
  ForwardReader(config, aliases).read();
}

}  // namespace vpnlint::pf
