// Reading bundle.toml.
#include "config/bundle_file.h"

#include <algorithm>
#include <array>

#include "base/text.h"

#include "engine/toml.h"

namespace vpnlint {
namespace {

// toml++ needs bounds on hostile input (stack depth of dotted keys).
constexpr std::size_t most_bytes = 64 * 1024;
constexpr std::size_t most_dots = 1'000;

Position place(const toml::node& node) {
  return {node.source().begin.line, node.source().begin.column};
}

void refuse(Problems& problems, Position at, std::string_view key) {
  problems.add(Gravity::note, problem_kind::syntax, at,
               {"bundle.toml: {key} is not understood.", {{"key", std::string(key)}}});
}

void read_host(const toml::table& source, BundleFile& file, Problems& problems) {
  DescribedHost host;
  for (const auto& [key, node] : source) {
    const auto text = node.value_exact<std::string>().value_or("");
    const auto role = key.str() == "role" ? role_from(text) : std::nullopt;
    if (key.str() == "folder" && !text.empty())
      host.folder = text;
    else if (role)
      host.role = *role;
    else
      refuse(problems, place(node), key.str());
  }
  while (host.folder.ends_with('/')) host.folder.pop_back();
  if (!host.folder.empty() && host.role != Role::unknown) file.hosts.push_back(std::move(host));
}

}  // namespace

std::optional<Role> role_from(std::string_view name) {
  const auto wanted = replace_all(lower(name), "-", "_");
  constexpr std::array roles = {Role::client, Role::client_router, Role::server_router,
                                Role::server, Role::cloud};
  for (const auto role : roles) {
    if (wanted == name_of(role)) return role;
  }
  return std::nullopt;
}

BundleFile read_bundle_file(std::string_view text, Problems& problems) {
  BundleFile file;
  const auto dots = static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
  if (text.size() > most_bytes || dots > most_dots) {
    problems.add(Gravity::unreadable, problem_kind::limit, {1, 1},
                 {"bundle.toml is larger than any description of a bundle.", {}});
    return file;
  }
  const auto parsed = toml::parse(text);
  if (!parsed) {
    const auto& begin = parsed.error().source().begin;
    problems.add(
        Gravity::unreadable, problem_kind::syntax, {begin.line, begin.column},
        {"bundle.toml: {reason}.", {{"reason", std::string(parsed.error().description())}}});
    return file;
  }
  for (const auto& [key, node] : parsed.table()) {
    const auto error = key.str() == "error" ? node.value_exact<std::int64_t>() : std::nullopt;
    const auto locale = key.str() == "locale" ? node.value_exact<std::string>() : std::nullopt;
    const auto* hosts = key.str() == "host" ? node.as_array() : nullptr;
    if (error)
      file.error = *error;
    else if (locale)
      file.locale = *locale;
    else if (hosts) {
      for (const auto& host : *hosts) {
        if (const auto* table = host.as_table())
          read_host(*table, file, problems);
        else
          refuse(problems, place(host), "host");
      }
    } else {
      refuse(problems, place(node), key.str());
    }
  }
  return file;
}

}  // namespace vpnlint
