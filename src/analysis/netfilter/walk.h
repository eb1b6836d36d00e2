// A packet through the chains of one hook.
#pragma once

#include <array>
#include <optional>

#include "analysis/netfilter/ruleset.h"

namespace vpnlint::netfilter {

/// How a chain can end for a packet. Several: an unknown match decides which.
enum Ending : unsigned { passes = 1, drops = 2, rejects = 4, falls_through = 8 };

/// What decided: a rule, or the policy of a chain.
struct Decider {
  const FilterRule* rule = nullptr;
  const FilterChain* policy = nullptr;
};

/// Deciders per ending: the first that may have led to it, and the first that surely did.
struct Deciders {
  std::array<Decider, 4> kept{}, certain{};

  const Decider& of(Ending ending) const;
  /// The certain one, or the other when there is none.
  const Decider& surely_of(Ending ending) const;
  void keep(unsigned endings, const Decider& decider, bool surely);
};

struct Walked {
  unsigned endings = 0;
  Deciders deciders;
  /// A translating rule that surely, or perhaps, took the packet.
  const Rule* translation = nullptr;
  bool translation_certain = true;
};

/// Filter and mangle chains: marks and tracking state of the packet change on the way. In a nat
/// chain the walk ends at the first rule that translates.
Walked walk(const Chain& chain, Packet& packet, const Place& place);

}  // namespace vpnlint::netfilter
