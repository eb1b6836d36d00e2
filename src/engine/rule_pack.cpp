// Reading and writing pack.toml.
#include "engine/rule_pack.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/parse_toml.h"
#include "engine/toml_table.h"

namespace vpnlint {
namespace {

// "1.20.3": one to three numbers.
std::optional<std::array<std::int64_t, 3>> version_from(std::string_view text) {
  std::array<std::int64_t, 3> numbers{};
  const auto parts = split(text, '.');
  if (parts.size() > numbers.size()) return std::nullopt;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool digits = !parts[i].empty() && parts[i].size() < 10 &&
                        parts[i].find_first_not_of("0123456789") == std::string_view::npos;
    if (!digits) return std::nullopt;
    numbers[i] = *parse_integer(parts[i]);
  }
  return numbers;
}

bool is_name(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void read_head(const toml::table& source, std::string_view version, FileProblems& problems,
               RulePack& pack) {
  TomlTable head(source, problems);
  const auto check = [&](std::string_view key, std::string_view what, auto good) {
    auto text = head.text(key);
    const auto* node = source.get(key);
    if (node && !good(text))
      problems.add(*node, std::string(key) + " must be " + std::string(what));
    return text;
  };
  const auto is_version = [](std::string_view text) { return version_from(text).has_value(); };
  pack.id = check("id", "small letters, digits and -", is_name);
  pack.version = check("version", "a version like 1.0.2", is_version);
  pack.licence = check("licence", "an SPDX licence expression",
                       [](std::string_view text) { return !text.empty(); });
  pack.vpnlint = check("vpnlint", "the oldest version that can load the pack", is_version);
  head.finish("[pack]");
  const auto needed = version_from(pack.vpnlint), here = version_from(version);
  if (needed && here && *needed > *here) {
    problems.add(source, "the pack needs vpnlint " + pack.vpnlint + " or later, this is " +
                             std::string(version));
  }
}

void read_files(const toml::table& source, FileProblems& problems, RulePack& pack) {
  for (const auto& [key, node] : source) {
    const auto hash = node.value_exact<std::string>();
    if (!hash || !is_sha256(*hash)) {
      problems.add(node, "a file's SHA-256 is 64 lower-case hexadecimal digits");
      continue;
    }
    pack.files[std::string(key.str())] = {*hash, key.source().begin.line};
  }
}

}  // namespace

RulePack read_rule_pack(std::string_view text, const std::string& file, std::string_view version,
                        std::vector<FileProblem>& found) {
  RulePack pack;
  const auto parsed = parse_toml(text, file, found);
  if (!parsed) return pack;
  FileProblems problems(file, found);
  TomlTable top(*parsed, problems);
  const auto* head = top.optional_table("pack");
  if (head)
    read_head(*head, version, problems, pack);
  else
    problems.add(*parsed, "the table [pack] is missing");
  if (const auto* files = top.optional_table("files")) read_files(*files, problems, pack);
  top.finish(pack_file);
  return pack;
}

void check_pack_files(const RulePack& pack, const std::string& file,
                      const std::map<std::string, std::string>& there,
                      std::vector<FileProblem>& problems) {
  for (const auto& [path, listed] : pack.files) {
    const auto found = there.find(path);
    if (found == there.end()) {
      problems.push_back({file, listed.line, 1, path + " is listed and not there"});
    } else if (found->second != listed.sha256) {
      problems.push_back(
          {file, listed.line, 1,
           path + " is not the file that the pack lists: its SHA-256 is " + found->second});
    }
  }
  for (const auto& [path, hash] : there) {
    if (pack.files.count(path) == 0 && path.ends_with(".toml")) {
      problems.push_back({file, 1, 1, path + " is not listed in [files]"});
    }
  }
}

std::string with_hashes(std::string_view text, const std::map<std::string, std::string>& files) {
  std::string out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    if (trim(line) == "[files]") break;
    out.append(line).push_back('\n');
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  if (!out.empty() && !out.ends_with("\n\n")) out += '\n';
  out += "[files]\n";
  for (const auto& [path, hash] : files) {
    std::string quoted;
    for (const char c : path) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    out += '"' + quoted + "\" = \"" + hash + "\"\n";
  }
  return out;
}

}  // namespace vpnlint
