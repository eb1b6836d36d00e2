// No reader claims the files that only look like its own: tests/formats/FORMAT/negatives.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

#include "formats/read_text.h"

namespace vpnlint {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

BOOST_AUTO_TEST_CASE(look_alikes_are_left_alone) {
  for (const auto& format : all_formats()) {
    const auto folder =
        std::filesystem::path(SOURCE_DIR "/tests/formats") / format.id / "negatives";
    BOOST_TEST_REQUIRE(std::filesystem::is_directory(folder), format.id);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      const auto name = entry.path().filename().string();
      BOOST_TEST(test::score(format.recognise, bytes_of(entry.path()), name) == 0,
                 format.id << ' ' << name);
      ++files;
    }
    BOOST_TEST(files >= 10u, format.id);
  }
}

}  // namespace
}  // namespace vpnlint
