// Steps of a journey in words.
#include "analysis/netfilter/answer.h"

#include <utility>

#include "analysis/netfilter/device.h"

namespace vpnlint::netfilter {
namespace {

std::string_view word_of(const Step& step) {
  if (!step.rewritten.empty()) return "rewrite";
  if (step.endings == passes) return "pass";
  if (step.endings == drops) return "drop";
  return step.endings == rejects ? "reject" : "unknown";
}

Message message_of(const Step& step) {
  if (step.stage == "socket") {
    return {step.endings == passes ? "The device serves it itself."
                                   : "Nothing on the device serves it.",
            {}};
  }
  if (step.stage == "route") {
    if (step.interface != not_known) {
      return {"It leaves by {interface}.", {{"interface", step.interface}}};
    }
    return {"Nobody told by which interface it leaves.", {}};
  }
  if (const auto* rule = step.decider.rule) {
    Arguments arguments{{"rule", std::to_string(rule->position.value())},
                        {"chain", rule->table.value() + ' ' + rule->chain.value()},
                        {"rewritten", step.rewritten}};
    return {step.rewritten.empty() ? "Rule {rule} of the chain {chain} decides."
                                   : "Rule {rule} of the chain {chain}: {rewritten}",
            std::move(arguments)};
  }
  if (const auto* chain = step.decider.policy) {
    return {"No rule decides; the end of the chain {chain} does.",
            {{"chain", chain->table.value() + ' ' + chain->name.value()}}};
  }
  return {"It is not known what happens here.", {}};
}

Position place_of(const Step& step) {
  if (step.decider.rule) return step.decider.rule->at;
  return step.decider.policy ? step.decider.policy->at : Position{};
}

}  // namespace

std::vector<AnswerStep> told_steps(const Journey& journey) {
  std::vector<AnswerStep> steps;
  for (const auto& step : journey.steps) {
    const std::string_view stage = step.stage == "socket" ? "daemon" : step.stage;
    steps.push_back({stage, word_of(step), message_of(step), place_of(step)});
  }
  return steps;
}

std::optional<Answer> answer(const Bundle& bundle, ArtifactId artifact, const Device& device,
                             const Packet& packet) {
  const auto rules = ruleset_of(bundle.facts, artifact);
  if (rules.chains.empty()) return std::nullopt;
  auto journey = follow(rules, device, packet);
  return Answer{journey.disposition, journey.at, told_steps(journey), std::move(journey.packet),
                journey.local};
}

}  // namespace vpnlint::netfilter
