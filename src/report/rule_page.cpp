// Sections of a rule's page.
#include "report/rule_page.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/translations.h"
#include "report/code_page.h"
#include "report/evidence.h"
#include "report/logic.h"
#include "report/rule_example.h"
#include "report/sentences.h"
#include "report/words.h"

namespace vpnlint {
namespace {

struct FixKind {
  std::string_view kind, title, language;
};

constexpr std::array<FixKind, fix_kinds.size()> shown_fixes{
    {{"reg", "As a .reg file", "reg"},
     {"powershell", "In PowerShell as administrator", "powershell"},
     {"cmd", "In a command prompt as administrator", "bat"},
     {"netsh", "With netsh as administrator", "bat"},
     {"routeros", "In a RouterOS terminal", "text"},
     {"uci", "With uci on OpenWrt", "sh"},
     {"shell", "In a shell as root", "sh"}}};

// {column} of a text is filled when a finding is made; a page shows what stands there.
std::string with_places(std::string_view text) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool opens = text[i] == '{' && i + 1 < text.size() && text[i + 1] >= 'a' &&
                       text[i + 1] <= 'z' && text.find('}', i) != text.npos;
    if (opens)
      out += '<';
    else if (inside && text[i] == '}')
      out += '>';
    else
      out += text[i];
    inside = opens || (inside && text[i] != '}');
  }
  return out;
}

class RulePage {
 public:
  RulePage(const Rule& rule, const std::vector<Rule>& rules, std::string_view language)
      : rule_(rule), rules_(rules), language_(language), text_(rule.text_in(language)) {}

  Document write() {
    page_.title(rule_.id + " " + rule_.name);
    page_.paragraph(text_.checks);
    summary();
    logic();
    section("Why it matters", text_.why);
    evidence();
    certainty();
    example();
    fix();
    undo();
    section("False positives", text_.false_positives);
    codes();
    related();
    references();
    return std::move(page_);
  }

 private:
  std::string say(std::string_view english) const {
    return std::string(translate(english, language_));
  }

  void section(std::string_view title, std::string_view text) {
    if (text.empty()) return;
    page_.heading(say(title));
    page_.paragraph(with_places(text));
  }

  void summary() {
    page_.item(say("Severity") + ": " + say(name_of(rule_.severity)));
    page_.item(say("Confidence") + ": " + say(name_of(rule_.confidence)));
    page_.item(say("Side") + ": " + say(side_words(rule_.side)));
    page_.item(say("Since version") + ": " + rule_.since);
  }

  void condition(std::string_view title, const Condition& tree) {
    const auto lines = logic_text(tree);
    if (lines.empty()) return;
    page_.paragraph(say(title));
    page_.code(lines, "text");
  }

  void logic() {
    page_.heading(say("What it checks"));
    const auto* table = find_table(rule_.table);
    page_.paragraph(
        vpnlint::say({"It judges the rows of the table {table}: {doc}",
                      {{"table", rule_.table}, {"doc", table ? say(table->doc) : std::string()}}},
                     language_));
    condition("Only rows with:", rule_.row);
    if (rule_.when) condition("Only where this holds:", *rule_.when);
    if (rule_.require) condition("It must hold that:", *rule_.require);
    if (rule_.fail_if_present) page_.paragraph(say("Such a row is the flaw."));
    if (rule_.absent.empty()) return;
    page_.paragraph(say("A row that is proven to be missing counts as:"));
    page_.code(values_text(rule_.absent), "text");
  }

  void evidence() {
    page_.heading(say("Evidence needed"));
    bool any = false;
    for (const auto& needed : evidence_needed(rule_)) {
      any = true;
      const auto what = what_is(needed, language_);
      if (needed.command.empty())
        page_.item(what);
      else if (is_description(needed.command))
        page_.item(what + ": " + say(needed.command));
      else
        page_.item(what, needed.command);
    }
    if (!any) page_.paragraph(say("Nothing of its own: it judges whatever was sent."));
  }

  void certainty() {
    if (text_.certainty.empty() && rule_.severity_when.empty()) return;
    page_.heading(say("How sure it is"));
    page_.paragraph(with_places(text_.certainty));
    for (const auto& choice : rule_.severity_when) {
      page_.paragraph(vpnlint::say({"The severity is {severity} where this holds:",
                                    {{"severity", say(name_of(choice.severity))}}},
                                   language_));
      page_.code(logic_text(choice.condition), "text");
    }
  }

  void example() {
    const auto shown = shown_example(rule_, language_);
    if (!shown) return;
    page_.heading(say("Example"));
    if (!shown->file.empty()) {
      page_.paragraph(vpnlint::say(
          {"The rule fails for this file ({file}):", {{"file", shown->file}}}, language_));
      page_.code(shown->text, shown->language);
    }
    if (!shown->rows.empty()) {
      page_.paragraph(say(shown->file.empty() ? "The rule fails for these facts:"
                                              : "Together with these facts:"));
      page_.code(shown->rows, "text");
    }
    page_.paragraph(shown->finding);
  }

  void commands(std::string_view prefix) {
    for (const auto& [kind, title, word] : shown_fixes) {
      const auto found = rule_.fix.find(std::string(prefix) + std::string(kind));
      if (found == rule_.fix.end()) continue;
      page_.paragraph(say(title) + ":");
      page_.code(found->second, std::string(word));
    }
  }

  void fix() {
    section("What to do", text_.fix);
    commands("");
    if (!rule_.fix_unless) return;
    page_.paragraph(
        say("A report offers these commands only where it is certain that this does "
            "not hold:"));
    page_.code(logic_text(*rule_.fix_unless), "text");
  }

  void undo() {
    const bool by_command = std::any_of(rule_.fix.begin(), rule_.fix.end(), [](const auto& one) {
      return one.first.starts_with("undo_");
    });
    if (text_.undo.empty() && !by_command) return;
    page_.heading(say("Undo"));
    page_.paragraph(with_places(text_.undo));
    commands("undo_");
  }

  void codes() {
    if (rule_.errors.empty()) return;
    page_.heading(say("Error codes that it explains"));
    for (const auto code : rule_.errors) page_.item(code_line(code, language_));
  }

  void name_rules(std::string_view title, const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    page_.paragraph(say(title));
    for (const auto& id : ids) {
      const auto known = std::ranges::find(rules_, id, &Rule::id);
      page_.item(known == rules_.end() ? id : id + " " + known->name);
    }
  }

  void related() {
    const auto used = rules_used(rule_);
    std::vector<std::string> users;
    for (const auto& other : rules_) {
      const auto uses = rules_used(other);
      if (std::ranges::find(uses, rule_.id) != uses.end()) users.push_back(other.id);
    }
    if (used.empty() && users.empty()) return;
    page_.heading(say("Related rules"));
    name_rules("It builds on:", used);
    name_rules("These build on it:", users);
  }

  void references() {
    if (rule_.references.empty()) return;
    page_.heading(say("References"));
    for (const auto& reference : rule_.references) page_.link(reference);
  }

  const Rule& rule_;
  const std::vector<Rule>& rules_;
  std::string_view language_;
  const RuleText& text_;
  Document page_;
};

}  // namespace

Document rule_page(const Rule& rule, const std::vector<Rule>& rules, std::string_view language) {
  return RulePage(rule, rules, language).write();
}

}  // namespace vpnlint
