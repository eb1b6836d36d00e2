// Bundles from texts, judged by rules, for tests of comparisons.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "analysis/analyse.h"
#include "analysis/bundle_facts.h"
#include "cli/read_bundle.h"
#include "compare/difference.h"
#include "facts/hosts.h"

namespace vpnlint::test {

using Files = std::initializer_list<std::pair<std::string, std::string>>;

inline void move_unasked(Side& side) {
  const auto move = [&]<class F>(std::vector<F>& rows) {
    for (auto& row : rows) {
      if (!row.asked) side.rest.rows<F>().push_back(row);
    }
    std::erase_if(rows, [](const F& row) { return !row.asked; });
  };
  move(side.bundle.facts.rows<RegistryValue>());
  move(side.bundle.facts.rows<RegistryKey>());
}

/// Reads the files as one bundle; everything that was read is there.
inline Side side_of(Files files) {
  Side side;
  ReadOptions options;
  options.wanted.every_row = true;
  for (const auto& [path, text] : files) read_text(side.bundle, path, text, options);
  guess_router_roles(side.bundle);
  add_bundle_facts(side.bundle);
  move_unasked(side);
  return side;
}

/// As regedit writes it.
inline std::string utf16(std::string_view ascii) {
  std::string out = "\xff\xfe";
  for (const char c : ascii) {
    if (c == '\n') out += std::string("\r\0", 2);
    out += c;
    out += '\0';
  }
  return out;
}

inline std::string dump(const FactChange& change) {
  std::string out = std::string(name_of(change.change)) + " " + std::string(change.table->name) +
                    " " + subject_of(*change.table, change.row());
  for (const auto& column : change.columns) {
    const bool hidden_value = column.column->flags & secret;
    out += " " + std::string(column.column->name) + ":" +
           (hidden_value ? "?" : to_text(column.before.value)) + ">" +
           (hidden_value ? "?" : to_text(column.after.value));
  }
  return out + "\n";
}

struct Compared {
  Side before, after;
  Difference difference;

  Compared(Side old, Side now, const std::vector<Rule>& rules = {})
      : before(std::move(old)), after(std::move(now)) {
    const auto hosts = pair_hosts(before.bundle, after.bundle);
    share_names(hosts, before.bundle, after.bundle);
    for (auto* side : {&before, &after}) {
      analyse(side->bundle);
      side->findings = judge(side->bundle, rules);
    }
    difference = compare(before, after, hosts, rules, Severity::note);
  }

  /// One line per fact.
  std::string facts() const {
    std::string out;
    for (const auto& change : difference.facts) out += dump(change);
    return out;
  }
};

inline std::string changes(Files before, Files after) {
  return Compared(side_of(before), side_of(after)).facts();
}

}  // namespace vpnlint::test
