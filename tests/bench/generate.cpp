// bench_generate NAME... FOLDER: writes workloads for scripts/bench, the same bytes on every run.
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "workloads.h"

namespace {

using namespace vpnlint::bench;
using Make = std::function<Truth(const std::filesystem::path&)>;

struct Workload {
  const char* file;
  Make make;
};

const std::map<std::string, Workload>& workloads() {
  const auto registry = [](uint64_t megabytes) {
    return [=](const auto& path) { return write_registry(path, megabytes); };
  };
  const auto evil = [](Evil kind) {
    return [=](const auto& path) { return write_evil(path, kind); };
  };
  const auto netsh = [](uint32_t rules) {
    return [=](const auto& path) { return write_netsh(path, rules); };
  };
  static const std::map<std::string, Workload> all = {
      {"reg10", {"reg10.reg", registry(10)}},
      {"reg50", {"reg50.reg", registry(50)}},
      {"reg100", {"reg100.reg", registry(100)}},
      {"reg200", {"reg200.reg", registry(200)}},
      {"reg500", {"reg500.reg", registry(500)}},
      {"netsh5000", {"netsh5000.txt", netsh(5000)}},
      {"netsh20000", {"netsh20000.txt", netsh(20000)}},
      {"helpdesk", {"helpdesk", write_helpdesk}},
      {"evil-value", {"evil-value.reg", evil(Evil::endless_value)}},
      {"evil-line", {"evil-line.reg", evil(Evil::endless_line)}},
      {"evil-deep", {"evil-deep.reg", evil(Evil::deep_keys)}},
      {"evil-one-key", {"evil-one-key.reg", evil(Evil::one_key)}},
      {"evil-nul", {"evil-nul.reg", evil(Evil::nul_units)}},
  };
  return all;
}

int usage() {
  std::fputs("usage: bench_generate NAME... FOLDER\nnames:", stderr);
  for (const auto& [name, workload] : workloads()) std::fprintf(stderr, " %s", name.c_str());
  std::fputs("\n", stderr);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return usage();
  const std::filesystem::path folder = argv[argc - 1];
  for (int i = 1; i + 1 < argc; ++i)
    if (!workloads().contains(argv[i])) return usage();
  std::filesystem::create_directories(folder);
  for (int i = 1; i + 1 < argc; ++i) {
    const auto& workload = workloads().at(argv[i]);
    const auto truth = workload.make(folder / workload.file);
    write_truth(folder / (std::string(argv[i]) + ".truth.json"), truth);
  }
  return 0;
}
