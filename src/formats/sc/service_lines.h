// Lines of sc output: numbers come before words and are the same in every language.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "facts/sink.h"
#include "syntax/capture.h"
#include "syntax/label_memo.h"

namespace vpnlint {

/// What a line of a service's block states.
enum class ServiceField : std::uint8_t {
  name,
  display_name,
  type,
  state,
  win32_exit_code,
  service_exit_code,
  wait_hint,
  pid,
  start_type,
  service_start_name,
  other,  ///< a known label that gives no fact
  unknown,
};

struct ServiceLine {
  ServiceField field = ServiceField::unknown;
  std::string_view value;
  std::string_view label;
  Position at;
};

/// By its label in any language, else by the number and word of its value.
/// None: no `label: value` (the line of accepted controls, a heading, a remark).
std::optional<ServiceLine> parse_service_line(std::string_view line, std::uint32_t number,
                                              LabelMemo& labels);

/// The number in front of a value: decimal or hexadecimal as sc prints that field.
std::optional<std::int64_t> leading_number(std::string_view value, int base);

/// From the numbers of QueryServiceStatusEx and QueryServiceConfig; empty when out of range.
std::string_view state_name(std::int64_t number);
std::string_view start_name(std::int64_t number);
std::string type_name(std::int64_t number);
bool is_driver(std::int64_t number);

}  // namespace vpnlint
