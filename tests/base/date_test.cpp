// Days and moments as people type them.
#include <boost/test/unit_test.hpp>

#include "base/date.h"

namespace vpnlint {
namespace {

BOOST_AUTO_TEST_SUITE(date)

BOOST_AUTO_TEST_CASE(a_day_is_one_of_the_calendar) {
  for (const auto* day : {"2026-11-24", "2024-02-29", "2000-02-29", "0001-01-01", "2026-12-31"})
    BOOST_TEST(is_day(day), day);
  for (const auto* text :
       {"", "2026-11-31", "2023-02-29", "1900-02-29", "2026-00-01", "2026-13-01", "2026-1-1",
        "26-01-01", "2026/01/01", "2026-01-0x", "2026-01-+1", "-026-01-01", "2026-01-01 "})
    BOOST_TEST(!is_day(text), text);
}

BOOST_AUTO_TEST_CASE(a_moment_is_a_day_or_a_time_of_it_in_utc) {
  for (const auto* moment : {"2026-11-24", "2026-11-24T00:00:00Z", "2026-11-24T23:59:60Z"})
    BOOST_TEST(is_moment(moment), moment);
  for (const auto* text : {"2026-11-24T", "2026-11-24T24:00:00Z", "2026-11-24T10:60:00Z",
                           "2026-11-24T10:00:61Z", "2026-11-24 10:00:00Z", "2026-11-24T10:00:00",
                           "2026-11-24T10:00:00+01:00", "2026-11-24T10:00:00ZZ", "now"})
    BOOST_TEST(!is_moment(text), text);
}

BOOST_AUTO_TEST_CASE(days_are_written_so_that_they_compare_as_text) {
  BOOST_TEST(day_text(2027, 1, 31) == "2027-01-31");
  BOOST_TEST(day_text(999, 12, 1) == "0999-12-01");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
