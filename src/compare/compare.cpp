// Two judged bundles become one difference.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "base/text.h"
#include "compare/compare_facts.h"
#include "compare/compare_verdicts.h"
#include "compare/readers.h"

namespace vpnlint {
namespace {

/// Tables that analyses fill, and what they are filled from.
struct Source {
  std::string_view derived, base;
};
constexpr std::array<Source, 20> sources{{
    {"auth_match", "vpn_connection"}, {"auth_match", "l2tp_endpoint"},
    {"auth_match", "router"},         {"auth_match", "interface"},
    {"path_step", "firewall_rule"},   {"path_step", "firewall_profile"},
    {"path_step", "port_forward"},    {"path_step", "filter_rule"},
    {"path_step", "nat_rule"},        {"path_step", "router"},
    {"path_step", "interface"},       {"path_step", "ipsec_endpoint"},
    {"path_step", "l2tp_endpoint"},   {"path_step", "vpn_connection"},
    {"nat_layer", "router"},          {"nat_layer", "port_forward"},
    {"nat_layer", "nat_rule"},        {"nat_layer", "interface"},
    {"nat_layer", "ipsec_endpoint"},  {"nat_layer", "l2tp_endpoint"},
}};

bool feeds(std::string_view base, std::string_view derived) {
  return std::any_of(sources.begin(), sources.end(), [&](const Source& source) {
    return source.derived == derived && source.base == base;
  });
}

/// A line of one of the two sides.
struct Line {
  bool of_before;
  ArtifactId artifact;
  std::uint32_t line;

  auto operator<=>(const Line&) const = default;
};

using Lines = std::set<Line>;

/// Every line that the change's rows were read from; of a changed fact only what differs.
void add_lines(const FactChange& change, bool whole_rows, Lines& lines) {
  const auto add = [&](bool of_before, ArtifactId artifact, Position at) {
    if (artifact != no_artifact && at.line > 0) lines.insert({of_before, artifact, at.line});
  };
  const bool changed = !change.before.empty() && !change.after.empty();
  for (const auto& one : change.columns) {
    for (const auto* row : change.before) add(true, row->artifact, one.column->get(*row).at);
    for (const auto* row : change.after) add(false, row->artifact, one.column->get(*row).at);
  }
  if (changed && !whole_rows) return;
  for (const bool of_before : {true, false}) {
    for (const auto* row : of_before ? change.before : change.after) {
      add(of_before, row->artifact, row->at);
      for (const auto& column : change.table->columns) {
        add(of_before, row->artifact, column.get(*row).at);
      }
    }
  }
}

bool touch(const Lines& a, const Lines& b) {
  return std::any_of(a.begin(), a.end(), [&](const Line& line) { return b.count(line) > 0; });
}

bool is_raw(const TableInfo& table) {
  return table.name == "setting" || table.name == "registry_value" || table.name == "registry_key";
}

Severity gravest(const Rule& rule) {
  auto severity = rule.severity;
  for (const auto& choice : rule.severity_when) severity = std::max(severity, choice.severity);
  return severity;
}

void add_readers(FactChange& change, const std::vector<const Rule*>& readers) {
  for (const auto* rule : readers) {
    if (std::find(change.readers.begin(), change.readers.end(), rule) == change.readers.end())
      change.readers.push_back(rule);
  }
  std::sort(change.readers.begin(), change.readers.end(),
            [](const Rule* a, const Rule* b) { return a->id < b->id; });
}

class Comparer {
 public:
  Comparer(const Side& before, const Side& after, const std::vector<Rule>& rules,
           std::optional<Severity> bar, Difference& difference)
      : before_(before), after_(after), rules_(rules), bar_(bar), difference_(difference) {}

  void run() {
    auto& facts = difference_.facts;
    facts = compare_facts(before_, after_, difference_.hosts);
    const Looks looks(rules_);
    for (auto& fact : facts) {
      fact.readers = looks.readers_of(fact, before_, after_, difference_.hosts);
    }
    for (const std::string_view derived : {"path_step", "nat_layer", "auth_match"})
      read_through(looks, derived);
    fold_raw_facts();
    for (auto& fact : facts) fact.matters = matters(fact);
    difference_.verdicts = compare_verdicts(before_, after_, difference_.hosts, rules_, bar_);
    explain(looks);
    const auto any = [](const auto& list) {
      return std::any_of(list.begin(), list.end(), [](const auto& one) { return one.matters; });
    };
    difference_.matters = any(facts) || any(difference_.verdicts);
  }

 private:
  bool matters(const FactChange& fact) const {
    if (!bar_ || !is_real(fact.change)) return false;
    return std::any_of(fact.readers.begin(), fact.readers.end(),
                       [&](const Rule* rule) { return gravest(*rule) >= *bar_; });
  }

  /// Facts that an analysis reads are read by a rule when the answer of the analysis differs: those
  /// that the answers cite, else all that the analysis looks at.
  void read_through(const Looks& looks, std::string_view derived) {
    const auto& table = *find_table(derived);
    std::vector<std::pair<FactChange*, Lines>> feeding;
    for (auto& fact : difference_.facts) {
      if (!feeds(fact.table->name, derived)) continue;
      feeding.emplace_back(&fact, Lines{});
      add_lines(fact, true, feeding.back().second);
    }
    for (auto& answer : compare_derived(table, before_, after_, difference_.hosts)) {
      const auto readers = looks.readers_of(answer, before_, after_, difference_.hosts);
      if (readers.empty()) continue;
      Lines cited;
      add_lines(answer, true, cited);
      bool any = false;
      for (const bool only_cited : {true, false}) {
        if (any) break;
        for (auto& [fact, own] : feeding) {
          if (only_cited ? !touch(cited, own) : !is_real(fact->change)) continue;
          add_readers(*fact, readers);
          any = true;
        }
      }
    }
  }

  /// What a typed fact was read from is shown once, as that fact.
  void fold_raw_facts() {
    Lines told;
    for (const auto& fact : difference_.facts) {
      if (!is_raw(*fact.table)) add_lines(fact, false, told);
    }
    std::erase_if(difference_.facts, [&](const FactChange& fact) {
      if (!is_raw(*fact.table) || !fact.readers.empty()) return false;
      const auto all_told = [&](const Group& rows, bool of_before) {
        return std::all_of(rows.begin(), rows.end(), [&](const Row* row) {
          return told.count({of_before, row->artifact, row->at.line}) > 0;
        });
      };
      return all_told(fact.before, true) && all_told(fact.after, false);
    });
  }

  void explain(const Looks& looks) {
    std::map<const Rule*, std::vector<std::size_t>> read_by;
    for (std::size_t i = 0; i < difference_.facts.size(); ++i) {
      for (const auto* rule : difference_.facts[i].readers) read_by[rule].push_back(i);
    }
    for (auto& verdict : difference_.verdicts) {
      const auto& candidates = read_by[verdict.rule];
      std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(verdict.facts),
                   [&](std::size_t i) { return concerns(looks, difference_.facts[i], verdict); });
    }
  }

  /// Of the judged table only the subject itself, on its host.
  bool concerns(const Looks& looks, const FactChange& fact, const VerdictChange& verdict) const {
    if (fact.table->name != verdict.rule->table) return true;
    if (looks.asks_beside_subject(*verdict.rule, fact.table->name)) return true;
    const auto is_subject = [&](const Finding* finding, const Group& rows,
                                std::optional<HostId> host) {
      if (!finding || rows.empty()) return false;
      if (finding->host != no_host && host != finding->host) return false;
      if (finding->evidence.empty()) return true;
      return equal_ignoring_case(finding->subject, subject_of(*fact.table, *rows.front()));
    };
    const auto& pair = difference_.hosts[fact.host];
    return is_subject(verdict.before, fact.before, pair.before) ||
           is_subject(verdict.after, fact.after, pair.after);
  }

  const Side& before_;
  const Side& after_;
  const std::vector<Rule>& rules_;
  std::optional<Severity> bar_;
  Difference& difference_;
};

}  // namespace

Difference compare(const Side& before, const Side& after, const std::vector<HostPair>& hosts,
                   const std::vector<Rule>& rules, std::optional<Severity> bar) {
  Difference difference;
  difference.hosts = hosts;
  Comparer(before, after, rules, bar, difference).run();
  return difference;
}

}  // namespace vpnlint
