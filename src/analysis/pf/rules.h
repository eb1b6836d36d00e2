// The filter rules of one pfSense or OPNsense router, asked about one kind of packet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/pf/matching.h"
#include "facts/fact_set.h"

namespace vpnlint {

/// Labels of what no rule states.
inline constexpr std::string_view pf_implicit_block = "default deny";
inline constexpr std::string_view pf_implicit_pass = "automatic rule";

namespace pf {

/// How the filter can end for a packet. Several: something unknown decides which.
enum Ending : unsigned { passes = 1, drops = 2, rejects = 4 };

/// What happens to packets that no rule decides about.
enum class Otherwise {
  block,
  pass,
  pass_behind_all,  ///< by a rule behind all others, which the product makes itself
  not_known,        ///< whether the product makes that rule
};

struct Verdict {
  unsigned endings = 0;
  const FilterRule* rule = nullptr;  ///< decides; nullptr: something else does
  bool switched_off = false;         ///< the label names a rule that would pass it, but is off
  Position at;        ///< the rule, a switched off one that would pass the packet, or the listing
  std::string label;  ///< of that rule, or pf_implicit_block, pf_implicit_pass
  Position open_at;   ///< several endings: the first that may or may not apply; line 0: none
  std::string open_label;
};

/// A verdict that is known.
struct Outcome {
  bool passes = false;
  const FilterRule* rule = nullptr;
  Position at;
  std::string label;
};

/// Rules in the order in which pf meets them: what the product blocks before all rules (private
/// and bogon networks of an interface), floating, group, interface.
class Rules {
 public:
  /// `work` counts comparisons over all routers of a bundle; when there are too many, answers are
  /// not known.
  Rules(const FactSet& facts, ArtifactId artifact, const Networks& networks, std::size_t& work);

  /// Any ending where not all rules are listed.
  Verdict judge(const Asked& asked, Otherwise otherwise = Otherwise::block);
  /// None where something unknown could change whether it passes.
  std::optional<Outcome> ask(const Asked& asked, Otherwise otherwise = Otherwise::block);

  /// Some rule lets something in there: the network is in use.
  bool passes_something(const std::string& interface) const;

 private:
  struct Walk;

  Walk walk(const Asked& asked, Otherwise otherwise);
  void meet_rules(const Asked& asked, Walk& walk);
  void meet_built_in(const Asked& asked, Walk& walk);
  const FilterRule* disabled_rule(const Asked& asked);
  Match match(const FilterRule& rule, const Asked& asked);

  std::vector<const FilterRule*> rules_;
  const Networks& networks_;
  const Extent* extent_ = nullptr;
  std::size_t& work_;
};

/// Artifacts of pf routers.
std::vector<ArtifactId> artifacts_of(const FactSet& facts);

}  // namespace pf
}  // namespace vpnlint
