// Any bytes as a .reg file: in UTF-16 when they begin with its mark, else as bytes.
#include <cstddef>
#include <cstdint>

#include "formats/registry/read_reg.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vpnlint;
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const bool wide = bytes.starts_with("\xff\xfe");
  const auto encoding = wide ? Encoding::utf16le_bom : Encoding::cp949;
  Limits small;
  small.value_bytes = 64;
  small.line_bytes = 4096;
  test::read_text(read_registry, bytes, "a.reg", small, encoding);
  test::audit(bytes, encoding, test::usual_wanted());
  test::score(recognise_registry, bytes);
  return 0;
}
