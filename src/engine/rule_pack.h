// pack.toml: what a folder of rules says about itself and its files (docs/rules.md, Rule packs).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/file_problem.h"

namespace vpnlint {

inline constexpr std::string_view pack_file = "pack.toml";

struct RulePackFile {
  std::string sha256;  ///< 64 lower-case hexadecimal digits
  std::uint32_t line = 0;
};

struct RulePack {
  std::string id, version, licence;
  std::string vpnlint;                        ///< the oldest version that can load it
  std::map<std::string, RulePackFile> files;  ///< path below the folder, with /
};

/// Reads pack.toml; refuses a pack that needs a newer vpnlint than `version`. `file` is how
/// messages name it.
RulePack read_rule_pack(std::string_view text, const std::string& file, std::string_view version,
                        std::vector<FileProblem>& problems);

/// What is wrong between the list of the pack and the files that are there (path -> SHA-256):
/// changed, missing, and rule files that are not listed.
void check_pack_files(const RulePack& pack, const std::string& file,
                      const std::map<std::string, std::string>& there,
                      std::vector<FileProblem>& problems);

/// The text with [files], its last table, written anew; everything before stays as it is.
std::string with_hashes(std::string_view text, const std::map<std::string, std::string>& files);

}  // namespace vpnlint
