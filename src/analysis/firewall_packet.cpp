// The packets of a dial at its two ends.
#include "analysis/firewall_packet.h"

#include <algorithm>
#include <array>

namespace vpnlint {
namespace {

struct Flow {
  std::string_view name, protocol;
  std::int64_t number;
  std::uint16_t port;  ///< local and remote; 0 = the protocol has none
  PacketOwner owner;
};

constexpr std::array flows = {
    Flow{"ike", "udp", 17, ike_port, PacketOwner::ikeext},
    Flow{"nat_t", "udp", 17, nat_t_port, PacketOwner::ikeext},
    Flow{"esp", "esp", esp_protocol, 0, PacketOwner::system},
    Flow{"l2tp", "udp", 17, l2tp_port, PacketOwner::system},
};

FirewallPacket packet_of(const Flow& flow) {
  FirewallPacket packet;
  packet.flow = flow.name;
  packet.protocol = flow.protocol;
  packet.number = flow.number;
  packet.has_ports = flow.port != 0;
  if (packet.has_ports) packet.local_port = flow.port;
  packet.owner = flow.owner;
  return packet;
}

bool is_public(const Address& address) { return classify(address) == AddressClass::public_address; }

}  // namespace

std::vector<FirewallPacket> leaving_packets(const PossibleAddresses& servers) {
  const bool far = servers.known && std::all_of(servers.all.begin(), servers.all.end(), is_public);
  std::vector<FirewallPacket> packets;
  for (const auto& flow : flows) {
    auto packet = packet_of(flow);
    packet.remote_port = packet.local_port;
    packet.remote = servers;
    packet.remote_in_subnet = far ? Match::no : Match::maybe;
    packets.push_back(std::move(packet));
  }
  return packets;
}

std::vector<FirewallPacket> arriving_packets(bool served_by_windows) {
  std::vector<FirewallPacket> packets;
  for (const auto& flow : flows) {
    auto packet = packet_of(flow);  // a NAT may have changed the client's port
    packet.inbound = true;
    packet.exempt = flow.port != l2tp_port;
    if (!served_by_windows) packet.owner = PacketOwner::unknown;
    packets.push_back(std::move(packet));
  }
  return packets;
}

PossibleAddresses dialled_servers(const Bundle& bundle, HostId host) {
  PossibleAddresses servers;
  bool all = true;
  for (const auto& connection : bundle.facts.rows<VpnConnection>()) {
    if (connection.host != host) continue;
    const auto address = parse_address(connection.server.value());
    all = all && address;
    if (address) servers.all.push_back(*address);
  }
  servers.known = all && !servers.all.empty();
  return servers;
}

}  // namespace vpnlint
