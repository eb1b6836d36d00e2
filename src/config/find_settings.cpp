// Looking for vpnlint.toml.
#include "config/find_settings.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace vpnlint {
namespace {

namespace fs = std::filesystem;

fs::path real_path(const fs::path& path) {
  std::error_code error;
  auto real = fs::canonical(path, error);
  return error ? fs::path{} : real;
}

bool lies_inside(const fs::path& path, const fs::path& folder) {
  if (path.empty() || folder.empty()) return false;
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
         folder.end();
}

bool lies_inside_any(const fs::path& path, const std::vector<std::string>& audited) {
  return std::any_of(audited.begin(), audited.end(), [&](const std::string& argument) {
    return argument != "-" && lies_inside(path, real_path(argument));
  });
}

std::string nearest_file(const fs::path& start) {
  std::string up;
  for (auto folder = start; !folder.empty(); folder = folder.parent_path()) {
    std::error_code error;
    if (fs::is_regular_file(folder / settings_name, error)) return up + std::string(settings_name);
    if (folder == folder.root_path()) break;
    up += "../";
  }
  return {};
}

}  // namespace

FoundSettings find_settings(const std::vector<std::string>& audited) {
  const auto here = real_path(".");
  FoundSettings found{nearest_file(here), {}};
  if (found.file.empty()) return found;
  // A link is judged by where it stands and by where it leads.
  const auto stands = real_path(fs::path(found.file).parent_path() / ".") / settings_name;
  if (lies_inside_any(stands, audited) || lies_inside_any(real_path(found.file), audited)) {
    found.refused = "it lies inside the audited input";
  } else if (lies_inside_any(here, audited)) {
    found.refused = "the working directory lies inside the audited input";
  }
  return found;
}

}  // namespace vpnlint
