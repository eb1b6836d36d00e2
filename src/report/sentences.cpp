// Sentences of findings and of the tool itself, in a language.
#include "report/sentences.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "base/translations.h"
#include "report/report.h"
#include "report/words.h"

namespace vpnlint {
namespace {

// "registry value" for registry_value, in the language.
std::string table_name(std::string_view table, std::string_view language) {
  std::string name(table);
  std::replace(name.begin(), name.end(), '_', ' ');
  return std::string(translate(name, language));
}

// Lists stand in arguments as [a, b]; only the column's type tells them from a text in brackets.
bool is_list(const TableInfo* table, std::string_view column) {
  const auto* described = table ? table->find(column) : nullptr;
  if (!described) return false;
  return described->type == Type::list || described->type == Type::ports ||
         described->type == Type::addresses || described->type == Type::any;
}

std::string shown_argument(const Rule& rule, const std::string& name, const std::string& value,
                           std::string_view language) {
  const auto dot = name.find('.');
  const auto* table = find_table(dot == name.npos ? std::string_view(rule.table)
                                                  : std::string_view(name).substr(0, dot));
  const auto column =
      dot == name.npos ? std::string_view(name) : std::string_view(name).substr(dot + 1);
  const auto* described = table ? table->find(column) : nullptr;
  if (described && (described->flags & sentence)) return translate_filled(value, language);
  const bool about_a_table = table && (table->name == "extent" || table->name == "fact_conflict");
  if (about_a_table && column == "table") return table_name(value, language);
  const bool bracketed = value.size() >= 2 && value.front() == '[' && value.back() == ']';
  const bool list = bracketed && is_list(table, column);
  return in_words(column, list ? value.substr(1, value.size() - 2) : value, language);
}

// The values of a conflict belong to the column that it names.
std::string_view column_in_conflict(const Finding& finding) {
  if (finding.rule->table != "fact_conflict") return {};
  for (const auto& [name, value] : finding.arguments) {
    if (name == "column") return value;
  }
  return {};
}

Arguments shown_arguments(const Finding& finding, std::string_view language) {
  const auto column = column_in_conflict(finding);
  Arguments shown;
  for (const auto& [name, value] : finding.arguments) {
    const bool in_conflict = !column.empty() && (name == "value" || name == "other_value");
    shown.emplace_back(name, in_conflict ? in_words(column, value, language)
                                         : shown_argument(*finding.rule, name, value, language));
  }
  return shown;
}

bool is_place_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
}

// Adds "unknown" for every {place} of the text that has no value.
void add_unknown(std::string_view text, std::string_view language, Arguments& arguments) {
  for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close == text.npos) return;
    const auto name = text.substr(open + 1, close - open - 1);
    const bool known = std::any_of(arguments.begin(), arguments.end(),
                                   [&](const auto& argument) { return argument.first == name; });
    if (!known && is_place_name(name)) {
      arguments.emplace_back(std::string(name), std::string(translate("unknown", language)));
    }
  }
}

std::string filled(std::string_view text, const Finding& finding, std::string_view language) {
  auto arguments = shown_arguments(finding, language);
  add_unknown(text, language, arguments);
  return fill(text, arguments);
}

// Parts of an identity that stand for something, as "server" of a NAT layer; names stay as they
// are.
std::string identity_in_words(const Missing& missing, std::string_view language) {
  const auto* table = find_table(missing.table);
  if (!table || !table->derived) return missing.identity;
  std::vector<std::string> parts;
  for (const auto part : split(missing.identity, ' ')) {
    std::string shown(part);
    for (const auto& column : table->columns) {
      if (column.flags & (identity | subject) && shown == part)
        shown = in_words(column.name, part, language);
    }
    parts.push_back(std::move(shown));
  }
  return join(parts, " ");
}

std::string not_judged(const Finding& finding, std::string_view language) {
  std::string what;
  for (const auto& missing : finding.missing) {
    if (!what.empty()) what += ", ";
    what += what_is(missing, language);
  }
  if (what.empty())
    return say({"It is not known whether {name} holds.", {{"name", finding.rule->name}}}, language);
  return say({"It is not known whether {name} holds; missing: {what}.",
              {{"name", finding.rule->name}, {"what", what}}},
             language);
}

}  // namespace

std::string say(const Message& message, std::string_view language) {
  return fill(translate(message.text, language), message.arguments);
}

std::string what_is(const Missing& missing, std::string_view language) {
  const auto shown = table_name(missing.table, language);
  if (missing.identity.empty()) return shown;
  return shown + " " + identity_in_words(missing, language);
}

Message step_message(const PathStep& step) {
  static const std::map<std::string_view, std::string_view> sentences = {
      {"block_rule", "The rule {rule} blocks it."},
      {"default_block", "Blocked by default; no rule allows it."},
      {"allow_rule", "The rule {rule} allows it."},
      {"default_allow", "Allowed by default; no rule blocks it."},
      {"firewall_off", "The firewall is off."},
      {"shields_up", "The firewall lets nothing in, whatever its rules allow."},
      {"no_forward", "No port forward takes it to the server."},
      {"forward", "A port forward takes it to the server."},
      {"forward_disabled", "The port forward is switched off."},
      {"own_server", "The router itself is the VPN server."},
      {"filter_rule", "The filter rule {rule} decides."},
      {"service_disabled", "The service {rule} is disabled."},
      {"service_stopped", "The service {rule} does not run."},
      {"service_ready", "The IPsec services can start."},
      {"context_missing", "Windows makes no connection with a server behind NAT."},
      {"context_set", "Windows accepts a server behind NAT."},
  };
  static const std::map<std::string_view, std::string_view> open_questions = {
      {"block_rule", "The rule {rule} may block it."},
      {"default_block", "Blocked by default, unless a rule allows it."},
      {"filter_rule", "It is not known whether the filter rule {rule} takes it."},
  };
  const auto open = open_questions.find(step.reason.value());
  if (!step.verdict.known() && open != open_questions.end()) {
    return {std::string(open->second), {{"rule", step.rule.value()}}};
  }
  const auto known = sentences.find(step.reason.value());
  if (known == sentences.end()) return {"It is not known what happens here.", {}};
  return {std::string(known->second), {{"rule", step.rule.value()}}};
}

Message missing_point_message(const PathPoint& point) {
  static const std::map<std::string_view, std::string_view> whats = {
      {"client_service", "Nothing was sent that shows the PC's IPsec services."},
      {"nat_context", "Nothing was sent that shows whether Windows accepts a server behind NAT."},
      {"windows_firewall", "Nothing was sent that shows the PC's firewall."},
      {"vpn_service", "Nothing was sent that shows the server's VPN service."},
  };
  const auto known = whats.find(point.stage);
  if (known != whats.end()) return {std::string(known->second), {}};
  switch (point.role) {
    case Role::client:
      return {"Nothing was sent of the PC.", {}};
    case Role::client_router:
      return {"Nothing was sent of the router in front of the PC.", {}};
    case Role::server_router:
    case Role::cloud:
      return {"Nothing was sent of what stands in front of the server, if anything does.", {}};
    case Role::server:
    case Role::unknown:
      return {"Nothing was sent of the VPN server.", {}};
  }
  return {};
}

std::string sentence_of(const Finding& finding, std::string_view language) {
  const auto& text = finding.rule->text_in(language);
  const bool flawed = finding.verdict == Verdict::fail || finding.would_fail;
  if (finding.verdict == Verdict::unknown && !flawed) return not_judged(finding, language);
  if (!flawed) {
    return say({"No sign of {name}: {subject}.",
                {{"name", finding.rule->name}, {"subject", finding.subject}}},
               language);
  }
  const bool by_absence = finding.absent && !text.finding_absent.empty();
  return filled(by_absence ? text.finding_absent : text.finding, finding, language);
}

std::string fix_of(const Finding& finding, std::string_view language) {
  return filled(finding.rule->text_in(language).fix, finding, language);
}

std::string why_of(const Finding& finding, std::string_view language) {
  return filled(finding.rule->text_in(language).why, finding, language);
}

}  // namespace vpnlint
