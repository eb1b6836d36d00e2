// What only the end of a file shows: state or script, which control set is the current one.
#include <algorithm>

#include "base/text.h"
#include "facts/registry_path.h"
#include "formats/registry/places.h"
#include "formats/registry/problems.h"
#include "formats/registry/reader.h"

namespace vpnlint {

void RegistryReader::finish(bool ends_inside) {
  const bool imported = header_ <= RegHeader::v3;
  const bool state = imported && shape_.is_state(reading_.source.encoding(), services_);
  note_end(state, ends_inside);
  if (!imported) return;
  if (state) choose_control_set();
  resolve_rows(state ? "state" : "script");
  if (!state) return add_statements();
  add_unreadable_values();
  note_unreadable_rules();
  add_extents();
  hand_over_topics();
}

/// Exports end with a line end; a file of other origin may do without.
void RegistryReader::note_end(bool state, bool ends_inside) {
  const auto& source = reading_.source;
  const Position end{source.line(), 1};
  if (source.truncated()) {
    problems_.add(Gravity::partial, problem_kind::limit, end,
                  {"The file is too long to be read to its end (artifact_bytes).", {}},
                  "artifact_bytes");
  }
  cut_ = source.truncated() || source.read_error() ||
         (state ? !source.ends_with_line_end() || ends_inside : ends_inside);
  if (rows_limited_ || rules_.full() || services_.full() || programs_.full() ||
      ipsec_policies_.full()) {
    problems_.add(Gravity::partial, problem_kind::limit, end,
                  {"A key has more values than are kept (facts_per_artifact).", {}},
                  "facts_per_artifact");
  }
  if (!cut_) return;
  gaps_.add(dispatch_.path());
  if (source.truncated()) return;
  problems_.add(Gravity::partial, problem_kind::truncated, end,
                {"The file ends inside the key {key}.", {{"key", std::string(dispatch_.path())}}},
                std::string(dispatch_.path()));
}

/// CurrentControlSet where it is exported, else the set that Select names.
void RegistryReader::choose_control_set() {
  const auto has = [&](std::uint16_t set) {
    return std::find(control_sets_.begin(), control_sets_.end(), set) != control_sets_.end();
  };
  const auto& root = shape_.roots().front().path;
  if (const auto set = control_set_of(root))
    control_sets_.push_back(static_cast<std::uint16_t>(*set));
  if (is_at_or_below(root, registry_place::current_control_set)) control_sets_.push_back(0);
  if (has(0))
    chosen_ = 0;
  else if (current_ && has(*current_))
    chosen_ = *current_;
  if (chosen_ || control_sets_.empty()) return;
  problems_.add(Gravity::note, problem_kind::out_of_range, shape_.roots().front().at,
                {"The export has numbered control sets, but not the key Select, which says which "
                 "of them is in use.",
                 {}},
                "Select");
}

std::string RegistryReader::place_of(std::string_view path) const {
  const auto set = control_set_of(path);
  return set && current_ && *set == *current_ ? with_current_control_set(path) : std::string(path);
}

void RegistryReader::resolve_rows(std::string_view origin) {
  // An import takes a value that the file's end has cut, and `vpnlint facts` shows what imports do.
  const bool doubt_last = cut_ && origin == "state" && !facts_.wanted().everything;
  const auto resolve = [&](auto& row) {
    row.origin = Text(std::string(origin), row.at);
    if (current_) row.key.edit().place = place_of(row.key.value().written);
  };
  facts_.for_each_own<RegistryKey>(resolve);
  facts_.for_each_own<RegistryValue>([&](RegistryValue& row) {
    resolve(row);
    if (!doubt_last || row.at.line != open_line_) return;
    row.data = Field<Value>::missing(Presence::partial, row.at);
    row.data_hex = Text::missing(Presence::partial, row.at);
  });
}

/// A script's rows once more, as what it would do.
void RegistryReader::add_statements() {
  std::vector<ScriptStatement> statements;
  const auto add = [&](const auto& row, std::string_view statement) -> ScriptStatement& {
    auto& made = statements.emplace_back();
    made.at = row.at;
    made.statement = Text(std::string(statement), row.at);
    made.target = Text(row.key.value().place, row.at);
    made.effective = Flag(true, row.at);
    return made;
  };
  facts_.for_each_own<RegistryKey>([&](const RegistryKey& row) {
    add(row, row.operation.is("create") ? "create_key" : "delete_key");
  });
  facts_.for_each_own<RegistryValue>([&](const RegistryValue& row) {
    auto& made = add(row, row.operation.is("set") ? "set_value" : "delete_value");
    made.name = row.name;
    made.data = row.data;
  });
  std::stable_sort(statements.begin(), statements.end(),
                   [](const auto& a, const auto& b) { return a.at.line < b.at.line; });
  for (auto& statement : statements) facts_.add(std::move(statement));
}

/// Values that are there but damaged: no import would take them, and yet nobody may say that they
/// are absent. `vpnlint facts` shows what an import does, so they are left out there.
void RegistryReader::add_unreadable_values() {
  if (facts_.wanted().everything) return;
  for (const auto& value : unreadable_) {
    RegistryValue row;
    row.at = value.at;
    row.key = Field<KeyPath>({value.key, place_of(value.key)}, value.at);
    row.name = Text(value.name, value.at);
    row.type = Text::missing(Presence::unreadable, value.at);
    row.data = Field<Value>::missing(Presence::unreadable, value.at);
    row.data_hex = Text::missing(Presence::unreadable, value.at);
    row.operation = Text("set", value.at);
    row.origin = Text("state", value.at);
    row.asked = value.asked;
    facts_.add(std::move(row));
  }
}

void RegistryReader::note_unreadable_rules() {
  for (const auto& [at, name] : rules_.unreadable()) {
    problems_.add(Gravity::partial, problem_kind::damaged_value, at,
                  {"The value {name} is no firewall rule.", {{"name", name}}}, name);
  }
  for (const auto& [at, name] : ipsec_policies_.unreadable()) {
    problems_.add(Gravity::partial, problem_kind::damaged_value, at,
                  {"The value {name} is no connection security rule.", {{"name", name}}}, name);
  }
}

void RegistryReader::hand_over_topics() {
  version_.hand_over(facts_, gaps_);
  programs_.hand_over(facts_);
  // Policies stand outside of control sets; an impossible number leaves everything else out.
  constexpr std::uint16_t no_set = 0xffff;
  const auto set = chosen_.value_or(no_set);
  rules_.hand_over(facts_, set);
  ipsec_policies_.hand_over(facts_, set);
  profiles_.hand_over(facts_, set, gaps_);
  services_.hand_over(facts_, set, gaps_);
}

}  // namespace vpnlint
