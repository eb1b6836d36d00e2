// The last guard before a line of an artifact is printed.
#include "report/excerpt.h"

#include <algorithm>
#include <array>

#include "base/secret_names.h"
#include "base/text.h"

namespace vpnlint {
namespace {

// Names that can only mean a secret. `key` alone is too common in registry lines; the readers know
// their own.
constexpr std::array<std::string_view, 10> secret_words = {
    "passw",        "passphrase",     "psk",        "secret",    "pre-shared-key",
    "presharedkey", "pre_shared_key", "privatekey", "sharedkey", "otp_seed"};

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

bool is_secret_name(std::string_view name) {
  const auto small = lower(name);
  return std::any_of(secret_words.begin(), secret_words.end(),
                     [&](std::string_view word) { return small.find(word) != small.npos; });
}

// Where the value begins behind `name`, or npos when no separator follows.
std::size_t value_after(std::string_view line, std::size_t at) {
  if (at < line.size() && line[at] == '>') return at + 1;
  if (at < line.size() && (line[at] == '"' || line[at] == '\'')) ++at;
  while (at < line.size() && line[at] == ' ') ++at;
  if (at == line.size() || (line[at] != '=' && line[at] != ':')) return line.npos;
  ++at;
  while (at < line.size() && line[at] == ' ') ++at;
  return at;
}

std::size_t end_of_value(std::string_view line, std::size_t at) {
  const bool element = at > 0 && line[at - 1] == '>';
  if (element) return std::min(line.find('<', at), line.size());
  if (line[at] != '"' && line[at] != '\'') return line.size();
  const auto closing = line.find(line[at], at + 1);
  return closing == line.npos ? line.size() : closing + 1;
}

bool is_harmless(std::string_view value) {
  constexpr std::array<std::string_view, 8> flags = {"0",    "1",     "yes", "no",
                                                     "true", "false", "on",  "off"};
  value = trim(value);
  if (starts_with_ignoring_case(value, "dword:") || is_masked_secret(value)) return true;
  return std::any_of(flags.begin(), flags.end(),
                     [&](std::string_view flag) { return equal_ignoring_case(value, flag); });
}

}  // namespace

std::string guarded_excerpt(std::string_view line) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (!is_name_character(line[at])) {
      ++at;
      continue;
    }
    const auto begin = at;
    while (at < line.size() && is_name_character(line[at])) ++at;
    if (!is_secret_name(line.substr(begin, at - begin))) continue;
    const auto value = value_after(line, at);
    if (value >= line.size()) continue;
    const auto end = end_of_value(line, value);
    if (is_harmless(line.substr(value, end - value))) continue;
    out += line.substr(done, value - done);
    out += redacted;
    done = at = end;
  }
  return out += line.substr(done);
}

}  // namespace vpnlint
