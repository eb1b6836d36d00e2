// What a Windows client itself needs before its packets leave.
#pragma once

#include <string_view>

#include "facts/bundle.h"

namespace vpnlint {

/// Where Windows keeps AssumeUDPEncapsulationContextOnSendRule.
inline constexpr std::string_view policy_agent_key =
    "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent";

/// Adds `path_step` rows of the stages client_service and nat_context for every client of which
/// such facts are known.
///
/// client_service, for ike, nat_t, esp: the IPsec services IKEEXT, PolicyAgent and BFE. One that is
/// disabled, or a BFE that does not run, drops the packet: it is never sent. A pass needs the start
/// type of all three and a BFE that runs; a disabled one that still runs leaves the verdict open.
///
/// nat_context, for nat_t where the server's side translates or forces encapsulation:
/// AssumeUDPEncapsulationContextOnSendRule 1 or 2 passes, its absence and other numbers drop.
void follow_client_steps(Bundle& bundle);

}  // namespace vpnlint
