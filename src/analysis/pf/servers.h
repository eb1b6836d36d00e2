// The VPN servers that a pf router runs itself: what they answer and what the product opens for
// them.
#pragma once

#include "analysis/flow/packet.h"
#include "analysis/pf/rules.h"

namespace vpnlint::pf {

/// A packet to an address of the router itself.
struct OwnPacket {
  const Packet* packet = nullptr;
  std::string interface;  ///< whose address it is; "" = not known
};

class Servers {
 public:
  Servers(const FactSet& facts, ArtifactId artifact, const Networks& networks);

  struct Answerer {
    Match serves = Match::no;
    const Row* row = nullptr;  ///< the server that does, or may
  };
  Answerer answerer(const OwnPacket& own) const;

  /// What the end of the rules means for a packet that arrives by one of the interfaces: the
  /// products pass IKE, NAT traversal and ESP of phase 1 entries in force by rules behind all
  /// others. `at` = the entry.
  struct Opening {
    Otherwise otherwise = Otherwise::block;
    Position at;
  };
  Opening opening(const OwnPacket& own, const List& interfaces) const;

 private:
  Match serves(const IpsecEndpoint& server, const OwnPacket& own) const;
  Match serves(const L2tpEndpoint& server, const OwnPacket& own) const;
  Match opens(const IpsecEndpoint& server, const Packet& packet, const List& interfaces) const;

  std::vector<const IpsecEndpoint*> ipsec_;
  std::vector<const L2tpEndpoint*> l2tp_;
  const Networks& networks_;
};

}  // namespace vpnlint::pf
