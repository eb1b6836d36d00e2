// `vpnlint trace`: packets and the steps of their way, as text and as JSON.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"
#include "facts/bundle.h"

namespace vpnlint {

struct TraceStep {
  std::string device, stage;
  Role role = Role::unknown;
  std::string profile;  ///< of the client's firewall, where profiles differ
  std::string verdict;  ///< pass, drop, reject, rewrite or unknown
  Message message;
  std::optional<Evidence> evidence;
  bool sent = true;  ///< false: nobody sent what tells about this place
};

/// Addresses and ports as text; "" = not part of the question.
struct TracedPacket {
  std::string protocol, source, source_port, destination, destination_port;
};

struct Trace {
  TracedPacket flow;
  std::string direction;          ///< in, out or through the device
  std::string verdict;            ///< delivered, dropped, rejected or unknown
  std::optional<std::size_t> at;  ///< index of the deciding step
  TracedPacket rewritten;         ///< what is not as it was sent; "" = unchanged
  std::vector<TraceStep> steps;
};

/// The packets of a dial through everything that was sent.
std::vector<Trace> traces_of(const Bundle& bundle);

std::string write_trace_text(const std::vector<Trace>& traces, const std::string& language,
                             bool colour);
/// {"paths": [...]}, as in schemas/report.schema.json.
std::string write_trace_json(const std::vector<Trace>& traces, std::string_view language);

}  // namespace vpnlint
