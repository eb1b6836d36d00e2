// Where fuzzing begins: what samples and tests hold, as UTF-8 text, sorted by recognised format.
// write_seeds FOLDER PATH...   writes FOLDER/<format>/<number> and everything to FOLDER/all
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/decoder.h"
#include "base/labels.h"
#include "base/limits.h"
#include "formats/format.h"
#include "input/detect_encoding.h"
#include "input/walk.h"

namespace {

using namespace vpnlint;

constexpr std::size_t seed_bytes = 32 * 1024;  // longer ones slow the fuzzer down

std::string beginning(ByteReader& bytes) {
  std::string out(seed_bytes, '\0');
  std::size_t size = 0;
  while (size < out.size()) {
    const auto got = bytes.read(out.data() + size, out.size() - size);
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
  }
  out.resize(size);
  return out;
}

std::string decoded(std::string_view raw) {
  static const KnownWords words(encoding_words());
  Decoder decoder(detect_encoding(raw, raw.size() < seed_bytes, words).encoding);
  std::string text(Decoder::room_for(raw.size()), '\0');
  text.resize(decoder.decode(raw, text.data()));
  return text;
}

class Seeds {
 public:
  explicit Seeds(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "all");
    for (const auto& format : all_formats()) {
      std::filesystem::create_directories(folder_ / format.id);
    }
  }

  void add(const std::string& path, const std::string& raw) {
    const auto text = decoded(raw);
    if (!known_.insert(text).second) return;
    write("all", raw);
    write("all", text);
    const auto* format = recognise({text, raw, path});
    if (!format) return;
    write(format->id, text);
    write(format->id, "\n" + text);  // targets that take their options from the first byte
  }

  std::size_t count() const { return count_; }

 private:
  void write(std::string_view group, std::string_view content) {
    std::ofstream file(folder_ / group / std::to_string(count_++), std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
  }

  std::filesystem::path folder_;
  std::set<std::string> known_;
  std::size_t count_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: fuzz_seeds FOLDER PATH...\n";
    return 2;
  }
  Seeds seeds(argv[1]);
  walk_inputs({argv + 2, argv + argc}, Limits{}, [&](const InputFile& file) {
    // C++ and Python are no input; most tests hold their inputs as strings of these.
    if (file.path.ends_with(".cpp") || file.path.ends_with(".h")) return;
    seeds.add(file.path, beginning(file.bytes));
  });
  std::cout << seeds.count() << " seeds\n";
  return seeds.count() > 0 ? 0 : 1;
}
