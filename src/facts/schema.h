// How tables describe themselves: the engine, the writers and the documentation read rows
// through these columns and know no table by name.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <variant>

#include "facts/field.h"

namespace vpnlint {

/// Index into Bundle::hosts.
using HostId = std::uint32_t;

/// What every row of every table has.
struct Row {
  ArtifactId artifact = no_artifact;
  HostId host = 0;
  Position at;  ///< first line of the record
};

/// A column's value of one row, ready for comparison.
struct Cell {
  Value value;
  Presence presence = Presence::not_collected;
  Position at;
  ArtifactId artifact = no_artifact;

  bool known() const { return presence == Presence::given || presence == Presence::defaulted; }
};

/// A value without copying, for writers of many rows. Registry keys as the artifact writes them.
struct CellView {
  Presence presence = Presence::not_collected;
  std::variant<std::monostate, bool, std::int64_t, const std::string*, const List*> value;
};

enum ColumnFlag : unsigned {
  identity = 1,        ///< rows with equal identity columns speak about the same thing
  subject = 2,         ///< named in findings
  secret = 4,          ///< equality only; [REDACTED] wherever it would be printed
  hidden = 8,          ///< not part of `vpnlint facts`
  any_is_absent = 16,  ///< the value "any" is not printed (ports and addresses never print it)
  sentence = 32,       ///< a filled English Message: writers for people translate it
};

struct Column {
  std::string_view name;
  std::string_view doc;
  Type type;
  unsigned flags;
  Cell (*get)(const Row&);
  bool (*set)(Row&, const Value&, Presence, Position);  ///< false: the value does not fit
  CellView (*view)(const Row&);                         ///< valid while the row stays
};

/// Specialised beside each fact struct: name, doc and columns.
template <class F>
struct Schema;

namespace schema_detail {

template <class>
struct MemberOf;
template <class F, class T>
struct MemberOf<Field<T> F::*> {
  using Fact = F;
  using Held = T;
};

template <class T>
constexpr Type default_type() {
  if constexpr (std::is_same_v<T, bool>)
    return Type::boolean;
  else if constexpr (std::is_same_v<T, std::int64_t>)
    return Type::number;
  else if constexpr (std::is_same_v<T, std::string>)
    return Type::text;
  else if constexpr (std::is_same_v<T, List>)
    return Type::list;
  else if constexpr (std::is_same_v<T, KeyPath>)
    return Type::key_path;
  else
    return Type::any;
}

template <class T>
Value to_value(const T& held) {
  if constexpr (std::is_same_v<T, KeyPath>)
    return held.place;
  else if constexpr (std::is_same_v<T, Value>)
    return held;
  else
    return Value(held);
}

KeyPath key_path_from(const std::string& written);

template <auto Member>
Cell get(const Row& row) {
  using M = MemberOf<decltype(Member)>;
  const auto& field = static_cast<const typename M::Fact&>(row).*Member;
  Cell cell{{}, field.presence(), field.at(), row.artifact};
  if (field.known()) cell.value = to_value(field.value());
  return cell;
}

template <auto Member>
CellView view(const Row& row) {
  using M = MemberOf<decltype(Member)>;
  using T = typename M::Held;
  const auto& field = static_cast<const typename M::Fact&>(row).*Member;
  CellView cell{field.presence(), {}};
  if (!field.known()) return cell;
  if constexpr (std::is_same_v<T, KeyPath>) {
    cell.value = &field.value().written;
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, List>) {
    cell.value = &field.value();
  } else if constexpr (std::is_same_v<T, Value>) {
    std::visit(
        [&](const auto& held) {
          using H = std::decay_t<decltype(held)>;
          if constexpr (std::is_same_v<H, std::string> || std::is_same_v<H, List>)
            cell.value = &held;
          else
            cell.value = held;
        },
        field.value());
  } else {
    cell.value = field.value();
  }
  return cell;
}

template <auto Member>
bool set(Row& row, const Value& value, Presence presence, Position at) {
  using M = MemberOf<decltype(Member)>;
  using T = typename M::Held;
  auto& field = static_cast<typename M::Fact&>(row).*Member;
  if (presence != Presence::given && presence != Presence::defaulted &&
      std::holds_alternative<std::monostate>(value)) {
    field = Field<T>::missing(presence, at);
    return true;
  }
  T held;
  if constexpr (std::is_same_v<T, Value>) {
    if (std::holds_alternative<std::monostate>(value)) return false;
    held = value;
  } else if constexpr (std::is_same_v<T, KeyPath>) {
    const auto* text = std::get_if<std::string>(&value);
    if (!text) return false;
    held = key_path_from(*text);
  } else {
    const auto* fitting = std::get_if<T>(&value);
    if (!fitting) return false;
    held = *fitting;
  }
  field = Field<T>(std::move(held), at);
  field.set_presence(presence);
  return true;
}

}  // namespace schema_detail

/// Describes one member; `type` only where the C++ type does not say it (ports, addresses).
template <auto Member>
constexpr Column column(std::string_view name, std::string_view doc, unsigned flags = 0) {
  using M = schema_detail::MemberOf<decltype(Member)>;
  return {name,
          doc,
          schema_detail::default_type<typename M::Held>(),
          flags,
          schema_detail::get<Member>,
          schema_detail::set<Member>,
          schema_detail::view<Member>};
}

template <auto Member>
constexpr Column column(std::string_view name, Type type, std::string_view doc,
                        unsigned flags = 0) {
  Column described = column<Member>(name, doc, flags);
  described.type = type;
  return described;
}

}  // namespace vpnlint
