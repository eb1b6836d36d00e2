// Rows grouped by what they speak about: what rules judge.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "facts/bundle.h"

namespace vpnlint {

/// Rows of one host and table with equal identity columns; a table without identity has one row
/// per group. Never empty.
using Group = std::vector<const Row*>;

/// One row of a group, completed from the others.
struct Subject {
  const TableInfo* table = nullptr;
  const Row* row = nullptr;
  const Group* group = nullptr;
  bool absent = false;  ///< made from [absent]: no artifact has it

  /// The row's own cell if it has one; else the cell on which the group's other rows agree;
  /// conflicting when they differ.
  Cell cell(const Column& column) const;
};

/// Groups of a bundle, made once per table and host.
class Subjects {
 public:
  explicit Subjects(const Bundle& bundle) : bundle_(bundle) {}

  /// `scripts`: rows of origin "script" too. A global table has the same groups for every host.
  const std::vector<Group>& groups(const TableInfo& table, HostId host, bool scripts);
  const Bundle& bundle() const { return bundle_; }

 private:
  using Key = std::pair<const TableInfo*, std::pair<HostId, bool>>;

  const Bundle& bundle_;
  std::map<Key, std::vector<Group>> groups_;
};

}  // namespace vpnlint
