// `diff -f text`: verdicts first, each with the facts that explain it.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "report/diff_parts.h"
#include "report/page.h"
#include "report/words.h"

namespace vpnlint {
namespace {

// How much of a list a usual report shows; -v shows all of it.
constexpr std::size_t shown_reasons = 5;
constexpr std::size_t shown_facts = 10;

class DiffText {
 public:
  DiffText(const DiffReport& report, const ReportOptions& options)
      : report_(report), options_(options), page_(options.language, options.colour) {}

  std::string write() {
    page_.heading(summary_words(report_, options_.language),
                  report_.difference.matters ? Style::yellow : Style::green);
    const auto parts = parts_of(report_);
    for (const auto& [effect, verdicts] : parts.verdicts) {
      page_.heading(page_.say(effect_words(effect)));
      for (const auto* verdict : verdicts) write_verdict(*verdict);
    }
    write_groups("Also changed, and read by rules", parts.read);
    write_groups("Also changed, but read by no rule", parts.other);
    write_collected(parts.collected);
    write_quiet(parts.quiet);
    return page_.take();
  }

 private:
  void write_verdict(const VerdictChange& change) {
    const auto& language = options_.language;
    page_.line(
        change.rule->id + " " + change.rule->name + " (" + page_.say(name_of(change.severity)) +
            "): " + state_words(change.from, language) + " -> " + state_words(change.to, language),
        2, change.effect == Effect::worse ? Style::red : Style::plain);
    const auto sentence = verdict_sentence(change, language);
    if (!sentence.empty()) page_.paragraph(sentence, 4);
    const auto count = limited(change.facts.size(), shown_reasons);
    for (std::size_t i = 0; i < count; ++i) write_reason(report_.difference.facts[change.facts[i]]);
    more(change.facts.size(), count, 4);
  }

  void write_reason(const FactChange& fact) {
    page_.paragraph(std::string(1, sign_of(fact.change)) + " " + words_of(fact), 4, 2);
    if (!shown_.insert(&fact).second) return;  // its lines stand above
    write_place('-', place_before(fact, report_));
    write_place('+', place_after(fact, report_));
  }

  std::string words_of(const FactChange& fact) const {
    const auto& language = options_.language;
    auto text = table_words(*fact.table, language) + " " + subject_words(fact, language);
    const auto columns = columns_words(fact, language);
    if (!columns.empty()) text += ": " + columns;
    if (!is_real(fact.change)) text += " (" + page_.say(change_words(fact.change)) + ")";
    return text;
  }

  void write_place(char sign, const DiffPlace& place) {
    if (place.path.empty()) return;
    page_.line(std::string(1, sign) + " " + place.text(), 6, Style::cyan);
    page_.quote(place.excerpt, 8, 2);
  }

  void write_groups(std::string_view title, const std::vector<DiffGroup>& groups) {
    if (groups.empty()) return;
    page_.heading(page_.say(title));
    for (const auto& group : groups) {
      page_.line(host_words(report_, group.host, options_.language) + ", " +
                 table_words(*group.table, options_.language));
      const auto count = limited(group.facts.size(), shown_facts);
      for (std::size_t i = 0; i < count; ++i) write_fact(*group.facts[i]);
      more(group.facts.size(), count, 4);
    }
  }

  void write_fact(const FactChange& fact) {
    auto text = std::string(1, sign_of(fact.change)) + " " + subject_words(fact, options_.language);
    const auto columns = columns_words(fact, options_.language);
    if (!columns.empty()) text += ": " + columns;
    if (!fact.readers.empty()) text += " [" + rule_ids(fact) + "]";
    page_.paragraph(text, 4, 2);
    const auto before = place_before(fact, report_), after = place_after(fact, report_);
    if (!before.path.empty()) page_.line("- " + before.text(), 6, Style::cyan);
    if (!after.path.empty()) page_.line("+ " + after.text(), 6, Style::cyan);
  }

  void write_collected(const std::vector<DiffCollected>& collected) {
    if (collected.empty()) return;
    page_.heading(page_.say("Collected differently, which says nothing about the system"));
    for (const auto& one : collected) {
      const auto sentence =
          one.change == Change::no_longer_sent
              ? page_.say({"{host}, {table}: {count} no longer sent ({path})", arguments(one)})
              : page_.say({"{host}, {table}: {count} newly sent ({path})", arguments(one)});
      page_.paragraph(sentence, 2, 2);
    }
  }

  Arguments arguments(const DiffCollected& one) const {
    return {{"host", host_words(report_, one.host, options_.language)},
            {"table", table_words(*one.table, options_.language)},
            {"count", std::to_string(one.count)},
            {"path", one.path}};
  }

  void write_quiet(std::size_t count) {
    if (count == 0) return;
    if (!options_.verbose) {
      page_.heading(
          page_.say({"{count} verdicts came or went with what they are about (-v lists them).",
                     {{"count", std::to_string(count)}}}),
          Style::plain);
      return;
    }
    page_.heading(page_.say(effect_words(Effect::other)));
    for (const auto& change : report_.difference.verdicts) {
      if (change.effect != Effect::other) continue;
      page_.paragraph(change.rule->id + " " + change.rule->name + ": " +
                          state_words(change.from, options_.language) + " -> " +
                          state_words(change.to, options_.language) + " (" +
                          change.finding().subject + ")",
                      2, 2);
    }
  }

  std::size_t limited(std::size_t size, std::size_t most) const {
    return options_.verbose ? size : std::min(size, most);
  }

  void more(std::size_t size, std::size_t shown, std::size_t indent) {
    if (size > shown) {
      page_.line(page_.say({"... and {count} more (-v shows all)",
                            {{"count", std::to_string(size - shown)}}}),
                 indent);
    }
  }

  const DiffReport& report_;
  const ReportOptions& options_;
  Page page_;
  std::set<const FactChange*> shown_;
};

}  // namespace

std::string write_diff_text(const DiffReport& report, const ReportOptions& options) {
  return DiffText(report, options).write();
}

std::span<const DiffWriter> diff_writers() {
  static constexpr DiffWriter writers[] = {
      {"text", write_diff_text}, {"json", write_diff_json}, {"markdown", write_diff_markdown}};
  return writers;
}

}  // namespace vpnlint
