// Hands files to a fuzz target without libFuzzer: fuzz_replay TARGET PATH...
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#define FUZZ_TARGET(id) extern "C" int fuzz_##id(const std::uint8_t*, std::size_t);
#include "fuzz_targets.def"
#undef FUZZ_TARGET

namespace {

using Target = int (*)(const std::uint8_t*, std::size_t);

Target find_target(std::string_view wanted) {
#define FUZZ_TARGET(id) \
  if (wanted == #id) return fuzz_##id;
#include "fuzz_targets.def"
#undef FUZZ_TARGET
  return nullptr;
}

void replay(Target target, const std::filesystem::path& path) {
  std::cout << path.string() << std::endl;  // the last line tells which file crashed
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  target(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  const auto target = argc > 1 ? find_target(argv[1]) : nullptr;
  if (!target) {
    std::cerr << "usage: fuzz_replay TARGET FOLDER...\n";
    return 2;
  }
  target(nullptr, 0);
  std::size_t count = 0;
  for (int i = 2; i < argc; ++i) {
    if (!std::filesystem::exists(argv[i])) continue;  // nothing has crashed yet
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      replay(target, entry.path());
      ++count;
    }
  }
  std::cout << count << " files replayed\n";
  return count > 0 ? 0 : 1;
}
