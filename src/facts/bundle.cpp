// Names of roles and states; quoted lines.
#include "facts/bundle.h"

namespace vpnlint {

std::string_view name_of(Role role) {
  switch (role) {
    case Role::unknown: return "unknown";
    case Role::client: return "client";
    case Role::client_router: return "client_router";
    case Role::server_router: return "server_router";
    case Role::server: return "server";
    case Role::cloud: return "cloud";
  }
  return "unknown";
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::read: return "read";
    case Status::partial: return "partial";
    case Status::unreadable: return "unreadable";
    case Status::unrecognised: return "unrecognised";
  }
  return "unrecognised";
}

void Quotes::keep(std::uint32_t line, std::string_view text) {
  lines_.try_emplace(lines_.end(), line, text);
}

std::string_view Quotes::at(std::uint32_t line) const {
  const auto hit = lines_.find(line);
  return hit == lines_.end() ? std::string_view{} : std::string_view{hit->second};
}

Evidence evidence_at(const Bundle& bundle, ArtifactId artifact, Position at, std::string name) {
  Evidence evidence{artifact, at, {}, {}, std::move(name)};
  if (artifact == no_artifact) {
    evidence.path = "(command line)";
    evidence.at = {1, 0};
    return evidence;
  }
  evidence.path = bundle.artifacts[artifact].path;
  evidence.excerpt = bundle.artifacts[artifact].quotes.at(at.line);
  return evidence;
}

}  // namespace vpnlint
