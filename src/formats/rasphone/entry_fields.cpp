// Looking keys up in an entry.
#include "formats/rasphone/entry_fields.h"

#include <algorithm>

#include "base/text.h"

namespace vpnlint::rasphone {

const Key* find_key(const Entry& entry, std::string_view name) {
  const auto hit = std::find_if(entry.keys.begin(), entry.keys.end(), [&](const Key& key) {
    return key.block == KeyBlock::entry && key.name == name;
  });
  return hit == entry.keys.end() ? nullptr : &*hit;
}

const Key* contradicting_key(const Entry& entry, const Key& first) {
  const auto hit = std::find_if(entry.keys.begin(), entry.keys.end(), [&](const Key& key) {
    return key.block == first.block && key.name == first.name && key.value != first.value;
  });
  return hit == entry.keys.end() ? nullptr : &*hit;
}

std::optional<std::string_view> documented_default(std::string_view name) {
  const auto* known = find_artifact_key(artifact_id, KeyBlock::entry, name);
  return known ? known->default_value : std::nullopt;
}

std::optional<std::int64_t> to_number(std::string_view value) { return parse_integer(trim(value)); }

std::optional<bool> to_flag(std::string_view value) {
  const auto number = to_number(value);
  if (!number || *number < 0 || *number > 1) return std::nullopt;
  return *number == 1;
}

}  // namespace vpnlint::rasphone
