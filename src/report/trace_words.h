// What the places, stages and verdicts of a trace are called.
#pragma once

#include <string>
#include <string_view>

#include "facts/bundle.h"
#include "report/trace.h"

namespace vpnlint {

/// "UDP 4500"; without a question also "answers of UDP 4500".
std::string flow_words(const Trace& trace, std::string_view language);
/// "udp 198.51.100.2:500 -> 10.77.0.10:500" of a question, else the flow.
std::string packet_words(const Trace& trace, std::string_view language);
/// "address:port"
std::string end_words(const std::string& address, const std::string& port);

/// What happened to the packet's addresses; "" when nothing did.
std::string source_change(const Trace& trace, std::string_view language);
std::string destination_change(const Trace& trace, std::string_view language);

std::string place_words(Role role, std::string_view language);
/// "" for a whole device.
std::string stage_words(std::string_view stage, std::string_view language);
std::string step_verdict_words(const TraceStep& step, std::string_view language);
/// "path:line"; "" for a step without a line.
std::string evidence_words(const TraceStep& step);

/// One packet of a question, not the packets of a dial.
bool is_question(const Trace& trace);
bool is_stopped(const Trace& trace);

}  // namespace vpnlint
