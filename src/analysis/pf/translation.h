// What a pf router's translation does to a packet, before the filter sees it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/flow/packet.h"
#include "analysis/pf/rules.h"

namespace vpnlint::pf {

/// One thing that may happen to the packet.
struct Translated {
  enum class By { nothing, forward, one_to_one, outbound, exception, not_listed };

  By by = By::nothing;
  std::optional<Packet> packet;  ///< afterwards; none: not known
  Position at;                   ///< of what does it; line 0: nothing does
  std::string label;
  bool bypasses_filter = false;
};

/// Translation of one router, in the order in which pf looks: on the way in forwards and their
/// exceptions, then one-to-one; on the way out one-to-one, then the outbound rules. The first match
/// counts.
class Translation {
 public:
  Translation(const FactSet& facts, ArtifactId artifact, const Networks& networks,
              std::size_t& work);

  /// All that may happen; the last is what happens when nothing before it does. One: certain.
  /// `asked` describes the packet as rules see it.
  std::vector<Translated> arriving(const Packet& packet, const Asked& asked);
  std::vector<Translated> leaving(const Packet& packet, const Asked& asked);

 private:
  /// A forward, or an exception from the forwards.
  struct Redirection {
    std::int64_t position = 0;
    const PortForward* forward = nullptr;
    const NatRule* exception = nullptr;
  };

  Match match(const PortForward& forward, const Asked& asked);
  Match match(const NatRule& rule, const Asked& asked);
  Match match_own(const PortForward& forward, const Asked& asked);
  Match match_automatic(const NatRule& rule, const Asked& asked) const;
  Match match_interface(const Text& named, const Asked& asked) const;
  Match match_words(const Texts& words, const End& end);

  Translated redirect(const PortForward& forward, const Packet& packet) const;
  /// None when the rule is not about that address.
  std::optional<Translated> map(const NatRule& rule, const Packet& packet, bool inwards) const;
  Translated hide(const NatRule& rule, const Packet& packet, const Asked& asked) const;
  void add_one_to_one(const Packet& packet, const Asked& asked, bool inwards,
                      std::vector<Translated>& found);

  std::vector<Redirection> redirections_;
  std::vector<const NatRule*> one_to_one_, outbound_;
  bool forwards_listed_ = false, rules_listed_ = false;
  const Networks& networks_;
  std::size_t& work_;
};

}  // namespace vpnlint::pf
