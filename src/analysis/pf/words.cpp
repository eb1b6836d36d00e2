// Steps with their sentences and places.
#include "analysis/pf/words.h"

#include <utility>

namespace vpnlint::pf {
namespace {

std::string end_text(const Address& address, Told told, std::uint16_t port) {
  const auto host = told == Told::own ? std::string("the device") : address_text(address);
  return host + (port == 0 ? "" : ":" + std::to_string(port));
}

std::string source_text(const Packet& packet) {
  const bool port = packet.has_ports() && packet.source_port_told;
  return end_text(packet.source, packet.source_told, port ? packet.source_port : 0);
}

std::string destination_text(const Packet& packet) {
  return end_text(packet.destination, packet.destination_told,
                  packet.has_ports() ? packet.destination_port : 0);
}

std::string_view destination_sentence(Translated::By by) {
  return by == Translated::By::forward
             ? "The forward {rule} writes the destination {end}."
             : "The one-to-one translation {rule} writes the destination {end}.";
}

std::string_view source_sentence(const Translated& translated) {
  if (translated.by == Translated::By::one_to_one) {
    return "The one-to-one translation {rule} writes the source {end}.";
  }
  const bool port_kept = translated.packet->source_port_told || !translated.packet->has_ports();
  return port_kept ? "The outbound translation {rule} writes the source {end}."
                   : "The outbound translation {rule} writes the source {end} and another port.";
}

Message rule_message(std::string_view text, const std::string& label) {
  return {std::string(text), {{"rule", label}}};
}

}  // namespace

std::optional<AnswerStep> step_of(const Translated& translated, const Packet& before) {
  using By = Translated::By;
  if (translated.by == By::nothing) return std::nullopt;
  if (translated.by == By::not_listed) {
    return AnswerStep{"nat", "unknown", {"Not all rules of the translation are known.", {}}, {}};
  }
  if (translated.by == By::exception) {
    return AnswerStep{
        "nat", "pass",
        rule_message("The exception {rule} keeps it from being translated.", translated.label),
        translated.at};
  }
  if (!translated.packet) {
    return AnswerStep{
        "nat", "unknown",
        rule_message("It is not known where the translation {rule} leads.", translated.label),
        translated.at};
  }
  const auto& after = *translated.packet;
  const bool inwards = after.translated_destination && !before.translated_destination;
  const auto text = inwards ? destination_sentence(translated.by) : source_sentence(translated);
  auto message = rule_message(text, translated.label);
  message.arguments.emplace_back("end", inwards ? destination_text(after) : source_text(after));
  return AnswerStep{"nat", "rewrite", std::move(message), translated.at};
}

AnswerStep step_of(const Verdict& verdict, Ending ending, bool outbound) {
  const std::string_view word = ending == passes ? "pass" : ending == drops ? "drop" : "reject";
  if (verdict.endings == 0 || verdict.label.empty()) {
    return {"filter", word, {"Not all rules of the filter are known.", {}}, {}};
  }
  if (verdict.switched_off) {
    return {"filter", word,
            rule_message("The filter rule {rule} would pass it, but it is switched off.",
                         verdict.label),
            verdict.at};
  }
  if (verdict.label == pf_implicit_block) {
    return {"filter", word, {"No filter rule passes it, so it is blocked.", {}}, verdict.at};
  }
  if (verdict.label == pf_implicit_pass && outbound) {
    return {"filter", word, {"No filter rule stops what leaves.", {}}, verdict.at};
  }
  if (verdict.label == pf_implicit_pass) {
    return {"filter", word, {"The product itself opens the filter for its IPsec.", {}}, verdict.at};
  }
  return {"filter", word, rule_message("The filter rule {rule} decides.", verdict.label),
          verdict.at};
}

AnswerStep step_of(const Servers::Answerer& answerer) {
  const auto at = answerer.row ? answerer.row->at : Position{};
  if (answerer.serves == Match::yes) {
    return {"daemon", "pass", {"The device serves it itself.", {}}, at};
  }
  if (answerer.serves == Match::no) {
    return {"daemon", "drop", {"Nothing on the device serves it.", {}}, at};
  }
  return {"daemon", "unknown", {"It is not known whether its own server answers.", {}}, at};
}

AnswerStep bypass_step(const Translated& translated) {
  return {"filter",
          "pass",
          {"The forward {rule} lets it past the filter.", {{"rule", translated.label}}},
          translated.at};
}

AnswerStep route_step(const std::string& interface) {
  if (interface == not_known) {
    return {"route", "pass", {"Nobody told by which interface it leaves.", {}}, {}};
  }
  return {"route", "pass", {"It leaves by {interface}.", {{"interface", interface}}}, {}};
}

AnswerStep open_step(std::string_view stage, const std::string& label, Position at) {
  if (label == pf_implicit_pass) {
    return {stage,
            "unknown",
            {"It is not known whether the product itself opens the filter for its IPsec.", {}},
            at};
  }
  if (label.empty()) return {stage, "unknown", {"Not all rules of the filter are known.", {}}, at};
  return {stage, "unknown", rule_message("It is not known whether {rule} applies.", label), at};
}

AnswerStep interfaces_step() {
  return {"route", "unknown", {"Not all interfaces are known.", {}}, {}};
}

AnswerStep address_step(const std::string& interface) {
  return {"route",
          "unknown",
          {"Nobody told whether the destination is the address of {interface}.",
           {{"interface", interface}}},
          {}};
}

}  // namespace vpnlint::pf
