// JSON (RFC 8259) value by value, with places, in bounded memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"

namespace vpnlint {

/// A value as a tree. Numbers, true, false and null keep their text.
struct JsonValue {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  std::string text;
  std::vector<std::string> names;  ///< of an object's members, in order
  std::vector<JsonValue> items;

  /// A member of an object; nullptr when there is none.
  const JsonValue* find(std::string_view name) const;
  bool is_object() const { return kind == Kind::object; }
  bool is_array() const { return kind == Kind::array; }
};

/// Walks over a text. After the first error every call fails.
class JsonReader {
 public:
  /// The text must outlive the reader.
  JsonReader(std::string_view text, std::size_t nesting, std::size_t most_values)
      : text_(text), nesting_(nesting), most_values_(most_values) {}

  /// Skips blanks and takes the sign (one of {}[]:,) if it is next.
  bool take(char sign);
  bool take_string(std::string& out);
  /// Any value. False: an error, deeper than allowed, or more values than allowed in one call.
  bool take_value(JsonValue& out);
  /// Walks over a value and keeps nothing.
  bool skip_value();

  bool at_end();
  bool failed() const { return failed_; }
  std::size_t offset() const { return at_; }
  /// Of the offset. Asked in rising order, it costs one pass over the text.
  Position position();

 private:
  void skip_blanks();
  bool fail();
  bool take_value(JsonValue& out, std::size_t depth);
  bool take_members(JsonValue& out, std::size_t depth);
  bool take_items(JsonValue& out, std::size_t depth);
  bool take_plain(JsonValue& out);
  bool take_escape(std::string& out);
  bool take_hex(char32_t& out);

  std::string_view text_;
  std::size_t nesting_, most_values_;
  std::size_t at_ = 0, values_ = 0;
  std::size_t counted_ = 0;  // up to where position() has looked
  Position place_{1, 1};
  bool failed_ = false, keeps_ = true;
};

}  // namespace vpnlint
