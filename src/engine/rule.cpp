// Names of the words in rule files.
#include "engine/rule.h"

#include <algorithm>

namespace vpnlint {
namespace {

template <class E, std::size_t N>
using Names = std::array<std::pair<E, std::string_view>, N>;

constexpr Names<Severity, 3> severity_names{
    {{Severity::note, "note"}, {Severity::warning, "warning"}, {Severity::error, "error"}}};
constexpr Names<Confidence, 3> confidence_names{
    {{Confidence::low, "low"}, {Confidence::medium, "medium"}, {Confidence::high, "high"}}};
constexpr Names<Verdict, 4> verdict_names{{{Verdict::pass, "pass"},
                                           {Verdict::fail, "fail"},
                                           {Verdict::unknown, "unknown"},
                                           {Verdict::not_applicable, "not_applicable"}}};
constexpr Names<Operator, 15> operator_names{{{Operator::is, "is"},
                                              {Operator::is_not, "is_not"},
                                              {Operator::in, "in"},
                                              {Operator::not_in, "not_in"},
                                              {Operator::at_least, "at_least"},
                                              {Operator::at_most, "at_most"},
                                              {Operator::matches, "matches"},
                                              {Operator::regex, "regex"},
                                              {Operator::within, "within"},
                                              {Operator::overlaps, "overlaps"},
                                              {Operator::covers, "covers"},
                                              {Operator::has, "has"},
                                              {Operator::empty, "empty"},
                                              {Operator::resembles, "resembles"},
                                              {Operator::presence, "presence"}}};

template <class E, std::size_t N>
std::string_view name_in(const Names<E, N>& names, E value) {
  for (const auto& [candidate, name] : names) {
    if (candidate == value) return name;
  }
  return {};
}

template <class E, std::size_t N>
std::optional<E> value_in(const Names<E, N>& names, std::string_view name) {
  for (const auto& [value, candidate] : names) {
    if (candidate == name) return value;
  }
  return std::nullopt;
}

void collect_finding_ids(const Condition& condition, std::set<std::string>& ids) {
  if (condition.kind == Condition::Kind::finding) ids.insert(condition.name);
  for (const auto& part : condition.parts) collect_finding_ids(part, ids);
}

}  // namespace

std::string_view name_of(Severity value) { return name_in(severity_names, value); }
std::string_view name_of(Confidence value) { return name_in(confidence_names, value); }
std::string_view name_of(Verdict value) { return name_in(verdict_names, value); }
std::string_view name_of(Operator value) { return name_in(operator_names, value); }
std::optional<Severity> severity_from(std::string_view name) {
  return value_in(severity_names, name);
}
std::optional<Confidence> confidence_from(std::string_view name) {
  return value_in(confidence_names, name);
}
std::optional<Verdict> verdict_from(std::string_view name) { return value_in(verdict_names, name); }
std::optional<Operator> operator_from(std::string_view name) {
  return value_in(operator_names, name);
}

const RuleText& Rule::text_in(std::string_view language) const {
  const auto hit = text.find(std::string(language));
  return hit != text.end() ? hit->second : text.at("en");
}

std::set<std::string> findings_asked_by(const Rule& rule) {
  std::set<std::string> ids;
  if (rule.when) collect_finding_ids(*rule.when, ids);
  if (rule.require) collect_finding_ids(*rule.require, ids);
  for (const auto& choice : rule.severity_when) collect_finding_ids(choice.condition, ids);
  if (rule.fix_unless) collect_finding_ids(*rule.fix_unless, ids);
  return ids;
}

std::vector<std::string> roles_of_side(std::string_view side) {
  if (side == "client") return {"client", "unknown"};
  if (side == "router") return {"client_router", "server_router"};
  if (side == "server") return {"server", "cloud"};
  return {"client", "unknown", "client_router", "server_router", "server", "cloud"};
}

std::optional<std::size_t> stage_index(std::string_view stage) {
  const auto hit = std::find(stages.begin(), stages.end(), stage);
  if (hit == stages.end()) return std::nullopt;
  return static_cast<std::size_t>(hit - stages.begin());
}

}  // namespace vpnlint
