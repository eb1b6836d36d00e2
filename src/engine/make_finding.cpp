// What stands in a finding.
#include "engine/make_finding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "engine/collect.h"

namespace vpnlint {
namespace {

void add_evidence(const Bundle& bundle, Finding& finding, ArtifactId artifact, Position at,
                  const std::string& name) {
  if (at.line == 0 && artifact != no_artifact) return;
  const bool known =
      std::any_of(finding.evidence.begin(), finding.evidence.end(), [&](const Evidence& evidence) {
        return evidence.artifact == artifact && evidence.at.line == at.line;
      });
  if (!known) finding.evidence.push_back(evidence_at(bundle, artifact, at, name));
}

void add_policy(const Bundle& bundle, Finding& finding, const std::string& name,
                const BoundExpectation& bound) {
  const auto& all = bundle.artifacts;
  const auto policy = std::find_if(all.begin(), all.end(), [&](const Artifact& artifact) {
    return artifact.format == policy_format && artifact.path == bound.file;
  });
  if (policy == all.end()) return;
  add_evidence(bundle, finding, static_cast<ArtifactId>(policy - all.begin()), {bound.line, 1},
               "expect." + name);
}

void add_missing(Finding& finding, const Missing& missing) {
  if (missing.table.empty()) return;
  const auto& all = finding.missing;
  if (std::find(all.begin(), all.end(), missing) == all.end()) finding.missing.push_back(missing);
}

}  // namespace

// Two rounds of FNV-1a with different starts: 128 bits, stable on every machine.
std::string hash_text(std::string_view text) {
  constexpr std::uint64_t prime = 1099511628211ull;
  std::uint64_t a = 14695981039346656037ull, b = 0x9ae16a3b2f90404full;
  for (const char c : text) {
    a = (a ^ static_cast<unsigned char>(c)) * prime;
    b = (b ^ static_cast<unsigned char>(c)) * prime;
  }
  std::array<char, 33> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx%016llx", static_cast<unsigned long long>(a),
                static_cast<unsigned long long>(b));
  return std::string(hex.data());
}

Finding start_finding(const Rule& rule, HostId host) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.confidence = rule.confidence;
  finding.host = host;
  return finding;
}

void collect_arguments(const Subject& subject, const Grounds& site, Finding& finding) {
  const auto add = [&](const Subject& from, const std::string& prefix) {
    for (const auto& column : from.table->columns) {
      const auto cell = from.cell(column);
      if (!cell.known()) continue;
      finding.arguments.emplace_back(
          prefix + std::string(column.name),
          column.flags & secret ? std::string("[REDACTED]") : to_text(cell.value));
    }
  };
  add(subject, "");
  for (const auto& [table, witness] : site.witnesses) add(witness, table + ".");
  for (const auto& [name, bound] : finding.rule->expected) {
    finding.arguments.emplace_back("expect." + name, bound.text);
  }
}

// What decided comes first: the tests that agree with the verdict, then the row, then the site.
void collect_evidence(const Bundle& bundle, const Subject& subject, Finding& finding,
                      const Grounds& selecting, const Grounds& site, const Grounds& requirement,
                      Truth holds) {
  const auto& name = finding.subject;
  for (const auto* grounds : {&requirement, &selecting}) {
    for (const auto& tested : grounds->tests) {
      const bool decisive =
          grounds == &selecting ? finding.rule->fail_if_present : tested.result == holds;
      if (decisive && tested.result != Truth::unknown) {
        add_evidence(bundle, finding, tested.artifact, tested.at, name);
      }
    }
  }
  add_evidence(bundle, finding, subject.row->artifact, subject.row->at, name);
  for (const auto& [table, witness] : site.witnesses) {
    add_evidence(bundle, finding, witness.row->artifact, witness.row->at,
                 subject_of(*witness.table, *witness.row));
  }
  for (const auto& [expect, bound] : finding.rule->expected)
    add_policy(bundle, finding, expect, bound);
}

void collect_missing(const Grounds& grounds, Finding& finding) {
  for (const auto& tested : grounds.tests) {
    if (tested.result == Truth::unknown) add_missing(finding, tested.missing);
  }
  for (const auto& missing : grounds.missing) add_missing(finding, missing);
}

Finding nothing_there(const Bundle& bundle, const Rule& rule, const Extent& extent, HostId host) {
  auto finding = start_finding(rule, host);
  finding.verdict = rule.fail_if_present ? Verdict::pass : Verdict::not_applicable;
  finding.subject = named_identity(*find_table(rule.table), rule.row);
  add_evidence(bundle, finding, extent.artifact, extent.at, extent.selector.value());
  finding.fingerprint = hash_text(rule.id + '|' + bundle.hosts[host].name + '|' + rule.table + '|');
  return finding;
}

// The policy says nothing about what the rule compares with.
Finding nobody_expects(const Rule& rule) {
  auto finding = start_finding(rule, no_host);
  finding.verdict = Verdict::not_applicable;
  finding.fingerprint = hash_text(rule.id + "|||");
  return finding;
}

Finding nobody_sent(const Bundle& bundle, const Rule& rule, const TableInfo& table,
                    const Condition& row, HostId host) {
  auto finding = start_finding(rule, host);
  finding.subject = named_identity(table, row);
  finding.missing.push_back(
      {rule.table, finding.subject,
       collect_command(
           table,
           [&](std::string_view name) {
             if (name == "host") return rule.roles.front();
             const auto* value = demanded(row, name);
             return value ? to_text(*value) : std::string();
           },
           rule.absent.empty() ? std::string_view{} : rule.absent.front().first)});
  const auto& name = host == no_host ? std::string() : bundle.hosts[host].name;
  finding.fingerprint = hash_text(rule.id + '|' + name + '|' + rule.table + '|' + finding.subject);
  return finding;
}

}  // namespace vpnlint
