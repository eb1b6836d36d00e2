// JSON of nft to its own language: one grammar then reads both.
#include "formats/nftables/json_text.h"

#include <array>
#include <string>
#include <string_view>

namespace vpnlint::nft {
namespace {

void word(std::string_view text, Tokens& out) {
  out.push_back({Token::Kind::word, std::string(text)});
}

void sign(std::string_view text, Tokens& out) {
  out.push_back({Token::Kind::sign, std::string(text)});
}

std::string text_of(const JsonValue* value) { return value ? value->text : std::string(); }

void write_value(const JsonValue& value, Tokens& out);

// An expression that nothing here looks into.
void write_unknown(const std::string& name, Tokens& out) {
  word("?", out);
  word(name, out);
}

void write_list(const JsonValue& value, std::string_view between, Tokens& out) {
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (i > 0) between == "." ? word(".", out) : sign(between, out);
    write_value(value.items[i], out);
  }
}

// What stands right of an operator keeps its brackets.
void write_operation(const JsonValue& value, std::string_view between, Tokens& out) {
  if (value.items.size() != 2) return write_unknown("operation", out);
  write_value(value.items[0], out);
  sign(between, out);
  const bool inner = value.items[1].is_object();
  if (inner) sign("(", out);
  write_value(value.items[1], out);
  if (inner) sign(")", out);
}

// Range of numbers, addresses, prefixes: one word each.
void write_range(const JsonValue& value, Tokens& out) {
  if (value.items.size() != 2) return write_unknown("range", out);
  word(value.items[0].text + "-" + value.items[1].text, out);
}

void write_set(const JsonValue& value, Tokens& out) {
  sign("{", out);
  if (!value.is_array()) write_value(value, out);
  for (std::size_t i = 0; i < value.items.size() && value.is_array(); ++i) {
    if (i > 0) sign(",", out);
    write_element(value.items[i], out);
  }
  sign("}", out);
}

void write_fib(const JsonValue& value, Tokens& out) {
  word("fib", out);
  if (const auto* flags = value.find("flags")) {
    if (flags->is_array())
      write_list(*flags, ".", out);
    else
      word(flags->text, out);
  }
  word(text_of(value.find("result")), out);
}

void write_payload(const JsonValue& value, Tokens& out) {
  if (!value.find("field")) return write_unknown("payload", out);
  word(text_of(value.find("protocol")), out);
  word(text_of(value.find("field")), out);
}

void write_connection(const JsonValue& value, Tokens& out) {
  word("ct", out);
  if (value.find("dir")) word(text_of(value.find("dir")), out);
  const auto key = text_of(value.find("key"));
  const auto blank = key.find(' ');  // "ip daddr"
  word(key.substr(0, blank), out);
  if (blank != key.npos) word(key.substr(blank + 1), out);
}

bool write_object(const std::string& name, const JsonValue& value, Tokens& out) {
  if (name == "payload") return write_payload(value, out), true;
  if (name == "ct") return write_connection(value, out), true;
  if (name == "fib") return write_fib(value, out), true;
  if (name == "set") return write_set(value, out), true;
  if (name == "map") return write_map(value, "map", out), true;
  if (name == "concat") return write_list(value, ".", out), true;
  if (name == "range") return write_range(value, out), true;
  if (name == "elem") return write_element(value, out), true;
  if (name == "&" || name == "|" || name == "^") return write_operation(value, name, out), true;
  if (name == "meta") {
    word("meta", out);
    word(text_of(value.find("key")), out);
    return true;
  }
  if (name == "prefix") {
    word(text_of(value.find("addr")) + "/" + text_of(value.find("len")), out);
    return true;
  }
  if (name == "ipsec" && value.find("dir") && value.find("key")) {
    word("ipsec", out);
    word(text_of(value.find("dir")), out);
    word(text_of(value.find("key")), out);
    return true;
  }
  return false;
}

// Behind a key: accept, {"jump": {"target": "x"}}
void write_verdict(const std::string& name, const JsonValue& value, Tokens& out) {
  word(name, out);
  if (value.find("target")) word(text_of(value.find("target")), out);
}

bool is_verdict(std::string_view name) {
  constexpr std::array<std::string_view, 8> verdicts = {"accept", "drop", "continue", "return",
                                                        "jump",   "goto", "reject",   "notrack"};
  for (const auto verdict : verdicts) {
    if (name == verdict) return true;
  }
  return false;
}

void write_value(const JsonValue& value, Tokens& out) {
  if (value.kind == JsonValue::Kind::string) {
    // Lists of signs would be taken for syntax, words with blanks for several.
    const bool plain = value.text.find_first_of(" {}(),;") == std::string::npos;
    out.push_back({plain ? Token::Kind::word : Token::Kind::quoted, value.text});
  } else if (value.is_array()) {
    // Bits: `established,related`; under a mask they are a value of their own.
    sign("(", out);
    write_list(value, "|", out);
    sign(")", out);
  } else if (!value.is_object()) {
    word(value.text, out);
  } else if (value.names.size() != 1) {
    write_unknown("object", out);
  } else if (is_verdict(value.names[0])) {
    write_verdict(value.names[0], value.items[0], out);
  } else if (!write_object(value.names[0], value.items[0], out)) {
    write_unknown(value.names[0], out);
  }
}

}  // namespace

void write_expression(const JsonValue& value, Tokens& out) { write_value(value, out); }

void write_map(const JsonValue& map, std::string_view kind, Tokens& out) {
  const auto* key = map.find("key");
  const auto* data = map.find("data");
  if (!key || !data) return write_unknown("map", out);
  write_value(*key, out);
  word(kind, out);
  write_value(*data, out);
}

// [key, data], {"elem": {"val": key, "timeout": 60}}, key
void write_element(const JsonValue& element, Tokens& out) {
  if (element.is_array() && element.items.size() == 2) {
    write_element(element.items[0], out);
    word(":", out);
    return write_value(element.items[1], out);
  }
  const auto* inner = element.is_object() ? element.find("elem") : nullptr;
  const auto& parts = inner ? *inner : element;
  const auto* key = parts.is_object() ? parts.find("val") : nullptr;
  if (!key) return write_value(element, out);
  write_value(*key, out);
  for (const auto& name : parts.names) {
    if (name != "val") word(name, out);  // timeout, comment, counter ...
  }
}

}  // namespace vpnlint::nft
