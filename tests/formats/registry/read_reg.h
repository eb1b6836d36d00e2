// Reads .reg text as an export (UTF-16LE with a mark, CR LF) or as a script, for tests.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"
#include "formats/read_text.h"

namespace vpnlint {
void read_registry(Reading& reading);
int recognise_registry(const Head& head);
}  // namespace vpnlint

namespace vpnlint::test {

inline constexpr std::string_view reg_header = "Windows Registry Editor Version 5.00\n\n";

/// ASCII only; LF becomes CR LF.
inline std::string as_export(std::string_view text) {
  std::string bytes = "\xff\xfe";
  for (const char c : text) {
    if (c == '\n') bytes += std::string_view("\r\0", 2);
    bytes += c;
    bytes += '\0';
  }
  return bytes;
}

/// As an audit reads: only what is wanted, not everything.
inline ReadText audit(std::string_view bytes, Encoding encoding, const Wanted& wanted,
                      const Limits& limits = {}) {
  ReadText result;
  TextReader reader(bytes);
  Source source(reader, encoding, limits);
  FactSink sink(result.facts, result.quotes, 0, 0, limits, wanted);
  Problems problems(0, limits.problems_per_artifact);
  Reading reading{source, "a.reg", sink, problems, limits, {}, {}};
  read_registry(reading);
  result.problems = problems.take();
  return result;
}

/// Keys and names that the rules about the NAT traversal context ask for.
inline Wanted usual_wanted() {
  Wanted wanted;
  wanted.registry_keys = {
      "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent",
      "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters"};
  wanted.registry_suffixes = {"\\Services\\IPSec"};
  wanted.registry_names = {"AssumeUDPEncapsulationContextOnSendRule"};
  return wanted;
}

/// The text below a proper header, as an export.
inline ReadText read_export(std::string_view text, const Limits& limits = {}) {
  const auto bytes = as_export(std::string(reg_header) + std::string(text));
  return audit(bytes, Encoding::utf16le_bom, usual_wanted(), limits);
}

/// The text below a proper header, as `vpnlint facts` reads a script.
inline ReadText read_script(std::string_view text, const Limits& limits = {}) {
  return read_text(read_registry, std::string(reg_header) + std::string(text), "a.reg", limits);
}

}  // namespace vpnlint::test
