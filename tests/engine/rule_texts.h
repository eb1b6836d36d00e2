// Small rules for tests: the parts that a case is about, the rest filled in.
#pragma once

#include <string>
#include <string_view>

#include "engine/read_rules.h"

namespace vpnlint::testing {

/// A complete rule file around `logic` (table, [row], [require], examples ...). Top-level keys of
/// `top` come before the tables.
inline std::string rule_text(std::string_view top, std::string_view logic,
                             std::string_view id = "VPN999") {
  return "id = \"" + std::string(id) + "\"\nname = \"flaw-" + std::string(id.substr(3)) +
         "\"\nseverity = \"error\"\nconfidence = \"high\"\n"
         "side = \"client\"\nstage = \"client_service\"\nerrors = [809]\nweight = 0.5\n"
         "since = \"0.1\"\n" +
         std::string(top) + "\n" + std::string(logic) +
         "\n[text.en]\nfinding = \"f\"\nwhy = \"w\"\nfix = \"x\"\n"
         "[text.ko]\nfinding = \"f\"\nwhy = \"w\"\nfix = \"x\"\n";
}

inline RuleSet read(const std::string& text) {
  RuleSet set;
  read_rule(text, "rule.toml", set);
  finish_rules(set);
  return set;
}

/// Problems as "line:column message" lines.
inline std::string dump(const RuleSet& set) {
  std::string out;
  for (const auto& problem : set.problems) {
    out += std::to_string(problem.line) + ':' + std::to_string(problem.column) + ' ' +
           problem.message + '\n';
  }
  return out;
}

}  // namespace vpnlint::testing
