// The filter rules of one pfSense or OPNsense router, asked about one kind of packet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/match.h"
#include "base/address.h"
#include "base/ports.h"
#include "facts/fact_set.h"

namespace vpnlint {

/// Labels of what no rule states.
inline constexpr std::string_view pf_implicit_block = "default deny";
inline constexpr std::string_view pf_implicit_pass = "automatic rule";

/// New packets that arrive at a stage of the filter, or leave it.
struct PfPacket {
  std::string protocol;                     ///< as filter_rule names it
  std::optional<AddressRange> destination;  ///< none: not known
  bool to_internet = false;                 ///< the destination is any public address
  std::string own_interface;                ///< the destination is the router's address there
  std::optional<PortRange> ports;           ///< none: any
  List sources;                             ///< none: any public address
  bool source_unknown = false;              ///< translated before
  List interfaces;                          ///< empty: not known
  bool outbound = false;
};

struct PfOutcome {
  bool passes = false;
  const FilterRule* rule = nullptr;  ///< decides; nullptr: the default does
  Position at;        ///< the rule, a switched off one that would pass the packet, or the listing
  std::string label;  ///< of that rule, or pf_implicit_block, pf_implicit_pass
};

/// What happens to packets that no rule decides about.
enum class PfDefault {
  block,
  pass,
  pass_behind_all,  ///< by a rule behind all others, which the product makes itself
};

/// Rules in the order in which pf meets them: floating, group, interface.
class PfRules {
 public:
  /// `work` counts comparisons over all routers of a bundle; when there are too many, answers are
  /// not known.
  PfRules(const FactSet& facts, ArtifactId artifact, std::size_t& work);

  /// Not known where something unknown could change the answer, or not all rules are listed.
  std::optional<PfOutcome> ask(const PfPacket& packet, PfDefault otherwise = PfDefault::block);

  /// Some rule lets something in there: the network is in use.
  bool passes_something(const std::string& interface) const;

  const std::vector<const Interface*>& interfaces() const { return interfaces_; }
  /// The interface whose network holds the destination; none when it is not known.
  List interface_towards(const AddressRange& destination) const;

 private:
  struct Walk {
    unsigned verdicts = 0;  ///< bits: pass, block
    const FilterRule* rule = nullptr;
  };

  Walk walk(const PfPacket& packet, PfDefault otherwise);
  const FilterRule* disabled_rule(const PfPacket& packet);
  Match match(const FilterRule& rule, const PfPacket& packet);
  Match match_sources(const FilterRule& rule, const PfPacket& packet);
  Match match_destination(const FilterRule& rule, const PfPacket& packet);
  Match match_ports(const FilterRule& rule, const PfPacket& packet);
  Match match_interface(const FilterRule& rule, const PfPacket& packet) const;

  std::vector<const FilterRule*> rules_;
  std::vector<const Interface*> interfaces_;
  const Extent* extent_ = nullptr;
  std::size_t& work_;
};

/// Artifacts of pf routers.
std::vector<ArtifactId> pf_artifacts(const FactSet& facts);

}  // namespace vpnlint
