// Reads single lines of sc output.
#include "formats/sc/service_lines.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace vpnlint {
namespace {

struct FieldName {
  std::string_view canonical;  // in schemas/labels
  ServiceField field;
};
constexpr std::array<FieldName, 10> field_names = {{
    {"name", ServiceField::name},
    {"display_name", ServiceField::display_name},
    {"type", ServiceField::type},
    {"state", ServiceField::state},
    {"win32_exit_code", ServiceField::win32_exit_code},
    {"service_exit_code", ServiceField::service_exit_code},
    {"wait_hint", ServiceField::wait_hint},
    {"pid", ServiceField::pid},
    {"start_type", ServiceField::start_type},
    {"service_start_name", ServiceField::service_start_name},
}};

// winsvc.h, SERVICE_STATUS_PROCESS.dwCurrentState from 1 and SERVICE_*_START from 0.
constexpr std::array<std::string_view, 7> states = {"stopped", "start_pending",    "stop_pending",
                                                    "running", "continue_pending", "pause_pending",
                                                    "paused"};
constexpr std::array<std::string_view, 7> state_words = {
    "STOPPED",          "START_PENDING", "STOP_PENDING", "RUNNING",
    "CONTINUE_PENDING", "PAUSE_PENDING", "PAUSED"};
constexpr std::array<std::string_view, 5> starts = {"boot", "system", "auto", "manual", "disabled"};
constexpr std::array<std::string_view, 5> start_words = {"BOOT_START", "SYSTEM_START", "AUTO_START",
                                                         "DEMAND_START", "DISABLED"};
// The bits of dwServiceType.
constexpr std::int64_t driver_bits = 0x0b, own_process = 0x10, share_process = 0x20;
constexpr std::int64_t interactive = 0x100;

/// The word behind the number, without what follows in brackets.
std::string_view word_behind_number(std::string_view value) {
  const auto blank = value.find_first_of(" \t");
  if (blank == value.npos) return {};
  auto word = trim(value.substr(blank));
  return trim_right(word.substr(0, word.find('(')));
}

template <class Words>
bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// For labels that no table knows.
ServiceField field_by_value(std::string_view value) {
  const auto word = word_behind_number(value);
  if (word.empty() || !leading_number(value, 16)) return ServiceField::unknown;
  if (contains(state_words, word)) return ServiceField::state;
  if (contains(start_words, word)) return ServiceField::start_type;
  const bool type_word = word.starts_with("WIN32") || word.find("_DRIVER") != word.npos ||
                         word.find("_PROCESS") != word.npos;
  return type_word ? ServiceField::type : ServiceField::unknown;
}

/// `DIENSTNAME: "IKEEXT"`, as the German `sc qtriggerinfo` prints it.
std::string_view without_quotes(std::string_view name) {
  const bool quoted = name.size() > 2 && name.starts_with('"') && name.ends_with('"');
  return quoted ? name.substr(1, name.size() - 2) : name;
}

ServiceField field_of(std::string_view canonical) {
  for (const auto& name : field_names) {
    if (name.canonical == canonical) return name.field;
  }
  return ServiceField::other;
}

}  // namespace

std::optional<ServiceLine> parse_service_line(std::string_view line, std::uint32_t number,
                                              LabelMemo& labels) {
  const auto split = split_label(line);
  if (!split || split->label.empty()) return std::nullopt;
  ServiceLine parsed;
  parsed.label = split->label;
  parsed.value = split->value;
  parsed.at = {number, static_cast<std::uint32_t>(column_at(line, split->value_offset))};
  const auto word = labels.find(split->label);
  parsed.field = word.known() ? field_of(word.canonical) : field_by_value(split->value);
  if (parsed.field == ServiceField::name) parsed.value = without_quotes(parsed.value);
  return parsed;
}

std::optional<std::int64_t> leading_number(std::string_view value, int base) {
  std::int64_t number = 0;
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), number, base);
  if (error != std::errc{} || end == value.data() || number < 0) return std::nullopt;
  if (end != value.data() + value.size() && *end != ' ' && *end != '\t') return std::nullopt;
  return number;
}

std::string_view state_name(std::int64_t number) {
  return number >= 1 && number <= 7 ? states[static_cast<std::size_t>(number - 1)]
                                    : std::string_view{};
}

std::string_view start_name(std::int64_t number) {
  return number >= 0 && number <= 4 ? starts[static_cast<std::size_t>(number)] : std::string_view{};
}

std::string type_name(std::int64_t number) {
  if (number == 1) return "kernel_driver";
  if (number == 2) return "file_system_driver";
  if ((number & ~interactive) == own_process) return "own_process";
  if ((number & ~interactive) == share_process) return "share_process";
  return std::to_string(number);
}

bool is_driver(std::int64_t number) { return (number & driver_bits) != 0; }

}  // namespace vpnlint
