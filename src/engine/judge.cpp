// Rules over facts.
#include "engine/judge.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "engine/make_finding.h"
#include "engine/visit_tests.h"

namespace vpnlint {
namespace {

bool names_column(const Condition& condition, std::string_view column) {
  if (condition.kind == Condition::Kind::column && condition.name == column) return true;
  return std::any_of(condition.parts.begin(), condition.parts.end(),
                     [&](const Condition& part) { return names_column(part, column); });
}

// A rule that asks for an expectation that nobody gave is judged nowhere.
bool is_bound(const Rule& rule) {
  bool bound = true;
  visit_rule_tests(rule,
                   [&](const Column&, const Test& test) { bound = bound && test.expect.empty(); });
  return bound;
}

// How the three truths make a verdict (docs/rules.md, Verdicts).
struct Judged {
  Verdict verdict;
  bool would_fail;
};

Judged decide(Truth matches, Truth applies, Truth holds) {
  if (applies == Truth::no) return {Verdict::not_applicable, false};
  const bool certain = matches == Truth::yes && applies == Truth::yes;
  if (holds == Truth::no) {
    return certain ? Judged{Verdict::fail, false} : Judged{Verdict::unknown, true};
  }
  if (holds == Truth::yes && certain) return {Verdict::pass, false};
  return {Verdict::unknown, false};
}

class Judge {
 public:
  Judge(const Bundle& bundle, const std::vector<Rule>& rules) : subjects_(bundle), rules_(rules) {
    for (const auto& rule : rules) by_id_[rule.id] = &rule;
  }

  std::vector<Finding> run() {
    std::vector<Finding> all;
    for (const auto& rule : rules_) {
      if (!rule.reported) continue;
      for (const auto& finding : findings_of(rule)) all.push_back(finding);
    }
    return all;
  }

  std::vector<Finding> run(const std::string& id) {
    const auto rule = by_id_.find(id);
    return rule == by_id_.end() ? std::vector<Finding>{} : findings_of(*rule->second);
  }

 private:
  const Bundle& bundle() const { return subjects_.bundle(); }

  // Memoised, because `finding` conditions and the report ask for the same rule.
  const std::vector<Finding>& findings_of(const Rule& rule) {
    const auto known = done_.find(rule.id);
    if (known != done_.end()) return known->second;
    std::vector<Finding> findings;
    const auto* table = is_bound(rule) ? find_table(rule.table) : nullptr;
    if (!is_bound(rule)) findings.push_back(nobody_expects(rule));
    const auto hosts = table ? hosts_of(rule, *table) : std::vector<HostId>{};
    for (const auto host : hosts) judge_host(rule, *table, host, findings);
    if (table && hosts.empty() && !table->closed) {
      for (const auto& row : named_rows(rule, *table)) {
        findings.push_back(nobody_sent(bundle(), rule, *table, row, no_host));
      }
    }
    for (auto& finding : findings) {
      if (finding.place.empty()) finding.place = finding.fingerprint;
    }
    return done_[rule.id] = std::move(findings);
  }

  std::vector<HostId> hosts_of(const Rule& rule, const TableInfo& table) const {
    if (table.global) return {0};
    std::vector<HostId> hosts;
    for (HostId host = 0; host < bundle().hosts.size(); ++host) {
      const auto role = name_of(bundle().hosts[host].role);
      const bool judged = std::find(rule.roles.begin(), rule.roles.end(), role) != rule.roles.end();
      if (judged && has_facts(rule, host)) hosts.push_back(host);
    }
    return hosts;
  }

  // A host that only has unrecognised files is nobody's side; rules about artifacts judge it.
  bool has_facts(const Rule& rule, HostId host) const {
    return std::any_of(
        bundle().artifacts.begin(), bundle().artifacts.end(), [&](const Artifact& artifact) {
          return artifact.host == host && (rule.side == "artifact" || is_export(artifact));
        });
  }

  Scope scope_of(const Rule& rule, HostId host) {
    return {subjects_, host, names_column(rule.row, "origin"),
            [this](const std::string& id, HostId on) { return fails(id, on); }};
  }

  Truth fails(const std::string& id, HostId host) {
    const auto rule = by_id_.find(id);
    if (rule == by_id_.end()) return Truth::unknown;
    Truth result = Truth::no;
    for (const auto& finding : findings_of(*rule->second)) {
      if (finding.host != host && finding.host != no_host) continue;
      if (finding.verdict == Verdict::fail) return Truth::yes;
      if (finding.verdict == Verdict::unknown) result = Truth::unknown;
    }
    return result;
  }

  void judge_host(const Rule& rule, const TableInfo& table, HostId host,
                  std::vector<Finding>& findings) {
    const auto scope = scope_of(rule, host);
    std::map<std::string, int> twins;
    for (const auto& row_condition : named_rows(rule, table)) {
      bool any = false;
      for (const auto& group : subjects_.groups(table, host, scope.scripts)) {
        std::vector<Finding> judged;
        for (const auto* row : group) {
          const Subject subject{&table, row, &group, false};
          Grounds selecting;
          const auto matches = evaluate(row_condition, &subject, scope, selecting);
          if (matches == Truth::no) continue;
          judged.push_back(judge_subject(rule, subject, matches, scope, selecting));
        }
        any = any || !judged.empty();
        keep_distinct(judged, findings, twins);
      }
      if (!any) judge_absence(rule, table, row_condition, scope, findings);
    }
  }

  // Where absence is judged, `name = { in = [...] }` stands for one row of each name.
  static std::vector<Condition> named_rows(const Rule& rule, const TableInfo& table) {
    std::vector<Condition> rows{rule.row};
    if (rule.absent.empty()) return rows;
    for (std::size_t part = 0; part < rule.row.parts.size(); ++part) {
      const auto& condition = rule.row.parts[part];
      const auto* column = table.find(condition.name);
      if (condition.kind != Condition::Kind::column || !column || !(column->flags & identity) ||
          condition.tests.size() != 1 || condition.tests.front().op != Operator::in) {
        continue;
      }
      const auto* names = std::get_if<List>(&condition.tests.front().operand);
      if (!names) continue;  // "$row.column"
      std::vector<Condition> expanded;
      for (const auto& row : rows) {
        for (const auto& name : *names) {
          expanded.push_back(row);
          expanded.back().parts[part].tests = {{Operator::is, Value(name), {}}};
        }
      }
      rows = std::move(expanded);
    }
    return rows;
  }

  // A group speaks about one thing. Contradicting artifacts give a fail and a pass; what could not
  // be decided adds nothing to what could.
  static void keep_distinct(std::vector<Finding>& judged, std::vector<Finding>& findings,
                            std::map<std::string, int>& twins) {
    std::set<Verdict> seen;
    const bool decided = std::any_of(judged.begin(), judged.end(), [](const Finding& finding) {
      return finding.verdict == Verdict::fail || finding.verdict == Verdict::pass;
    });
    std::stable_partition(judged.begin(), judged.end(),
                          [](const Finding& finding) { return finding.would_fail; });
    for (auto& finding : judged) {
      if (decided && finding.verdict == Verdict::unknown) continue;
      if (!seen.insert(finding.verdict).second) continue;
      finding.place = hash_text(finding.fingerprint);
      const int twin = twins[finding.fingerprint]++;
      if (twin > 0) finding.fingerprint += '-' + std::to_string(twin);
      finding.fingerprint = hash_text(finding.fingerprint);
      findings.push_back(std::move(finding));
    }
  }

  Finding judge_subject(const Rule& rule, const Subject& subject, Truth matches, const Scope& scope,
                        const Grounds& selecting) {
    Grounds site, requirement;
    const auto applies = rule.when ? evaluate(*rule.when, &subject, scope, site) : Truth::yes;
    const auto holds = rule.fail_if_present ? Truth::no
                       : rule.require       ? evaluate(*rule.require, &subject, scope, requirement)
                                            : Truth::yes;
    const auto decided = decide(matches, applies, holds);
    Finding finding = start_finding(rule, scope.host);
    finding.verdict = decided.verdict;
    finding.would_fail = decided.would_fail;
    finding.absent = subject.absent;
    finding.subject = subject_of(*subject.table, *subject.row);
    finding.fingerprint = rule.id + '|' + bundle().hosts[scope.host].name + '|' + rule.table + '|' +
                          fingerprint_identity(subject);
    collect_arguments(subject, site, finding);
    collect_evidence(bundle(), subject, finding, selecting, site, requirement, holds);
    if (finding.verdict == Verdict::unknown) {
      if (matches == Truth::unknown) collect_missing(selecting, finding);
      if (applies == Truth::unknown) collect_missing(site, finding);
      if (holds == Truth::unknown) collect_missing(requirement, finding);
    }
    set_severity(rule, subject, scope, finding);
    if (rule.fix_unless) {
      Grounds harm;
      finding.fix_is_safe = evaluate(*rule.fix_unless, &subject, scope, harm) == Truth::no;
    }
    return finding;
  }

  static std::string fingerprint_identity(const Subject& subject) {
    const auto identity = identity_of(*subject.table, *subject.row);
    return identity.empty() ? lower(subject_of(*subject.table, *subject.row)) : identity;
  }

  static void set_severity(const Rule& rule, const Subject& subject, const Scope& scope,
                           Finding& finding) {
    for (const auto& choice : rule.severity_when) {
      Grounds grounds;
      const auto applies = evaluate(choice.condition, &subject, scope, grounds);
      if (applies == Truth::no) continue;
      if (applies == Truth::yes)
        finding.severity = choice.severity;
      else
        finding.confidence = Confidence::low;
      return;
    }
  }

  void judge_absence(const Rule& rule, const TableInfo& table, const Condition& row_condition,
                     const Scope& scope, std::vector<Finding>& findings) {
    std::vector<std::string> columns;
    for (const auto& [column, value] : rule.absent) columns.push_back(column);
    if (table.closed) return;
    const auto* extent = covering_extent(scope, scope.host, table, row_condition, columns);
    if (!extent) {
      findings.push_back(nobody_sent(bundle(), rule, table, row_condition, scope.host));
      return;
    }
    if (rule.absent.empty()) {
      findings.push_back(nothing_there(bundle(), rule, *extent, scope.host));
      return;
    }
    FactSet scratch;
    Row& row = table.append(scratch);
    row.artifact = extent->artifact;
    row.host = scope.host;
    row.at = extent->at;
    for (const auto& column : table.columns) {
      if (const auto* value = demanded(row_condition, column.name)) {
        column.set(row, *value, Presence::defaulted, extent->at);
      } else {
        column.set(row, {}, Presence::proven_absent, extent->at);
      }
    }
    for (const auto& [name, value] : rule.absent) {
      table.find(name)->set(row, value, Presence::defaulted, extent->at);
    }
    const Subject subject{&table, &row, nullptr, true};
    auto finding = judge_subject(rule, subject, Truth::yes, scope, {});
    finding.fingerprint = hash_text(finding.fingerprint);
    findings.push_back(std::move(finding));
  }

  Subjects subjects_;
  const std::vector<Rule>& rules_;
  std::map<std::string, const Rule*> by_id_;
  std::map<std::string, std::vector<Finding>> done_;
};

}  // namespace

std::vector<Finding> judge(const Bundle& bundle, const std::vector<Rule>& rules) {
  return Judge(bundle, rules).run();
}

std::vector<Finding> judge_rule(const Bundle& bundle, const std::vector<Rule>& rules,
                                const std::string& id) {
  return Judge(bundle, rules).run(id);
}

}  // namespace vpnlint
