// Facts that every reader makes.
#include "facts/sink.h"

#include <array>
#include <charconv>

namespace vpnlint {
namespace {

// FNV-1a: it has to tell two secrets of a run apart, nothing more.
std::string digest_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  std::array<char, 17> hex{};
  std::to_chars(hex.data(), hex.data() + hex.size(), hash, 16);
  return hex.data();
}

}  // namespace

void FactSink::extent(std::string_view table, std::string_view selector, List columns, Position at,
                      bool complete, std::string_view why) {
  Extent extent;
  extent.at = at;
  extent.table = Text(std::string(table), at);
  extent.selector = Text(std::string(selector), at);
  if (!columns.empty()) extent.columns = Texts(std::move(columns), at);
  extent.complete = Flag(complete, at);
  if (!why.empty()) extent.why = Text(std::string(why), at);
  add(std::move(extent));
}

void FactSink::secret(std::string_view kind, std::string_view name, std::string_view text,
                      Position at) {
  SecretFact secret;
  secret.at = at;
  secret.kind = Text(std::string(kind), at);
  secret.name = Text(std::string(name), at);
  secret.digest = Text(digest_of(text), at);
  add(std::move(secret));
}

}  // namespace vpnlint
