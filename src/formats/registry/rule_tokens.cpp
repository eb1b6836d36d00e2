// Words, numbers and addresses in tokens of rules.
#include "formats/registry/rule_tokens.h"

#include <bit>

namespace vpnlint {
namespace {

constexpr std::array protocols{TokenNames{"1", "icmpv4"},  TokenNames{"6", "tcp"},
                               TokenNames{"17", "udp"},    TokenNames{"47", "gre"},
                               TokenNames{"50", "esp"},    TokenNames{"51", "ah"},
                               TokenNames{"58", "icmpv6"}, TokenNames{"256", "any"}};
constexpr std::array profiles{TokenNames{"Domain", "domain"}, TokenNames{"Private", "private"},
                              TokenNames{"Public", "public"}};

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

/// 255.255.255.0 as 24; none when it is no mask.
std::optional<int> mask_bits(std::string_view text) {
  std::uint32_t mask = 0;
  const auto parts = split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  for (const auto part : parts) {
    const auto number = parse_integer(part);
    if (!number || *number < 0 || *number > 255) return std::nullopt;
    mask = mask << 8 | static_cast<std::uint32_t>(*number);
  }
  if (std::countl_one(mask) != std::popcount(mask)) return std::nullopt;
  return std::popcount(mask);
}

}  // namespace

std::optional<std::string> protocol_of_token(std::string_view value) {
  if (const auto known = translate_token(protocols, value)) return known;
  return is_digits(value) ? std::optional(std::string(value)) : std::nullopt;
}

std::optional<std::string> profile_of_token(std::string_view value) {
  return translate_token(profiles, value);
}

std::string address_of_token(std::string_view value) {
  const auto slash = value.find('/');
  if (slash == value.npos) return std::string(value);
  const auto bits = mask_bits(value.substr(slash + 1));
  if (!bits) return std::string(value);
  return std::string(value.substr(0, slash + 1)) + std::to_string(*bits);
}

bool is_token(std::string_view name, std::string_view base) {
  if (!name.starts_with(base)) return false;
  const auto version = name.substr(base.size());
  return version.empty() || version.find_first_not_of("0123456789_") == version.npos;
}

bool add_token(Texts& list, std::optional<std::string> item, Position at) {
  if (!item || item->empty()) return false;
  if (!list.known()) list = Texts({}, at);
  auto& items = list.edit();
  if (std::find(items.begin(), items.end(), *item) == items.end()) {
    items.push_back(std::move(*item));
  }
  return true;
}

bool is_rule_version(std::string_view text) {
  if (text.empty() || (text[0] != 'v' && text[0] != 'V')) return false;
  const auto dot = text.find('.');
  return dot != text.npos && is_digits(text.substr(1, dot - 1)) && is_digits(text.substr(dot + 1));
}

}  // namespace vpnlint
