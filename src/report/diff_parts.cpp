// Grouping and wording that the writers for people share.
#include "report/diff_parts.h"

#include <algorithm>
#include <set>

#include "base/secret_names.h"
#include "base/text.h"
#include "base/translations.h"
#include "report/characters.h"
#include "report/excerpt.h"
#include "report/sentences.h"
#include "report/words.h"

namespace vpnlint {
namespace {

/// Longer values are cut: the place says where the whole of it stands.
constexpr std::size_t value_bytes = 100;

std::string shortened(std::string text) {
  if (text.size() <= value_bytes) return text;
  return std::string(cut_utf8(text, value_bytes)) + " …";
}

std::string value_words(const Column& column, const Cell& cell, std::string_view language) {
  if (!cell.known()) return std::string(translate("(nothing)", language));
  if (column.flags & secret) return std::string(redacted);
  const auto* list = std::get_if<List>(&cell.value);
  auto text = list ? join(*list, ", ") : to_text(cell.value);
  if (text.empty()) return std::string(translate("(empty)", language));
  return shortened(in_words(column.name, text, language));
}

std::string one_column(const ColumnChange& change, std::string_view language) {
  const auto& column = *change.column;
  if (column.flags & secret) return std::string(translate("another secret", language));
  std::string text(column.name);
  if (change.change == Change::no_longer_sent || !change.after.known())
    return text + ": " + value_words(column, change.before, language) + " -> " +
           std::string(translate(
               change.change == Change::no_longer_sent ? "(not sent)" : "(nothing)", language));
  if (change.change == Change::newly_sent)
    return text + ": " + std::string(translate("(not sent)", language)) + " -> " +
           value_words(column, change.after, language);
  return text + ": " + value_words(column, change.before, language) + " -> " +
         value_words(column, change.after, language);
}

bool says_any(const Cell& cell) {
  if (const auto* list = std::get_if<List>(&cell.value))
    return list->empty() || (list->size() == 1 && list->front() == "any");
  const auto text = to_text(cell.value);
  return text.empty() || text == "any";
}

/// What a row says beside its subject.
std::string row_words(const FactChange& change, std::string_view language) {
  static const std::set<std::string_view> left_out = {"data_hex", "operation", "origin", "type"};
  std::string words;
  for (const auto& column : change.table->columns) {
    if (column.flags & (hidden | subject | secret) || left_out.count(column.name)) continue;
    const auto cell = column.get(change.row());
    if (!cell.known() || says_any(cell)) continue;
    if (!words.empty()) words += ", ";
    words += std::string(column.name) + " " + value_words(column, cell, language);
  }
  return words;
}

DiffPlace place_of(const Bundle& bundle, ArtifactId artifact, Position at) {
  if (artifact == no_artifact || artifact >= bundle.artifacts.size()) return {};
  const auto evidence = evidence_at(bundle, artifact, at);
  return {evidence.path, std::max<std::uint32_t>(at.line, 1), guarded_excerpt(evidence.excerpt)};
}

DiffPlace place_in(const FactChange& change, const Group& rows, Cell ColumnChange::*cell,
                   const Bundle& bundle) {
  for (const auto& column : change.columns) {
    const auto& stated = column.*cell;
    if (stated.at.line > 0) return place_of(bundle, stated.artifact, stated.at);
  }
  return rows.empty() ? DiffPlace{} : place_of(bundle, rows.front()->artifact, rows.front()->at);
}

void add_to_group(std::vector<DiffGroup>& groups, const FactChange& change) {
  const auto same = [&](const DiffGroup& group) {
    return group.host == change.host && group.table == change.table;
  };
  auto hit = std::find_if(groups.begin(), groups.end(), same);
  if (hit == groups.end()) hit = groups.insert(hit, {change.host, change.table, {}});
  hit->facts.push_back(&change);
}

void add_collected(std::vector<DiffCollected>& collected, const FactChange& change,
                   const DiffReport& report) {
  const auto path = change.change == Change::no_longer_sent ? place_before(change, report).path
                                                            : place_after(change, report).path;
  const auto same = [&](const DiffCollected& one) {
    return one.host == change.host && one.table == change.table && one.change == change.change &&
           one.path == path;
  };
  auto hit = std::find_if(collected.begin(), collected.end(), same);
  if (hit == collected.end())
    hit = collected.insert(hit, {change.host, change.table, change.change, path, 0});
  ++hit->count;
}

}  // namespace

DiffParts parts_of(const DiffReport& report) {
  const auto& difference = report.difference;
  DiffParts parts;
  std::set<std::size_t> told;
  for (const auto effect :
       {Effect::worse, Effect::better, Effect::no_longer_known, Effect::now_known}) {
    std::vector<const VerdictChange*> verdicts;
    for (const auto& verdict : difference.verdicts) {
      if (verdict.effect != effect) continue;
      verdicts.push_back(&verdict);
      told.insert(verdict.facts.begin(), verdict.facts.end());
    }
    if (!verdicts.empty()) parts.verdicts.emplace_back(effect, std::move(verdicts));
  }
  parts.quiet = static_cast<std::size_t>(
      std::count_if(difference.verdicts.begin(), difference.verdicts.end(),
                    [](const VerdictChange& one) { return one.effect == Effect::other; }));
  for (std::size_t i = 0; i < difference.facts.size(); ++i) {
    const auto& fact = difference.facts[i];
    if (!is_real(fact.change))
      add_collected(parts.collected, fact, report);
    else if (told.count(i) == 0)
      add_to_group(fact.readers.empty() ? parts.other : parts.read, fact);
  }
  return parts;
}

DiffPlace evidence_place(const Evidence& evidence) {
  return {evidence.path, std::max<std::uint32_t>(evidence.at.line, 1),
          guarded_excerpt(evidence.excerpt)};
}

DiffPlace place_before(const FactChange& change, const DiffReport& report) {
  return place_in(change, change.before, &ColumnChange::before, report.before.bundle);
}

DiffPlace place_after(const FactChange& change, const DiffReport& report) {
  return place_in(change, change.after, &ColumnChange::after, report.after.bundle);
}

std::string host_words(const DiffReport& report, std::size_t host, std::string_view language) {
  const auto& pair = report.difference.hosts[host];
  const auto& known = pair.after ? report.after.bundle.hosts[*pair.after]
                                 : report.before.bundle.hosts[*pair.before];
  std::string_view role = "files";
  if (known.role == Role::client) role = "client PC";
  if (known.role == Role::client_router || known.role == Role::server_router) role = "router";
  if (known.role == Role::server) role = "VPN server";
  if (known.role == Role::cloud) role = "cloud";
  const std::string words(translate(role, language));
  const auto folder = replace_all(std::string(name_of(known.role)), "_", "-");
  const bool says_more = !known.name.empty() && !equal_ignoring_case(known.name, folder);
  return says_more ? words + " (" + known.name + ")" : words;
}

std::string table_words(const TableInfo& table, std::string_view language) {
  return what_is({std::string(table.name), {}, {}}, language);
}

std::string_view effect_words(Effect effect) {
  switch (effect) {
    case Effect::worse:
      return "New problems";
    case Effect::better:
      return "Solved";
    case Effect::no_longer_known:
      return "No longer known";
    case Effect::now_known:
      return "Known now";
    case Effect::other:
      break;
  }
  return "Subjects that came or went";
}

std::string_view change_words(Change change) {
  if (change == Change::no_longer_sent) return "no longer sent";
  return change == Change::newly_sent ? "newly sent" : name_of(change);
}

std::string state_words(State state, std::string_view language) {
  switch (state) {
    case State::none:
      return std::string(translate("not applicable", language));
    case State::pass:
      return std::string(translate("in order", language));
    case State::unknown:
      return std::string(translate("not known", language));
    case State::possible:
      return std::string(translate("a possible problem", language));
    case State::fail:
      return std::string(translate("a problem", language));
  }
  return {};
}

std::string columns_words(const FactChange& change, std::string_view language) {
  if (change.columns.empty()) return row_words(change, language);
  std::string words;
  for (const auto& column : change.columns) {
    if (!words.empty()) words += ", ";
    words += one_column(column, language);
  }
  return words;
}

std::string subject_words(const FactChange& change, std::string_view language) {
  const auto& table = *change.table;
  auto words = subject_of(table, change.row());
  if (const auto* name = table.find("name"); table.name == "registry_value" && name) {
    const auto key = to_text(table.find("key")->get(change.row()).value);
    const auto value = to_text(name->get(change.row()).value);
    words = key + " " + (value.empty() ? "@" : value);
  }
  return words.empty() ? table_words(table, language) : shortened(words);
}

char sign_of(Change change) {
  switch (change) {
    case Change::added:
    case Change::newly_sent:
      return '+';
    case Change::removed:
    case Change::no_longer_sent:
      return '-';
    case Change::moved:
      return '>';
    case Change::changed:
      break;
  }
  return '~';
}

std::string verdict_sentence(const VerdictChange& change, std::string_view language) {
  if (change.to == State::none || change.to == State::pass) {
    const bool was_flawed = change.from == State::fail || change.from == State::possible;
    return was_flawed && change.before ? sentence_of(*change.before, language) : std::string();
  }
  return sentence_of(*change.after, language);
}

std::string rule_ids(const FactChange& change) {
  std::vector<std::string> ids;
  for (const auto* rule : change.readers) ids.push_back(rule->id);
  return join(ids, ", ");
}

std::string summary_words(const DiffReport& report, std::string_view language) {
  const auto& difference = report.difference;
  const auto& facts = difference.facts;
  if (difference.empty()) return say({"Nothing changed.", {}}, language);
  const auto verdicts =
      std::count_if(difference.verdicts.begin(), difference.verdicts.end(),
                    [](const VerdictChange& one) { return one.effect != Effect::other; });
  const auto real = std::count_if(facts.begin(), facts.end(),
                                  [](const FactChange& one) { return is_real(one.change); });
  const auto read = std::count_if(facts.begin(), facts.end(), [](const FactChange& one) {
    return is_real(one.change) && !one.readers.empty();
  });
  const Arguments counts{{"verdicts", std::to_string(verdicts)},
                         {"facts", std::to_string(real)},
                         {"read", std::to_string(read)}};
  if (difference.matters)
    return say(
        {"Something that matters changed: {verdicts} verdicts, {facts} facts ({read} of them "
         "read by rules).",
         counts},
        language);
  return say(
      {"Nothing that matters changed: {verdicts} verdicts, {facts} facts ({read} of them read "
       "by rules).",
       counts},
      language);
}

}  // namespace vpnlint
