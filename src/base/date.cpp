// Days and moments.
#include "base/date.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace vpnlint {
namespace {

// Two or four digits and nothing else; -1 for other text.
int number(std::string_view digits) {
  const bool good =
      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  return good ? static_cast<int>(parse_integer(digits).value_or(-1)) : -1;
}

int days_in(int year, int month) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

std::string digits(unsigned value, std::size_t width) {
  auto text = std::to_string(value);
  return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

bool is_time(std::string_view text) {
  if (text.size() != 9 || text[2] != ':' || text[5] != ':' || text[8] != 'Z') return false;
  const int hour = number(text.substr(0, 2)), minute = number(text.substr(3, 2)),
            second = number(text.substr(6, 2));
  return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
}

}  // namespace

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const int year = number(text.substr(0, 4)), month = number(text.substr(5, 2)),
            day = number(text.substr(8, 2));
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

bool is_moment(std::string_view text) {
  if (text.size() <= 10) return is_day(text);
  return is_day(text.substr(0, 10)) && text[10] == 'T' && is_time(text.substr(11));
}

std::string day_text(int year, unsigned month, unsigned day) {
  return digits(static_cast<unsigned>(year), 4) + '-' + digits(month, 2) + '-' + digits(day, 2);
}

}  // namespace vpnlint
