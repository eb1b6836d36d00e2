// `audit -f text`: the report for people, the cause first.
#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "report/excerpt.h"
#include "report/page.h"
#include "report/report.h"
#include "report/sentences.h"
#include "report/text_parts.h"
#include "report/words.h"

namespace vpnlint {
namespace {

// How much of a list a usual report shows; -v shows all of it.
constexpr std::size_t shown_proofs = 3;
constexpr std::size_t shown_causes = 4;
constexpr std::size_t shown_remarks = 3;
constexpr std::size_t shown_steps = 4;
constexpr std::size_t shown_steps_beside_certainty = 2;
constexpr std::size_t lines_per_cause = 4;

// A warning was found, but it need not be what breaks the connection.
bool is_certain(const Cause& cause) {
  return cause.proven && cause.finding->severity == Severity::error;
}

class TextReport {
 public:
  TextReport(const Report& report, const ReportOptions& options)
      : report_(report), options_(options), page_(options.language, options.colour) {}

  std::string write() {
    headline();
    other_causes();
    remarks();
    collect();
    write_paths(page_, report_.bundle);
    write_files(page_, report_, options_.verbose);
    if (options_.verbose) open_questions();
    if (options_.show_passed) passed();
    totals();
    return page_.take();
  }

 private:
  void headline() {
    const auto& causes = report_.diagnosis.causes;
    if (causes.empty()) {
      no_cause();
      return;
    }
    const auto& cause = causes.front();
    page_.heading(page_.say(title_of(cause)), is_certain(cause) ? Style::red : Style::yellow);
    page_.paragraph(sentence_of(*cause.finding, options_.language));
    if (cause.proven && !is_certain(cause)) {
      page_.paragraph(page_.say("This was found, but it need not be what breaks the connection."));
    }
    for (const auto& reason : cause.because) page_.paragraph(page_.say(reason));
    if (options_.verbose) page_.paragraph(why_of(*cause.finding, options_.language));
    proof(*cause.finding);
    fix(*cause.finding);
  }

  Message title_of(const Cause& cause) const {
    Message message;
    const bool coded = report_.diagnosis.error.has_value();
    if (is_certain(cause)) {
      message.text = coded ? "Cause of error {code}: {side} (certain) [{rule}]"
                           : "Cause: {side} (certain) [{rule}]";
    } else {
      message.text = coded ? "Possible cause of error {code}: {side} [{rule}]"
                           : "Possible cause: {side} [{rule}]";
    }
    message.arguments = {{"side", page_.say(side_words(cause.finding->rule->side))},
                         {"rule", cause.finding->rule->id}};
    if (coded) message.arguments.emplace_back("code", std::to_string(*report_.diagnosis.error));
    return message;
  }

  void no_cause() {
    page_.heading(page_.say("No cause found in what was sent."), Style::yellow);
    if (!anything_recognised(report_.bundle)) {
      page_.paragraph(page_.say("None of the files was recognised, so nothing could be judged."));
    } else if (!report_.diagnosis.collect.empty()) {
      page_.paragraph(
          page_.say("That does not mean that the connection is sound: the files listed "
                    "under \"Still missing\" would show more."));
    } else {
      page_.paragraph(
          page_.say("The fault may lie where no file was sent from: the router, the "
                    "provider or the VPN server."));
    }
  }

  void proof(const Finding& finding) {
    if (finding.evidence.empty()) return;
    page_.heading(page_.say("Proof"));
    const auto count = limited(finding.evidence.size(), shown_proofs);
    for (std::size_t i = 0; i < count; ++i) {
      const auto& evidence = finding.evidence[i];
      if (evidence.artifact == no_artifact) {
        page_.line(page_.say("(command line)"), 2, Style::cyan);
        continue;
      }
      const auto line = std::max<std::uint32_t>(evidence.at.line, 1);
      page_.line(evidence.path + ":" + std::to_string(line), 2, Style::cyan);
      const auto excerpt = guarded_excerpt(evidence.excerpt);
      page_.quote(excerpt.empty() ? evidence.name : excerpt);
    }
    more(finding.evidence.size(), count);
  }

  void fix(const Finding& finding) {
    const auto text = fix_of(finding, options_.language);
    if (text.empty()) return;
    page_.heading(page_.say("What to do"));
    page_.paragraph(text);
    if (!finding.fix_is_safe) return;
    for (const auto& [kind, commands] : finding.rule->fix) {
      if (!shows_commands(kind, finding.rule->fix)) continue;
      for (const auto command : split(trim(commands), '\n')) {
        page_.line(trim_right(command), 4, Style::green);
      }
    }
  }

  // One way is enough.
  bool shows_commands(std::string_view kind, const std::map<std::string, std::string>& all) const {
    if (kind.starts_with("undo_")) return false;
    if (options_.verbose) return true;
    for (const std::string_view best : {"cmd", "netsh", "powershell"}) {
      if (all.count(std::string(best))) return kind == best;
    }
    return false;
  }

  void other_causes() {
    const auto& causes = report_.diagnosis.causes;
    std::vector<std::pair<const Cause*, std::string>> others;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < causes.size(); ++i) {
      auto sentence = sentence_of(*causes[i].finding, options_.language);
      if (!seen.insert(causes[i].finding->rule->id + sentence).second || i == 0) continue;
      others.emplace_back(&causes[i], std::move(sentence));
    }
    if (others.empty()) return;
    page_.heading(page_.say("Other causes"));
    const auto count = limited(others.size(), shown_causes);
    for (std::size_t i = 0; i < count; ++i) {
      const auto& [cause, sentence] = others[i];
      const auto certainty = is_certain(*cause) ? page_.say("certain") : page_.say("possible");
      page_.paragraph(cause->finding->rule->id + " (" + certainty + ", " +
                          page_.say(side_words(cause->finding->rule->side)) + ") " + sentence,
                      2, 2, options_.verbose ? 0 : lines_per_cause);
    }
    more(others.size(), count);
  }

  // Failures that explain no error by themselves: notes and flaws of the files.
  void remarks() {
    std::vector<std::string> sentences;
    for (const auto& finding : report_.findings) {
      const bool is_cause =
          std::any_of(report_.diagnosis.causes.begin(), report_.diagnosis.causes.end(),
                      [&](const Cause& cause) { return cause.finding == &finding; });
      if (finding.verdict != Verdict::fail || is_cause || finding.accepted) continue;
      auto text = finding.rule->id + " " + sentence_of(finding, options_.language);
      if (std::find(sentences.begin(), sentences.end(), text) == sentences.end()) {
        sentences.push_back(std::move(text));
      }
    }
    if (sentences.empty()) return;
    page_.heading(page_.say("Also noticed"));
    const auto count = limited(sentences.size(), shown_remarks);
    for (std::size_t i = 0; i < count; ++i) {
      page_.paragraph(sentences[i], 2, 2, options_.verbose ? 0 : lines_per_cause);
    }
    more(sentences.size(), count);
  }

  void collect() {
    const auto& steps = report_.diagnosis.collect;
    if (steps.empty()) return;
    const auto& causes = report_.diagnosis.causes;
    const bool found = !causes.empty() && is_certain(causes.front());
    page_.heading(page_.say("Still missing (the most decisive first)"));
    const auto count = limited(steps.size(), found ? shown_steps_beside_certainty : shown_steps);
    for (std::size_t i = 0; i < count; ++i) {
      page_.line(page_.say(steps[i].command), 2, Style::green);
      page_.paragraph(page_.say({"decides {rules}", {{"rules", join(steps[i].decides, ", ")}}}), 4,
                      0, options_.verbose ? 0 : 1);
    }
    more(steps.size(), count);
  }

  void open_questions() {
    page_.heading(page_.say("Not judged"));
    for (const auto& finding : report_.findings) {
      if (finding.verdict != Verdict::unknown || finding.would_fail) continue;
      page_.paragraph(finding.rule->id + " " + sentence_of(finding, options_.language), 2, 2);
    }
  }

  void passed() {
    page_.heading(page_.say("In order"));
    for (const auto& finding : report_.findings) {
      if (finding.verdict != Verdict::pass) continue;
      page_.paragraph(finding.rule->id + " " + sentence_of(finding, options_.language), 2, 2);
    }
  }

  void totals() {
    const auto count = [&](Verdict verdict) {
      return std::to_string(
          std::count_if(report_.findings.begin(), report_.findings.end(),
                        [&](const Finding& finding) { return finding.verdict == verdict; }));
    };
    page_.heading(page_.say({"{rules} rules: {fail} found, {pass} in order, {unknown} not judged, "
                             "{other} not applicable.",
                             {{"rules", std::to_string(report_.rules)},
                              {"fail", count(Verdict::fail)},
                              {"pass", count(Verdict::pass)},
                              {"unknown", count(Verdict::unknown)},
                              {"other", count(Verdict::not_applicable)}}}),
                  Style::plain);
    const auto accepted =
        std::count_if(report_.findings.begin(), report_.findings.end(),
                      [](const Finding& finding) { return finding.accepted.has_value(); });
    if (accepted == 0) return;
    page_.paragraph(page_.say({"{count} of them accepted by a suppression or a baseline.",
                               {{"count", std::to_string(accepted)}}}));
    if (options_.verbose) list_accepted();
  }

  void list_accepted() {
    for (const auto& finding : report_.findings) {
      if (!finding.accepted) continue;
      const auto& accepted = *finding.accepted;
      page_.paragraph(finding.rule->id + " " + finding.subject + " (" + accepted.file + ":" +
                          std::to_string(accepted.line) + ") " + accepted.reason,
                      2, 2);
    }
  }

  std::size_t limited(std::size_t size, std::size_t most) const {
    return options_.verbose ? size : std::min(size, most);
  }

  void more(std::size_t size, std::size_t shown) {
    if (size > shown) {
      page_.line(page_.say(
          {"... and {count} more (-v shows all)", {{"count", std::to_string(size - shown)}}}));
    }
  }

  const Report& report_;
  const ReportOptions& options_;
  Page page_;
};

}  // namespace

std::string write_text(const Report& report, const ReportOptions& options) {
  return TextReport(report, options).write();
}

}  // namespace vpnlint
