// Objects of nft's JSON (libnftables-json(5)) to tables, chains, rules and sets.
#include "formats/nftables/json_rules.h"

#include <array>

#include "base/text.h"
#include "formats/nftables/json_text.h"

namespace vpnlint::nft {
namespace {

constexpr std::size_t most_values = 2'000'000;  // in one object: a set's elements

std::string member(const JsonValue& value, std::string_view name) {
  const auto* found = value.find(name);
  return found ? found->text : std::string();
}

// "dormant" or ["dynamic", "timeout"]
bool has_flag(const JsonValue& value, std::string_view flag) {
  const auto* flags = value.find("flags");
  if (!flags) return false;
  if (flags->text == flag) return true;
  for (const auto& one : flags->items) {
    if (one.text == flag) return true;
  }
  return false;
}

class Objects {
 public:
  explicit Objects(Collector& collector) : collector_(collector) {}

  void take(const JsonValue& object, Position at) {
    if (object.names.size() != 1) return lost(at);
    const auto& name = object.names[0];
    const auto& value = object.items[0];
    if (name == "add" || name == "create" || name == "insert") {
      collector_.incomplete("script");
      if (value.names.size() == 1) take_named(value.names[0], value.items[0], at, name == "insert");
    } else if (name == "flush" || name == "delete" || name == "replace" || name == "rename") {
      take_removal(name, value, at);
    } else {
      take_named(name, value, at, false);
    }
  }

 private:
  void lost(Position at) { collector_.not_understood("nftables", at); }

  static std::string table_of(const JsonValue& value) {
    return member(value, "family") + " " + member(value, "table");
  }

  void take_named(const std::string& name, const JsonValue& value, Position at, bool first) {
    if (name == "table") {
      const auto table = member(value, "family") + " " + member(value, "name");
      collector_.begin_table(table, at);
      if (has_flag(value, "dormant")) collector_.set_dormant(table);
    } else if (name == "chain") {
      take_chain(value, at);
    } else if (name == "rule") {
      take_rule(value, at, first);
    } else if (name == "set" || name == "map" || name == "meter" || name == "element") {
      take_set(name, value);
    }
  }

  void take_chain(const JsonValue& value, Position at) {
    auto& chain = collector_.chain(table_of(value), member(value, "name"), at);
    const auto hook = member(value, "hook");
    if (hook.empty()) return;
    chain.hook = hook;
    chain.kind = member(value, "type") == "nat" ? "nat" : "filter";
    chain.priority = parse_integer(member(value, "prio"));
    const auto policy = member(value, "policy");
    chain.policy = policy == "drop" ? "drop" : policy == "accept" || policy.empty() ? "pass" : "";
    for (const auto* name : {"dev", "devices"}) {
      const auto* devices = value.find(name);
      if (!devices) continue;
      if (!devices->text.empty()) chain.devices.push_back(devices->text);
      for (const auto& one : devices->items) chain.devices.push_back(one.text);
    }
  }

  void take_rule(const JsonValue& value, Position at, bool first) {
    Tokens tokens;
    if (const auto* statements = value.find("expr")) {
      for (const auto& statement : statements->items) write_statement(statement, tokens);
    }
    const auto comment = member(value, "comment");
    if (!comment.empty()) {
      tokens.push_back({Token::Kind::word, "comment"});
      tokens.push_back({Token::Kind::quoted, comment});
    }
    const auto index = first ? std::optional<std::size_t>(0) : std::nullopt;
    auto& chain = collector_.chain(table_of(value), member(value, "chain"), at);
    collector_.add_rule(chain, std::move(tokens), at, index);
  }

  void take_set(const std::string& kind, const JsonValue& value) {
    auto& set = collector_.set(table_of(value), member(value, "name"));
    const bool timed = value.find("timeout") || has_flag(value, "timeout");
    if (kind == "meter" || timed || has_flag(value, "dynamic")) set.changes = true;
    const auto* elements = value.find("elem");
    if (!elements) return;
    Tokens tokens;
    for (const auto& element : elements->items) {
      if (!tokens.empty()) tokens.push_back({Token::Kind::sign, ","});
      write_element(element, tokens);
    }
    collector_.add_set_elements(set, tokens, 0);
  }

  void take_removal(const std::string& verb, const JsonValue& value, Position at) {
    collector_.incomplete("script");
    if (value.names.size() != 1) return lost(at);
    const auto& what = value.names[0];
    const auto& object = value.items[0];
    const auto table =
        member(object, "family") + " " + member(object, what == "table" ? "name" : "table");
    const auto chain = what == "chain" ? member(object, "name") : std::string();
    const bool whole = what == "table" || what == "chain";
    if (what == "ruleset")
      collector_.remove("", "");
    else if (whole && verb == "flush")
      collector_.flush(table, chain);
    else if (whole && verb == "delete")
      collector_.remove(table, chain);
    else
      lost(at);
  }

  Collector& collector_;
};

std::string one_line(std::string_view text) {
  std::string line(text);
  for (auto& c : line) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return line;
}

bool read_objects(std::string_view text, JsonReader& json, Collector& collector) {
  Objects objects(collector);
  auto& reading = collector.reading();
  if (!json.take('[')) return false;
  if (json.take(']')) return true;
  do {
    if (json.at_end()) return false;
    const auto at = json.position();
    const auto begin = json.offset();
    JsonValue object;
    if (!json.take_value(object)) return false;
    const auto written = text.substr(begin, json.offset() - begin);
    reading.facts.quote(at, one_line(cut_utf8(written, reading.limits.excerpt_bytes)));
    objects.take(object, at);
  } while (json.take(','));
  return json.take(']');
}

}  // namespace

void read_json(std::string_view text, Collector& collector) {
  JsonReader json(text, collector.reading().limits.nesting, most_values);
  bool good = json.take('{');
  std::string name;
  do {
    good = good && json.take_string(name) && json.take(':') &&
           (name == "nftables" ? read_objects(text, json, collector) : json.skip_value());
  } while (good && json.take(','));
  if (!good || !json.take('}')) return collector.truncated(json.position());
  if (!json.at_end()) collector.not_understood("nftables", json.position());
}

}  // namespace vpnlint::nft
