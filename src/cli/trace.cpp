// vpnlint trace: what becomes of a packet.
#include <iostream>

#include "analysis/analyse.h"
#include "analysis/flow/answer.h"
#include "cli/commands.h"
#include "cli/locale.h"
#include "cli/stages.h"
#include "cli/write_file.h"
#include "report/path_svg.h"
#include "report/trace.h"

namespace vpnlint {
namespace {

/// What the command line says beside the file.
struct Question {
  Packet packet;
  Device device;
};

bool refuse(const std::string& message) {
  std::cerr << "vpnlint: " << message << '\n';
  return false;
}

bool read_question(const Options& options, Question& question) {
  const auto packet = packet_from(options.packet);
  if (!packet) {
    return refuse(
        "--packet must be like 'udp 198.51.100.2:500 -> 10.77.0.10:500' or "
        "'esp 198.51.100.2 -> 10.77.0.10', not " +
        options.packet);
  }
  question.packet = *packet;
  for (const auto& text : options.devices) {
    const auto own = own_address_from(text);
    if (!own) return refuse("--device must be like 198.51.100.1/24@eth0, not " + text);
    question.device.addresses.push_back(*own);
  }
  question.device.served = options.listens;
  const bool own = question.device.owns(packet->source);
  if (own) question.packet.in_interface.clear();
  if (!options.in_interface.empty()) question.packet.in_interface = options.in_interface;
  if (!options.out_interface.empty()) question.packet.out_interface = options.out_interface;
  return true;
}

TraceStep step_of(const Bundle& bundle, ArtifactId artifact, const AnswerStep& step) {
  const auto& host = bundle.hosts[bundle.artifacts[artifact].host];
  TraceStep traced;
  traced.device = host.name.empty() ? bundle.artifacts[artifact].path : host.name;
  traced.role = host.role;
  traced.stage = step.stage;
  traced.verdict = step.verdict;
  traced.message = step.message;
  traced.profile = step.profile;
  const auto where = step.artifact == no_artifact ? artifact : step.artifact;
  if (step.at.line > 0) traced.evidence = evidence_at(bundle, where, step.at);
  return traced;
}

std::string port_text(const Packet& packet, std::uint16_t port) {
  return packet.has_ports() ? std::to_string(port) : "";
}

TracedPacket traced(const Packet& packet) {
  return {packet.protocol, address_text(packet.source), port_text(packet, packet.source_port),
          address_text(packet.destination), port_text(packet, packet.destination_port)};
}

// What is no longer as it was sent.
TracedPacket changes(const TracedPacket& sent, const TracedPacket& ended) {
  const auto changed = [](const std::string& before, const std::string& after) {
    return before == after ? std::string() : after;
  };
  return {"", changed(sent.source, ended.source), changed(sent.source_port, ended.source_port),
          changed(sent.destination, ended.destination),
          changed(sent.destination_port, ended.destination_port)};
}

Trace trace_of(const Bundle& bundle, ArtifactId artifact, const Question& question,
               const Answer& answer) {
  Trace trace;
  trace.flow = traced(question.packet);
  trace.direction = answer.packet.in_interface.empty() ? "out" : answer.local ? "in" : "through";
  trace.verdict = name_of(answer.disposition);
  trace.at = answer.at;
  trace.rewritten = changes(trace.flow, traced(answer.packet));
  for (const auto& step : answer.steps) trace.steps.push_back(step_of(bundle, artifact, step));
  return trace;
}

// The artifact whose packet filter is asked; none, and a message, when there is not one.
std::optional<ArtifactId> filter_of(const Bundle& bundle) {
  const auto filters = artifacts_with_a_filter(bundle);
  if (filters.empty()) {
    refuse("nothing in the input holds a packet filter that can be asked");
    return std::nullopt;
  }
  if (filters.size() == 1) return filters.front();
  refuse(bundle.artifacts[filters[0]].path + " and " + bundle.artifacts[filters[1]].path +
         " both hold a packet filter; a packet is asked of one");
  return std::nullopt;
}

bool write(const std::vector<Trace>& traces, const Options& options, const Output& output) {
  const bool text = output.format == "text";
  const auto language = !options.language.empty() ? options.language
                        : text                    ? language_of_locale()
                                                  : "en";
  const bool colour =
      output.file.empty() ? wants_colour_on_stdout(options.colour) : options.colour == "always";
  const auto written = text                     ? write_trace_text(traces, language, colour)
                       : output.format == "svg" ? write_path_svg(traces, language)
                                                : write_trace_json(traces, language);
  if (!output.file.empty()) return replace_file(output.file, written);
  std::cout << written;
  return true;
}

}  // namespace

Exit trace(const Options& options) {
  Question question;
  ReadOptions how;
  const bool asked = !options.packet.empty();
  if (asked && !read_question(options, question)) return Exit::usage;
  if (!read_options_from(options, how)) return Exit::usage;
  auto read = read_bundle(options.paths, how);
  if (!all_there(read)) return Exit::usage;
  auto& bundle = read.bundle;
  if (!options.quiet) print_problems(bundle);

  std::vector<Trace> traces;
  if (asked) {
    const auto artifact = filter_of(bundle);
    if (!artifact) return Exit::nothing;
    const auto answer = ask(bundle, *artifact, question.device, question.packet);
    if (answer) traces.push_back(trace_of(bundle, *artifact, question, *answer));
  } else {
    analyse(bundle);
    traces = traces_of(bundle);
  }
  bool written = true;
  for (const auto& output : options.outputs) written = write(traces, options, output) && written;
  if (!written || (options.strict && anything_unreadable(bundle))) return Exit::internal;
  if (anything_recognised(bundle)) return Exit::ok;
  if (!options.quiet) std::cerr << "vpnlint: nothing in the input was recognised\n";
  return Exit::nothing;
}

}  // namespace vpnlint
