// Which evaluator answers for an artifact.
#include <algorithm>

#include "analysis/flow/answer.h"
#include "analysis/netfilter/answer.h"
#include "analysis/pf/answer.h"
#include "analysis/pf/rules.h"
#include "analysis/windows_answer.h"

namespace vpnlint {

std::string_view name_of(Disposition disposition) {
  switch (disposition) {
    case Disposition::delivered:
      return "delivered";
    case Disposition::dropped:
      return "dropped";
    case Disposition::rejected:
      return "rejected";
    case Disposition::unknown:
      return "unknown";
  }
  return "unknown";
}

std::optional<Answer> ask(const Bundle& bundle, ArtifactId artifact, const Device& device,
                          const Packet& packet) {
  if (auto answer = netfilter::answer(bundle, artifact, device, packet)) return answer;
  if (auto answer = pf::answer(bundle, artifact, device, packet)) return answer;
  return answer_windows(bundle, artifact, device, packet);
}

std::vector<ArtifactId> artifacts_with_a_filter(const Bundle& bundle) {
  auto found = pf::artifacts_of(bundle.facts);
  const auto add = [&](const auto& rows) {
    for (const auto& row : rows) {
      if (std::find(found.begin(), found.end(), row.artifact) == found.end()) {
        found.push_back(row.artifact);
      }
    }
  };
  add(bundle.facts.rows<FilterChain>());
  for (const auto id : windows_firewalls(bundle)) found.push_back(id);
  return found;
}

}  // namespace vpnlint
