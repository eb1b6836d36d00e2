// Pages of error codes.
#include "report/code_page.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/translations.h"
#include "facts/artifact.h"
#include "report/evidence.h"
#include "report/sentences.h"

namespace vpnlint {
namespace {

constexpr std::size_t shown_commands = 6;

std::string tunnel_words(const ErrorCode& code, std::string_view language) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> names{
      {{"l2tp", "L2TP/IPsec"}, {"ikev2", "IKEv2"}, {"sstp", "SSTP"}, {"pptp", "PPTP"}}};
  List words;
  for (const auto tunnel : code.tunnels) {
    const auto name =
        std::ranges::find(names, tunnel, &std::pair<std::string_view, std::string_view>::first);
    words.emplace_back(name == names.end() ? translate("every VPN type", language) : name->second);
  }
  return join(words, ", ");
}

std::string_view layer_words(std::string_view layer) {
  if (layer == "name") return "name of the server (DNS)";
  if (layer == "network") return "way to the server";
  if (layer == "ipsec") return "IPsec negotiation (IKE)";
  if (layer == "ppp") return "PPP inside the tunnel";
  if (layer == "authentication") return "authentication of the user";
  if (layer == "server") return "server and its policy";
  if (layer == "session") return "a connection that stood already";
  return "the PC itself";
}

// What no command of a rule collects, but shows more than anything else at that stage.
std::string_view advice(std::string_view layer) {
  if (layer == "name") return "nslookup of the server's name, on the PC and from another network";
  if (layer == "network" || layer == "ipsec") {
    return "the log of the VPN server at the time of the attempt, and whether the same connection "
           "works from another network (a phone's hotspot)";
  }
  if (layer == "client") return "the System and Application event logs of the PC";
  if (layer == "session") return "the time at which the connection broke off, and the event logs";
  return "the log of the VPN server (or RADIUS server) at the time of the attempt";
}

std::size_t place_in(const Rule& rule, std::int64_t code) {
  return static_cast<std::size_t>(std::ranges::find(rule.errors, code) - rule.errors.begin());
}

std::string one_line(const Rule& rule, std::string_view language) {
  const auto& checks = rule.text_in(language).checks;
  return rule.id + " " + (checks.empty() ? rule.name : checks);
}

// Does a row with this code match, as far as plain comparisons say?
bool names_code(const Condition& condition, std::int64_t code) {
  if (condition.kind == Condition::Kind::column && condition.name == "code") {
    return std::ranges::any_of(condition.tests, [&](const Test& test) {
      const auto* one = std::get_if<std::int64_t>(&test.operand);
      const auto* list = std::get_if<List>(&test.operand);
      if (test.op == Operator::is) return one && *one == code;
      return test.op == Operator::in && list &&
             std::ranges::find(*list, std::to_string(code)) != list->end();
    });
  }
  return condition.kind != Condition::Kind::negation &&
         std::ranges::any_of(condition.parts,
                             [&](const Condition& part) { return names_code(part, code); });
}

void add_rules(Document& page, const std::vector<const Rule*>& rules, std::string_view language) {
  page.heading(std::string(translate("Rules that explain it, the most natural first", language)));
  if (rules.empty()) {
    page.paragraph(std::string(translate("None yet.", language)));
    return;
  }
  for (const auto* rule : rules) page.item(one_line(*rule, language));
}

void add_collect(Document& page, std::string_view layer, const std::vector<const Rule*>& rules,
                 std::string_view language) {
  page.heading(std::string(translate("What to collect next", language)));
  List commands;
  for (const auto* rule : rules) {
    for (const auto& needed : evidence_needed(*rule)) {
      if (!needed.command.empty() && std::ranges::find(commands, needed.command) == commands.end())
        commands.push_back(needed.command);
    }
  }
  if (commands.size() > shown_commands) commands.resize(shown_commands);
  for (const auto& command : commands) {
    if (is_description(command))
      page.item(std::string(translate(command, language)));
    else
      page.item({}, command);
  }
  page.item(std::string(translate(advice(layer), language)));
}

void add_related(Document& page, const ErrorCode& code, std::string_view language) {
  if (code.related.empty()) return;
  page.heading(std::string(translate("Related codes", language)));
  for (const auto other : code.related) page.item(code_line(other, language));
}

void add_meaning(Document& page, const ErrorCode& code, const std::vector<Rule>& rules,
                 std::string_view language) {
  const auto say = [&](std::string_view english) {
    return std::string(translate(english, language));
  };
  const auto& text = code.text_in(language);
  page.title(shown_code(code.code) + " " + std::string(code.name));
  page.paragraph(std::string(text.message));
  auto forms = spellings(code.code);
  forms.erase(forms.begin());
  page.item(say("Also written") + ": " + join(forms, ", "));
  page.item(say("VPN types") + ": " + tunnel_words(code, language));
  page.item(say("Stage") + ": " + say(layer_words(code.layer)));
  for (const auto* rule : rules_about(code.code, rules)) {
    page.item(say("What a report says about it") + ": " + rule->id + " " + rule->name);
  }
  page.heading(say("What it means"));
  page.paragraph(std::string(text.means));
  if (code.reported) {
    page.paragraph(
        say("This rests on what users and support articles report; the system's "
            "documentation does not say it."));
  }
  page.heading(say("What it does not mean"));
  page.paragraph(std::string(text.not_meant));
}

}  // namespace

std::vector<const Rule*> rules_explaining(std::int64_t code, const std::vector<Rule>& rules) {
  std::vector<const Rule*> found;
  for (const auto& rule : rules) {
    if (place_in(rule, code) < rule.errors.size()) found.push_back(&rule);
  }
  std::ranges::stable_sort(found, [&](const Rule* a, const Rule* b) {
    if (place_in(*a, code) != place_in(*b, code)) return place_in(*a, code) < place_in(*b, code);
    return a->weight > b->weight;
  });
  return found;
}

std::vector<const Rule*> rules_about(std::int64_t code, const std::vector<Rule>& rules) {
  std::vector<const Rule*> found;
  for (const auto& rule : rules) {
    if (rule.table == Schema<ReportedError>::name && names_code(rule.row, code))
      found.push_back(&rule);
  }
  return found;
}

std::string shown_code(std::int64_t code) { return spellings(code).front(); }

std::string code_line(std::int64_t code, std::string_view language) {
  const auto* known = find_error_code(code);
  if (!known) return shown_code(code);
  return shown_code(code) + " " + std::string(known->name) + ": " +
         std::string(known->text_in(language).message);
}

Document code_page(std::int64_t code, const std::vector<Rule>& rules, std::string_view language) {
  const auto* known = find_error_code(code);
  const auto explaining = rules_explaining(code, rules);
  Document page;
  if (known) {
    add_meaning(page, *known, rules, language);
  } else {
    page.title(shown_code(code));
    page.paragraph(std::string(translate("The table of error codes does not have it.", language)));
  }
  add_rules(page, explaining, language);
  add_collect(page, known ? known->layer : "", explaining, language);
  if (known) add_related(page, *known, language);
  return page;
}

}  // namespace vpnlint
