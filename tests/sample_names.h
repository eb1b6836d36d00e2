// The folders of samples, for tests that try each.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace vpnlint::test {

/// Sorted. A third of them where the build is slow (sanitizers).
inline std::vector<std::string> sample_names() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(SOURCE_DIR) / "samples")) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
#ifdef VPNLINT_FEWER_SAMPLES
  std::erase_if(names, [n = 0](const std::string&) mutable { return n++ % 3 != 0; });
#endif
  return names;
}

}  // namespace vpnlint::test
