// The interfaces of one pf router and the addresses and networks behind them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/flow/packet.h"
#include "analysis/match.h"
#include "facts/fact_set.h"

namespace vpnlint::pf {

class Networks {
 public:
  Networks(const FactSet& facts, ArtifactId artifact);

  /// Addresses that the file does not hold: those that a provider gives. IPv4.
  void add(const std::vector<OwnAddress>& told);

  const Interface* find(std::string_view name) const;  ///< by the name that rules use
  /// The name that rules use for what a person may write: em0, "Office LAN", wan. As it is when
  /// there is no such interface.
  std::string name_of(std::string_view written) const;

  List lines() const;   ///< interfaces in use that lead to the Internet
  List inside() const;  ///< the others in use
  /// All interfaces are listed.
  bool complete() const { return complete_; }

  std::vector<AddressRange> networks_of(std::string_view interface) const;
  /// The interface's own address first.
  std::vector<Address> addresses_of(std::string_view interface) const;
  /// The interface whose address it is; "" = none that is known.
  std::string owner_of(const Address& address) const;
  /// The interface with the narrowest network around all of it; "" = none.
  std::string holder_of(const AddressRange& range) const;
  /// Is the range in the network of what `network:X` names: an interface or a group?
  Match within(std::string_view interface, const AddressRange& range) const;

 private:
  bool in_use(const Interface& interface) const;

  std::vector<const Interface*> interfaces_;
  std::vector<OwnAddress> addresses_;
  bool complete_ = false;
};

}  // namespace vpnlint::pf
