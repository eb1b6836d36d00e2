// Tables about routers and servers, without vendor words.
#pragma once

#include <array>

#include "facts/schema.h"

namespace vpnlint {

/// What stands between the LAN and the Internet. `wan_class` says what others can reach.
struct Router : Row {
  Text device, vendor, wan_interface, wan_kind, wan_address, wan_class;
};
template <>
struct Schema<Router> {
  static constexpr std::string_view name = "router";
  static constexpr std::string_view doc = "A router and its line (one row per WAN interface).";
  static constexpr std::array columns = {
      column<&Router::device>("device", "host name of the router", identity | subject),
      column<&Router::vendor>("vendor", "pfsense, opnsense, ..."),
      column<&Router::wan_interface>("wan_interface", "interface name", identity | subject),
      column<&Router::wan_kind>("wan_kind", "static, dhcp, pppoe, pptp, l2tp, dslite or other"),
      column<&Router::wan_address>("wan_address", "left out when assigned by the provider"),
      column<&Router::wan_class>("wan_class",
                                 "public, private, shared (100.64/10), link_local or "
                                 "dslite (192.0.0.0/29)"),
  };
};

struct Interface : Row {
  Text device, name, system_name, description;
  Texts addresses;
  Flag enabled, is_wan, blocks_private, blocks_bogons;
};
template <>
struct Schema<Interface> {
  static constexpr std::string_view name = "interface";
  static constexpr std::string_view doc = "A network interface.";
  static constexpr std::array columns = {
      column<&Interface::device>("device", "router or host", identity),
      column<&Interface::name>("name", "name used by rules (wan, lan, opt1)", identity | subject),
      column<&Interface::system_name>("system_name", "em0, vtnet0 ..."),
      column<&Interface::description>("description", "label that people gave"),
      column<&Interface::addresses>("addresses", Type::addresses, "address/length"),
      column<&Interface::enabled>("enabled", "administratively up"),
      column<&Interface::is_wan>("is_wan", "leads to the Internet", hidden),
      column<&Interface::blocks_private>(
          "blocks_private", "takes nothing from private networks, whatever rules say", hidden),
      column<&Interface::blocks_bogons>(
          "blocks_bogons", "takes nothing from networks that nobody has been given", hidden),
  };
};

/// Forwards one external port to one inside host. A tcp/udp forward is two rows.
struct PortForward : Row {
  Text device, protocol, external_port, internal_address, internal_port, interface, description;
  Text external_address, filter_rule, source;
  Texts source_ports;
  Flag enabled, passes_filter, bypasses_filter;
  Number position;
};
template <>
struct Schema<PortForward> {
  static constexpr std::string_view name = "port_forward";
  static constexpr std::string_view doc = "A forward from the line to an inside host.";
  static constexpr std::array columns = {
      column<&PortForward::device>("device", "router", subject),
      column<&PortForward::protocol>("protocol", "udp, tcp, esp, any or the number as text"),
      column<&PortForward::external_port>("external_port", Type::ports,
                                          "\"500\" or \"500-600\"; left out = any", subject),
      column<&PortForward::internal_address>("internal_address", Type::addresses,
                                             "target; name when unresolved"),
      column<&PortForward::internal_port>("internal_port", Type::ports, "first target port"),
      column<&PortForward::enabled>("enabled", "not switched off"),
      column<&PortForward::interface>("interface", "where packets arrive", hidden),
      column<&PortForward::external_address>("external_address", "left out = the WAN address",
                                             hidden),
      column<&PortForward::source>("source", "left out = any", hidden),
      column<&PortForward::source_ports>("source_ports", Type::ports, "left out = any", hidden),
      column<&PortForward::passes_filter>("passes_filter",
                                          "the WAN-side filter lets its packets "
                                          "through; left out = depends on something unknown",
                                          hidden),
      column<&PortForward::filter_rule>("filter_rule",
                                        "description of the filter rule that decides", hidden),
      column<&PortForward::bypasses_filter>("bypasses_filter",
                                            "no filter rule is asked about its packets", hidden),
      column<&PortForward::position>(
          "position", "order among the forwards and their exceptions, from 1", hidden),
      column<&PortForward::description>("description", "label that people gave", hidden),
  };
};

/// A chain of a filter that walks chains: netfilter and its kind. Filters with a fixed order (pf)
/// have none.
struct FilterChain : Row {
  Text device, semantics, table, name, kind, hook, policy;
  Number priority;
};
template <>
struct Schema<FilterChain> {
  static constexpr std::string_view name = "filter_chain";
  static constexpr std::string_view doc =
      "A chain of a packet filter: where it hangs, what its end means.";
  static constexpr std::array columns = {
      column<&FilterChain::device>("device", "router or host", identity),
      column<&FilterChain::table>("table", "family and table, such as ip filter", identity),
      column<&FilterChain::name>("name", "chain name", identity | subject),
      column<&FilterChain::semantics>("semantics", "netfilter"),
      column<&FilterChain::kind>("kind", "filter or nat"),
      column<&FilterChain::hook>("hook",
                                 "prerouting, input, forward, output or postrouting; left out = "
                                 "reached by jumps only"),
      column<&FilterChain::priority>("priority", "order within the hook, the lowest first"),
      column<&FilterChain::policy>("policy", "pass or drop: what the end of the chain means"),
  };
};

/// Ordered filter rules; see the format's README for the order of chains.
///
/// Rules of chains (filter_chain) state what they match in `conditions`, one text each, all of
/// which must hold: `name=value|value`, with `!` before the name for "none of them". Several names
/// joined by ` . ` have values joined likewise (`source . destination_port=10.0.0.1 . 500`); a
/// value
/// `*` is any; no value at all never matches. Names:
///   protocol                       udp, tcp, esp, gre, icmp ... or a number
///   source, destination            addresses, networks or ranges (a.b.c.d-e.f.g.h)
///   source_port, destination_port  numbers or ranges (500-600); port = either of them
///   in_interface, out_interface    names; a trailing * is a wildcard
///   state                          new, established, related, invalid, untracked, dnat, snat
///   status                         dnat, snat, seen_reply, assured, confirmed, expected
///   destination_type, source_type  local, unicast, broadcast, multicast
///   packet_type                    unicast, broadcast, multicast: how the link delivered it
///   mark, connection_mark          value, value/mask or first-last, as 0x numbers
///   family                         ip or ip6
///   ipsec                          yes (came out of IPsec) or no
///   direction                      original or reply
///   row_before                     n: the rule n places before in this chain matched
///   unknown                        what is not understood, as the artifact writes it
///
/// The target of mark and connection_mark is value/mask, |value, &value, ^value, or `other`: a copy
/// of the other one; left out = not known.
struct FilterRule : Row {
  Text device, table, chain, action, target, direction, protocol, description, unknown_match;
  Text associated;
  Texts conditions;
  Texts interfaces, source_addresses, source_ports, destination_addresses, destination_ports;
  Flag enabled, quick, source_negated, destination_negated, floating;
  Number position;
};
template <>
struct Schema<FilterRule> {
  static constexpr std::string_view name = "filter_rule";
  static constexpr std::string_view doc = "A rule of a router's or host's packet filter, in order.";
  static constexpr std::array columns = {
      column<&FilterRule::device>("device", "router or host", identity),
      column<&FilterRule::table>("table", "family and table of the chain; none for pf", identity),
      column<&FilterRule::chain>("chain", "floating, group or interface for pf; chain name else",
                                 identity),
      column<&FilterRule::position>("position", "order within the chain, from 1",
                                    identity | subject),
      column<&FilterRule::action>(
          "action",
          "pass, drop or reject; in chains jump, goto, return, dnat, snat, "
          "masquerade, redirect, notrack, mark, connection_mark, continue or "
          "unknown, too"),
      column<&FilterRule::target>("target",
                                  "chain of a jump, address:port of a translation, value/mask of "
                                  "a mark"),
      column<&FilterRule::conditions>("conditions", "what rules of chains match", hidden),
      column<&FilterRule::enabled>("enabled", "not switched off"),
      column<&FilterRule::quick>("quick", "pf: the first match decides"),
      column<&FilterRule::direction>("direction", "in, out or any"),
      column<&FilterRule::interfaces>("interfaces", "left out = any", any_is_absent),
      column<&FilterRule::protocol>("protocol", "udp, tcp, tcp/udp, esp, any or number"),
      column<&FilterRule::source_addresses>("source_addresses", Type::addresses, "left out = any"),
      column<&FilterRule::source_negated>("source_negated", "matches all but these"),
      column<&FilterRule::source_ports>("source_ports", Type::ports, "left out = any"),
      column<&FilterRule::destination_addresses>("destination_addresses", Type::addresses,
                                                 "left out = any"),
      column<&FilterRule::destination_negated>("destination_negated", "matches all but these"),
      column<&FilterRule::destination_ports>("destination_ports", Type::ports, "left out = any"),
      column<&FilterRule::description>("description", "label that people gave", subject),
      column<&FilterRule::associated>("associated", "id that ties it to a port forward", hidden),
      column<&FilterRule::floating>("floating", "pf floating rule", hidden),
      column<&FilterRule::unknown_match>("unknown_match", "a condition that is not understood",
                                         hidden),
  };
};

struct NatRule : Row {
  Text device, kind, interface, protocol, target, description, unknown_match;
  Texts source_addresses, destination_addresses, destination_ports;
  Flag enabled, static_port;
  Number position;
};
template <>
struct Schema<NatRule> {
  static constexpr std::string_view name = "nat_rule";
  static constexpr std::string_view doc = "Outbound and 1:1 address translation, in order.";
  static constexpr std::array columns = {
      column<&NatRule::device>("device", "router", identity),
      column<&NatRule::kind>("kind",
                             "outbound, one_to_one, no_nat, or no_redirect (an exception from the "
                             "forwards)",
                             identity),
      column<&NatRule::position>("position", "order, from 1", identity | subject),
      column<&NatRule::interface>("interface", "where it applies"),
      column<&NatRule::protocol>("protocol", "udp, tcp, any ..."),
      column<&NatRule::source_addresses>("source_addresses", Type::addresses, "left out = any"),
      column<&NatRule::destination_addresses>("destination_addresses", Type::addresses,
                                              "left out = any"),
      column<&NatRule::destination_ports>("destination_ports", Type::ports, "left out = any"),
      column<&NatRule::target>("target", "translated to"),
      column<&NatRule::static_port>("static_port", "keeps the source port"),
      column<&NatRule::enabled>("enabled", "not switched off"),
      column<&NatRule::description>("description", "label that people gave", subject),
      column<&NatRule::unknown_match>("unknown_match", "a condition that is not understood",
                                      hidden),
  };
};

struct IpsecEndpoint : Row {
  Text device, name, interface, mode, peer, auth, ike_rule, nat_t_rule;
  Texts ike_versions, proposals;
  Flag enabled, forces_encapsulation, nat_traversal, mobile, opens_filter, passes_ike, passes_nat_t;
  Number ike_port, nat_t_port;
};
template <>
struct Schema<IpsecEndpoint> {
  static constexpr std::string_view name = "ipsec_endpoint";
  static constexpr std::string_view doc = "An IPsec server or peer that a device itself runs.";
  static constexpr std::array columns = {
      column<&IpsecEndpoint::device>("device", "router or server", identity | subject),
      column<&IpsecEndpoint::name>("name", "connection", identity | subject),
      column<&IpsecEndpoint::enabled>("enabled", "not switched off"),
      column<&IpsecEndpoint::interface>("interface", "where it listens"),
      column<&IpsecEndpoint::mobile>("mobile", "for clients at any address"),
      column<&IpsecEndpoint::peer>("peer", "remote gateway"),
      column<&IpsecEndpoint::ike_versions>("ike_versions", "ikev1, ikev2"),
      column<&IpsecEndpoint::auth>("auth", "psk or certificate"),
      column<&IpsecEndpoint::mode>("mode", "transport, tunnel or both"),
      column<&IpsecEndpoint::nat_traversal>("nat_traversal", "NAT-T allowed"),
      column<&IpsecEndpoint::forces_encapsulation>("forces_encapsulation",
                                                   "UDP encapsulation even without NAT"),
      column<&IpsecEndpoint::proposals>("proposals", "phase 1: encryption-hash-group"),
      column<&IpsecEndpoint::ike_port>("ike_port", "where it listens; left out = 500", hidden),
      column<&IpsecEndpoint::nat_t_port>("nat_t_port", "left out = 4500", hidden),
      column<&IpsecEndpoint::opens_filter>("opens_filter",
                                           "the product itself lets its packets in, "
                                           "unless a rule blocks them",
                                           hidden),
      column<&IpsecEndpoint::passes_ike>("passes_ike",
                                         "the filter lets UDP 500 from the Internet "
                                         "through to it; left out = depends on something unknown",
                                         hidden),
      column<&IpsecEndpoint::passes_nat_t>("passes_nat_t", "the same of UDP 4500", hidden),
      column<&IpsecEndpoint::ike_rule>("ike_rule",
                                       "description of the filter rule that decides "
                                       "about UDP 500",
                                       hidden),
      column<&IpsecEndpoint::nat_t_rule>("nat_t_rule", "the same of UDP 4500", hidden),
  };
};

struct L2tpEndpoint : Row {
  Text device, interface, local_address, filter_rule;
  Texts auth_methods, pool;
  Flag enabled, passes_filter;
};
template <>
struct Schema<L2tpEndpoint> {
  static constexpr std::string_view name = "l2tp_endpoint";
  static constexpr std::string_view doc = "An L2TP server that a device itself runs.";
  static constexpr std::array columns = {
      column<&L2tpEndpoint::device>("device", "router or server", identity | subject),
      column<&L2tpEndpoint::enabled>("enabled", "server mode is on"),
      column<&L2tpEndpoint::interface>("interface", "where it listens"),
      column<&L2tpEndpoint::local_address>("local_address", "server's tunnel address"),
      column<&L2tpEndpoint::pool>("pool", Type::addresses, "addresses for clients"),
      column<&L2tpEndpoint::auth_methods>("auth_methods", "pap, chap, mschapv2 ..."),
      column<&L2tpEndpoint::passes_filter>("passes_filter",
                                           "the filter lets UDP 1701 in clear from "
                                           "the Internet through to it; left out = depends on "
                                           "something unknown",
                                           hidden),
      column<&L2tpEndpoint::filter_rule>("filter_rule",
                                         "description of the filter rule that decides", hidden),
  };
};

/// A product's own setting, reachable by rules without a developer.
struct Setting : Row {
  Text format, path, name, value;
};
template <>
struct Schema<Setting> {
  static constexpr std::string_view name = "setting";
  static constexpr std::string_view doc =
      "A product's own setting as it stands; filled for what loaded rules name.";
  static constexpr std::array columns = {
      column<&Setting::format>("format", "format id", identity),
      column<&Setting::path>("path", "section, entry or element path", identity | subject),
      column<&Setting::name>("name", "key", identity | subject),
      column<&Setting::value>("value", "text as it stands; secrets are [REDACTED]"),
  };
};

}  // namespace vpnlint
