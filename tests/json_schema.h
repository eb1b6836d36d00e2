// The part of JSON Schema that the project's schemas use. An unknown keyword is an error, so a
// schema cannot demand something that no test looks at.
#pragma once

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

namespace vpnlint::test {

class SchemaCheck {
 public:
  explicit SchemaCheck(const nlohmann::json& schema) : root_(schema) {}

  /// "" when the value is valid, else the first flaw with its place.
  std::string flaw(const nlohmann::json& value) { return check(root_, value, "$"); }

 private:
  using Json = nlohmann::json;

  static bool has_type(const Json& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    return type == value.type_name();
  }

  static bool type_fits(const Json& value, const Json& type) {
    if (type.is_string()) return has_type(value, type);
    for (const auto& one : type) {
      if (has_type(value, one)) return true;
    }
    return false;
  }

  std::string check(const Json& schema, const Json& value, const std::string& place) {
    for (const auto& [keyword, operand] : schema.items()) {
      const auto found = keyword_flaw(schema, keyword, operand, value, place);
      if (!found.empty()) return found;
    }
    return {};
  }

  std::string keyword_flaw(const Json& schema, const std::string& keyword, const Json& operand,
                           const Json& value, const std::string& place) {
    static const std::set<std::string> silent = {"$schema", "title", "description", "$defs",
                                                 "definitions"};
    static const std::set<std::string> of_objects = {"required", "properties", "minProperties",
                                                     "additionalProperties"};
    const auto bad = [&](const std::string& why) { return place + ": " + why; };
    if (silent.count(keyword) || (of_objects.count(keyword) && !value.is_object())) return {};
    if ((keyword == "items" || keyword == "minItems") && !value.is_array()) return {};
    if (keyword == "pattern" && !value.is_string()) return {};
    if (keyword == "$ref") {
      return check(root_.at(Json::json_pointer(operand.get<std::string>().substr(1))), value,
                   place);
    }
    if (keyword == "type") return type_fits(value, operand) ? "" : bad("not " + operand.dump());
    if (keyword == "const") return value == operand ? "" : bad("not " + operand.dump());
    if (keyword == "enum") {
      return std::find(operand.begin(), operand.end(), value) != operand.end()
                 ? ""
                 : bad(value.dump() + " is not one of " + operand.dump());
    }
    if (keyword == "minimum") return !value.is_number() || value >= operand ? "" : bad("too small");
    if (keyword == "maximum") return !value.is_number() || value <= operand ? "" : bad("too big");
    if (keyword == "pattern") {
      return std::regex_search(value.get<std::string>(), std::regex(operand.get<std::string>()))
                 ? ""
                 : bad("does not match " + operand.dump());
    }
    if (keyword == "required") {
      for (const auto& name : operand) {
        if (!value.contains(name)) return bad("no " + name.get<std::string>());
      }
      return {};
    }
    if (keyword == "properties") return members_flaw(operand, value, place);
    if (keyword == "additionalProperties") {
      return additional_flaw(schema, operand, value, place);
    }
    if (keyword == "items") {
      for (std::size_t i = 0; i < value.size(); ++i) {
        const auto found = check(operand, value[i], place + "[" + std::to_string(i) + "]");
        if (!found.empty()) return found;
      }
      return {};
    }
    if (keyword == "minProperties" || keyword == "minItems") {
      return value.size() >= operand.get<std::size_t>() ? "" : bad("too few");
    }
    if (keyword == "minLength") {
      const bool fits = !value.is_string() ||
                        value.get_ref<const std::string&>().size() >= operand.get<std::size_t>();
      return fits ? "" : bad("too short");
    }
    if (keyword == "allOf") {
      for (const auto& one : operand) {
        const auto found = check(one, value, place);
        if (!found.empty()) return found;
      }
      return {};
    }
    if (keyword == "anyOf") {
      std::string last;
      for (const auto& one : operand) {
        last = check(one, value, place);
        if (last.empty()) return {};
      }
      return last;
    }
    if (keyword == "oneOf") {
      int fitting = 0;
      for (const auto& one : operand) fitting += check(one, value, place).empty() ? 1 : 0;
      return fitting == 1 ? "" : bad("fits " + std::to_string(fitting) + " of oneOf");
    }
    return bad("unknown keyword " + keyword);
  }

  std::string additional_flaw(const Json& schema, const Json& operand, const Json& value,
                              const std::string& place) {
    const auto known = schema.value("properties", Json::object());
    for (const auto& [name, member] : value.items()) {
      if (known.contains(name)) continue;
      if (operand.is_boolean() && !operand.get<bool>()) return place + ": unexpected " + name;
      if (!operand.is_object()) continue;
      const auto found = check(operand, member, place + "." + name);
      if (!found.empty()) return found;
    }
    return {};
  }

  std::string members_flaw(const Json& properties, const Json& value, const std::string& place) {
    for (const auto& [name, schema] : properties.items()) {
      if (!value.contains(name)) continue;
      const auto found = check(schema, value.at(name), place + "." + name);
      if (!found.empty()) return found;
    }
    return {};
  }

  const Json& root_;
};

}  // namespace vpnlint::test
