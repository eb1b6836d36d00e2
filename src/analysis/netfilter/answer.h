// The question form for packet filters of Linux.
#pragma once

#include "analysis/flow/answer.h"

namespace vpnlint::netfilter {

/// None when the artifact states no chains.
std::optional<Answer> answer(const Bundle& bundle, ArtifactId artifact, const Device& device,
                             const Packet& packet);

/// What a step says to people; stages and verdicts as in AnswerStep.
struct Journey;
std::vector<AnswerStep> told_steps(const Journey& journey);

}  // namespace vpnlint::netfilter
