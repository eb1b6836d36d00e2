// OPNsense's IPsec connections.
#include <map>
#include <set>

#include "base/text.h"
#include "facts/network.h"
#include "formats/pf/vpn_servers.h"

namespace vpnlint::pf {
namespace {

constexpr std::string_view section = "OPNsense/Swanctl";

/// What the children and locals of a connection say, by its uuid.
struct Parts {
  std::set<std::string> modes;
  XmlNode mode;
  XmlNode auth;
};

std::map<std::string, Parts> parts_by_connection(const Config& config) {
  std::map<std::string, Parts> parts;
  const auto path = std::string(section);
  for (const auto& child : config.all(path + "/children", "child")) {
    if (child.text_of("enabled") == "0") continue;
    auto& of = parts[child.text_of("connection")];
    of.modes.insert(child.text_of("mode"));
    if (!of.mode) of.mode = child.child("mode");
  }
  for (const auto& local : config.all(path + "/locals", "local")) {
    auto& of = parts[local.text_of("connection")];
    if (!of.auth && local.text_of("enabled") != "0") of.auth = local.child("auth");
  }
  return parts;
}

void set_parts(const Config& config, const Parts& parts, IpsecEndpoint& row) {
  const bool transport = parts.modes.contains("transport");
  const bool tunnel = parts.modes.contains("tunnel");
  if (transport || tunnel) {
    const auto* mode = transport && tunnel ? "both" : transport ? "transport" : "tunnel";
    row.mode = Text(mode, config.place(parts.mode));
  }
  const auto auth = parts.auth.text();
  if (auth == "psk") row.auth = Text("psk", config.place(parts.auth));
  if (auth == "pubkey") row.auth = Text("certificate", config.place(parts.auth));
}

Texts versions_of(const Config& config, XmlNode connection) {
  const auto node = connection.child("version");
  const auto version = node.text();
  if (version == "0") return Texts({"ikev1", "ikev2"}, config.place(node));
  if (version == "1" || version == "2") return Texts({"ikev" + version}, config.place(node));
  return node ? Texts::missing(Presence::unreadable, config.place(node)) : Texts();
}

Flag enabled_connection(const Config& config, XmlNode connection) {
  const auto own = connection.child("enabled");
  const auto service = config.root().child("OPNsense/IPsec/general/enabled");
  if (own.text() != "1") return Flag(false, config.place(own ? own : connection));
  if (service && service.text() != "1") return Flag(false, config.place(service));
  return Flag(true, config.place(own));
}

void add_connection(const Config& config, XmlNode connection, const Parts& parts) {
  IpsecEndpoint row;
  row.at = config.place(connection);
  row.device = config.device();
  row.name = config.text(connection.child("description"));
  if (!row.name.known()) row.name = Text(connection.attribute("uuid"), row.at);
  row.enabled = enabled_connection(config, connection);
  row.interface = config.text(connection.child("local_addrs"));
  row.opens_filter = Flag(false, row.at);  // rules for connections are left to people
  row.peer = config.text(connection.child("remote_addrs"));
  const bool any_peer = !row.peer.known() || row.peer.is("%any") || row.peer.is("0.0.0.0/0");
  row.mobile = Flag(any_peer, row.peer.known() ? row.peer.at() : row.at);
  row.ike_versions = versions_of(config, connection);
  const auto proposals = connection.child("proposals");
  auto words = words_of(proposals.text(), ",");
  if (!words.empty()) row.proposals = Texts(std::move(words), config.place(proposals));
  const auto encap = connection.child("encap");
  if (encap) row.forces_encapsulation = Flag(encap.text() == "1", config.place(encap));
  set_parts(config, parts, row);
  config.facts().add(std::move(row));
}

}  // namespace

void read_swanctl(const Config& config) {
  const auto parts = parts_by_connection(config);
  for (const auto& connection : config.all(std::string(section) + "/Connections", "Connection")) {
    const auto hit = parts.find(connection.attribute("uuid"));
    add_connection(config, connection, hit == parts.end() ? Parts{} : hit->second);
  }
}

}  // namespace vpnlint::pf
