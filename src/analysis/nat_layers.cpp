// Translations that routers and servers show of themselves.
#include "analysis/nat_layers.h"

#include <algorithm>
#include <optional>
#include <string>

#include "analysis/server_router.h"
#include "base/address.h"
#include "base/text.h"

namespace vpnlint {
namespace {

/// The class that all lines share which `interface` may mean; empty when unknown or mixed.
struct Line {
  std::string_view address_class;
  const Router* row = nullptr;

  bool is_public() const { return address_class == "public"; }
  bool is_behind_nat() const {
    return address_class == "private" || address_class == "shared" || address_class == "dslite";
  }
  std::string_view reason() const {
    return address_class == "private" ? "private_wan" : "shared_wan";
  }
};

Line line_of(const RouterFacts& router, const Text& interface) {
  Line line;
  const auto is_named = [&](const Router* row) {
    return interface.known() && equal_ignoring_case(row->wan_interface.value(), interface.value());
  };
  const bool named = std::any_of(router.lines.begin(), router.lines.end(), is_named);
  for (const auto* row : router.lines) {
    if (named && !is_named(row)) continue;
    const std::string_view own = row->wan_class.value();
    if (line.row && line.address_class != own) return {};
    line = {own, row};
  }
  return line;
}

class Finder {
 public:
  Finder(Bundle& bundle, HostId host)
      : bundle_(bundle), host_(host), router_(router_facts_of(bundle, host)) {}

  void server_router() {
    const auto* forward = ike_forward();
    const auto* server = client_server(router_);
    const auto line = line_of(router_, !forward && server ? server->interface : Text());
    if (forward) {
      add("server", 1 + line.is_behind_nat(), "forwards_ike", *forward, forward_place_);
    } else if (line.is_behind_nat()) {
      add("server", 1, line.reason(), *line.row);
    }
    if (!router_.forward_extent) return;
    if (forward) {
      cover("server", *forward);
    } else if (line.is_behind_nat()) {
      cover("server", *line.row);
    } else if (serves_clients(router_) == Match::yes && line.is_public() && !may_forward()) {
      cover("server", *server);
    }
  }

  void client_router() {
    const auto line = line_of(router_, Text());
    const auto* outbound = outbound_rule();
    if (line.is_behind_nat()) {
      add("client", 1 + (outbound != nullptr), line.reason(), *line.row);
      cover("client", *line.row);
    } else if (outbound) {
      add("client", 1, "outbound_nat", *outbound);
      cover("client", *outbound);
    } else if (router_.nat_extent && line.is_public() && !may_translate()) {
      cover("client", *router_.nat_extent);
    }
  }

  void server() {
    const Interface *inside = nullptr, *outside = nullptr;
    for (const auto& interface : bundle_.facts.rows<Interface>()) {
      if (interface.host != host_ || interface.enabled.is(false)) continue;
      for (const auto& written : interface.addresses.value()) {
        const auto address = parse_address(written.substr(0, written.find('/')));
        if (!address || address->v6) continue;
        const auto address_class = classify(*address);
        if (address_class == AddressClass::public_address) outside = &interface;
        const bool hidden =
            address_class == AddressClass::private_address || address_class == AddressClass::shared;
        if (hidden && !inside) inside = &interface;
      }
    }
    if (!outside && !inside) return;
    if (!outside) add("server", 1, "private_server", *inside);
    cover("server", outside ? *outside : *inside);
  }

 private:
  /// What surely forwards IKE.
  const Row* ike_forward() {
    for (const auto* packet : {&arriving_ike, &arriving_nat_t}) {
      for (const auto* forward : router_.forwards) {
        const bool takes_it = takes(*forward, *packet, router_) == Match::yes;
        if (!forward->enabled.is(true) || !takes_it) continue;
        forward_place_ = telling_place(*forward);
        return forward;
      }
    }
    // The router's own server does not stand behind its one-to-one translations.
    if (serves_clients(router_) != Match::no) return nullptr;
    for (const auto* rule : router_.nat_rules) {
      if (!rule->enabled.is(true) || takes(*rule) != Match::yes) continue;
      forward_place_ = rule->at;
      return rule;
    }
    return nullptr;
  }

  bool may_forward() const {
    return std::any_of(router_.forwards.begin(), router_.forwards.end(),
                       [&](const PortForward* forward) {
                         if (forward->enabled.is(false)) return false;
                         return takes(*forward, arriving_ike, router_) != Match::no ||
                                takes(*forward, arriving_nat_t, router_) != Match::no;
                       });
  }

  const Row* outbound_rule() const {
    for (const auto* rule : router_.nat_rules) {
      if (rule->kind.is("outbound") && rule->enabled.is(true)) return rule;
    }
    for (const auto& rule : bundle_.facts.rows<FilterRule>()) {
      const bool translates = rule.action.is("masquerade") || rule.action.is("snat");
      if (rule.host != host_ || !translates || rule.enabled.is(false)) continue;
      // "Not towards the bridge": containers of the router itself, not the network behind it.
      const auto& conditions = rule.conditions.value();
      const bool of_containers = std::any_of(
          conditions.begin(), conditions.end(),
          [](const std::string& condition) { return condition.starts_with("!out_interface="); });
      if (!of_containers) return &rule;
    }
    return nullptr;
  }

  bool may_translate() const {
    return std::any_of(router_.nat_rules.begin(), router_.nat_rules.end(), [](const NatRule* rule) {
      const bool exception = rule->kind.is("no_nat") || rule->kind.is("no_redirect");
      return !exception && !rule->enabled.is(false);
    });
  }

  void add(std::string_view side, std::int64_t layers, std::string_view reason, const Row& from) {
    add(side, layers, reason, from, from.at);
  }

  void add(std::string_view side, std::int64_t layers, std::string_view reason, const Row& from,
           Position at) {
    NatLayer layer;
    layer.artifact = from.artifact;
    layer.host = host_;
    layer.at = at;
    layer.side = Text(std::string(side), at);
    layer.device = Text(router_.device(bundle_.hosts[host_]), at);
    layer.layers = Number(layers, at);
    layer.reason = Text(std::string(reason), at);
    bundle_.facts.rows<NatLayer>().push_back(std::move(layer));
  }

  void cover(std::string_view side, const Row& from) {
    Extent extent;
    extent.artifact = from.artifact;
    extent.host = host_;
    extent.at = from.at;
    extent.table = Text("nat_layer", extent.at);
    extent.selector = Text(std::string(side), extent.at);
    extent.complete = Flag(true, extent.at);
    // `from` may be an extent: the table grows only now, when it is not needed any more.
    bundle_.facts.rows<Extent>().push_back(std::move(extent));
  }

  Bundle& bundle_;
  HostId host_;
  RouterFacts router_;
  Position forward_place_;  // of ike_forward()
};

}  // namespace

void find_nat_layers(Bundle& bundle) {
  for (HostId host = 0; host < bundle.hosts.size(); ++host) {
    const auto role = bundle.hosts[host].role;
    if (role == Role::server_router) Finder(bundle, host).server_router();
    if (role == Role::client_router) Finder(bundle, host).client_router();
    if (role == Role::server || role == Role::cloud) Finder(bundle, host).server();
  }
}

}  // namespace vpnlint
