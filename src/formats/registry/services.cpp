// Values of Services\<name> and what they mean ([MS-SCMR] 3.1.4.12: start and service types).
#include "formats/registry/services.h"

#include <array>

#include "base/text.h"
#include "facts/registry_path.h"

namespace vpnlint {
namespace {

constexpr std::array<std::string_view, 5> starts{"boot", "system", "auto", "manual", "disabled"};

Text start_of(const TopicValue& value) {
  return field_of<std::string>(value, [](const RegistryData& data) -> std::optional<std::string> {
    const auto number = data.number();
    if (!number || *number >= starts.size()) return std::nullopt;
    return std::string(starts[*number]);
  });
}

std::string type_name(std::uint32_t type) {
  switch (type & 0xff) {  // higher bits: interactive, user service
    case 0x01:
      return "kernel_driver";
    case 0x02:
      return "file_system_driver";
    case 0x10:
      return "own_process";
    case 0x20:
      return "share_process";
    default:
      return std::to_string(type);
  }
}

Text type_of(const TopicValue& value) {
  return field_of<std::string>(value, [](const RegistryData& data) -> std::optional<std::string> {
    const auto number = data.number();
    if (!number) return std::nullopt;
    return type_name(*number);
  });
}

Flag flag_of(const TopicValue& value) {
  return field_of<bool>(value, [](const RegistryData& data) -> std::optional<bool> {
    const auto number = data.number();
    if (!number) return std::nullopt;
    return *number != 0;
  });
}

}  // namespace

/// Services also has keys that only hold settings of programs.
bool RegistryServices::is_service(const Entry& entry) {
  return entry.has_program || entry.has_type ||
         entry.row.start.presence() != Presence::not_collected;
}

void RegistryServices::key(const TopicKeyLine& key) {
  if (!entries_.empty() && !is_service(entries_.back())) entries_.pop_back();
  full_ = entries_.size() == most_topic_rows;
  if (full_) return;
  Entry entry;
  entry.row.at = key.at;
  entry.row.name = Text(std::string(leaf_of(key.path)), key.at);
  entry.path = key.path;
  entry.control_set = key.control_set;
  entries_.push_back(std::move(entry));
}

void RegistryServices::value(const TopicValue& value) {
  if (full_ || entries_.empty()) return;
  auto& entry = entries_.back();
  const auto is = [&](std::string_view name) { return equal_ignoring_case(value.name, name); };
  values_ = true;
  if (is("Start"))
    entry.row.start = start_of(value);
  else if (is("Type"))
    entry.row.service_type = type_of(value);
  else if (is("DisplayName"))
    entry.row.display_name = text_field(value);
  else if (is("DelayedAutostart"))
    entry.row.delayed = flag_of(value);
  else if (is("ImagePath") || is("ObjectName"))
    entry.has_program = true;
  entry.has_type = entry.row.service_type.presence() != Presence::not_collected;
  exported_ |=
      entry.has_program && entry.has_type && entry.row.start.presence() != Presence::not_collected;
}

void RegistryServices::trigger(const TopicKeyLine& key) {
  if (full_ || entries_.empty()) return;
  auto& entry = entries_.back();
  if (is_at_or_below(key.path, entry.path)) entry.row.triggered = Flag(true, key.at);
}

void RegistryServices::finish(Entry& entry, bool whole) {
  auto& row = entry.row;
  absent_in(row.start, whole, row.at);
  absent_in(row.service_type, whole, row.at);
  absent_in(row.display_name, whole, row.at);
  default_in(row.delayed, false, whole, row.at);
  default_in(row.triggered, false, whole, row.at);
}

void RegistryServices::hand_over(FactSink& facts, std::uint16_t control_set, const Gaps& gaps) {
  for (auto& entry : entries_) {
    if (entry.control_set != control_set || !is_service(entry)) continue;
    finish(entry, gaps.is_whole(entry.path));
    facts.add(std::move(entry.row));
  }
  entries_.clear();
}

}  // namespace vpnlint
