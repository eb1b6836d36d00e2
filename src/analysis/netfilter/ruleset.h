// The chains of one artifact, ready to be walked.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/netfilter/conditions.h"
#include "facts/bundle.h"

namespace vpnlint::netfilter {

enum class Action {
  pass,
  drop,
  reject,
  jump,
  go_to,  ///< goto: a jump that does not come back
  come_back,
  translate_destination,  ///< dnat, redirect
  translate_source,       ///< snat, masquerade
  untrack,
  mark,
  mark_connection,
  nothing,  ///< counts, logs
  unknown,
};

struct Chain;

struct Rule {
  const FilterRule* row = nullptr;
  std::vector<Condition> conditions;
  Action action = Action::unknown;
  std::string target;
  std::size_t rows_back = 0;     ///< only where the rule that many places before matched
  const Chain* chain = nullptr;  ///< of a jump; nullptr when it was not sent
};

struct Chain {
  const FilterChain* row = nullptr;
  std::string table, name, hook, kind;
  std::int64_t priority = 0;  ///< of nat chains: where the kernel translates
  Match drops = Match::no;    ///< what the end of a base chain means; maybe: nobody told
  std::vector<Rule> rules;
};

/// Rules point into the facts and chains into each other: neither may move.
struct Ruleset {
  std::map<std::pair<std::string, std::string>, Chain> chains;  ///< table, name
  std::map<std::string, std::vector<const Chain*>> hooks;       ///< in the order of the kernel
  bool complete = false;  ///< an extent says that every rule of the device is here
  /// Something is dropped or rejected. Rules that let everything pass may stand beside others of
  /// another back end, which this listing does not show.
  bool filters = false;
};

/// Of the rows that the artifact states.
Ruleset ruleset_of(const FactSet& facts, ArtifactId artifact);

}  // namespace vpnlint::netfilter
