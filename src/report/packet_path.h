// The packets of a dial and the stages that they pass, from path_step rows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/bundle.h"

namespace vpnlint {

/// One packet of the dial. Steps stand in the order in which the packet meets them.
struct PacketPath {
  std::string flow;               ///< ike, nat_t, esp or l2tp
  std::string_view protocol;      ///< udp or esp
  std::string_view port;          ///< destination; empty for protocols without ports
  std::string profile;            ///< of the client's firewall; empty when all agree
  std::string_view verdict;       ///< delivered, dropped, rejected or unknown
  std::optional<std::size_t> at;  ///< the deciding step; none when nothing decides
  std::vector<const PathStep*> steps;
};

/// One path per flow, and per firewall profile where profiles differ.
std::vector<PacketPath> packet_paths(const Bundle& bundle);

}  // namespace vpnlint
