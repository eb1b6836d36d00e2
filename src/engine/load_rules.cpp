// Reading folders of rule files.
#include "engine/load_rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace vpnlint {
namespace fs = std::filesystem;

void read_rule_folder(const std::string& folder, RuleSet& set) {
  std::error_code error;
  std::vector<fs::path> files;
  if (fs::is_regular_file(folder, error)) files.emplace_back(folder);
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const auto name = entry->path().filename().string();
    if (entry->is_regular_file(error) && name.ends_with(".toml") && !name.starts_with(".")) {
      files.push_back(entry->path());
    }
  }
  if (files.empty()) {
    set.problems.push_back(
        {folder, 1, 1,
         error ? "cannot be read: " + error.message() : "holds no rule files (*.toml)"});
    return;
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.good() && !stream.eof()) {
      set.problems.push_back({file.string(), 1, 1, "cannot be read"});
      continue;
    }
    read_rule(text, file.string(), set);
  }
}

}  // namespace vpnlint
