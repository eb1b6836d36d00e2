// Values of nft as conditions want them.
#include <algorithm>

#include "base/address.h"
#include "base/ports.h"
#include "base/text.h"
#include "formats/nftables/fields.h"

namespace vpnlint::nft {
namespace {

using Kind = Field::Kind;
using Value = std::optional<std::string>;

bool is_number(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Value address_value(const std::string& text) {
  return parse_range(text) ? Value(text) : std::nullopt;
}

Value port_value(const std::string& text) {
  if (text == "any") return std::nullopt;
  const auto one = [](std::string_view port) {
    const auto service = service_port(port);
    return service ? std::to_string(*service) : std::string(port);
  };
  const auto dash = is_number(text.substr(0, 1)) ? text.find('-') : std::string::npos;
  const auto range =
      dash == text.npos ? one(text) : one(text.substr(0, dash)) + "-" + one(text.substr(dash + 1));
  return parse_ports(range) ? Value(range) : std::nullopt;
}

// A backslash makes a wildcard an ordinary letter; a number is an interface that is gone.
Value interface_value(const Token& value) {
  const auto& text = value.text;
  if (text.empty() || text.find('\\') != text.npos) return std::nullopt;
  if (value.kind == Token::Kind::word && is_number(text)) return std::nullopt;
  return text;
}

Value number_value(const std::string& text) {
  const auto dash = text.find('-');
  const bool good =
      number_of(text.substr(0, dash)) && (dash == text.npos || number_of(text.substr(dash + 1)));
  return good ? Value(text) : std::nullopt;
}

Value exists_value(std::string_view text) {
  if (text == "exists" || text == "1" || text == "true") return "yes";
  if (text == "missing" || text == "0" || text == "false") return "no";
  return std::nullopt;
}

Value family_value(std::string_view text) {
  if (text == "ip" || text == "ipv4" || text == "4" || text == "0x0800" || text == "0x800")
    return "ip";
  if (text == "ip6" || text == "ipv6" || text == "6" || text == "0x86dd") return "ip6";
  if (text == "arp" || text == "vlan") return std::string(text);
  return std::nullopt;
}

Value packet_type_value(const std::string& text) {
  if (text == "host" || text == "unicast") return "unicast";
  return text == "broadcast" || text == "multicast" ? Value(text) : std::nullopt;
}

Value word_value(const Field& field, const std::string& text) {
  if (field.name == "direction" && is_number(text)) return text == "0" ? "original" : "reply";
  // Bits of states as numbers, and ranges of protocols, are rare enough to stay unknown.
  if (field.name != "protocol" && is_number(text)) return std::nullopt;
  if (field.name == "protocol" && is_number(text.substr(0, 1)) && !is_number(text))
    return std::nullopt;
  return lower(text);
}

Value raw_value(const Field& field, const Token& value) {
  switch (field.kind) {
    case Kind::address:
      return address_value(value.text);
    case Kind::port:
      return port_value(value.text);
    case Kind::interface:
      return interface_value(value);
    case Kind::number:
      return number_value(value.text);
    case Kind::exists:
      return exists_value(value.text);
    case Kind::family:
      return family_value(value.text);
    case Kind::packet_type:
      return packet_type_value(value.text);
    case Kind::word:
      return word_value(field, value.text);
    case Kind::unknown:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> number_of(std::string_view text) {
  const bool hex = text.starts_with("0x");
  const auto number = hex ? parse_integer(text.substr(2), 16) : parse_integer(text);
  if (!number || *number < 0 || *number > 0xffffffffll) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

// What holds the signs of conditions cannot be one value of them.
std::optional<std::string> value_for(const Field& field, const Token& value) {
  if (value.kind == Token::Kind::sign || value.text.find_first_of("|$") != std::string::npos ||
      value.text.find(" . ") != std::string::npos) {
    return std::nullopt;
  }
  if (value.is("*") && field.kind != Kind::unknown) return "*";
  return raw_value(field, value);
}

}  // namespace vpnlint::nft
