// Built-in rules say more than a rule of a pack has to: why they are sure, and when they are wrong.
#include <boost/test/unit_test.hpp>

#include "engine/pack.h"

namespace vpnlint {
namespace {

BOOST_AUTO_TEST_SUITE(built_in_rule_texts)

BOOST_AUTO_TEST_CASE(every_rule_says_what_it_checks_how_sure_it_is_and_when_it_is_wrong) {
  const auto rules = unpack(built_in_pack());
  for (const auto& rule : rules) {
    for (const auto language : languages) {
      const auto& text = rule.text_in(language);
      BOOST_TEST(!text.checks.empty(), rule.id << " lacks checks in " << language);
      BOOST_TEST(!text.certainty.empty(), rule.id << " lacks certainty in " << language);
      BOOST_TEST(!text.false_positives.empty(),
                 rule.id << " lacks false_positives in " << language);
    }
  }
  BOOST_TEST(rules.size() > 50);
}

BOOST_AUTO_TEST_CASE(no_text_is_left_in_english) {
  for (const auto& rule : unpack(built_in_pack())) {
    const auto &english = rule.text_in("en"), &korean = rule.text_in("ko");
    for (const auto field : {&RuleText::finding, &RuleText::why, &RuleText::fix, &RuleText::checks,
                             &RuleText::certainty, &RuleText::false_positives}) {
      BOOST_TEST((korean.*field != english.*field), rule.id << ": " << english.*field);
    }
  }
}

// A page shows the way back beside every command that changes something.
BOOST_AUTO_TEST_CASE(every_machine_usable_fix_can_be_undone) {
  for (const auto& rule : unpack(built_in_pack())) {
    const bool by_hand = !rule.text_in("en").undo.empty() && !rule.text_in("ko").undo.empty();
    for (const auto kind : fix_kinds) {
      if (!rule.fix.contains(std::string(kind))) continue;
      const bool by_command = rule.fix.contains("undo_" + std::string(kind));
      BOOST_TEST((by_command || by_hand), rule.id << " does not say how to undo " << kind);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
