// Values as text and their types.
#include "facts/value.h"

#include "base/text.h"

namespace vpnlint {

std::string_view name_of(Type type) {
  switch (type) {
    case Type::boolean:
      return "boolean";
    case Type::number:
      return "number";
    case Type::text:
      return "text";
    case Type::list:
      return "list";
    case Type::ports:
      return "ports";
    case Type::addresses:
      return "addresses";
    case Type::key_path:
      return "key path";
    case Type::any:
      return "any";
  }
  return "any";
}

bool fits(Type type, const Value& value) {
  switch (type) {
    case Type::boolean:
      return std::holds_alternative<bool>(value);
    case Type::number:
      return std::holds_alternative<std::int64_t>(value);
    case Type::text:
    case Type::key_path:
      return std::holds_alternative<std::string>(value);
    case Type::list:
      return std::holds_alternative<List>(value);
    case Type::ports:
    case Type::addresses:
      return std::holds_alternative<List>(value) || std::holds_alternative<std::string>(value);
    case Type::any:
      return !std::holds_alternative<std::monostate>(value);
  }
  return false;
}

std::string to_text(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* list = std::get_if<List>(&value)) return "[" + join(*list, ", ") + "]";
  return {};
}

std::string_view name_of(Presence presence) {
  switch (presence) {
    case Presence::given:
      return "given";
    case Presence::defaulted:
      return "defaulted";
    case Presence::proven_absent:
      return "proven_absent";
    case Presence::not_collected:
      return "not_collected";
    case Presence::partial:
      return "partial";
    case Presence::unreadable:
      return "unreadable";
    case Presence::conflicting:
      return "conflicting";
  }
  return "not_collected";
}

}  // namespace vpnlint
