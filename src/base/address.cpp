// IP addresses and networks.
#include "base/address.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr int v4_bits = 32;
constexpr int v6_bits = 128;

std::optional<Address> parse_v4(std::string_view text) {
  const auto parts = split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  Address address;
  for (std::size_t i = 0; i < 4; ++i) {
    if (parts[i].empty() || parts[i].size() > 3) return std::nullopt;
    const auto number = parse_integer(parts[i]);
    if (!number || *number < 0 || *number > 255) return std::nullopt;
    address.bytes[i] = static_cast<std::uint8_t>(*number);
  }
  return address;
}

// Groups of one side of "::", an IPv4 tail included; none when malformed.
std::optional<std::pair<std::array<std::uint8_t, 16>, std::size_t>> parse_groups(
    std::string_view text) {
  std::array<std::uint8_t, 16> bytes{};
  std::size_t used = 0;
  if (text.empty()) return std::pair{bytes, used};
  const auto parts = split(text, ':');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i + 1 == parts.size() && parts[i].find('.') != std::string_view::npos) {
      const auto tail = parse_v4(parts[i]);
      if (!tail || used + 4 > bytes.size()) return std::nullopt;
      std::copy_n(tail->bytes.begin(), 4, bytes.begin() + static_cast<std::ptrdiff_t>(used));
      return std::pair{bytes, used + 4};
    }
    const bool fits = !parts[i].empty() && parts[i].size() <= 4 && used + 2 <= bytes.size();
    const auto group = fits ? parse_integer(parts[i], 16) : std::nullopt;
    if (!group || *group < 0) return std::nullopt;
    bytes[used++] = static_cast<std::uint8_t>(*group >> 8);
    bytes[used++] = static_cast<std::uint8_t>(*group & 0xff);
  }
  return std::pair{bytes, used};
}

std::optional<Address> parse_v6(std::string_view text) {
  text = text.substr(0, text.find('%'));
  Address address{true, {}};
  const auto gap = text.find("::");
  if (gap == text.npos) {
    const auto groups = parse_groups(text);
    if (!groups || groups->second != 16) return std::nullopt;
    address.bytes = groups->first;
    return address;
  }
  if (text.find("::", gap + 1) != text.npos) return std::nullopt;
  const auto head = parse_groups(text.substr(0, gap));
  const auto tail = parse_groups(text.substr(gap + 2));
  if (!head || !tail || head->second + tail->second > 14) return std::nullopt;
  address.bytes = head->first;
  std::copy_n(tail->first.begin(), tail->second,
              address.bytes.end() - static_cast<std::ptrdiff_t>(tail->second));
  return address;
}

AddressRange network(Address address, int prefix) {
  AddressRange range{address, address};
  const int bits = address.v6 ? v6_bits : v4_bits;
  for (int bit = prefix; bit < bits; ++bit) {
    const auto mask = static_cast<std::uint8_t>(0x80 >> bit % 8);
    range.first.bytes[static_cast<std::size_t>(bit / 8)] &= static_cast<std::uint8_t>(~mask);
    range.last.bytes[static_cast<std::size_t>(bit / 8)] |= mask;
  }
  return range;
}

// Length of a contiguous IPv4 mask; none for others.
std::optional<int> mask_length(const Address& mask) {
  std::uint32_t bits = 0;
  for (int i = 0; i < 4; ++i) bits = bits << 8 | mask.bytes[static_cast<std::size_t>(i)];
  int length = 0;
  while (length < v4_bits && (bits & 0x80000000u >> length)) ++length;
  const bool contiguous = length == v4_bits || (bits << length) == 0;
  return contiguous ? std::optional(length) : std::nullopt;
}

struct KnownNetwork {
  std::string_view network;
  AddressClass address_class;
};

constexpr std::array known_networks = {
    KnownNetwork{"10.0.0.0/8", AddressClass::private_address},
    KnownNetwork{"172.16.0.0/12", AddressClass::private_address},
    KnownNetwork{"192.168.0.0/16", AddressClass::private_address},
    KnownNetwork{"100.64.0.0/10", AddressClass::shared},
    KnownNetwork{"192.0.0.0/29", AddressClass::dslite},
    KnownNetwork{"169.254.0.0/16", AddressClass::link_local},
    KnownNetwork{"127.0.0.0/8", AddressClass::loopback},
    KnownNetwork{"0.0.0.0/8", AddressClass::unspecified},
    KnownNetwork{"224.0.0.0/3", AddressClass::multicast},
    KnownNetwork{"fc00::/7", AddressClass::private_address},
    KnownNetwork{"fe80::/10", AddressClass::link_local},
    KnownNetwork{"::1/128", AddressClass::loopback},
    KnownNetwork{"::/128", AddressClass::unspecified},
    KnownNetwork{"ff00::/8", AddressClass::multicast},
};

}  // namespace

std::string_view name_of(AddressClass address_class) {
  switch (address_class) {
    case AddressClass::public_address:
      return "public";
    case AddressClass::private_address:
      return "private";
    case AddressClass::shared:
      return "shared";
    case AddressClass::dslite:
      return "dslite";
    case AddressClass::link_local:
      return "link_local";
    case AddressClass::loopback:
      return "loopback";
    case AddressClass::unspecified:
      return "unspecified";
    case AddressClass::multicast:
      return "multicast";
  }
  return "public";
}

std::optional<Address> parse_address(std::string_view text) {
  return text.find(':') == text.npos ? parse_v4(text) : parse_v6(text);
}

std::optional<AddressRange> parse_range(std::string_view text) {
  if (const auto slash = text.find('/'); slash != text.npos) {
    const auto address = parse_address(text.substr(0, slash));
    if (!address) return std::nullopt;
    const auto length_text = text.substr(slash + 1);
    auto length = parse_integer(length_text);
    if (!length && !address->v6) {
      const auto mask = parse_v4(length_text);
      const auto from_mask = mask ? mask_length(*mask) : std::nullopt;
      if (from_mask) length = *from_mask;
    }
    if (!length || *length < 0 || *length > (address->v6 ? v6_bits : v4_bits)) return std::nullopt;
    return network(*address, static_cast<int>(*length));
  }
  if (const auto dash = text.find('-'); dash != text.npos) {
    const auto first = parse_address(text.substr(0, dash));
    const auto last = parse_address(text.substr(dash + 1));
    if (!first || !last || first->v6 != last->v6 || *last < *first) return std::nullopt;
    return AddressRange{*first, *last};
  }
  const auto address = parse_address(text);
  if (!address) return std::nullopt;
  return AddressRange{*address, *address};
}

AddressClass classify(const Address& address) {
  for (const auto& known : known_networks) {
    const auto range = parse_range(known.network);
    if (lies_within({address, address}, *range)) return known.address_class;
  }
  return AddressClass::public_address;
}

bool lies_within(const AddressRange& inner, const AddressRange& outer) {
  return inner.first.v6 == outer.first.v6 && outer.first <= inner.first && inner.last <= outer.last;
}

bool overlap(const AddressRange& a, const AddressRange& b) {
  return a.first.v6 == b.first.v6 && a.first <= b.last && b.first <= a.last;
}

}  // namespace vpnlint
