// Windows phonebook (rasphone.pbk): recognition, and facts from its entries.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/secret_names.h"
#include "base/text.h"
#include "facts/artifact.h"
#include "facts/network.h"
#include "formats/format.h"
#include "formats/rasphone/check_keys.h"
#include "formats/rasphone/connection.h"
#include "formats/rasphone/entry_fields.h"
#include "formats/rasphone/phonebook.h"

namespace vpnlint {
namespace {

using namespace rasphone;

// Keys that only phonebooks have; three of them under a header are one, whatever was cut off.
constexpr std::array<std::string_view, 8> own_keys{
    "VpnStrategy",   "PBVersion",      "DialParamsUID", "ExcludedProtocols",
    "LcpExtensions", "DataEncryption", "IpSecFlags",    "PreferredDevice"};
constexpr std::size_t enough_own_keys = 3;

// Unknown names that are held against the catalogue for misspellings.
constexpr std::size_t most_comparisons = 10'000;

// Lines kept for reports; some 600 entries.
constexpr std::size_t most_quotes = 100'000;

struct HeadCount {
  std::size_t entries = 0, media = 0, devices = 0, own = 0, fitting = 0, other = 0;
};

// Counts from the first entry on; text before it (a prompt, a mail) does not matter.
HeadCount count_lines(std::string_view text) {
  HeadCount count;
  while (!text.empty()) {
    const auto end = text.find_first_of("\r\n");
    const auto line = trim(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    const auto equals = line.find('=');
    if (is_entry_header(line)) {
      ++count.entries;
    } else if (count.entries == 0 || line.empty()) {
      continue;
    } else if (equals == line.npos || line.find_first_of(" \t\"'<$") < equals) {
      ++count.other;
    } else {
      const auto name = line.substr(0, equals);
      ++count.fitting;
      count.media += name == "MEDIA";
      count.devices += name == "DEVICE";
      count.own += std::find(own_keys.begin(), own_keys.end(), name) != own_keys.end();
    }
  }
  return count;
}

Text scope_of(std::string_view path) {
  const auto place = replace_all(lower(path), "\\", "/");
  const auto shows = [&](std::string_view folder) { return place.find(folder) != place.npos; };
  if (shows("appdata/roaming/")) return Text("user", {1, 1});
  if (shows("programdata/") || shows("all users/")) return Text("all_users", {1, 1});
  return {};
}

std::string block_path(const Entry& entry, const Key& key) {
  const auto counted = [](std::string_view name, std::uint32_t number) {
    auto text = "/" + std::string(name);
    return number > 1 ? text + "[" + std::to_string(number) + "]" : text;
  };
  switch (key.block) {
    case KeyBlock::entry:
      return entry.name;
    case KeyBlock::netcomponents:
      return entry.name + "/NETCOMPONENTS";
    case KeyBlock::media:
      return entry.name + counted("MEDIA", key.media);
    case KeyBlock::device:
      return entry.name + counted("DEVICE", key.device);
    case KeyBlock::phonenumber:
      return entry.name + counted("DEVICE", key.device) + counted("PhoneNumber", key.number);
  }
  return entry.name;
}

/// Everything the entries of one phonebook give.
class PhonebookFacts {
 public:
  explicit PhonebookFacts(Reading& reading) : reading_(reading), scope_(scope_of(reading.path)) {}

  void take(const Entry& entry);
  void finish(const PhonebookEnd& end);

 private:
  void add_settings(const Entry& entry);
  void add_secrets(const Entry& entry);
  void quote(const Entry& entry);

  Reading& reading_;
  Text scope_;
  Position first_entry_;
  std::size_t quoted_ = 0;
  std::size_t comparisons_ = most_comparisons;
  std::set<std::string> names_;        // lower case
  std::set<std::uint32_t> elsewhere_;  // lines of entries whose prerequisite is elsewhere
};

void PhonebookFacts::take(const Entry& entry) {
  if (first_entry_.line == 0) first_entry_ = entry.at;
  if (reading_.facts.full()) return;
  const bool is_new = entry.name_damaged || names_.insert(lower(entry.name)).second;
  if (!is_new) {
    reading_.problems.add(
        Gravity::note, problem_kind::syntax, entry.at,
        {"The entry {entry} stands there more than once.", {{"entry", entry.name}}}, entry.name);
  }
  check_keys(entry, reading_.limits, comparisons_, reading_.problems);
  add_settings(entry);
  add_secrets(entry);
  quote(entry);
  if (!is_vpn(entry)) return;
  auto row = connection_of(entry, reading_.problems);
  row.scope = scope_;
  const auto* book = find_key(entry, "PrerequisitePbk");
  if ((book && !trim(book->value).empty()) || (!book && entry.cut)) {
    elsewhere_.insert(entry.at.line);
  }
  reading_.facts.add(std::move(row));
}

void PhonebookFacts::add_settings(const Entry& entry) {
  std::map<std::string_view, Setting> joined;
  for (const auto& key : entry.keys) {
    if (!reading_.facts.wanted().wants_setting(artifact_id, key.name)) continue;
    const auto* known = catalogued(key);
    const bool chunk = known && known->repeats && known->type == KeyType::hex;
    const auto value =
        is_secret(key) && !trim(key.value).empty() ? std::string(redacted) : key.value;
    if (chunk && joined.contains(key.name)) {
      auto& whole = joined[key.name].value.edit();
      if (!is_secret(key) && whole.size() + value.size() <= reading_.limits.value_bytes) {
        whole += value;
      }
      continue;
    }
    Setting row;
    row.at = key.at;
    row.format = Text(std::string(artifact_id), key.at);
    row.path = Text(block_path(entry, key), key.at);
    row.name = Text(key.name, key.at);
    row.value = key.cut ? Text::missing(Presence::partial, key.at) : Text(value, key.at);
    if (chunk) {
      joined.emplace(key.name, std::move(row));
    } else {
      reading_.facts.add(std::move(row));
    }
  }
  for (auto& [name, row] : joined) reading_.facts.add(std::move(row));
}

// A plug-in's blob is hidden as it may hold a secret, but nobody can read one there.
void PhonebookFacts::add_secrets(const Entry& entry) {
  for (const auto& key : entry.keys) {
    const auto* known = catalogued(key);
    if (!known || !known->secret || known->type != KeyType::text) continue;
    if (is_masked_secret(key.value)) continue;
    const bool psk = key.name == "PreSharedKey";
    reading_.facts.secret(psk ? "pre_shared_key" : "password", key.name, key.value, key.at);
  }
}

void PhonebookFacts::quote(const Entry& entry) {
  reading_.facts.quote(entry.at.line, "[" + entry.name + (entry.name_damaged ? "" : "]"));
  for (const auto& key : entry.keys) {
    if (++quoted_ > most_quotes) return;
    const bool hide = is_secret(key) && !trim(key.value).empty();
    reading_.facts.quote(key.at.line, key.name + "=" + (hide ? std::string(redacted) : key.value));
  }
}

void PhonebookFacts::finish(const PhonebookEnd& end) {
  const Position from = first_entry_.line == 0 ? Position{1, 1} : first_entry_;
  reading_.facts.for_each_own<VpnConnection>([&](VpnConnection& row) {
    if (!row.prerequisite.known() || elsewhere_.contains(row.at.line)) return;
    const bool exists = names_.contains(lower(row.prerequisite.value()));
    if (exists || end.complete) row.prerequisite_exists = Flag(exists, row.prerequisite.at());
  });
  reading_.facts.extent("vpn_connection", "*", {}, from, end.complete && !reading_.facts.full(),
                        end.complete ? "" : "truncated");
}

}  // namespace

int recognise_rasphone(const Head& head) {
  const auto count = count_lines(head.text);
  if (count.entries == 0 || count.other * 2 > count.fitting) return 0;
  if (count.media > 0 && count.devices > 0) return 95;
  if (count.own >= enough_own_keys) return 90;
  return 0;
}

void read_rasphone(Reading& reading) {
  PhonebookFacts facts(reading);
  PhonebookReader reader(reading.source, reading.problems, reading.limits,
                         [&](Entry& entry) { facts.take(entry); });
  facts.finish(reader.read());
}

}  // namespace vpnlint
