// Reading bundle.toml.
#include "config/bundle_file.h"

#include <array>

#include "base/address.h"
#include "base/text.h"
#include "engine/parse_toml.h"
#include "engine/toml_table.h"

namespace vpnlint {
namespace {

constexpr std::size_t most_bytes = 64 * 1024;  // a description of a bundle has some lines

std::string as_sentence(const std::string& message) {
  return message.ends_with('?') ? message : message + '.';
}

// "203.0.113.5/24@eth0"
std::optional<DescribedAddress> address_from(std::string_view text) {
  const auto at = text.find('@');
  if (at == text.npos || at + 1 == text.size()) return std::nullopt;
  const auto written = text.substr(0, at);
  if (!parse_address(written.substr(0, written.find('/'))) || !parse_range(written)) {
    return std::nullopt;
  }
  return DescribedAddress{std::string(written), std::string(text.substr(at + 1))};
}

void read_addresses(const toml::table& source, TomlTable& table, DescribedHost& host,
                    FileProblems& problems) {
  for (const auto& text : table.texts("addresses")) {
    const auto& node = *source.get("addresses");
    host.line = node.source().begin.line;
    const auto address = address_from(text);
    if (address)
      host.addresses.push_back(*address);
    else
      problems.add(node, "an address must be like 203.0.113.5/24@eth0, not " + text);
  }
}

void read_host(const toml::table& source, BundleFile& file, FileProblems& problems) {
  TomlTable table(source, problems);
  DescribedHost host;
  host.folder = table.optional_text("folder");
  const auto role = table.optional_text("role");
  const auto known = role_from(role);
  if (!role.empty() && !known) problems.add(*source.get("role"), "unknown role " + role);
  read_addresses(source, table, host, problems);
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
