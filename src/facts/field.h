// One value of a fact: what it is, why it is there, and where it stands.
#pragma once

#include <string>
#include <utility>

#include "base/position.h"
#include "facts/value.h"

namespace vpnlint {

/// A registry key: as the artifact writes it (root name expanded) and the one place it means
/// (CurrentControlSet for the control set that Select names). Compared by place, without case.
struct KeyPath {
  std::string written;
  std::string place;
};

/// A given value cannot be made without its place. Positions are in the row's artifact.
template <class T>
class Field {
 public:
  Field() = default;  ///< not collected
  Field(T value, Position at) : value_(std::move(value)), presence_(Presence::given), at_(at) {}

  static Field defaulted(T value, Position at = {}) {
    return Field(std::move(value), at, Presence::defaulted);
  }
  /// For proven_absent, partial, unreadable and conflicting: `at` = what shows it.
  static Field missing(Presence presence, Position at) { return Field(T{}, at, presence); }

  /// given or defaulted: there is a value.
  bool known() const { return presence_ == Presence::given || presence_ == Presence::defaulted; }
  bool is(const T& value) const { return known() && value_ == value; }
  const T& value() const { return value_; }  ///< T{} unless known()
  Presence presence() const { return presence_; }
  Position at() const { return at_; }
  void set_presence(Presence presence) { presence_ = presence; }
  T& edit() { return value_; }

 private:
  Field(T value, Position at, Presence presence)
      : value_(std::move(value)), presence_(presence), at_(at) {}

  T value_{};
  Presence presence_ = Presence::not_collected;
  Position at_{};
};

using Text = Field<std::string>;
using Flag = Field<bool>;
using Number = Field<std::int64_t>;
using Texts = Field<List>;

}  // namespace vpnlint
