// What a rule of nft looks at, and how its values are written in conditions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/nftables/tokens.h"

namespace vpnlint::nft {

struct Field {
  enum class Kind { unknown, address, port, interface, number, exists, family, packet_type, word };
  Kind kind = Kind::unknown;
  std::string name;                  ///< of the condition (FilterRule)
  std::vector<std::string> implied;  ///< further conditions: `udp dport` means UDP
  bool flags = false;                ///< bits: `established,related` is one of them
  std::string mask;                  ///< of a number: 0xff
};

/// The field at tokens[at], which is moved behind it; none where it is no field. Unknown fields
/// have a kind of their own: what they would match, nobody can say.
std::optional<Field> take_field(const Tokens& tokens, std::size_t& at);

/// One value as conditions want it; none when it is not understood.
std::optional<std::string> value_for(const Field& field, const Token& value);

/// "0x5", "5"
std::optional<std::uint32_t> number_of(std::string_view text);

}  // namespace vpnlint::nft
