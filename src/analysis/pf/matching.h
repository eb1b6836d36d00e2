// Whether what a rule of pf names meets the packets that are asked about; three-valued.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/pf/networks.h"
#include "base/ports.h"

namespace vpnlint::pf {

/// One end of the packets that are asked about. Nothing of it set: not known.
struct End {
  std::vector<AddressRange> ranges;  ///< all of them are meant
  bool internet = false;             ///< any public address
  std::string own;  ///< interface whose own address it is; `ranges` may say which one
};

/// New packets that arrive at an interface, or leave it.
struct Asked {
  std::string protocol;  ///< as filter_rule names it
  End source, destination;
  std::optional<PortRange> source_ports, destination_ports;  ///< none: some
  List interfaces;                                           ///< empty: not known
  bool outbound = false;

  bool has_ports() const { return protocol == "udp" || protocol == "tcp"; }
};

/// Words as formats/pf resolves them: addresses, networks, `interface:wan`, `network:wan`, names.
/// Counts comparisons in `work`.
Match match_end(const List& words, const End& end, const Networks& networks, std::size_t& work);
Match negate_if(bool negated, Match match);
/// Numbers, ranges and names.
Match match_ports(const List& words, const std::optional<PortRange>& ports, std::size_t& work);
/// A rule's protocol: "tcp/udp" and "any" too.
Match match_protocol(const std::string& named, const std::string& asked);
/// Names of interfaces against those that the packet may use.
Match match_interfaces(const List& named, const List& possible);

}  // namespace vpnlint::pf
