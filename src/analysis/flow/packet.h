// One packet on its way through a device that filters, and that device.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/address.h"

namespace vpnlint {

/// What connection tracking says of a packet.
enum class Tracking {
  invalid,      ///< not looked at yet (raw)
  fresh,        ///< NEW: the first packet
  established,  ///< an answer, or a later packet
  untracked,    ///< NOTRACK
};

/// How well an address of a packet is known.
enum class Told {
  exactly,
  internet,  ///< some public address
  inside,    ///< some address of the private networks
  own,       ///< an address of the device
};

/// An interface that nobody told.
inline constexpr std::string_view not_known = "?";

struct Packet {
  std::string protocol;  ///< udp, tcp, esp, gre, icmp, ... or a number
  Address source, destination;
  Told source_told = Told::exactly, destination_told = Told::exactly;
  std::optional<AddressRange> inside;  ///< network of an address that is told as inside
  std::uint16_t source_port = 0, destination_port = 0;  ///< 0 where the protocol has none
  /// false: a translator on the way chose the port.
  bool source_port_told = true, destination_port_told = true;
  std::string in_interface, out_interface;            ///< "" = none (yet); not_known
  std::optional<Tracking> state = Tracking::invalid;  ///< none: it depends on an unknown match
  bool translated_destination = false, translated_source = false;
  bool reply = false;                                ///< of a tracked connection
  bool from_ipsec = false;                           ///< came out of an IPsec tunnel
  std::optional<std::uint32_t> mark = 0;             ///< none: it depends on an unknown match
  std::optional<std::uint32_t> connection_mark = 0;  ///< the same of its connection

  bool has_ports() const { return protocol == "udp" || protocol == "tcp"; }
};

/// An address of the device, with its network.
struct OwnAddress {
  Address address;
  AddressRange network;
  std::string interface;
};

/// What the device is, apart from its rules.
struct Device {
  std::vector<OwnAddress> addresses;
  std::vector<std::string> served;  ///< "udp/500", "esp": what it answers itself

  bool owns(const Address& address) const;
  bool receives(const Packet& packet) const;  ///< its destination is an address of the device
  bool serves(const Packet& packet) const;
  /// The interface of the longest network around the address; not_known when there is none.
  std::string interface_towards(const Address& address) const;
  /// Source address of what leaves by the interface towards the destination, if it is known.
  std::optional<Address> address_on(const std::string& interface, const Address& destination) const;
};

/// Dotted; IPv4 only.
std::string address_text(const Address& address);

/// "udp 198.51.100.2:500 -> 10.77.0.10:500", "esp 198.51.100.2 -> 10.77.0.10": a first packet whose
/// interfaces nobody told. IPv4 only; ports where the protocol has them.
std::optional<Packet> packet_from(std::string_view text);
/// "198.51.100.1/24@wan"
std::optional<OwnAddress> own_address_from(std::string_view text);

/// "udp" for 17, "esp" for 50 ...; a number or an unknown name stays as it is, in lower case.
std::string protocol_name(std::string_view written);

}  // namespace vpnlint
