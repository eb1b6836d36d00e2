// The sentences of a pf router's answer.
#pragma once

#include <optional>
#include <string>

#include "analysis/flow/answer.h"
#include "analysis/pf/rules.h"
#include "analysis/pf/servers.h"
#include "analysis/pf/translation.h"

namespace vpnlint::pf {

/// None when nothing is translated.
std::optional<AnswerStep> step_of(const Translated& translated, const Packet& before);
AnswerStep step_of(const Verdict& verdict, Ending ending, bool outbound);
AnswerStep step_of(const Servers::Answerer& answerer);
/// The forward takes the packet past the rules.
AnswerStep bypass_step(const Translated& translated);
AnswerStep route_step(const std::string& interface);
/// It is not known whether the rule of that label applies.
AnswerStep open_step(std::string_view stage, const std::string& label, Position at);
/// The file ends before all interfaces are told.
AnswerStep interfaces_step();
/// Nobody told whether the destination is an address of the router.
AnswerStep address_step(const std::string& interface);

}  // namespace vpnlint::pf
