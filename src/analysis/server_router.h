// What a router in front of a VPN server does with the packets of a dial.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/match.h"
#include "facts/bundle.h"

namespace vpnlint {

/// A packet that arrives from the Internet.
struct ArrivingPacket {
  std::string_view flow;      ///< as in path_step
  std::string_view protocol;  ///< as forwards name it
  int number;                 ///< IANA
  int port;                   ///< 0 = the protocol has none
};

extern const ArrivingPacket arriving_ike, arriving_nat_t, arriving_esp;
extern const ArrivingPacket arriving_l2tp;  ///< in clear, not inside IPsec

/// The rows of one router host, borrowed from the bundle.
struct RouterFacts {
  std::vector<const Router*> lines;
  std::vector<const PortForward*> forwards;
  std::vector<const NatRule*> nat_rules;
  std::vector<const IpsecEndpoint*> servers;  ///< endpoints that may serve clients
  std::vector<const L2tpEndpoint*> l2tp_servers;
  const Extent* forward_extent = nullptr;  ///< complete, if there is one
  const Extent* nat_extent = nullptr;      ///< complete, if there is one
  const Extent* l2tp_extent = nullptr;     ///< complete, if there is one
  bool has_chains = false;  ///< a packet filter alone was sent: it lists no VPN servers
  const FilterChain* forward_chain = nullptr;  ///< where forwards of a packet filter would stand
  const Row* any = nullptr;       ///< some fact of the router

  std::string device(const Host& host) const;
};

RouterFacts router_facts_of(const Bundle& bundle, HostId host);

/// Does the forward take that packet of any client? Not whether it is enabled. Forwards of other
/// public addresses than the line's own count; those for some clients only may or may not match.
Match takes(const PortForward& forward, const ArrivingPacket& packet, const RouterFacts& router);
/// One-to-one translation hands over everything; may or may not when it has conditions.
Match takes(const NatRule& rule);
/// Is the router itself the server of clients at any address?
Match serves_clients(const RouterFacts& router);
/// The endpoint behind that answer; nullptr when there is none.
const IpsecEndpoint* client_server(const RouterFacts& router);

/// Does the router itself take UDP 1701 in clear from the line: does an L2TP server listen there?
Match serves_l2tp(const RouterFacts& router);
/// The L2TP server behind that answer; nullptr when there is none.
const L2tpEndpoint* l2tp_server(const RouterFacts& router);

/// The line of the forward that tells most to a reader: its outer port, else where it begins.
Position telling_place(const PortForward& forward);

}  // namespace vpnlint
