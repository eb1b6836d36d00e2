// Tables that analyses fill from other tables.
#pragma once

#include <array>

#include "facts/schema.h"

namespace vpnlint {

/// An address translation on the path.
struct NatLayer : Row {
  Text side, device, reason;
  Number layers;
};
template <>
struct Schema<NatLayer> {
  static constexpr std::string_view name = "nat_layer";
  static constexpr std::string_view doc = "Address translation found on the path.";
  static constexpr std::array columns = {
      column<&NatLayer::side>("side", "client or server", identity | subject),
      column<&NatLayer::device>("device", "router that translates", identity | subject),
      column<&NatLayer::layers>("layers", "how many translations that side shows"),
      column<&NatLayer::reason>("reason",
                                "forwards_ike, private_wan, shared_wan, outbound_nat or "
                                "private_server"),
  };
};

/// A product of others that is known to handle VPN or IPsec packets, or to filter them.
struct NetworkProduct : Row {
  Text product, kind, status, seen_as;
  Flag interferes;
};
template <>
struct Schema<NetworkProduct> {
  static constexpr std::string_view name = "network_product";
  static constexpr std::string_view doc =
      "Another VPN client, or a packet filter of another maker.";
  static constexpr std::array columns = {
      column<&NetworkProduct::product>("product", "name of the product", identity | subject),
      column<&NetworkProduct::kind>("kind", "vpn_client or network_filter", identity),
      column<&NetworkProduct::status>("status",
                                      "running, bound (to a VPN entry), starts_itself "
                                      "(with Windows), stopped or installed"),
      column<&NetworkProduct::seen_as>("seen_as",
                                       "service, driver, program or component that shows "
                                       "it"),
      column<&NetworkProduct::interferes>("interferes",
                                          "cases are known in which it took, changed "
                                          "or dropped packets of L2TP/IPsec"),
  };
};

/// What one stage of the path does with one packet of the dial.
struct PathStep : Row {
  Text device, stage, flow, profile, verdict, reason, rule, store;
};
template <>
struct Schema<PathStep> {
  static constexpr std::string_view name = "path_step";
  static constexpr std::string_view doc =
      "What one stage of the path does with one packet of an L2TP/IPsec dial.";
  static constexpr std::array columns = {
      column<&PathStep::device>("device", "client, router or server that decides", subject),
      column<&PathStep::stage>("stage",
                               "client_service, nat_context, windows_firewall, router_forward, "
                               "router_filter or server_firewall (of a Linux server)",
                               identity),
      column<&PathStep::flow>("flow",
                              "ike (UDP 500), nat_t (UDP 4500), esp or l2tp (UDP 1701 before "
                              "IPsec, at a server: behind it, at a router: in clear); the way "
                              "back: ike_answer, nat_t_answer, esp_answer, l2tp_answer",
                              identity | subject),
      column<&PathStep::profile>("profile", "firewall profile; left out when all agree", identity),
      column<&PathStep::verdict>("verdict", "pass, drop, reject or unknown"),
      column<&PathStep::reason>("reason",
                                "block_rule, default_block, allow_rule, default_allow, "
                                "firewall_off, shields_up, no_forward, forward_disabled, forward, "
                                "own_server, filter_rule, service_disabled, service_stopped, "
                                "service_ready, context_missing, context_set"),
      column<&PathStep::rule>("rule", "name of the deciding rule", subject),
      column<&PathStep::store>("store", "local, gpo, mdm or dynamic: who owns the deciding rule"),
  };
};

/// What becomes of one packet of a dial on its whole way.
struct PacketPathRow : Row {
  Text client, flow, direction, profile, verdict, role, device, stage;
};
template <>
struct Schema<PacketPathRow> {
  static constexpr std::string_view name = "packet_path";
  static constexpr std::string_view doc =
      "The way of one packet of an L2TP/IPsec dial through everything that was sent.";
  static constexpr std::array columns = {
      column<&PacketPathRow::client>("client", "who dials", identity),
      column<&PacketPathRow::flow>("flow", "ike, nat_t, esp or l2tp", identity | subject),
      column<&PacketPathRow::direction>("direction", "out, or back for the answer", identity),
      column<&PacketPathRow::profile>("profile", "of the client's firewall, where they differ",
                                      identity),
      column<&PacketPathRow::verdict>("verdict",
                                      "delivered, dropped or rejected; left out when something "
                                      "on the way is not known"),
      column<&PacketPathRow::role>("role", "whose place decides"),
      column<&PacketPathRow::device>("device", "the device that decides, when it was sent",
                                     subject),
      column<&PacketPathRow::stage>("stage", "as in path_step; vpn_service for a server's daemon"),
  };
};

/// A client's entry and an L2TP server of the bundle: which sign-in methods both take.
struct AuthMatch : Row {
  Text connection, scope, strategy, device;
  Texts client_methods, server_methods, shared_methods;
  Flag same_server;
};
template <>
struct Schema<AuthMatch> {
  static constexpr std::string_view name = "auth_match";
  static constexpr std::string_view doc =
      "A VPN entry and an L2TP server of the bundle: the PPP sign-in methods of both.";
  static constexpr std::array columns = {
      column<&AuthMatch::connection>("connection", "entry name", identity | subject),
      column<&AuthMatch::scope>("scope", "user or all_users, when the path shows it", identity),
      column<&AuthMatch::device>("device",
                                 "router or server that runs the L2TP server; left out "
                                 "when the bundle shows none",
                                 identity),
      column<&AuthMatch::strategy>("strategy", "the entry's, as in vpn_connection"),
      column<&AuthMatch::client_methods>("client_methods",
                                         "the entry's: pap, spap, chap, mschap, "
                                         "mschapv2, eap"),
      column<&AuthMatch::server_methods>("server_methods", "what the server accepts"),
      column<&AuthMatch::shared_methods>("shared_methods", "in both; empty = they cannot agree"),
      column<&AuthMatch::same_server>("same_server",
                                      "the entry dials this device; left out when "
                                      "that is not known"),
  };
};

}  // namespace vpnlint
