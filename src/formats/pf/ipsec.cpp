// <ipsec>: phase 1 and phase 2.
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "facts/network.h"
#include "formats/pf/vpn_servers.h"

namespace vpnlint::pf {
namespace {

// Diffie-Hellman groups by the names that proposals use.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> groups{{
    {"1", "modp768"},
    {"2", "modp1024"},
    {"5", "modp1536"},
    {"14", "modp2048"},
    {"15", "modp3072"},
    {"16", "modp4096"},
    {"17", "modp6144"},
    {"18", "modp8192"},
    {"19", "ecp256"},
    {"20", "ecp384"},
    {"21", "ecp521"},
    {"31", "curve25519"},
    {"32", "curve448"},
}};

std::string group_name(const std::string& number) {
  for (const auto& [known, name] : groups) {
    if (number == known) return std::string(name);
  }
  return "dh" + number;
}

std::vector<std::string> listed(XmlNode node, std::string_view name) {
  std::vector<std::string> words;
  for (const auto& child : node.children(name)) {
    for (auto& word : words_of(child.text(), ",")) words.push_back(std::move(word));
  }
  return words;
}

// Every encryption with every hash and group, as the daemon offers them.
void add_proposals(XmlNode item, List& proposals) {
  constexpr std::size_t most = 64;
  const auto algorithm = item.child("encryption-algorithm");
  const auto length = algorithm.text_of("keylen");
  auto name = algorithm.has("name") ? algorithm.text_of("name") : algorithm.text();
  if (name.empty()) return;
  name += length == "auto" ? "" : length;
  for (const auto& hash : listed(item, "hash-algorithm")) {
    for (const auto& group : listed(item, "dhgroup")) {
      if (proposals.size() < most) proposals.push_back(name + "-" + hash + "-" + group_name(group));
    }
  }
}

Texts proposals_of(const Config& config, XmlNode phase1) {
  List proposals;
  auto node = phase1.child("encryption");
  for (const auto& item : node.children("item")) add_proposals(item, proposals);
  if (proposals.empty()) {
    node = phase1.child("encryption-algorithm");
    add_proposals(phase1, proposals);
  }
  return proposals.empty() ? Texts() : Texts(std::move(proposals), config.place(node));
}

Text auth_of(const Config& config, XmlNode phase1) {
  const auto node = phase1.child("authentication_method");
  const auto method = lower(node.text());
  if (method.empty()) return {};
  const auto has = [&](std::string_view word) { return method.find(word) != method.npos; };
  if (has("pre_shared_key") || has("psk")) return Text("psk", config.place(node));
  if (has("rsa") || has("cert") || has("tls") || has("pubkey") || has("hybrid")) {
    return Text("certificate", config.place(node));
  }
  return Text::missing(Presence::unreadable, config.place(node));
}

Texts versions_of(const Config& config, XmlNode phase1) {
  const auto node = phase1.child("iketype");
  const auto type = lower(node.text());
  if (!node) return {};
  const auto at = config.place(node);
  if (type == "auto") return Texts({"ikev1", "ikev2"}, at);
  if (type == "ikev1" || type == "ikev2") return Texts({type}, at);
  return Texts::missing(Presence::unreadable, at);
}

/// Modes of the phase 2 entries in force, by the phase 1 that they belong to.
using Modes = std::map<std::string, std::pair<std::set<std::string>, XmlNode>>;

Modes modes_by_phase1(const Config& config) {
  Modes modes;
  for (const auto& phase2 : config.all("ipsec", "phase2")) {
    if (is_set(config, phase2, "disabled")) continue;
    const auto mode = phase2.text_of("mode");
    auto& [names, node] = modes[phase2.text_of("ikeid")];
    names.insert(mode == "transport" ? "transport" : "tunnel");
    if (!node) node = phase2.has("mode") ? phase2.child("mode") : phase2;
  }
  return modes;
}

Flag enabled_phase1(const Config& config, XmlNode phase1) {
  const auto own = enabled_of(config, phase1);
  if (!config.is_opnsense() || own.is(false)) return own;
  const auto service = config.root().child("ipsec/enable");
  if (service && service.text() != "0") return own;
  return Flag(false, config.place(service ? service : config.root().child("ipsec")));
}

void set_nat_traversal(const Config& config, XmlNode phase1, IpsecEndpoint& row) {
  const auto node = phase1.child("nat_traversal");
  const auto value = node.text();
  if (value != "on" && value != "force" && value != "off") return;
  row.nat_traversal = Flag(value != "off", config.place(node));
  row.forces_encapsulation = Flag(value == "force", config.place(node));
}

// The product passes IKE of its phase 1 entries by rules behind all others, unless told not to.
Flag opens_filter(const Config& config, XmlNode phase1, bool mobile) {
  const auto off = config.root().child("system/disablevpnrules");
  if (off) return Flag(false, config.place(off));
  const auto clients = config.root().child("ipsec/client/enable");
  if (mobile && !clients) return Flag();
  return Flag(true, config.place(phase1));
}

Number port_of(const Config& config, std::string_view name) {
  const auto node = config.root().child("ipsec").child(name);
  const auto port = parse_integer(node.text());
  return port ? Number(*port, config.place(node)) : Number();
}

void add_endpoint(const Config& config, XmlNode phase1, const Modes& modes) {
  IpsecEndpoint row;
  row.at = config.place(phase1);
  row.device = config.device();
  const auto id = phase1.text_of("ikeid");
  row.name = config.text(phase1.child("descr"));
  if (!row.name.known()) row.name = Text("phase1 " + id, row.at);
  row.enabled = enabled_phase1(config, phase1);
  row.interface = config.text(phase1.child("interface"));
  const bool mobile = phase1.has("mobile") && phase1.text_of("mobile") != "0";
  row.mobile = Flag(mobile, phase1.has("mobile") ? config.place(phase1.child("mobile")) : row.at);
  row.opens_filter = opens_filter(config, phase1, mobile);
  row.ike_port = port_of(config, "port");
  row.nat_t_port = port_of(config, "port_nat_t");
  row.peer = config.text(phase1.child("remote-gateway"));
  row.ike_versions = versions_of(config, phase1);
  row.auth = auth_of(config, phase1);
  row.proposals = proposals_of(config, phase1);
  set_nat_traversal(config, phase1, row);
  if (const auto hit = modes.find(id); hit != modes.end()) {
    const auto& [names, node] = hit->second;
    row.mode = Text(names.size() > 1 ? "both" : *names.begin(), config.place(node));
  }
  config.facts().add(std::move(row));
}

// The server is mpd: its option chap stands for CHAP and both versions of MS-CHAP.
List accepted_methods(const std::string& setting) {
  if (setting == "chap") return {"chap", "mschap", "mschapv2"};
  return {setting == "chap-msv2" ? "mschapv2" : setting};
}

}  // namespace

void read_ipsec(const Config& config) {
  const auto modes = modes_by_phase1(config);
  for (const auto& phase1 : config.all("ipsec", "phase1")) {
    if (phase1.first_child()) add_endpoint(config, phase1, modes);
  }
  config.cover("ipsec_endpoint", "ipsec", config.is_opnsense());
}

void read_l2tp(const Config& config) {
  const auto node = config.root().child("l2tp");
  const auto mode = node.child("mode");
  const bool configured = !mode.text().empty() || node.has("localip");
  if (node && configured && !config.is_cut(node)) {
    L2tpEndpoint row;
    row.at = config.place(node);
    row.device = config.device();
    row.enabled = Flag(mode.text() == "server", config.place(mode ? mode : node));
    row.interface = config.text(node.child("interface"));
    row.local_address = config.text(node.child("localip"));
    const auto pool = config.text(node.child("remoteip"));
    const auto length = node.text_of("l2tp_subnet");
    if (pool.known()) {
      row.pool = Texts({length.empty() ? pool.value() : pool.value() + "/" + length}, pool.at());
    }
    const auto method = config.text(node.child("paporchap"));
    if (method.known()) row.auth_methods = Texts(accepted_methods(method.value()), method.at());
    config.facts().add(std::move(row));
  }
  config.cover("l2tp_endpoint", "l2tp");
}

}  // namespace vpnlint::pf
