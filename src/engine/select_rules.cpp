// Which rules are judged and how severe they are.
#include "engine/select_rules.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr int not_at_all = -1;
constexpr int exactly = std::numeric_limits<int>::max();

// The number of characters that were given of the id; a name is as exact as a whole id.
int exactness(std::string_view selector, const Rule& rule) {
  if (selector.empty()) return not_at_all;
  if (equal_ignoring_case(selector, "ALL")) return 0;
  if (equal_ignoring_case(selector, rule.id) || equal_ignoring_case(selector, rule.name)) {
    return exactly;
  }
  return starts_with_ignoring_case(rule.id, selector) ? static_cast<int>(selector.size())
                                                      : not_at_all;
}

int best(const std::vector<std::string>& selectors, const Rule& rule) {
  int most = not_at_all;
  for (const auto& selector : selectors) most = std::max(most, exactness(selector, rule));
  return most;
}

// Rules that leave the report, but not the reasoning of those that stay.
void drop_rules(std::vector<Rule>& rules, const std::set<std::string>& dropped) {
  std::set<std::string> asked;
  const auto ask = [&](const auto& self, const Rule& rule) -> void {
    for (const auto& id : findings_asked_by(rule)) {
      if (!asked.insert(id).second) continue;
      for (const auto& other : rules) {
        if (other.id == id) self(self, other);
      }
    }
  };
  for (const auto& rule : rules) {
    if (rule.reported && !dropped.count(rule.id)) ask(ask, rule);
  }
  std::erase_if(rules, [&](const Rule& rule) {
    return (!rule.reported || dropped.count(rule.id)) && !asked.count(rule.id);
  });
  for (auto& rule : rules) rule.reported = rule.reported && !dropped.count(rule.id);
}

}  // namespace

bool selects(std::string_view selector, const Rule& rule) {
  return exactness(selector, rule) != not_at_all;
}

std::string why_unknown(std::string_view selector, const std::vector<Rule>& rules) {
  const auto hit = [&](const Rule& rule) { return selects(selector, rule); };
  if (std::any_of(rules.begin(), rules.end(), hit)) return {};
  std::vector<std::string_view> known{"ALL"};
  for (const auto& rule : rules) {
    known.push_back(rule.id);
    known.push_back(rule.name);
  }
  const auto near = nearest(selector, known);
  return "no rule " + std::string(selector) +
         (near ? "; did you mean " + std::string(*near) + "?" : std::string{});
}

void choose_rules(std::vector<Rule>& rules, const std::vector<std::string>& select,
                  const std::vector<std::string>& ignore) {
  std::set<std::string> dropped;
  for (const auto& rule : rules) {
    const int wanted = select.empty() ? 0 : best(select, rule);
    if (wanted == not_at_all || best(ignore, rule) >= wanted) dropped.insert(rule.id);
  }
  drop_rules(rules, dropped);
}

void override_severities(std::vector<Rule>& rules, const std::vector<SeverityOverride>& overrides) {
  std::set<std::string> off;
  for (auto& rule : rules) {
    const SeverityOverride* choice = nullptr;
    int most = not_at_all;
    for (const auto& one : overrides) {
      const int how = exactness(one.rule, rule);
      if (how <= most) continue;
      most = how;
      choice = &one;
    }
    if (!choice) continue;
    if (!choice->severity) {
      off.insert(rule.id);
      continue;
    }
    rule.severity = *choice->severity;
    rule.severity_when.clear();
  }
  drop_rules(rules, off);
}

}  // namespace vpnlint
