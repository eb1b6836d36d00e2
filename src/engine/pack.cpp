// One description of a rule's fields serves writing and reading.
#include "engine/pack.h"

#include <cstring>

namespace vpnlint {
namespace {

class Writer {
 public:
  static constexpr bool reading = false;
  std::string bytes;

  template <class N>
  void number(const N& value) {
    const auto wide = static_cast<std::int64_t>(value);
    bytes.append(reinterpret_cast<const char*>(&wide), sizeof wide);
  }
  void real(const double& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void text(const std::string& value) {
    number(value.size());
    bytes += value;
  }
};

class Reader {
 public:
  static constexpr bool reading = true;
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class N>
  void number(N& value) {
    std::int64_t wide;
    std::memcpy(&wide, rest_.data(), sizeof wide);
    rest_.remove_prefix(sizeof wide);
    value = static_cast<N>(wide);
  }
  void real(double& value) {
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
  }
  void text(std::string& value) {
    std::size_t size = 0;
    number(size);
    value.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }

 private:
  std::string_view rest_;
};

template <class A, class Items, class Each>
void sequence(A& archive, Items& items, Each each) {
  auto size = items.size();
  archive.number(size);
  if constexpr (A::reading) items.resize(size);
  for (auto& item : items) each(item);
}

template <class A, class Texts>
void texts(A& archive, Texts& items) {
  sequence(archive, items, [&](auto& item) { archive.text(item); });
}

template <class A, class V>
void value(A& archive, V& held) {
  auto kind = held.index();
  archive.number(kind);
  if (kind == 1) {
    if constexpr (A::reading) held = false;
    archive.number(std::get<bool>(held));
  } else if (kind == 2) {
    if constexpr (A::reading) held = std::int64_t{};
    archive.number(std::get<std::int64_t>(held));
  } else if (kind == 3) {
    if constexpr (A::reading) held = std::string{};
    archive.text(std::get<std::string>(held));
  } else if (kind == 4) {
    if constexpr (A::reading) held = List{};
    texts(archive, std::get<List>(held));
  }
}

template <class A, class Pairs>
void values(A& archive, Pairs& pairs) {
  sequence(archive, pairs, [&](auto& pair) {
    archive.text(pair.first);
    value(archive, pair.second);
  });
}

template <class A, class C>
void condition(A& archive, C& tree) {
  archive.number(tree.kind);
  archive.text(tree.name);
  archive.number(tree.across_hosts);
  sequence(archive, tree.tests, [&](auto& test) {
    archive.number(test.op);
    value(archive, test.operand);
    archive.text(test.row_column);
    archive.text(test.expect);
    archive.number(test.numbers);
  });
  sequence(archive, tree.parts, [&](auto& part) { condition(archive, part); });
}

template <class A, class C>
void optional_condition(A& archive, C& tree) {
  bool there = tree.has_value();
  archive.number(there);
  if (!there) return;
  if constexpr (A::reading) tree.emplace();
  condition(archive, *tree);
}

template <class A, class N>
void optional_number(A& archive, N& held) {
  bool there = held.has_value();
  archive.number(there);
  if (!there) return;
  if constexpr (A::reading) held.emplace();
  archive.number(*held);
}

// Maps are written as sequences of pairs.
template <class A, class Map, class Each>
void mapping(A& archive, Map& map, Each each) {
  auto size = map.size();
  archive.number(size);
  if constexpr (A::reading) {
    for (std::size_t i = 0; i < size; ++i) {
      std::string key;
      archive.text(key);
      each(map[key]);
    }
  } else {
    for (auto& [key, item] : map) {
      archive.text(key);
      each(item);
    }
  }
}

template <class A, class E>
void example(A& archive, E& held) {
  archive.number(held.verdict);
  archive.number(held.would_fail);
  archive.number(held.line);
  optional_number(archive, held.severity);
  optional_number(archive, held.fix_is_safe);
  values(archive, held.expect);
  sequence(archive, held.given, [&](auto& row) {
    archive.text(row.table);
    archive.text(row.host);
    values(archive, row.columns);
  });
  sequence(archive, held.artifacts, [&](auto& artifact) {
    archive.text(artifact.first);
    archive.text(artifact.second);
  });
}

template <class A, class R>
void rule(A& archive, R& held) {
  for (auto* field : {&held.id, &held.name, &held.side, &held.stage, &held.since, &held.no_unknown,
                      &held.table, &held.file}) {
    archive.text(*field);
  }
  archive.number(held.severity);
  archive.number(held.confidence);
  archive.number(held.fail_if_present);
  archive.real(held.weight);
  sequence(archive, held.errors, [&](auto& code) { archive.number(code); });
  texts(archive, held.roles);
  texts(archive, held.references);
  condition(archive, held.row);
  optional_condition(archive, held.when);
  optional_condition(archive, held.require);
  values(archive, held.absent);
  sequence(archive, held.severity_when, [&](auto& choice) {
    archive.number(choice.severity);
    condition(archive, choice.condition);
  });
  mapping(archive, held.text, [&](auto& text) {
    for (auto* field : {&text.finding, &text.finding_absent, &text.why, &text.fix, &text.checks,
                        &text.certainty, &text.false_positives, &text.undo}) {
      archive.text(*field);
    }
  });
  mapping(archive, held.fix, [&](auto& command) { archive.text(command); });
  optional_condition(archive, held.fix_unless);
  sequence(archive, held.examples, [&](auto& one) { example(archive, one); });
}

}  // namespace

std::string pack(const std::vector<Rule>& rules) {
  Writer writer;
  sequence(writer, rules, [&](const Rule& one) { rule(writer, one); });
  return writer.bytes;
}

std::vector<Rule> unpack(std::string_view bytes) {
  std::vector<Rule> rules;
  if (bytes.empty()) return rules;
  Reader reader(bytes);
  sequence(reader, rules, [&](Rule& one) { rule(reader, one); });
  return rules;
}

}  // namespace vpnlint
