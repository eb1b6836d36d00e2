// `diff -f markdown`: for a comment on a change request. Words of artifacts stand in code spans,
// where nothing of them is markup, a link or a mention.
#include <algorithm>

#include "base/text.h"
#include "report/characters.h"
#include "report/diff_parts.h"
#include "report/sentences.h"
#include "report/words.h"

namespace vpnlint {
namespace {

constexpr std::size_t shown_reasons = 5;
constexpr std::size_t shown_facts = 50;

/// A code span whose fence is longer than any run of backticks inside.
std::string code(std::string_view text) {
  const auto inside = neutral(text);
  std::size_t longest = 0, run = 0;
  for (const char c : inside) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool padded = inside.empty() || inside.front() == '`' || inside.back() == '`';
  return fence + (padded ? " " : "") + inside + (padded ? " " : "") + fence;
}

/// "- x", "+ x", "= x" and "1. x" at the beginning of a line would be lists and headings.
std::string begins_no_list(std::string text) {
  const auto end = text.find_first_not_of("0123456789");
  if (end == text.npos) return text;
  const bool numbered = end > 0 && (text[end] == '.' || text[end] == ')');
  const bool marked = end == 0 && std::string_view("-+=").find(text[0]) != std::string_view::npos;
  if (numbered || marked) text.insert(end, 1, '\\');
  return text;
}

/// Prose that may hold words of an artifact: every character that could be markup is escaped.
std::string prose(std::string_view text) {
  const auto inside = neutral(text);
  const auto follows = [&](std::size_t i, std::string_view what) {
    return std::string_view(inside).substr(i).starts_with(what);
  };
  std::string out;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const char c = inside[i];
    if (c == '@' || c == '#' || c == '&' || c == '<') {
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
      continue;
    }
    const bool is_markup = std::string_view("\\`*_[]>|~$").find(c) != std::string_view::npos;
    const bool is_link = follows(i, "://") || (c == '.' && i >= 3 && follows(i - 3, "www."));
    if (is_markup || is_link) out += '\\';
    out += c;
  }
  return begins_no_list(std::move(out));
}

class DiffMarkdown {
 public:
  DiffMarkdown(const DiffReport& report, const ReportOptions& options)
      : report_(report), options_(options), language_(options.language) {}

  std::string write() {
    out_ = "### vpnlint diff\n\n**" + prose(summary_words(report_, language_)) + "**\n";
    const auto parts = parts_of(report_);
    for (const auto& [effect, verdicts] : parts.verdicts) {
      out_ += "\n#### " + word(effect_words(effect)) + "\n\n";
      for (const auto* verdict : verdicts) write_verdict(*verdict);
    }
    write_groups("Also changed, and read by rules", parts.read, false);
    write_groups("Also changed, but read by no rule", parts.other, true);
    write_collected(parts.collected);
    return std::move(out_);
  }

 private:
  std::string word(std::string_view english) const {
    return prose(say(Message{std::string(english), {}}, language_));
  }

  void write_verdict(const VerdictChange& change) {
    out_ += "- **" + prose(change.rule->id) + "** " + code(change.rule->name) + " (" +
            word(name_of(change.severity)) + "): " + prose(state_words(change.from, language_)) +
            " → " + prose(state_words(change.to, language_)) + "\n";
    const auto sentence = verdict_sentence(change, language_);
    if (!sentence.empty()) out_ += "  " + prose(sentence) + "\n";
    const auto count = limited(change.facts.size(), shown_reasons);
    for (std::size_t i = 0; i < count; ++i) {
      write_fact(report_.difference.facts[change.facts[i]], 2, true);
    }
    more(change.facts.size(), count, 2);
  }

  void write_fact(const FactChange& fact, std::size_t indent, bool with_table) {
    out_ += std::string(indent, ' ') + "- ";
    if (fact.change != Change::changed) out_ += word(change_words(fact.change)) + " ";
    if (with_table) out_ += prose(table_words(*fact.table, language_)) + " ";
    out_ += code(subject_words(fact, language_));
    const auto columns = columns_words(fact, language_);
    if (!columns.empty()) out_ += ": " + code(columns);
    if (!fact.readers.empty() && !with_table) out_ += " [" + rule_ids(fact) + "]";
    const auto before = place_before(fact, report_), after = place_after(fact, report_);
    out_ += " (";
    if (!before.path.empty()) out_ += code(before.text());
    if (!before.path.empty() && !after.path.empty()) out_ += " → ";
    if (!after.path.empty()) out_ += code(after.text());
    out_ += ")\n";
  }

  void write_groups(std::string_view title, const std::vector<DiffGroup>& groups, bool folded) {
    if (groups.empty()) return;
    std::size_t all = 0;
    for (const auto& group : groups) all += group.facts.size();
    if (folded) {
      out_ += "\n<details><summary>" + word(title) + " (" + std::to_string(all) + ")</summary>\n";
    } else {
      out_ += "\n#### " + word(title) + "\n";
    }
    for (const auto& group : groups) {
      out_ += "\n" + prose(host_words(report_, group.host, language_)) + ", " +
              prose(table_words(*group.table, language_)) + "\n\n";
      const auto count = limited(group.facts.size(), shown_facts);
      for (std::size_t i = 0; i < count; ++i) write_fact(*group.facts[i], 0, false);
      more(group.facts.size(), count, 0);
    }
    if (folded) out_ += "\n</details>\n";
  }

  void write_collected(const std::vector<DiffCollected>& collected) {
    if (collected.empty()) return;
    out_ += "\n<details><summary>" +
            word("Collected differently, which says nothing about the system") + "</summary>\n\n";
    for (const auto& one : collected) {
      out_ += "- " + prose(host_words(report_, one.host, language_)) + ", " +
              prose(table_words(*one.table, language_)) + ": " + std::to_string(one.count) + " " +
              word(change_words(one.change)) + " (" + code(one.path) + ")\n";
    }
    out_ += "\n</details>\n";
  }

  std::size_t limited(std::size_t size, std::size_t most) const {
    return options_.verbose ? size : std::min(size, most);
  }

  void more(std::size_t size, std::size_t shown, std::size_t indent) {
    if (size <= shown) return;
    out_ += std::string(indent, ' ') + "- " +
            prose(say(Message{"... and {count} more (-v shows all)",
                              {{"count", std::to_string(size - shown)}}},
                      language_)) +
            "\n";
  }

  const DiffReport& report_;
  const ReportOptions& options_;
  std::string language_;
  std::string out_;
};

}  // namespace

std::string write_diff_markdown(const DiffReport& report, const ReportOptions& options) {
  return DiffMarkdown(report, options).write();
}

}  // namespace vpnlint
