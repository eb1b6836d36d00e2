// Marks and addresses that statements write.
#include "formats/nftables/targets.h"

#include <cstdint>

#include "base/address.h"
#include "base/ports.h"
#include "formats/nftables/fields.h"

namespace vpnlint::nft {
namespace {

std::string hex(std::uint32_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) text += digits[(number >> shift) & 15];
  const auto begin = text.find_first_not_of('0');
  return "0x" + (begin == text.npos ? "0" : text.substr(begin));
}

// `meta mark`, `ct mark`, or `mark` as iptables-nft prints it: whose mark is read.
std::string_view mark_at(const Tokens& tokens, std::size_t& at, std::size_t end) {
  if (at < end && tokens[at].is("mark")) return ++at, "meta";
  if (at + 1 >= end || !tokens[at + 1].is("mark")) return {};
  const std::string_view whose = tokens[at].is("meta") ? "meta" : tokens[at].is("ct") ? "ct" : "";
  if (!whose.empty()) at += 2;
  return whose;
}

bool is_sign(const Token& token, std::string_view sign, std::string_view word) {
  return token.is(sign) || token.is(word);
}

}  // namespace

std::string mark_target(const Tokens& tokens, std::size_t begin, std::size_t end,
                        std::string_view own) {
  auto at = begin;
  const auto whose = mark_at(tokens, at, end);
  if (whose.empty()) {
    const auto value = begin + 1 == end ? number_of(tokens[begin].text) : std::nullopt;
    return value ? hex(*value) : "";
  }
  if (at == end) return whose == own ? "0x0/0x0" : "other";
  if (whose != own) return "";
  std::uint32_t keep = 0xffffffff, change = 0;  // new = (old & keep) ^ change
  for (; at + 1 < end; at += 2) {
    const auto value = number_of(tokens[at + 1].text);
    if (!value) return "";
    if (is_sign(tokens[at], "&", "and")) {
      keep &= *value;
      change &= *value;
    } else if (is_sign(tokens[at], "|", "or")) {
      keep &= ~*value;
      change |= *value;
    } else if (is_sign(tokens[at], "^", "xor")) {
      change ^= *value;
    } else {
      return "";
    }
  }
  return at == end ? hex(change) + "/" + hex(~keep) : "";
}

std::string translation_target(const Tokens& tokens, std::size_t begin, std::size_t end) {
  std::string text;
  for (auto at = begin; at < end; ++at) {
    if (tokens[at].kind == Token::Kind::sign) return "?";
    text += tokens[at].is(".") ? ":" : tokens[at].text;
  }
  if (text.empty() || text.find_first_of("$@") != text.npos) return "?";
  const bool v6 = text.starts_with('[') || parse_address(text);
  const auto colon = v6 ? text.npos : text.find(':');
  if (colon == text.npos) return text;
  return parse_ports(std::string_view(text).substr(colon + 1)) ? text : "?";
}

}  // namespace vpnlint::nft
