// Artifacts of rule examples.
#include "cli/read_example.h"

#include "analysis/analyse.h"
#include "analysis/bundle_facts.h"
#include "base/text.h"
#include "cli/read_bundle.h"
#include "facts/hosts.h"

namespace vpnlint {
namespace {

// As regedit writes it: UTF-16LE with BOM and CRLF.
std::string as_regedit_writes(const std::string& text) {
  std::string out = "\xff\xfe";
  const auto put = [&](char32_t c) {
    out += static_cast<char>(c & 0xff);
    out += static_cast<char>(c >> 8 & 0xff);
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const int length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    char32_t c = length == 1 ? byte : byte & (0x7f >> length);
    for (int k = 1; k < length && i + static_cast<std::size_t>(k) < text.size(); ++k) {
      c = c << 6 | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3f);
    }
    i += static_cast<std::size_t>(length);
    if (c == '\n') put('\r');
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xd800 + ((c - 0x10000) >> 10));
      put(0xdc00 + ((c - 0x10000) & 0x3ff));
    }
  }
  return out;
}

}  // namespace

void read_example(Bundle& bundle,
                  const std::vector<std::pair<std::string, std::string>>& artifacts) {
  ReadOptions options;
  options.wanted.everything = true;
  for (const auto& [name, text] : artifacts) {
    if (name == "reg" || name.ends_with(".reg")) {
      const auto path = name == "reg" ? std::string("example.reg") : name;
      read_text(bundle, path, as_regedit_writes(text), options);
    } else {
      const auto path = name.find('.') == name.npos ? "example." + name : name;
      read_text(bundle, path, replace_all(text, "\n", "\r\n"), options);
    }
  }
  guess_router_roles(bundle);
  add_bundle_facts(bundle);
  analyse(bundle);
}

}  // namespace vpnlint
