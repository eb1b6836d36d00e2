// Rule sets of nft read and shown in short, for tests.
#pragma once

#include <string>
#include <string_view>

#include "formats/read_text.h"

namespace vpnlint {
int recognise_nftables(const Head& head);
void read_nftables(Reading& reading);
}  // namespace vpnlint

namespace vpnlint::nftables_test {

inline test::ReadText read_rules(std::string_view text, const Limits& limits = {}) {
  return test::read_text(read_nftables, text, "file", limits);
}

inline std::string what_of(const FilterRule& rule) {
  std::string out;
  for (const auto& condition : rule.conditions.value()) out += "[" + condition + "] ";
  out += rule.action.value();
  if (rule.target.known()) out += " " + rule.target.value();
  return out;
}

/// "inet t/in 1 [protocol=udp] pass"
inline std::string rules(const test::ReadText& read) {
  std::string out;
  for (const auto& rule : read.facts.rows<FilterRule>()) {
    out += rule.table.value() + "/" + rule.chain.value() + " " +
           std::to_string(rule.position.value()) + " " + what_of(rule) + "\n";
  }
  return out;
}

/// "inet t/in filter input 0 drop"
inline std::string chains(const test::ReadText& read) {
  std::string out;
  for (const auto& chain : read.facts.rows<FilterChain>()) {
    out += chain.table.value() + "/" + chain.name.value() + " " + chain.kind.value();
    if (chain.hook.known())
      out += " " + chain.hook.value() + " " + std::to_string(chain.priority.value()) + " " +
             chain.policy.value();
    out += "\n";
  }
  return out;
}

/// The rows of one rule of a table, joined by "; ". `before` = sets and chains of the table.
inline std::string rule(const std::string& text, const std::string& before = "",
                        const std::string& table = "inet t") {
  const auto read =
      read_rules("table " + table + " {\n" + before + "\n\tchain c {\n\t\t" + text + "\n\t}\n}\n");
  std::string out;
  for (const auto& row : read.facts.rows<FilterRule>()) {
    if (row.chain.value() != "c") continue;
    out += (out.empty() ? "" : "; ") + what_of(row);
  }
  return out;
}

/// "filter_rule complete", or why it is not.
inline std::string extents(const test::ReadText& read) {
  std::string out;
  for (const auto& extent : read.facts.rows<Extent>()) {
    out += extent.table.value() + " ";
    out += (extent.complete.is(true) ? "complete" : extent.why.value()) + "\n";
  }
  return out;
}

}  // namespace vpnlint::nftables_test
