// Which rules read a fact.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compare/difference.h"

namespace vpnlint {

/// A place of a rule where rows of a table are looked at.
struct Look {
  const Rule* rule = nullptr;
  const Condition* row = nullptr;    ///< rows that it looks at
  std::vector<std::string> columns;  ///< and what it reads of them, the condition's own included
  bool judged = false;               ///< the rule's subjects, not a condition about the site
  bool across_hosts = false;
};

/// Every look of the rules, by table.
class Looks {
 public:
  explicit Looks(const std::vector<Rule>& rules);

  /// Rules that read what differs: an added or removed row that they look at, or a changed column
  /// of one; and the rules that ask for the findings of such a rule. Rows that only scripts would
  /// set are read by rules that name `origin`.
  std::vector<const Rule*> readers_of(const FactChange& change, const Side& before,
                                      const Side& after, const std::vector<HostPair>& hosts) const;

  /// The rule has a condition about other rows of the table than the one that it judges.
  bool asks_beside_subject(const Rule& rule, std::string_view table) const;

 private:
  void add(const Rule& rule, const Condition& condition);
  void add_askers(std::vector<const Rule*>& readers) const;

  std::map<std::string, std::vector<Look>, std::less<>> looks_;
  std::map<std::string, std::vector<const Rule*>, std::less<>> asked_by_;  ///< id of a finding
};

}  // namespace vpnlint
