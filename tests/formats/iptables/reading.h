// Rule sets read and shown in short, for tests.
#pragma once

#include <string>
#include <string_view>

#include "formats/read_text.h"

namespace vpnlint {
int recognise_iptables(const Head& head);
void read_iptables(Reading& reading);
}  // namespace vpnlint

namespace vpnlint::iptables_test {

inline test::ReadText read_rules(std::string_view text, std::string_view path = "file") {
  return test::read_text(read_iptables, text, path);
}

inline std::string what_of(const FilterRule& rule) {
  std::string out;
  for (const auto& condition : rule.conditions.value()) out += condition + " ";
  out += rule.action.value();
  if (rule.target.known()) out += " " + rule.target.value();
  return out;
}

/// "INPUT 1 protocol=udp pass"
inline std::string rules(const test::ReadText& read) {
  std::string out;
  for (const auto& rule : read.facts.rows<FilterRule>()) {
    out += rule.chain.value() + " " + std::to_string(rule.position.value()) + " " + what_of(rule) +
           "\n";
  }
  return out;
}

/// The rule that `-A INPUT` with these options is.
inline std::string rule(const std::string& options) {
  const auto read = read_rules("-A INPUT " + options + "\n");
  const auto& rows = read.facts.rows<FilterRule>();
  return rows.size() == 1 ? what_of(rows[0]) : std::to_string(rows.size()) + " rules";
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

}  // namespace vpnlint::iptables_test
