// A TOML table that knows which of its keys were read, so that unknown ones are errors.
// Rules, settings and bundle.toml are read with it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "engine/file_problem.h"
#include "facts/value.h"

#include "engine/toml.h"

namespace vpnlint {

/// Where problems of one file go.
class FileProblems {
 public:
  FileProblems(const std::string& file, std::vector<FileProblem>& problems)
      : file_(file), problems_(problems) {}

  void add(const toml::source_region& where, std::string message) {
    problems_.push_back({file_, where.begin.line, where.begin.column, std::move(message)});
  }
  void add(FileProblem problem) { problems_.push_back(std::move(problem)); }
  void add(const toml::node& node, std::string message) { add(node.source(), std::move(message)); }

 private:
  const std::string& file_;
  std::vector<FileProblem>& problems_;
};

class TomlTable {
 public:
  TomlTable(const toml::table& table, FileProblems& problems)
      : table_(table), problems_(problems) {}

  const toml::table& raw() const { return table_; }

  const toml::node* find(std::string_view key) {
    read_.insert(std::string(key));
    return table_.get(key);
  }

  /// A required text; "" and a problem when it is missing or something else.
  std::string text(std::string_view key) {
    const auto* node = find(key);
    if (!node) {
      problems_.add(table_, "the key " + std::string(key) + " is missing");
      return {};
    }
    return text_of(*node, key);
  }

  std::string optional_text(std::string_view key) {
    const auto* node = find(key);
    return node ? text_of(*node, key) : std::string{};
  }

  bool flag(std::string_view key) {
    const auto* node = find(key);
    if (!node) return false;
    if (const auto value = node->value_exact<bool>()) return *value;
    problems_.add(*node, std::string(key) + " must be true or false");
    return false;
  }

  std::optional<std::int64_t> optional_number(std::string_view key) {
    const auto* node = find(key);
    if (!node) return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (!value) problems_.add(*node, std::string(key) + " must be a number");
    return value;
  }

  const toml::table* optional_table(std::string_view key) {
    const auto* node = find(key);
    if (!node) return nullptr;
    if (const auto* table = node->as_table()) return table;
    problems_.add(*node, std::string(key) + " must be a table");
    return nullptr;
  }

  /// Each table of an array of tables.
  template <class Visit>
  void each_table(std::string_view key, Visit visit) {
    const auto* node = find(key);
    if (!node) return;
    const auto* array = node->as_array();
    if (!array) {
      problems_.add(*node, std::string(key) + " must be an array of tables");
      return;
    }
    for (const auto& item : *array) {
      if (const auto* table = item.as_table())
        visit(*table);
      else
        problems_.add(item, std::string(key) + " must hold tables");
    }
  }

  List texts(std::string_view key) {
    List list;
    const auto* node = find(key);
    if (!node) return list;
    const auto* array = node->as_array();
    if (!array) {
      problems_.add(*node, std::string(key) + " must be a list of texts");
      return list;
    }
    for (const auto& item : *array) list.push_back(text_of(item, key));
    return list;
  }

  /// Every key that nobody asked for is a problem, with the nearest key that somebody did.
  void finish(std::string_view what) {
    std::vector<std::string_view> known(read_.begin(), read_.end());
    for (const auto& [key, node] : table_) {
      if (read_.count(std::string(key.str()))) continue;
      problems_.add(key.source(), "unknown key " + std::string(key.str()) + " in " +
                                      std::string(what) + did_you_mean(key.str(), known));
    }
  }

  static std::string did_you_mean(std::string_view name,
                                  const std::vector<std::string_view>& known) {
    const auto near = nearest(name, known);
    return near ? "; did you mean " + std::string(*near) + "?" : std::string{};
  }

 private:
  std::string text_of(const toml::node& node, std::string_view key) {
    if (const auto value = node.value_exact<std::string>()) return *value;
    problems_.add(node, std::string(key) + " must be a text");
    return {};
  }

  const toml::table& table_;
  FileProblems& problems_;
  std::set<std::string> read_;
};

}  // namespace vpnlint
