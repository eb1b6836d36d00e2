// Which rules a rule rests on.
#include "engine/asked_rules.h"

#include <set>
#include <string>

namespace vpnlint {
namespace {

// Field by field: a copy of the whole rule would copy what is thrown away.
Rule logic_of(const Rule& rule) {
  Rule logic;
  logic.id = rule.id;
  logic.side = rule.side;
  logic.severity = rule.severity;
  logic.confidence = rule.confidence;
  logic.roles = rule.roles;
  logic.table = rule.table;
  logic.row = rule.row;
  logic.when = rule.when;
  logic.require = rule.require;
  logic.absent = rule.absent;
  logic.fail_if_present = rule.fail_if_present;
  logic.severity_when = rule.severity_when;
  logic.fix_unless = rule.fix_unless;
  logic.file = rule.file;
  return logic;
}

void add(const std::vector<Rule>& rules, const Rule& rule, std::set<std::string>& seen,
         std::vector<Rule>& into) {
  if (!seen.insert(rule.id).second) return;
  into.push_back(logic_of(rule));
  for (const auto& id : findings_asked_by(rule)) {
    for (const auto& other : rules) {
      if (other.id == id) add(rules, other, seen, into);
    }
  }
}

}  // namespace

std::vector<Rule> with_what_it_rests_on(const std::vector<Rule>& rules, const Rule& rule) {
  std::set<std::string> seen;
  std::vector<Rule> needed;
  add(rules, rule, seen, needed);
  return needed;
}

}  // namespace vpnlint
