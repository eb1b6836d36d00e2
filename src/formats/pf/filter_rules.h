// Filter rules of both products, put into the order in which pf meets them.
#pragma once

#include "formats/pf/aliases.h"
#include "formats/pf/config.h"
#include "formats/pf/interfaces.h"

namespace vpnlint::pf {

/// Where a rule names the packets' source or destination.
struct Endpoint {
  Texts addresses;  ///< not collected = any
  Texts ports;
  Flag negated;
  std::string unknown;
};

/// `<source>` or `<destination>`: any, network or address, port, not.
Endpoint endpoint_of(const Config& config, const Aliases& aliases, XmlNode node);

/// Fills `filter_rule`: chains floating, group and interface, positions within each.
void read_filter_rules(const Config& config, const Interfaces& interfaces, const Aliases& aliases);

}  // namespace vpnlint::pf
