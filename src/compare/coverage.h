// Does a bundle prove that something is absent?
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "facts/bundle.h"

namespace vpnlint {

/// The complete extents of a bundle, found by what they cover.
class Coverage {
 public:
  explicit Coverage(const Bundle& bundle);

  /// Artifacts of the host whose complete extents say that a thing like the row would be listed;
  /// `column`: and that column of it, too. The row may be of another bundle.
  std::vector<ArtifactId> covering(HostId host, const TableInfo& table, const Row& row,
                                   const Column* column) const;

 private:
  using BySelector = std::unordered_multimap<std::string, const Extent*>;

  std::map<std::pair<HostId, std::string>, BySelector> extents_;
};

}  // namespace vpnlint
