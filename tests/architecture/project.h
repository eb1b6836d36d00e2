// The project's own files, as the architecture tests see them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace vpnlint::architecture {

namespace fs = std::filesystem;

inline fs::path project(std::string_view path) { return fs::path(SOURCE_DIR) / path; }

inline std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::vector<std::string> lines_of(const fs::path& path) {
  std::istringstream text(read_file(path));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

/// Names of what is directly in a folder, sorted.
inline std::vector<std::string> folders_in(const fs::path& path) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

inline std::vector<fs::path> files_below(const fs::path& path) {
  std::vector<fs::path> files;
  if (!fs::exists(path)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The first argument of every `MACRO(argument, ...)` line of a list such as formats.def.
inline std::vector<std::string> entries_of(const fs::path& list, const std::string& macro) {
  std::vector<std::string> entries;
  for (const auto& line : lines_of(list)) {
    if (!line.starts_with(macro + "(")) continue;
    const auto begin = macro.size() + 1;
    entries.push_back(line.substr(begin, line.find_first_of(",)", begin) - begin));
  }
  return entries;
}

inline bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace vpnlint::architecture
