// Days and moments as people type them (ISO 8601); vpnlint has no clock of its own.
#pragma once

#include <string>
#include <string_view>

namespace vpnlint {

/// A day of the calendar: "2027-01-31". Such texts compare as their days do.
bool is_day(std::string_view text);
/// A day, or a moment of it in UTC: "2027-01-31T08:30:00Z".
bool is_moment(std::string_view text);
std::string day_text(int year, unsigned month, unsigned day);

}  // namespace vpnlint
