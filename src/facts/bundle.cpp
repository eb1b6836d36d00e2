// Names of roles and states; quoted lines.
#include "facts/bundle.h"

#include <algorithm>

#include "facts/settings_format.h"

namespace vpnlint {

std::string_view name_of(Role role) {
  switch (role) {
    case Role::unknown:
      return "unknown";
    case Role::client:
      return "client";
    case Role::client_router:
      return "client_router";
    case Role::server_router:
      return "server_router";
    case Role::server:
      return "server";
    case Role::cloud:
      return "cloud";
  }
  return "unknown";
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::read:
      return "read";
    case Status::partial:
      return "partial";
    case Status::unreadable:
      return "unreadable";
    case Status::unrecognised:
      return "unrecognised";
  }
  return "unrecognised";
}

void Quotes::keep(std::uint32_t line, std::string_view text) {
  if (!lines_.empty() && lines_.back().number >= line) {
    if (at(line).empty()) late_.try_emplace(line, text);
    return;
  }
  lines_.push_back({line, static_cast<std::uint32_t>(text.size()), text_.size()});
  text_ += text;
}

std::string_view Quotes::at(std::uint32_t line) const {
  const auto hit =
      std::lower_bound(lines_.begin(), lines_.end(), line,
                       [](const Line& kept, std::uint32_t number) { return kept.number < number; });
  if (hit != lines_.end() && hit->number == line) {
    return std::string_view(text_).substr(hit->begin, hit->size);
  }
  const auto late = late_.find(line);
  return late == late_.end() ? std::string_view{} : std::string_view{late->second};
}

void Quotes::keep(Position at, std::string_view text) {
  places_.try_emplace({at.line, at.column}, text);
}

std::string_view Quotes::at(Position at) const {
  const auto place = places_.find({at.line, at.column});
  return place == places_.end() ? this->at(at.line) : std::string_view(place->second);
}

Evidence evidence_at(const Bundle& bundle, ArtifactId artifact, Position at, std::string name) {
  Evidence evidence{artifact, at, {}, {}, std::move(name)};
  if (artifact == no_artifact) {
    evidence.path = "(command line)";
    evidence.at = {1, 0};
    return evidence;
  }
  evidence.path = bundle.artifacts[artifact].path;
  evidence.excerpt = bundle.artifacts[artifact].quotes.at(at);
  return evidence;
}

bool is_export(const Artifact& artifact) {
  return !artifact.format.empty() && artifact.format != description_format &&
         artifact.format != settings_format && artifact.format != policy_format;
}

bool anything_recognised(const Bundle& bundle) {
  return std::any_of(bundle.artifacts.begin(), bundle.artifacts.end(), is_export);
}

}  // namespace vpnlint
