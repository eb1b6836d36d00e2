// What every topic of the registry is given: values of its keys, and what is known to be whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/field.h"
#include "formats/registry/data.h"

namespace vpnlint {

struct TopicKeyLine {
  std::string_view path;  ///< as written, root name expanded
  std::uint16_t control_set = 0;
  Position at;
};

struct TopicValue {
  std::string_view name;
  const RegistryData& data;
  Position at;
  bool whole = true;  ///< false: cut by the file's end or by a limit
};

/// A field of a value that may be cut or of another type than it should be.
template <class T, class Convert>
Field<T> field_of(const TopicValue& value, Convert convert) {
  if (!value.whole) return Field<T>::missing(Presence::partial, value.at);
  auto converted = convert(value.data);
  if (!converted) return Field<T>::missing(Presence::unreadable, value.at);
  return Field<T>(T(std::move(*converted)), value.at);
}

inline Text text_field(const TopicValue& value) {
  return field_of<std::string>(value, [](const RegistryData& data) { return data.text(); });
}

inline Number number_field(const TopicValue& value) {
  return field_of<std::int64_t>(value, [](const RegistryData& data) { return data.number(); });
}

/// Keys of which something is lost. Below and above them nothing is proven to be absent.
class Gaps {
 public:
  void add(std::string_view path);
  /// Nothing is lost of the key and all below it.
  bool is_whole(std::string_view path) const;
  bool empty() const { return paths_.empty() && !too_many_; }

 private:
  std::vector<std::string> paths_;
  bool too_many_ = false;
};

/// A field that the key does not have: absent for certain only when nothing is lost of the key.
template <class T>
void absent_in(Field<T>& field, bool whole, Position key) {
  if (field.presence() != Presence::not_collected) return;
  field = Field<T>::missing(whole ? Presence::proven_absent : Presence::partial, key);
}

/// The same for fields with a documented default.
template <class T>
void default_in(Field<T>& field, T value, bool whole, Position key) {
  if (field.presence() != Presence::not_collected) return;
  field = whole ? Field<T>::defaulted(std::move(value), key)
                : Field<T>::missing(Presence::partial, key);
}

/// More rows than any PC has; what comes behind is a limit.
inline constexpr std::size_t most_topic_rows = 20'000;

}  // namespace vpnlint
