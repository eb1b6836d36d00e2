// Wrong types, undefined values and misspelt names.
#include "formats/rasphone/check_keys.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/address.h"
#include "base/secret_names.h"
#include "base/text.h"
#include "formats/rasphone/entry_fields.h"

namespace vpnlint::rasphone {
namespace {

constexpr std::size_t shown_value_bytes = 60;
// A name this long may be two letters off and still be a slip of the pen.
constexpr std::size_t long_name = 8;
constexpr std::size_t shortest_compared_name = 5;

std::vector<KeyBlock> blocks_around(KeyBlock block) {
  switch (block) {
    case KeyBlock::phonenumber:
      return {KeyBlock::phonenumber, KeyBlock::device, KeyBlock::media, KeyBlock::entry};
    case KeyBlock::device:
      return {KeyBlock::device, KeyBlock::media, KeyBlock::entry};
    case KeyBlock::media:
      return {KeyBlock::media, KeyBlock::entry};
    case KeyBlock::netcomponents:
      return {KeyBlock::netcomponents, KeyBlock::entry};
    case KeyBlock::entry:
      break;
  }
  return {KeyBlock::entry};
}

std::string allowed_values(const ArtifactKey& key) {
  if (key.type == KeyType::boolean) return "0, 1";
  if (key.rule == KeyRule::range) {
    return std::to_string(key.minimum) + "-" + std::to_string(key.maximum);
  }
  std::string text;
  for (const auto& value : key.values) {
    text += (text.empty() ? "" : key.rule == KeyRule::mask ? " + " : ", ");
    text += std::to_string(value.value);
  }
  return text;
}

std::string shown(const Key& key) {
  if (is_secret(key)) return std::string(redacted);
  return std::string(cut_utf8(trim(key.value), shown_value_bytes));
}

void wrong_type(const Key& key, std::string_view needed, Problems& problems) {
  problems.add(Gravity::note, problem_kind::wrong_type, key.at,
               {"{key} is {value}; allowed: {allowed}.",
                {{"key", key.name}, {"value", shown(key)}, {"allowed", std::string(needed)}}},
               key.name);
}

void check_number(const Key& key, const ArtifactKey& known, Problems& problems) {
  const auto number = to_number(key.value);
  const auto allowed = allowed_values(known);
  if (!number) return wrong_type(key, allowed.empty() ? "a number" : allowed, problems);
  if (is_defined_value(known, *number)) return;
  problems.add(Gravity::note, problem_kind::out_of_range, key.at,
               {"{key} is {value}; allowed: {allowed}.",
                {{"key", key.name}, {"value", shown(key)}, {"allowed", allowed}}},
               key.name);
}

void check_value(const Key& key, const ArtifactKey& known, Problems& problems) {
  const auto value = trim(key.value);
  if (key.cut || value.empty()) return;
  switch (known.type) {
    case KeyType::boolean:
    case KeyType::number:
    case KeyType::signed_number:
      return check_number(key, known, problems);
    case KeyType::hex:
      if (value.find_first_not_of("0123456789abcdefABCDEF") != value.npos) {
        wrong_type(key, "hexadecimal digits", problems);
      }
      return;
    case KeyType::address:
      if (!parse_address(value)) wrong_type(key, "an address", problems);
      return;
    case KeyType::text:
    case KeyType::header:
      return;
  }
}

bool is_netcomponent(const Key& key) { return key.block == KeyBlock::netcomponents; }

std::string without_digits(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

// IpDns3Address may be a key of tomorrow: a digit more is no misspelling.
bool is_slip_of(std::string_view name, std::string_view known) {
  if (name.size() < shortest_compared_name || known == "*") return false;
  const std::size_t most = known.size() >= long_name ? 2 : 1;
  return edit_distance(name, known, most) <= most &&
         (without_digits(name) != without_digits(known));
}

std::string_view meant_name(const Key& key) {
  for (const auto& known : artifact_keys(artifact_id)) {
    const auto& wrong = known.wrong_names;
    if (std::find(wrong.begin(), wrong.end(), key.name) != wrong.end()) return known.name;
  }
  for (const auto& known : artifact_keys(artifact_id)) {
    if (is_slip_of(key.name, known.name)) return known.name;
  }
  return {};
}

bool known_in_any_block(std::string_view name) {
  const auto keys = artifact_keys(artifact_id);
  return std::any_of(keys.begin(), keys.end(),
                     [&](const ArtifactKey& known) { return known.name == name; });
}

void check_name(const Key& key, std::size_t& comparisons, Problems& problems) {
  if (comparisons == 0 || is_netcomponent(key)) return;
  --comparisons;
  if (known_in_any_block(key.name)) return;
  const auto meant = meant_name(key);
  if (meant.empty()) return;
  problems.add(Gravity::note, problem_kind::misspelt, key.at,
               {"The key {key} is not known; {meant} may be meant.",
                {{"key", key.name}, {"meant", std::string(meant)}}},
               key.name);
}

// Chunks of one hexadecimal value stand on lines of their own; together they are whole bytes and
// whole items.
void check_chunks(const Entry& entry, const Limits& limits, Problems& problems) {
  std::map<std::string_view, std::pair<const Key*, std::size_t>> digits;
  for (const auto& key : entry.keys) {
    const auto* known = catalogued(key);
    if (!known || known->type != KeyType::hex || key.cut) continue;
    auto& [first, count] = digits[key.name];
    if (!first) first = &key;
    count = std::min(count + trim(key.value).size(), limits.value_bytes);
  }
  for (const auto& [name, chunks] : digits) {
    const auto* known = catalogued(*chunks.first);
    const auto item = static_cast<std::size_t>(known->length > 0 ? known->length : 2);
    if (chunks.second == limits.value_bytes || chunks.second % item == 0) continue;
    problems.add(Gravity::note, problem_kind::out_of_range, chunks.first->at,
                 {"{key} has {digits} hexadecimal digits; allowed: a multiple of {item}.",
                  {{"key", std::string(name)},
                   {"digits", std::to_string(chunks.second)},
                   {"item", std::to_string(item)}}},
                 std::string(name));
  }
}

// Only chunks, lists and the keys of blocks may stand there more than once.
void check_doubled(const Entry& entry, Problems& problems) {
  std::set<std::string_view> seen;
  for (const auto& key : entry.keys) {
    const auto* known = catalogued(key);
    if (key.block != KeyBlock::entry || !known || known->repeats) continue;
    if (seen.insert(key.name).second) continue;
    problems.add(Gravity::note, problem_kind::syntax, key.at,
                 {"{key} stands there more than once.", {{"key", key.name}}}, key.name);
  }
}

}  // namespace

const ArtifactKey* catalogued(const Key& key) {
  for (const auto block : blocks_around(key.block)) {
    if (const auto* known = find_artifact_key(artifact_id, block, key.name)) return known;
  }
  return nullptr;
}

bool is_secret(const Key& key) {
  const auto* known = catalogued(key);
  if (known) return known->secret;
  return names_a_secret(key.name);
}

void check_keys(const Entry& entry, const Limits& limits, std::size_t& comparisons,
                Problems& problems) {
  for (const auto& key : entry.keys) {
    if (const auto* known = catalogued(key)) {
      check_value(key, *known, problems);
    } else {
      check_name(key, comparisons, problems);
    }
  }
  check_chunks(entry, limits, problems);
  check_doubled(entry, problems);
}

}  // namespace vpnlint::rasphone
