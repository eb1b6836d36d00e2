// What becomes of one packet at one filter: the shape that every evaluator answers in.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/flow/packet.h"
#include "base/message.h"
#include "facts/bundle.h"

namespace vpnlint {

enum class Disposition { delivered, dropped, rejected, unknown };

std::string_view name_of(Disposition disposition);

/// What one stage of the device did with the packet.
struct AnswerStep {
  std::string_view stage;    ///< firewall, nat, route, filter or daemon
  std::string_view verdict;  ///< pass, drop, reject, rewrite or unknown
  Message message;
  Position at;                        ///< line that decided; line 0: none
  ArtifactId artifact = no_artifact;  ///< where that line stands; none: the one that is asked
  std::string_view profile;           ///< of a Windows firewall, where profiles differ
};

struct Answer {
  Disposition disposition = Disposition::unknown;
  std::optional<std::size_t> at;  ///< index of the deciding step
  std::vector<AnswerStep> steps;
  Packet packet;       ///< as it was when it ended
  bool local = false;  ///< delivered: to the device itself
};

/// The filter of the artifact about a first packet; none when the artifact holds no filter that can
/// be asked.
std::optional<Answer> ask(const Bundle& bundle, ArtifactId artifact, const Device& device,
                          const Packet& packet);

/// Artifacts that hold a filter that can be asked.
std::vector<ArtifactId> artifacts_with_a_filter(const Bundle& bundle);

}  // namespace vpnlint
