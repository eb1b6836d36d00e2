// Words for traces, shared by their text and their picture.
#include "report/trace_words.h"

#include <algorithm>

#include "base/translations.h"
#include "report/sentences.h"

namespace vpnlint {
namespace {

std::string say(std::string_view english, std::string_view language) {
  return std::string(translate(english, language));
}

std::string stage_name(std::string_view stage, std::string_view language) {
  if (stage == "client_service") return say("IPsec services", language);
  if (stage == "nat_context") return say("NAT context value", language);
  if (stage.ends_with("firewall")) return say("firewall", language);
  if (stage == "router_forward") return say("port forward", language);
  if (stage == "router_filter" || stage == "filter") return say("filter", language);
  if (stage == "vpn_service") return say("VPN service", language);
  if (stage == "nat") return say("address translation", language);
  if (stage == "route") return say("routing", language);
  if (stage == "daemon" || stage == "socket") return say("service", language);
  std::string name(stage);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

}  // namespace

bool is_question(const Trace& trace) { return !trace.flow.source.empty(); }

bool is_stopped(const Trace& trace) {
  return trace.verdict == "dropped" || trace.verdict == "rejected";
}

std::string end_words(const std::string& address, const std::string& port) {
  return address + (port.empty() ? "" : ":" + port);
}

std::string flow_words(const Trace& trace, std::string_view language) {
  const auto& packet = trace.flow;
  const bool back = trace.direction == "back";
  const auto& port = back ? packet.source_port : packet.destination_port;
  std::string words = packet.protocol;
  std::transform(words.begin(), words.end(), words.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (!port.empty()) words += " " + port;
  return back ? say({"answers of {packet}", {{"packet", words}}}, language) : words;
}

std::string packet_words(const Trace& trace, std::string_view language) {
  if (!is_question(trace)) return flow_words(trace, language);
  const auto& packet = trace.flow;
  return packet.protocol + ' ' + end_words(packet.source, packet.source_port) + " -> " +
         end_words(packet.destination, packet.destination_port);
}

std::string source_change(const Trace& trace, std::string_view language) {
  const auto& changed = trace.rewritten;
  if (changed.source.empty() && changed.source_port.empty()) return "";
  return say(
      {"source rewritten to {end}", {{"end", end_words(changed.source, changed.source_port)}}},
      language);
}

std::string destination_change(const Trace& trace, std::string_view language) {
  const auto& changed = trace.rewritten;
  if (changed.destination.empty() && changed.destination_port.empty()) return "";
  return say({"destination rewritten to {end}",
              {{"end", end_words(changed.destination, changed.destination_port)}}},
             language);
}

std::string place_words(Role role, std::string_view language) {
  switch (role) {
    case Role::client:
      return say("PC", language);
    case Role::client_router:
      return say("PC's router", language);
    case Role::server_router:
      return say("server's router", language);
    case Role::cloud:
      return say("cloud", language);
    case Role::server:
      return say("VPN server", language);
    case Role::unknown:
      return say("device", language);
  }
  return "";
}

std::string stage_words(std::string_view stage, std::string_view language) {
  return stage == "not_sent" || stage.empty() ? "" : stage_name(stage, language);
}

std::string step_verdict_words(const TraceStep& step, std::string_view language) {
  if (!step.sent) return say("not sent", language);
  const bool service = step.stage == "client_service", context = step.stage == "nat_context";
  if (step.verdict == "pass") {
    return say(service ? "ready" : context ? "set" : "passes", language);
  }
  if (step.verdict == "drop") {
    return say(service ? "off" : context ? "missing" : "dropped", language);
  }
  if (step.verdict == "reject") return say("rejected", language);
  return say(step.verdict == "rewrite" ? "rewritten" : "not known", language);
}

std::string evidence_words(const TraceStep& step) {
  if (!step.evidence) return "";
  return step.evidence->path + ":" + std::to_string(std::max(step.evidence->at.line, 1u));
}

}  // namespace vpnlint
