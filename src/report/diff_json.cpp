// `diff -f json`: the contract of schemas/diff.schema.json. Written by hand, because two exports
// can differ in 100,000s of values.
#include <algorithm>

#include "base/secret_names.h"
#include "compare/columns.h"
#include "report/diff_parts.h"
#include "report/json_text.h"

namespace vpnlint {
namespace {

/// Members and elements with commas and two blanks of indent per level.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void open(char bracket) {
    begin();
    out_ += bracket;
    empty_ = true;
    ++depth_;
  }
  void close(char bracket) {
    --depth_;
    if (!empty_) new_line();
    out_ += bracket;
    empty_ = false;
  }
  void name(std::string_view name) {
    begin();
    append_json_string(out_, name);
    out_ += ": ";
    named_ = true;
  }
  void text(std::string_view text) {
    begin();
    append_json_string(out_, text);
  }
  void raw(std::string_view json) {
    begin();
    out_ += json;
  }
  void member(std::string_view key, std::string_view value) {
    name(key);
    text(value);
  }
  void flag(std::string_view key, bool value) {
    name(key);
    raw(value ? "true" : "false");
  }
  void number(std::string_view key, std::uint64_t value) {
    name(key);
    raw(std::to_string(value));
  }

 private:
  void begin() {
    if (named_) {
      named_ = false;
      return;
    }
    if (depth_ == 0) return;
    if (!empty_) out_ += ',';
    empty_ = false;
    new_line();
  }
  void new_line() {
    out_ += '\n';
    out_.append(depth_ * 2, ' ');
  }

  std::string& out_;
  std::size_t depth_ = 0;
  bool empty_ = true;
  bool named_ = false;
};

class DiffJson {
 public:
  DiffJson(const DiffReport& report, std::string_view language)
      : report_(report), language_(language), json_(out_) {}

  std::string write() {
    json_.open('{');
    json_.member("schema_version", "1");
    json_.name("tool");
    json_.open('{');
    json_.member("name", "vpnlint");
    json_.member("version", VPNLINT_VERSION);
    json_.number("rules", report_.rules);
    json_.close('}');
    json_.flag("matters", report_.difference.matters);
    summary();
    artifacts("old_artifacts", report_.before.bundle);
    artifacts("new_artifacts", report_.after.bundle);
    json_.name("verdicts");
    json_.open('[');
    for (const auto& change : report_.difference.verdicts) verdict(change);
    json_.close(']');
    json_.name("facts");
    json_.open('[');
    for (const auto& change : report_.difference.facts) fact(change);
    json_.close(']');
    json_.close('}');
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void summary() {
    const auto& difference = report_.difference;
    json_.name("summary");
    json_.open('{');
    for (const auto effect : {Effect::worse, Effect::better, Effect::no_longer_known,
                              Effect::now_known, Effect::other}) {
      json_.number(name_of(effect),
                   static_cast<std::uint64_t>(std::count_if(
                       difference.verdicts.begin(), difference.verdicts.end(),
                       [&](const VerdictChange& one) { return one.effect == effect; })));
    }
    for (const auto change : {Change::added, Change::removed, Change::changed, Change::moved,
                              Change::no_longer_sent, Change::newly_sent}) {
      json_.number("facts_" + std::string(name_of(change)),
                   static_cast<std::uint64_t>(
                       std::count_if(difference.facts.begin(), difference.facts.end(),
                                     [&](const FactChange& one) { return one.change == change; })));
    }
    json_.close('}');
  }

  void artifacts(std::string_view name, const Bundle& bundle) {
    json_.name(name);
    json_.open('[');
    for (const auto& artifact : bundle.artifacts) {
      json_.open('{');
      json_.member("path", artifact.path);
      json_.name("format");
      if (artifact.format.empty())
        json_.raw("null");
      else
        json_.text(artifact.format);
      json_.member("host", bundle.hosts[artifact.host].name);
      json_.member("role", name_of(bundle.hosts[artifact.host].role));
      json_.member("status", name_of(artifact.status));
      json_.close('}');
    }
    json_.close(']');
  }

  void verdict(const VerdictChange& change) {
    json_.open('{');
    json_.member("rule", change.rule->id);
    json_.member("name", change.rule->name);
    json_.member("severity", name_of(change.severity));
    json_.member("side", change.rule->side);
    json_.member("subject", change.finding().subject);
    json_.member("effect", name_of(change.effect));
    json_.member("old", name_of(change.from));
    json_.member("new", name_of(change.to));
    json_.flag("matters", change.matters);
    json_.member("message", verdict_sentence(change, language_));
    json_.member("fingerprint", change.finding().fingerprint);
    evidence("old_evidence", change.before);
    evidence("new_evidence", change.after);
    missing(change.after);
    json_.name("facts");
    json_.open('[');
    for (const auto index : change.facts) json_.raw(std::to_string(index));
    json_.close(']');
    json_.close('}');
  }

  void evidence(std::string_view name, const Finding* finding) {
    json_.name(name);
    json_.open('[');
    if (finding) {
      for (const auto& one : finding->evidence) place(evidence_place(one));
    }
    json_.close(']');
  }

  void missing(const Finding* finding) {
    json_.name("missing");
    json_.open('[');
    if (finding) {
      for (const auto& one : finding->missing) {
        json_.open('{');
        json_.member("table", one.table);
        json_.member("identity", one.identity);
        json_.member("command", one.command);
        json_.close('}');
      }
    }
    json_.close(']');
  }

  void place(const DiffPlace& place) {
    json_.open('{');
    json_.member("path", place.path);
    json_.number("line", place.line);
    json_.member("excerpt", place.excerpt);
    json_.close('}');
  }

  void optional_place(std::string_view name, const DiffPlace& where) {
    json_.name(name);
    if (where.path.empty())
      json_.raw("null");
    else
      place(where);
  }

  void fact(const FactChange& change) {
    json_.open('{');
    json_.member("change", name_of(change.change));
    json_.member("table", change.table->name);
    const auto& pair = report_.difference.hosts[change.host];
    const auto& host = pair.after ? report_.after.bundle.hosts[*pair.after]
                                  : report_.before.bundle.hosts[*pair.before];
    json_.member("host", host.name);
    json_.member("role", name_of(host.role));
    json_.member("subject", subject_of(*change.table, change.row()));
    json_.flag("matters", change.matters);
    json_.name("rules");
    json_.open('[');
    for (const auto* rule : change.readers) json_.text(rule->id);
    json_.close(']');
    columns(change);
    optional_place("old", place_before(change, report_));
    optional_place("new", place_after(change, report_));
    json_.close('}');
  }

  /// What differs; of a row that came or went everything that it says.
  void columns(const FactChange& change) {
    json_.name("columns");
    json_.open('[');
    for (const auto& one : change.columns) {
      column(*one.column, name_of(one.change), one.before, one.after);
    }
    if (change.columns.empty()) {
      const bool gone = change.after.empty();
      for (const auto& one : change.table->columns) {
        if (!is_compared(*change.table, one)) continue;
        const auto cell = one.get(change.row());
        if (cell.known())
          column(one, name_of(change.change), gone ? cell : Cell{}, gone ? Cell{} : cell);
      }
    }
    json_.close(']');
  }

  void column(const Column& column, std::string_view change, const Cell& before,
              const Cell& after) {
    json_.open('{');
    json_.member("name", column.name);
    json_.member("change", change);
    value("old", column, before);
    value("new", column, after);
    json_.close('}');
  }

  void value(std::string_view name, const Column& column, const Cell& cell) {
    json_.name(name);
    if (!cell.known()) return json_.raw("null");
    if (column.flags & secret) return json_.text(redacted);
    if (const auto* list = std::get_if<List>(&cell.value)) {
      json_.open('[');
      for (const auto& member : *list) json_.text(member);
      return json_.close(']');
    }
    if (const auto* flag = std::get_if<bool>(&cell.value))
      return json_.raw(*flag ? "true" : "false");
    if (const auto* number = std::get_if<std::int64_t>(&cell.value))
      return json_.raw(std::to_string(*number));
    json_.text(to_text(cell.value));
  }

  const DiffReport& report_;
  std::string_view language_;
  std::string out_;
  JsonWriter json_;
};

}  // namespace

std::string write_diff_json(const DiffReport& report, const ReportOptions& options) {
  return DiffJson(report, options.language).write();
}

}  // namespace vpnlint
