// Lines that are kept for reports.
#include <boost/test/unit_test.hpp>

#include "facts/bundle.h"

namespace vpnlint {

BOOST_AUTO_TEST_SUITE(quotes)

BOOST_AUTO_TEST_CASE(lines_may_come_in_any_order_and_the_first_text_wins) {
  Quotes quotes;
  quotes.keep(5, "five");
  quotes.keep(9, "nine");
  quotes.keep(2, "two");
  quotes.keep(7, "seven");
  quotes.keep(2, "again");
  quotes.keep(9, "again");
  BOOST_TEST(quotes.at(2) == "two");
  BOOST_TEST(quotes.at(5) == "five");
  BOOST_TEST(quotes.at(7) == "seven");
  BOOST_TEST(quotes.at(9) == "nine");
  BOOST_TEST(quotes.at(6) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace vpnlint
