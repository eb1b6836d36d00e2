// Which host a file belongs to, and what a host's contents say about its role.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/bundle.h"

namespace vpnlint {

/// The first role folder (client, client-router, server-router, server, cloud) in a path below the
/// bundle, members of archives included: host name = path up to and with that folder.
struct RoleFolder {
  std::string host;
  Role role = Role::unknown;
};
std::optional<RoleFolder> role_folder(std::string_view path);

/// Index of the host with that name, made when it is new.
HostId host_named(Bundle& bundle, const std::string& name, Role role, bool guessed);

/// Roles of hosts that no folder names, from what was read: a router with forwards of UDP 500 or
/// 4500 or a VPN server of its own stands at the server's side. A packet filter alone, without such
/// forwards, is the server's when it lets those ports in, else it may be anybody's: unknown.
void guess_router_roles(Bundle& bundle);

}  // namespace vpnlint
