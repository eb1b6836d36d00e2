// What one column of one row can hold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace vpnlint {

using List = std::vector<std::string>;

/// monostate = nothing (see Presence for why).
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, List>;

/// What a column means; rules are checked against it when they are loaded.
enum class Type {
  boolean,
  number,
  text,
  list,       ///< unordered unless the column says otherwise
  ports,      ///< "500" or "49152-65535", one or a list; {"any"} = every port
  addresses,  ///< address, CIDR or a-b range, one or a list; keywords as Windows writes them
  key_path,   ///< registry key; compared without case, control sets resolved
  any,        ///< number, text or list (registry data)
};

std::string_view name_of(Type type);

/// Can a column of this type hold the value?
bool fits(Type type, const Value& value);

/// For messages: true, 7, text, [a, b]; empty for nothing.
std::string to_text(const Value& value);

/// Why a value is there or not (DESIGN: absence). Only given and defaulted carry one.
enum class Presence {
  given,          ///< stands in an artifact
  defaulted,      ///< the product's documented default, the artifact leaves it out
  proven_absent,  ///< a complete export covers the place and it is not there
  not_collected,  ///< nobody sent it
  partial,        ///< cut before its end
  unreadable,     ///< there, but not understood
  conflicting,    ///< two artifacts differ
};

std::string_view name_of(Presence presence);

}  // namespace vpnlint
