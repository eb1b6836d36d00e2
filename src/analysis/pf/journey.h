// A first packet through one pf router: translation, filter, routing or delivery, translation,
// filter.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/flow/answer.h"
#include "analysis/pf/rules.h"
#include "analysis/pf/servers.h"
#include "analysis/pf/translation.h"

namespace vpnlint::pf {

/// What one pf router is.
struct Gate {
  Gate(const FactSet& facts, ArtifactId artifact, const std::vector<OwnAddress>& told,
       std::vector<std::string> served);

  std::size_t work = 0;
  Networks networks;
  Rules rules;
  Translation translation;
  Servers servers;
  std::vector<std::string> served;  ///< "udp/500", "esp": beside the servers in the file

  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;
};

/// pf makes a state for what it passes, so answers are not asked. `in_interface` empty: from the
/// router itself; not_known: the addresses tell. Where several things may happen and lead to
/// different ends, the answer is unknown and stands at what is open.
Answer follow(Gate& gate, const Packet& packet);

}  // namespace vpnlint::pf
