// Bundles made by hand: rows from short texts, and tables back as lines.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "facts/bundle.h"

namespace vpnlint::test {

/// `text` as a column of that type holds it: yes/no, numbers, lists with commas.
inline Value value_of(const Column& column, std::string_view text) {
  if (column.set == nullptr) throw std::invalid_argument("column cannot be set");
  switch (column.type) {
    case Type::boolean:
      return text == "yes";
    case Type::number:
      return parse_integer(text).value();
    default:
      return std::string(text);
  }
}

inline List list_of(std::string_view text) {
  List items;
  for (const auto item : split(text, ',')) items.emplace_back(trim(item));
  return items;
}

/// Rows get one line after the other in the current artifact.
class BundleMaker {
 public:
  BundleMaker() { host(Role::client, "client").artifact("client.txt"); }

  /// The first host is the client.
  BundleMaker& host(Role role, std::string name) {
    bundle_.hosts.push_back({std::move(name), role, false});
    return *this;
  }
  BundleMaker& no_hosts() {
    bundle_.hosts.clear();
    bundle_.artifacts.clear();
    return *this;
  }
  /// Belongs to the last host.
  BundleMaker& artifact(std::string path) {
    Artifact made;
    made.path = std::move(path);
    made.format = "test";
    made.status = Status::read;
    made.host = static_cast<HostId>(bundle_.hosts.size() - 1);
    bundle_.artifacts.push_back(std::move(made));
    line_ = 0;
    return *this;
  }
  /// "column=value; column=value"; value ? = unreadable, - = proven absent,
  /// _ = not collected (to undo an earlier value).
  BundleMaker& add(std::string_view table_name, std::string_view fields) {
    const auto* table = find_table(table_name);
    if (!table) throw std::invalid_argument(std::string(table_name));
    Row& row = table->append(bundle_.facts);
    row.artifact = static_cast<ArtifactId>(bundle_.artifacts.size() - 1);
    row.host = bundle_.artifacts.back().host;
    row.at = {++line_, 1};
    for (const auto part : split(fields, ';')) {
      const auto sign = part.find('=');
      if (sign == part.npos) continue;
      const auto* column = table->find(trim(part.substr(0, sign)));
      if (!column) throw std::invalid_argument(std::string(part));
      set(row, *column, trim(part.substr(sign + 1)));
    }
    return *this;
  }
  BundleMaker& at_line(std::uint32_t line) {
    line_ = line - 1;
    return *this;
  }

  Bundle& bundle() { return bundle_; }

 private:
  static void set(Row& row, const Column& column, std::string_view text) {
    bool fits = false;
    if (text == "?")
      fits = column.set(row, {}, Presence::unreadable, row.at);
    else if (text == "_")
      fits = column.set(row, {}, Presence::not_collected, {});
    else if (text == "-")
      fits = column.set(row, {}, Presence::proven_absent, row.at);
    else
      fits = column.set(row, value_of(column, text), Presence::given, row.at) ||
             column.set(row, list_of(text), Presence::given, row.at);
    if (!fits) throw std::invalid_argument(std::string(column.name));
  }

  Bundle bundle_;
  std::uint32_t line_ = 0;
};

/// One line a row, "path:line column=value column=value"; missing fields with a reason as
/// column=!reason, fields that nobody sent are left out.
inline std::string dump(const Bundle& bundle, std::string_view table_name,
                        const std::vector<std::string_view>& columns) {
  const auto* table = find_table(table_name);
  std::string out;
  for (std::size_t i = 0; i < table->size(bundle.facts); ++i) {
    const auto& row = table->row(bundle.facts, i);
    if (!out.empty()) out += '\n';
    out += row.artifact == no_artifact ? std::string("-") : bundle.artifacts[row.artifact].path;
    out += ':' + std::to_string(row.at.line);
    for (const auto name : columns) {
      const auto cell = table->find(name)->get(row);
      if (cell.known())
        out += ' ' + std::string(name) + '=' + to_text(cell.value);
      else if (cell.at.line > 0)
        out += ' ' + std::string(name) + "=!" + std::string(name_of(cell.presence));
    }
  }
  return out;
}

}  // namespace vpnlint::test
