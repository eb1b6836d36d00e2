// What can only be checked when all rule files are read: names, and rules that rest on others.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "engine/read_rules.h"

namespace vpnlint {
namespace {

std::string near_hint(std::string_view name, const std::vector<std::string_view>& known) {
  const auto near = nearest(name, known);
  return near ? "; did you mean " + std::string(*near) + "?" : std::string{};
}

bool leads_to(const std::string& from, const std::string& goal,
              const std::map<std::string, std::set<std::string>>& graph,
              std::set<std::string>& seen) {
  const auto next = graph.find(from);
  if (next == graph.end() || !seen.insert(from).second) return false;
  return std::any_of(next->second.begin(), next->second.end(), [&](const std::string& id) {
    return id == goal || leads_to(id, goal, graph, seen);
  });
}

}  // namespace

void finish_rules(RuleSet& set, const std::vector<Rule>& known) {
  std::sort(set.rules.begin(), set.rules.end(),
            [](const Rule& a, const Rule& b) { return a.id < b.id; });
  std::map<std::string, const Rule*> ids, names;
  for (const auto& rule : known) ids[rule.id] = names[rule.name] = &rule;
  for (const auto& rule : set.rules) {
    const auto check = [&](auto& seen, const std::string& key, std::string_view what) {
      const auto [entry, fresh] = seen.try_emplace(key, &rule);
      if (fresh) return;
      set.problems.push_back(
          {rule.file, 1, 1,
           "duplicate " + std::string(what) + " " + key + ", also in " + entry->second->file});
    };
    check(ids, rule.id, "id");
    check(names, rule.name, "name");
  }
  std::map<std::string, std::set<std::string>> graph;
  for (const auto& rule : set.rules) graph[rule.id] = findings_asked_by(rule);
  for (const auto& rule : set.rules) {
    for (const auto& id : graph[rule.id]) {
      if (!ids.count(id)) {
        std::vector<std::string_view> all;
        for (const auto& [name, unused] : ids) all.push_back(name);
        set.problems.push_back(
            {rule.file, 1, 1, "unknown rule " + id + " in finding" + near_hint(id, all)});
      }
    }
    std::set<std::string> seen;
    if (leads_to(rule.id, rule.id, graph, seen)) {
      set.problems.push_back({rule.file, 1, 1, "the rule rests on its own finding"});
    }
  }
}

}  // namespace vpnlint
