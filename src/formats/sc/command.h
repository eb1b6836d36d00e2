// The sc command line at a prompt: which verb, which service, which part of the services.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vpnlint {

/// Services (processes), drivers or both.
enum class Kinds : std::uint8_t { services, drivers, all, some };
enum class States : std::uint8_t { running, stopped, all };

struct ScCommand {
  std::string verb;  ///< lower case: query, queryex, qc, qtriggerinfo ...
  std::string name;  ///< of the service; empty when it lists
  Kinds kinds = Kinds::services;
  States states = States::running;
  bool grouped = false;  ///< group=, ri=, bufsize=: a part of the listing
  bool alias = false;    ///< typed as `sc`, which Windows PowerShell takes for Set-Content
};

/// None when the text is not an sc command. A server name (\\PC) is skipped.
std::optional<ScCommand> parse_sc_command(std::string_view text);

}  // namespace vpnlint
