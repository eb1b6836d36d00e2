// IP addresses and networks as configurations write them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vpnlint {

struct Address {
  bool v6 = false;
  std::array<std::uint8_t, 16> bytes{};  ///< IPv4 in the first four

  friend auto operator<=>(const Address&, const Address&) = default;
};

/// Inclusive; both ends of one family.
struct AddressRange {
  Address first, last;
};

/// What others can reach. Documentation networks (RFC 5737, 3849) count as public.
enum class AddressClass {
  public_address,
  private_address,  ///< RFC 1918, fc00::/7
  shared,           ///< 100.64/10, RFC 6598: carrier-grade NAT
  dslite,           ///< 192.0.0.0/29, RFC 6333
  link_local,
  loopback,
  unspecified,
  multicast,
};

std::string_view name_of(AddressClass address_class);

/// Dotted IPv4 with four decimal parts, or IPv6 (RFC 4291, zone index ignored); nothing else.
std::optional<Address> parse_address(std::string_view text);
/// "a", "a/24", "a/255.255.255.0", "a-b"; host bits of a network are ignored.
std::optional<AddressRange> parse_range(std::string_view text);
AddressClass classify(const Address& address);

bool lies_within(const AddressRange& inner, const AddressRange& outer);
bool overlap(const AddressRange& a, const AddressRange& b);

}  // namespace vpnlint
