// Pages of rules: every section, from a rule made by hand and from the built-in ones.
#include "report/rule_page.h"

#include <boost/test/unit_test.hpp>

#include "base/translations.h"
#include "engine/pack.h"
#include "facts/fact_set.h"
#include "report/evidence.h"
#include "report/logic.h"

namespace vpnlint {
namespace {

Condition column(std::string name, Operator op, Value operand) {
  Condition made;
  made.kind = Condition::Kind::column;
  made.name = std::move(name);
  made.tests.push_back({op, std::move(operand), {}, {}, false});
  return made;
}

Condition of(Condition::Kind kind, std::string name, std::vector<Condition> parts) {
  Condition made;
  made.kind = kind;
  made.name = std::move(name);
  made.parts = std::move(parts);
  return made;
}

Rule disabled_service() {
  Rule rule;
  rule.id = "VPN501";
  rule.name = "ikeext-disabled";
  rule.side = "client";
  rule.since = "0.1";
  rule.errors = {827};
  rule.table = "service";
  rule.row = column("name", Operator::in, List{"IKEEXT", "BFE"});
  rule.when = of(Condition::Kind::exists, "vpn_connection",
                 {column("protocols", Operator::has, std::string("l2tp"))});
  rule.require = column("start", Operator::not_in, List{"disabled"});
  rule.fix["cmd"] = "sc config IKEEXT start= demand\n";
  rule.fix["undo_cmd"] = "sc config IKEEXT start= disabled\n";
  rule.fix_unless = of(Condition::Kind::finding, "VPN607", {});
  rule.severity_when = {{Severity::warning, column("state", Operator::is, std::string("running"))}};
  rule.references = {"https://example.net/services"};
  rule.text["en"] = {"The service {name} is {start}.",
                     "",
                     "Why {name}.",
                     "Fix {name}.",
                     "Is a service disabled?",
                     "Read from the registry.",
                     "Never *seen*.",
                     "Set it back."};
  Example example;
  example.verdict = Verdict::fail;
  example.given = {
      {"service", "", {{"name", std::string("BFE")}, {"start", std::string("disabled")}}}};
  rule.examples = {example};
  return rule;
}

BOOST_AUTO_TEST_SUITE(pages_of_rules)

BOOST_AUTO_TEST_CASE(a_page_has_every_section_that_the_rule_has) {
  const std::vector<Rule> rules{disabled_service()};
  BOOST_TEST(to_markdown(rule_page(rules[0], rules, "en"), {}) == R"(# VPN501 ikeext-disabled

Is a service disabled?

- Severity: error
- Confidence: high
- Side: client PC
- Since version: 0.1

## What it checks

It judges the rows of the table service: A Windows service or driver.

Only rows with:

```text
name in ["IKEEXT", "BFE"]
```

Only where this holds:

```text
exists vpn_connection
  protocols has "l2tp"
```

It must hold that:

```text
start not in ["disabled"]
```

## Why it matters

Why \<name>.

## Evidence needed

- service IKEEXT: `sc qc IKEEXT > IKEEXT.txt`
- service BFE: `sc qc BFE > BFE.txt`
- vpn connection: `copy "%APPDATA%\Microsoft\Network\Connections\Pbk\rasphone.pbk" .`

## How sure it is

Read from the registry.

The severity is warning where this holds:

```text
state = "running"
```

## Example

The rule fails for these facts:

```text
service
  name = "BFE"
  start = "disabled"
```

The service BFE is disabled.

## What to do

Fix \<name>.

In a command prompt as administrator:

```bat
sc config IKEEXT start= demand
```

A report offers these commands only where it is certain that this does not hold:

```text
VPN607 fails
```

## Undo

Set it back.

In a command prompt as administrator:

```bat
sc config IKEEXT start= disabled
```

## False positives

Never \*seen\*.

## Error codes that it explains

- 827 ERROR_IPSEC_SERVICE_STOPPED: IKEEXT or the Base Filtering Engine is not running

## Related rules

It builds on:

- VPN607

## References

- <https://example.net/services>
)");
}

BOOST_AUTO_TEST_CASE(sections_without_a_text_are_left_out) {
  Rule rule;
  rule.id = "VPN999";
  rule.name = "bare";
  rule.table = "problem";
  rule.fail_if_present = true;
  rule.text["en"] = {"f", "", "", "", "", "", "", ""};
  const auto page = to_markdown(rule_page(rule, {rule}, "en"), {});
  for (const auto heading : {"Why it", "How sure", "Example", "What to do", "Undo", "False",
                             "Error", "Related", "References", "Only"}) {
    BOOST_TEST(page.find(heading) == page.npos, heading);
  }
  BOOST_TEST(page.find("Such a row is the flaw.") != page.npos);
  BOOST_TEST(page.find("Nothing of its own") != page.npos);
}

BOOST_AUTO_TEST_CASE(conditions_are_indented_by_what_they_belong_to) {
  const auto either =
      of(Condition::Kind::any, "",
         {of(Condition::Kind::all, "",
             {column("a", Operator::is, std::int64_t{1}), column("b", Operator::empty, false)}),
          of(Condition::Kind::all, "", {column("e", Operator::is_not, true)}),
          column("f", Operator::presence, std::string("given")),
          of(Condition::Kind::negation, "", {column("c", Operator::at_least, std::int64_t{2})}),
          of(Condition::Kind::none, "route", {column("d", Operator::in, List{"1", "x"})})});
  BOOST_TEST(logic_text(either) ==
             "any of\n  all of\n    a = 1\n    b is not empty\n  e != true\n  presence of f = "
             "\"given\"\n  not\n    c >= 2\n"
             "  none route\n    d in [1, \"x\"]");
}

BOOST_AUTO_TEST_CASE(tests_of_one_column_in_an_alternative_stay_together) {
  auto both = column("a", Operator::at_least, std::int64_t{1});
  both.tests.push_back({Operator::at_most, std::int64_t{5}, {}, {}, false});
  const auto either = of(Condition::Kind::any, "", {of(Condition::Kind::all, "", {both}), both});
  BOOST_TEST(logic_text(either) ==
             "any of\n  all of\n    a >= 1\n    a <= 5\n  all of\n    a >= 1\n    a <= 5");
}

BOOST_AUTO_TEST_CASE(what_the_judged_tables_hold_is_said_in_every_language) {
  for (const auto& rule : unpack(built_in_pack())) {
    const auto doc = find_table(rule.table)->doc;
    BOOST_TEST(translate(doc, "ko") != doc, "schemas/messages/ko.toml lacks: " << doc);
  }
}

BOOST_AUTO_TEST_CASE(every_built_in_rule_has_a_page_in_every_language) {
  const auto rules = unpack(built_in_examples_pack());
  for (const auto& rule : rules) {
    for (const auto language : languages) {
      const auto page = rule_page(rule, rules, language);
      BOOST_TEST(page.blocks().front().text == rule.id + ' ' + rule.name);
      for (const auto& block : page.blocks()) {
        const bool filled = !block.text.empty() || !block.code.empty();
        BOOST_TEST(filled, rule.id << " has an empty block");
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
