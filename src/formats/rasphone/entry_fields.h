// Fields of facts out of the keys of one entry: given, doubled, cut, left out.
#pragma once

#include <optional>
#include <string_view>

#include "facts/field.h"
#include "formats/rasphone/phonebook.h"

namespace vpnlint::rasphone {

inline constexpr std::string_view artifact_id = "rasphone";

/// The first key of that name in the entry block; nullptr when there is none.
const Key* find_key(const Entry& entry, std::string_view name);
/// Two lines of one key with different values: nobody knows which counts.
const Key* contradicting_key(const Entry& entry, const Key& first);
/// The value that the catalogue documents for an absent key.
std::optional<std::string_view> documented_default(std::string_view name);

std::optional<std::int64_t> to_number(std::string_view value);
std::optional<bool> to_flag(std::string_view value);

/// Converts the key's value; an absent key is its documented default or not collected, a value
/// that does not convert is unreadable.
template <class T, class Convert>
Field<T> field_of(const Entry& entry, std::string_view name, Convert convert) {
  const auto* key = find_key(entry, name);
  if (!key) {
    if (entry.cut) return Field<T>::missing(Presence::partial, entry.at);
    const auto text = documented_default(name);
    const auto value = text ? convert(*text) : std::nullopt;
    return value ? Field<T>::defaulted(*value, entry.at) : Field<T>();
  }
  if (key->cut) return Field<T>::missing(Presence::partial, key->at);
  if (const auto* other = contradicting_key(entry, *key)) {
    return Field<T>::missing(Presence::conflicting, other->at);
  }
  const auto value = convert(key->value);
  return value ? Field<T>(*value, key->at) : Field<T>::missing(Presence::unreadable, key->at);
}

}  // namespace vpnlint::rasphone
