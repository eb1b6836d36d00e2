// What a workload holds, written beside it: a fast wrong run must not pass for a good one.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace vpnlint::bench {

struct Truth {
  std::map<std::string, uint64_t> counts;
  std::map<std::string, std::vector<uint64_t>> planted;  ///< rule id -> lines that prove it
};

inline void write_truth(const std::filesystem::path& path, const Truth& truth) {
  std::string text = "{\"counts\":{";
  const char* comma = "";
  for (const auto& [name, count] : truth.counts) {
    text += comma + ("\"" + name + "\":" + std::to_string(count));
    comma = ",";
  }
  text += "},\"planted\":{";
  comma = "";
  for (const auto& [rule, lines] : truth.planted) {
    text += comma + ("\"" + rule + "\":[");
    for (size_t i = 0; i < lines.size(); ++i) text += (i ? "," : "") + std::to_string(lines[i]);
    text += "]";
    comma = ",";
  }
  text += "}}\n";
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return;
  std::fwrite(text.data(), 1, text.size(), file);
  std::fclose(file);
}

}  // namespace vpnlint::bench
