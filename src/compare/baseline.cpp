// Baselines: the findings of one day against those of another.
#include "compare/baseline.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace vpnlint {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

// The judged row's own columns; those inside exists and none belong to other tables.
void collect_columns(const Condition& condition, std::set<std::string>& columns) {
  switch (condition.kind) {
    case Condition::Kind::column:
      columns.insert(condition.name);
      break;
    case Condition::Kind::all:
    case Condition::Kind::any:
    case Condition::Kind::negation:
      for (const auto& part : condition.parts) collect_columns(part, columns);
      break;
    default:
      break;
  }
}

bool is_secret(const Rule& rule, std::string_view column) {
  const auto* table = find_table(rule.table);
  const auto* found = table ? table->find(column) : nullptr;
  return found && (found->flags & secret);
}

// What the rule looked at: another value is another finding.
Values judged_values(const Finding& finding) {
  const auto& rule = *finding.rule;
  std::set<std::string> columns;
  collect_columns(rule.require ? *rule.require : rule.row, columns);
  Values values;
  if (finding.absent) return values;
  for (const auto& column : columns) {
    const auto hit = std::find_if(finding.arguments.begin(), finding.arguments.end(),
                                  [&](const auto& argument) { return argument.first == column; });
    if (hit != finding.arguments.end() && !is_secret(rule, column)) values.push_back(*hit);
  }
  return values;
}

BaselineEntry entry_of(const Finding& finding) {
  return {finding.rule->id, finding.place, finding.subject, judged_values(finding)};
}

auto order_of(const BaselineEntry& entry) {
  return std::tie(entry.rule, entry.subject, entry.place, entry.values);
}

auto key_of(const BaselineEntry& entry) {
  return std::tuple(entry.rule, entry.place, entry.values);
}

void sort(Baseline& baseline) {
  std::sort(
      baseline.entries.begin(), baseline.entries.end(),
      [](const BaselineEntry& a, const BaselineEntry& b) { return order_of(a) < order_of(b); });
}

// Rules that were judged and left nothing open: only they can say that a finding is gone.
std::set<std::string> settled_rules(const std::vector<Finding>& findings) {
  std::set<std::string> judged, open;
  for (const auto& finding : findings) {
    judged.insert(finding.rule->id);
    if (finding.verdict == Verdict::unknown) open.insert(finding.rule->id);
  }
  for (const auto& id : open) judged.erase(id);
  return judged;
}

// Places that were judged by themselves, whatever else is open.
std::set<std::string> settled_places(const std::vector<Finding>& findings) {
  std::set<std::string> places;
  for (const auto& finding : findings) {
    if (finding.verdict != Verdict::unknown) places.insert(finding.place);
  }
  for (const auto& finding : findings) {
    if (finding.verdict == Verdict::unknown) places.erase(finding.place);
  }
  return places;
}

}  // namespace

Baseline baseline_of(const std::vector<Finding>& findings) {
  Baseline baseline;
  for (const auto& finding : findings) {
    if (finding.verdict != Verdict::fail || finding.accepted) continue;
    auto entry = entry_of(finding);
    const auto twin =
        std::find_if(baseline.entries.begin(), baseline.entries.end(),
                     [&](const BaselineEntry& one) { return key_of(one) == key_of(entry); });
    if (twin == baseline.entries.end())
      baseline.entries.push_back(std::move(entry));
    else
      ++twin->count;
  }
  sort(baseline);
  return baseline;
}

std::vector<StaleEntry> apply_baseline(const Baseline& baseline, const std::string& file,
                                       std::vector<Finding>& findings) {
  // Merged files may hold one key twice.
  std::multimap<std::tuple<std::string, std::string, Values>, std::size_t> by_key;
  std::vector<std::size_t> left;
  for (std::size_t i = 0; i < baseline.entries.size(); ++i) {
    by_key.emplace(key_of(baseline.entries[i]), i);
    left.push_back(baseline.entries[i].count);
  }
  for (auto& finding : findings) {
    if (finding.verdict != Verdict::fail || finding.accepted) continue;
    const auto [first, last] = by_key.equal_range(key_of(entry_of(finding)));
    const auto known =
        std::find_if(first, last, [&](const auto& one) { return left[one.second] > 0; });
    if (known == last) continue;
    --left[known->second];
    finding.accepted = Accepted{"baseline", "", file, baseline.entries[known->second].line};
  }
  const auto rules = settled_rules(findings);
  const auto places = settled_places(findings);
  std::vector<StaleEntry> stale;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const auto& entry = baseline.entries[i];
    if (left[i] > 0 && (rules.count(entry.rule) || places.count(entry.place))) {
      stale.push_back({i, left[i]});
    }
  }
  return stale;
}

Baseline pruned(Baseline baseline, const std::vector<StaleEntry>& stale) {
  for (const auto& one : stale) baseline.entries[one.entry].count -= one.surplus;
  std::erase_if(baseline.entries, [](const BaselineEntry& entry) { return entry.count == 0; });
  return baseline;
}

}  // namespace vpnlint
