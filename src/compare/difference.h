// What differs between two bundles, and what it means for the rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare/hosts.h"
#include "engine/judge.h"
#include "facts/bundle.h"

namespace vpnlint {

/// A bundle that was read, analysed and judged.
struct Side {
  Bundle bundle;
  FactSet rest;  ///< registry rows that no rule asks for: compared, not judged
  std::vector<Finding> findings;
};

/// What happened to a fact or to a column of it. `no_longer_sent` and `newly_sent` say that less
/// or more was collected: nobody knows whether the thing itself has changed.
enum class Change { added, removed, changed, moved, no_longer_sent, newly_sent };

std::string_view name_of(Change change);
constexpr bool is_real(Change change) {
  return change != Change::no_longer_sent && change != Change::newly_sent;
}

/// Where one side states it. Cells of secrets are never printed.
struct ColumnChange {
  const Column* column = nullptr;
  Change change = Change::changed;
  Cell before, after;  ///< not known where there is nothing
};

struct FactChange {
  Change change = Change::changed;
  std::size_t host = 0;  ///< index into Difference::hosts
  const TableInfo* table = nullptr;
  Group before, after;  ///< rows of the two sides; one is empty for what is added or removed
  std::vector<ColumnChange> columns;  ///< of a changed fact: what differs
  std::vector<const Rule*> readers;   ///< rules that read what differs, in their order
  bool matters = false;

  const Row& row() const { return after.empty() ? *before.front() : *after.front(); }
};

/// What a rule says of one subject. `none`: not applicable, or there is no such subject.
enum class State { none, pass, unknown, possible, fail };

std::string_view name_of(State state);
State state_of(const Finding& finding);

enum class Effect {
  worse,            ///< to fail or possible
  better,           ///< from fail or possible to pass or to nothing
  no_longer_known,  ///< from pass, fail or possible to something less certain
  now_known,        ///< unknown to pass
  other,            ///< a subject came, went or stays unjudged: no statement about health
};

std::string_view name_of(Effect effect);

struct VerdictChange {
  const Rule* rule = nullptr;
  State from = State::none, to = State::none;
  Effect effect = Effect::other;
  const Finding* before = nullptr;  ///< null for `none` without a finding
  const Finding* after = nullptr;
  Severity severity = Severity::note;  ///< the graver of both sides
  bool matters = false;
  std::vector<std::size_t> facts;  ///< changes that it rests on: indexes into Difference::facts

  const Finding& finding() const { return after ? *after : *before; }
};

/// Points into the two sides, which must outlive it.
struct Difference {
  std::vector<HostPair> hosts;
  std::vector<VerdictChange> verdicts;  ///< by effect, severity, rule, subject
  std::vector<FactChange> facts;        ///< by host, table, what they are about
  bool matters = false;

  bool empty() const { return verdicts.empty() && facts.empty(); }
};

/// Two sides with shared host names (share_names). `bar`: the lowest severity that matters, none
/// for never. Exact definitions: docs/diff.md.
Difference compare(const Side& before, const Side& after, const std::vector<HostPair>& hosts,
                   const std::vector<Rule>& rules, std::optional<Severity> bar);

}  // namespace vpnlint
