// Statements of nft's JSON to its own language.
#include <array>
#include <string>

#include "formats/nftables/json_text.h"

namespace vpnlint::nft {
namespace {

void words(std::initializer_list<std::string_view> all, Tokens& out) {
  for (const auto one : all) out.push_back({Token::Kind::word, std::string(one)});
}

void sign(std::string_view text, Tokens& out) {
  out.push_back({Token::Kind::sign, std::string(text)});
}

std::string member(const JsonValue& value, std::string_view name) {
  const auto* found = value.find(name);
  return found ? found->text : std::string();
}

void write_match(const JsonValue& match, Tokens& out) {
  const auto* left = match.find("left");
  const auto* right = match.find("right");
  if (!left || !right) return words({"??"}, out);
  write_expression(*left, out);
  const auto op = member(match, "op");
  if (op != "in") sign(op, out);
  if (!right->is_array()) return write_expression(*right, out);
  for (std::size_t i = 0; i < right->items.size(); ++i) {
    if (i > 0) sign(",", out);
    write_expression(right->items[i], out);
  }
}

// 4500, {"range": [1, 2]}
std::string port_text(const JsonValue& port) {
  if (!port.is_object()) return port.is_array() ? "?" : port.text;
  const auto* range = port.find("range");
  if (!range || range->items.size() != 2) return "?";
  return range->items[0].text + "-" + range->items[1].text;
}

void write_target(const JsonValue& value, Tokens& out) {
  const auto* address = value.find("addr");
  const auto* port = value.find("port");
  if (!address && !port) return;
  words({"to"}, out);
  if (address && !port) return write_expression(*address, out);
  if (address && address->is_object()) return words({"?", "target"}, out);
  auto text = address ? address->text : std::string();
  if (text.find(':') != text.npos) text = "[" + text + "]";
  words({text + ":" + port_text(*port)}, out);
}

// {"dnat": {"family": "ip", "addr": "10.0.0.1", "port": 4500, "type_flags": "prefix"}}
void write_translation(const std::string& name, const JsonValue& value, Tokens& out) {
  words({name}, out);
  if (!member(value, "family").empty()) words({member(value, "family")}, out);
  if (member(value, "type_flags") == "prefix") words({"prefix"}, out);
  write_target(value, out);
}

void write_set_change(const JsonValue& value, Tokens& out) {
  words({member(value, "op"), member(value, "set")}, out);
  sign("{", out);
  sign("}", out);
}

// Names of objects, or numbers that no packet tells.
void write_counted(std::string_view name, const JsonValue& value, Tokens& out) {
  if (!value.is_object()) return words({name, "name", value.text}, out);
  if (name == "limit") return words({"limit", "rate", member(value, "rate")}, out);
  words({"quota", member(value, "val"), "bytes"}, out);
}

bool changes_nothing(std::string_view name) {
  constexpr std::array<std::string_view, 10> names = {
      "counter", "log",   "ct helper",      "dup",    "ct timeout", "last",
      "comment", "reset", "ct expectation", "secmark"};
  for (const auto one : names) {
    if (name == one) return true;
  }
  return false;
}

bool is_bare(std::string_view name) {
  constexpr std::array<std::string_view, 9> names = {
      "accept", "drop", "continue", "return", "reject", "notrack", "queue", "tproxy", "synproxy"};
  for (const auto one : names) {
    if (name == one) return true;
  }
  return name == "fwd";
}

// What nft has no JSON for stands there as text: `jump { ... }`
void write_text(std::string_view text, Tokens& out) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    for (auto& token : tokens_of(text.substr(0, end)).tokens) out.push_back(std::move(token));
    if (end == text.npos) return;
    sign(";", out);
    text.remove_prefix(end + 1);
  }
}

void write_named(const std::string& name, const JsonValue& value, Tokens& out) {
  if (changes_nothing(name)) return;
  if (is_bare(name)) return words({name}, out);
  if (name == "match") return write_match(value, out);
  if (name == "vmap") return write_map(value, "vmap", out);
  if (name == "jump" || name == "goto") return words({name, member(value, "target")}, out);
  if (name == "dnat" || name == "snat" || name == "masquerade" || name == "redirect")
    return write_translation(name, value, out);
  if (name == "limit" || name == "quota") return write_counted(name, value, out);
  if (name == "ct count") return words({"ct", "count", member(value, "val")}, out);
  if (name == "set" || name == "map") return write_set_change(value, out);
  if (name == "flow") return words({"flow", "add", member(value, "flowtable")}, out);
  if (name == "xt") return words({"xt", member(value, "type"), member(value, "name")}, out);
  const auto* key = name == "mangle" ? value.find("key") : nullptr;
  const auto* written = key ? value.find("value") : nullptr;
  if (!written) return words({"??", name}, out);
  write_expression(*key, out);
  words({"set"}, out);
  write_expression(*written, out);
}

}  // namespace

void write_statement(const JsonValue& statement, Tokens& out) {
  if (statement.kind == JsonValue::Kind::string) return write_text(statement.text, out);
  if (statement.names.size() != 1) return words({"??"}, out);
  write_named(statement.names[0], statement.items[0], out);
}

}  // namespace vpnlint::nft
