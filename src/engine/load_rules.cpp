// Reading folders of rule files, and the packs that some of them are.
#include "engine/load_rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/sha256.h"

namespace vpnlint {
namespace fs = std::filesystem;
namespace {

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with("."); }

// Sorted, so that messages come in the same order everywhere.
std::vector<fs::path> files_below(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (is_hidden(entry->path())) {
      if (entry->is_directory(error)) entry.disable_recursion_pending();
    } else if (entry->is_regular_file(error)) {
      files.push_back(entry->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<std::string> bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (stream.bad() || !stream.is_open()) return std::nullopt;
  return text;
}

// Path below the folder -> SHA-256, of everything but pack.toml itself.
std::map<std::string, std::string> hashes_of(const fs::path& folder,
                                             const std::vector<fs::path>& files) {
  std::map<std::string, std::string> hashes;
  for (const auto& file : files) {
    if (file == folder / pack_file) continue;
    if (const auto bytes = bytes_of(file)) {
      hashes[file.lexically_relative(folder).generic_string()] = sha256(*bytes);
    }
  }
  return hashes;
}

void read_pack(const fs::path& folder, const std::vector<fs::path>& files, RuleSet& set) {
  const auto name = (folder / pack_file).string();
  const auto text = bytes_of(name);
  if (!text) {
    set.problems.push_back({name, 1, 1, "cannot be read"});
    return;
  }
  const auto before = set.problems.size();
  auto pack = read_rule_pack(*text, name, VPNLINT_VERSION, set.problems);
  const bool sound = set.problems.size() == before;
  if (sound) check_pack_files(pack, name, hashes_of(folder, files), set.problems);
  set.packs.push_back(std::move(pack));
}

}  // namespace

void read_rule_folder(const std::string& folder, RuleSet& set) {
  std::error_code error;
  const bool is_file = fs::is_regular_file(folder, error);
  const auto files = is_file ? std::vector<fs::path>{folder} : files_below(folder, error);
  bool any = false;
  for (const auto& file : files) {
    if (!file.string().ends_with(".toml") || file.filename() == pack_file) continue;
    any = true;
    if (const auto text = bytes_of(file))
      read_rule(*text, file.string(), set);
    else
      set.problems.push_back({file.string(), 1, 1, "cannot be read"});
  }
  if (!any) {
    set.problems.push_back(
        {folder, 1, 1,
         error ? "cannot be read: " + error.message() : "holds no rule files (*.toml)"});
  }
  if (!is_file && fs::is_regular_file(fs::path(folder) / pack_file, error)) {
    read_pack(folder, files, set);
  }
}

std::optional<std::string> renewed_pack(const std::string& folder) {
  const fs::path root(folder);
  const auto text = bytes_of(root / pack_file);
  if (!text) return std::nullopt;
  std::error_code error;
  return with_hashes(*text, hashes_of(root, files_below(root, error)));
}

}  // namespace vpnlint
