// Any bytes in any encoding and any blocks: lines, limits and detection keep their promises.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/source.h"
#include "input/detect_encoding.h"

namespace {

using namespace vpnlint;

void require(bool holds) {
  if (!holds) std::abort();
}

class Blocks : public ByteReader {
 public:
  Blocks(std::string_view bytes, std::size_t block) : bytes_(bytes), block_(block) {}
  std::ptrdiff_t read(char* buffer, std::size_t size) override {
    const auto got = bytes_.copy(buffer, std::min(size, block_));
    bytes_.remove_prefix(got);
    return static_cast<std::ptrdiff_t>(got);
  }

 private:
  std::string_view bytes_;
  std::size_t block_;
};

struct Outcome {
  std::string text;  // lines, with marks for cuts and line ends
  std::uint64_t undecodable;
  Position first;
  bool only_crlf, ends, truncated;
  bool operator==(const Outcome&) const = default;
};

Outcome read_lines(std::string_view bytes, std::size_t block, Encoding encoding,
                   const Limits& limits) {
  Blocks reader(bytes, block);
  Source source(reader, encoding, limits);
  Outcome outcome{};
  Line line;
  std::uint32_t number = 0;
  bool terminated = true;
  while (source.next(line)) {
    require(terminated);  // only the last line has no line end
    terminated = line.terminated;
    require(line.number == ++number && source.line() == number);
    require(line.text.size() <= limits.line_bytes);
    require(line.text.find_first_of("\r\n") == std::string_view::npos);
    outcome.text += line.text;
    outcome.text += line.cut ? "!" : "";
    outcome.text += line.terminated ? "\n" : "";
  }
  require(source.raw_bytes() <= limits.artifact_bytes);
  require(source.truncated() == (bytes.size() > limits.artifact_bytes));
  require((source.first_undecodable().line > 0) == (source.undecodable() > 0));
  require(source.first_undecodable().line <= number);
  require(source.ends_with_line_end() == (number > 0 && terminated));
  return {outcome.text,       source.undecodable(),        source.first_undecodable(),
          source.only_crlf(), source.ends_with_line_end(), source.truncated()};
}

void check_whole_text(std::string_view bytes, std::size_t block, Encoding encoding) {
  Blocks reader(bytes, block);
  Source source(reader, encoding, {});
  const std::string text(source.whole_text());
  Blocks again(text, block);
  Source copy(again, Encoding::utf8, {});
  copy.whole_text();
  require(copy.undecodable() == 0);  // whatever came in, UTF-8 comes out
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t encodings = 6 + code_page_tables().size();
  const auto encoding = static_cast<Encoding>(data[0] % encodings);
  const std::size_t block = 1 + data[0] / encodings;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);

  Limits limits;
  const Outcome whole = read_lines(bytes, bytes.size() + 1, encoding, limits);
  require(read_lines(bytes, block, encoding, limits) == whole);
  limits.line_bytes = 7;
  limits.artifact_bytes = 100;
  require(read_lines(bytes, block, encoding, limits) ==
          read_lines(bytes, bytes.size() + 1, encoding, limits));
  check_whole_text(bytes, block, encoding);

  const std::string_view list[] = {"사용", "règle", "über"};
  const KnownWords words(list);
  const Detection detection = detect_encoding(bytes, true, words);
  require(detection == detect_encoding(bytes, true, words));
  if (detection.by == DetectedBy::words) require(detection.score > 0);
  return 0;
}
