// Reads the extents of firewall tables.
#include "analysis/firewall_coverage.h"

#include <algorithm>

namespace vpnlint {
namespace {

bool names_column(const Extent& extent, std::string_view column) {
  const auto& columns = extent.columns.value();
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

bool shows_programs(const Extent& extent) {
  return !extent.columns.known() || names_column(extent, "program");
}

void add_extent(const Extent& extent, FirewallCoverage& coverage) {
  const auto& selector = extent.selector.value();
  const bool complete = extent.complete.is(true);
  if (!coverage.where || (complete && !coverage.local)) coverage.where = &extent;
  if (selector == "gpo" && !complete) coverage.policy_seen = true;
  if (!complete) return;
  if (selector == "local" || selector == "*") coverage.local = true;
  const bool states_source = selector == "local" && names_column(extent, "store");
  if (selector == "gpo" || selector == "*" || states_source) coverage.policy = true;
}

/// Non-verbose listings beside a complete listing that shows programs and covers as much.
std::set<ArtifactId> coarse_artifacts(const std::vector<const Extent*>& extents) {
  bool fine_local = false, fine_all = false;
  for (const auto* extent : extents) {
    if (!extent->complete.is(true) || !shows_programs(*extent)) continue;
    fine_all = fine_all || extent->selector.is("*");
    fine_local = fine_local || fine_all || extent->selector.is("local");
  }
  std::set<ArtifactId> coarse;
  for (const auto* extent : extents) {
    if (shows_programs(*extent)) continue;
    if (extent->selector.is("local") ? fine_local : fine_all) coarse.insert(extent->artifact);
  }
  return coarse;
}

}  // namespace

FirewallCoverage firewall_coverage_of(const Bundle& bundle, HostId host) {
  FirewallCoverage coverage;
  std::vector<const Extent*> extents;
  const Row* other = nullptr;  // where rules are not covered at all
  for (const auto& extent : bundle.facts.rows<Extent>()) {
    const bool about = extent.table.is("firewall_rule") || extent.table.is("firewall_profile");
    if (extent.host != host || !about) continue;
    coverage.any = true;
    if (extent.table.is("firewall_rule")) {
      add_extent(extent, coverage);
      extents.push_back(&extent);
    } else {
      other = &extent;
      const bool merged = extent.selector.is("gpo") || extent.selector.is("effective");
      if (merged && extent.complete.is(true)) coverage.policy_settings = true;
    }
  }
  for (const auto& profile : bundle.facts.rows<FirewallProfile>()) {
    if (profile.host != host) continue;
    if (!other) other = &profile;
    if (profile.store.is("gpo")) coverage.policy_seen = true;
  }
  for (const auto& rule : bundle.facts.rows<FirewallRule>()) {
    if (rule.host != host) continue;
    if (!other) other = &rule;
    if (rule.store.is("gpo") || rule.store.is("mdm")) coverage.policy_seen = true;
  }
  coverage.any = coverage.any || other;
  if (!coverage.where) coverage.where = other;
  coverage.coarse = coarse_artifacts(extents);
  return coverage;
}

}  // namespace vpnlint
