// The packets of a dial and the stages that they pass, from path_step rows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/bundle.h"

namespace vpnlint {

/// A place on the way. Without a step nothing was sent that tells what happens there: what is
/// behind a place like that may be reached or not.
struct PathPoint {
  Role role = Role::unknown;
  std::string_view
      stage;  ///< as in path_step; "" = a whole device; vpn_service = a server's daemon
  const PathStep* step = nullptr;
};

/// One packet of the dial. Points stand in the order in which the packet meets them.
struct PacketPath {
  std::string_view flow;          ///< ike, nat_t, esp or l2tp
  std::string_view protocol;      ///< udp or esp
  std::string_view port;          ///< destination, on the way back source; empty for esp
  bool back = false;              ///< the answer
  HostId client = 0;              ///< who dials; 0 when no client was sent
  std::string profile;            ///< of the client's firewall; empty when all agree
  std::string_view verdict;       ///< delivered, dropped, rejected or unknown
  std::optional<std::size_t> at;  ///< the deciding point; none when nothing decides
  std::vector<PathPoint> points;
};

/// One path per client and flow, per firewall profile where profiles differ, and per answer that
/// something tells about.
///
/// The chain: the client's services and firewall, its router, what stands in front of the server
/// (router or cloud), the server's firewall, its VPN service. A client or server with a public
/// address of its own needs no router. Delivered needs a pass at every place.
std::vector<PacketPath> packet_paths(const Bundle& bundle);

/// Adds the paths as `packet_path` rows, each at its deciding step.
void add_packet_paths(Bundle& bundle);

}  // namespace vpnlint
