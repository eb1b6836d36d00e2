// Where something of a file is lost.
#include "formats/registry/topic.h"

#include "facts/registry_path.h"

namespace vpnlint {
namespace {

constexpr std::size_t most_gaps = 64;

}  // namespace

void Gaps::add(std::string_view path) {
  if (!paths_.empty() && paths_.back() == path) return;
  if (paths_.size() == most_gaps)
    too_many_ = true;
  else
    paths_.emplace_back(path);
}

bool Gaps::is_whole(std::string_view path) const {
  if (too_many_) return false;
  for (const auto& gap : paths_) {
    if (is_at_or_below(gap, path)) return false;
  }
  return true;
}

}  // namespace vpnlint
