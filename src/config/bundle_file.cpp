// Reading bundle.toml.
#include "config/bundle_file.h"

#include <array>

#include "base/text.h"
#include "engine/parse_toml.h"
#include "engine/toml_table.h"

namespace vpnlint {
namespace {

constexpr std::size_t most_bytes = 64 * 1024;  // a description of a bundle has some lines

std::string as_sentence(const std::string& message) {
  return message.ends_with('?') ? message : message + '.';
}

void read_host(const toml::table& source, BundleFile& file, FileProblems& problems) {
  TomlTable table(source, problems);
  DescribedHost host;
  host.folder = table.optional_text("folder");
  const auto role = table.optional_text("role");
  const auto known = role_from(role);
  if (!role.empty() && !known) problems.add(*source.get("role"), "unknown role " + role);
  table.finish("[[host]]");
  while (host.folder.ends_with('/')) host.folder.pop_back();
  if (host.folder.empty() || !known) return;
  host.role = *known;
  file.hosts.push_back(std::move(host));
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
  std::vector<FileProblem> found;
  const std::string name = "bundle.toml";
  const auto parsed = parse_toml(text, name, found, most_bytes);
  if (parsed) {
    FileProblems here(name, found);
    TomlTable table(*parsed, here);
    file.error = table.optional_number("error");
    file.locale = table.optional_text("locale");
    table.each_table("host", [&](const toml::table& host) { read_host(host, file, here); });
    table.finish(name);
  }
  const auto gravity = parsed ? Gravity::note : Gravity::unreadable;
  for (const auto& problem : found) {
    problems.add(gravity, problem_kind::syntax, {problem.line, problem.column},
                 {"bundle.toml: {reason}", {{"reason", as_sentence(problem.message)}}});
  }
  return file;
}

}  // namespace vpnlint
