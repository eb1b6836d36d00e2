// Looks up known keys in the sorted catalogue.
#include "base/artifact_keys.h"

#include <algorithm>
#include <tuple>

namespace vpnlint {

std::span<const ArtifactKey> artifact_keys(std::string_view artifact) {
  const auto [first, last] = std::ranges::equal_range(all_artifact_keys(), artifact,
                                                      std::ranges::less{}, &ArtifactKey::artifact);
  return {first, last};
}

const ArtifactKey* find_artifact_key(std::string_view artifact, KeyBlock block,
                                     std::string_view name) {
  const auto place = [](const ArtifactKey& key) { return std::tuple{key.block, key.name}; };
  const auto keys = artifact_keys(artifact);
  const auto found =
      std::ranges::lower_bound(keys, std::tuple{block, name}, std::ranges::less{}, place);
  if (found == keys.end() || found->block != block || found->name != name || name == "*")
    return nullptr;
  return &*found;
}

std::string_view value_meaning(const ArtifactKey& key, std::int64_t value) {
  const auto found = std::ranges::lower_bound(key.values, value, {}, &KeyValue::value);
  return found != key.values.end() && found->value == value ? found->meaning : std::string_view{};
}

bool is_defined_value(const ArtifactKey& key, std::int64_t value) {
  if (key.type == KeyType::boolean) return value == 0 || value == 1;
  if (key.open || key.rule == KeyRule::any) return true;
  if (key.rule == KeyRule::range) return key.minimum <= value && value <= key.maximum;
  if (key.rule == KeyRule::values) return !value_meaning(key, value).empty();
  std::uint64_t bits = 0;
  for (const KeyValue& bit : key.values) bits |= static_cast<std::uint64_t>(bit.value);
  return (static_cast<std::uint64_t>(value) & ~bits) == 0;
}

}  // namespace vpnlint
