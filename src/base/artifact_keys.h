// Known keys of configuration formats, built in from schemas/artifacts/*.toml.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace vpnlint {

/// How a value is written. `signed_number` may be negative, `header` begins a block.
enum class KeyType : std::uint8_t { boolean, number, signed_number, text, hex, address, header };

/// Where in an entry the key stands; `netcomponents`, `media`, `device` and `phonenumber` are the
/// blocks that the headers of the same name begin.
enum class KeyBlock : std::uint8_t { entry, netcomponents, media, device, phonenumber };

/// What limits a number: nothing known, a list of values, a set of bits, or minimum and maximum.
enum class KeyRule : std::uint8_t { any, values, mask, range };

struct KeyValue {
  std::int64_t value;
  std::string_view meaning;
};

/// One key; all views have static storage.
struct ArtifactKey {
  std::string_view artifact;  ///< "rasphone"
  KeyBlock block;
  std::string_view name;  ///< compared with case: `Device` and `DEVICE` differ; "*" = any other
  KeyType type;
  KeyRule rule;
  bool open;             ///< values or bits beyond the list are not known to be wrong
  bool repeats;          ///< several lines are legal: chunks of one value or one item each
  bool secret;           ///< never to be printed
  std::int64_t since;    ///< lowest PBVersion that has it; 0 = files without a version too
  std::int64_t length;   ///< hexadecimal digits of one item; 0 = not fixed
  std::int64_t minimum;  ///< with KeyRule::range
  std::int64_t maximum;
  std::span<const KeyValue> values;               ///< values or single bits, ascending
  std::span<const std::string_view> wrong_names;  ///< spellings that people use and nothing reads
  std::optional<std::string_view> default_value;  ///< what absence means, where that is known
  std::string_view meaning;
};

/// Keys of all artifacts, sorted by artifact, block and name (bytes).
std::span<const ArtifactKey> all_artifact_keys();

/// Keys of one artifact; empty when there is no catalogue for it.
std::span<const ArtifactKey> artifact_keys(std::string_view artifact);

/// The key of that exact name in that block, or null; does not return the "*" key.
const ArtifactKey* find_artifact_key(std::string_view artifact, KeyBlock block,
                                     std::string_view name);

/// What the number means by values; empty when not listed.
std::string_view value_meaning(const ArtifactKey& key, std::int64_t value);

/// Whether the number is defined for the key: in the list, within the bits, within the range. An
/// open list, an open mask and KeyRule::any allow every number.
bool is_defined_value(const ArtifactKey& key, std::int64_t value);

}  // namespace vpnlint
