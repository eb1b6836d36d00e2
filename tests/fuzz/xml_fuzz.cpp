// Any bytes as XML: the scan must leave nothing that the library refuses.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "syntax/xml.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vpnlint;
  Problems problems(0, 200);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const XmlDocument document(text, Limits{}, problems);
  for (const auto& problem : problems.all()) {
    if (problem.message.text == "The XML cannot be read.") std::abort();
  }
  if (document.complete() && !document.root()) std::abort();
  return 0;
}
