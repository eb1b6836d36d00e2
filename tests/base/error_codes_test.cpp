// Error codes as people write them.
#include "base/error_codes.h"

#include <boost/test/unit_test.hpp>

#include "base/text.h"

namespace vpnlint {
namespace {

std::string dump(std::string_view text) {
  const auto code = parse_error_code(text);
  return code ? std::to_string(*code) : "none";
}

std::string forms_of(std::int64_t code) { return join(spellings(code), " "); }

BOOST_AUTO_TEST_SUITE(error_codes_of_windows)

BOOST_AUTO_TEST_CASE(every_form_of_809_is_809) {
  for (const auto text : {"809", " 809 ", "0x329", "0X329", "0x80070329", "-2147024087",
                          "2147943209", "ERROR_VPN_TIMEOUT", "error_vpn_timeout", "vpn_timeout"}) {
    BOOST_TEST(dump(text) == "809", text);
  }
}

BOOST_AUTO_TEST_CASE(an_hresult_of_the_table_stays_what_it_is) {
  BOOST_TEST(dump("0x800B0109") == "2148204809");
  BOOST_TEST(dump("0x800b0109") == "2148204809");
  BOOST_TEST(dump("-2146762487") == "2148204809");
  BOOST_TEST(dump("CERT_E_UNTRUSTEDROOT") == "2148204809");
  BOOST_TEST(dump("0x80070040") == "2147942464");
}

BOOST_AUTO_TEST_CASE(an_unknown_number_is_given_back) {
  BOOST_TEST(dump("890") == "890");
  BOOST_TEST(dump("-1") == "4294967295");
  BOOST_TEST(dump("-99999999999") == "-99999999999");
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_no_code) {
  for (const auto text : {"", "-", "0x", "--5", "0x-5", "-0x-5", "8O9", "809.", "ERROR_",
                          "99999999999999999999", "-9223372036854775808"}) {
    BOOST_TEST(dump(text) == "none", text);
  }
}

BOOST_AUTO_TEST_CASE(every_spelling_leads_back_to_its_code) {
  for (const auto& known : error_codes()) {
    for (const auto& form : spellings(known.code)) {
      BOOST_TEST(dump(form) == std::to_string(known.code), form);
    }
    BOOST_TEST(dump(known.name) == std::to_string(known.code), known.name);
  }
  BOOST_TEST(error_codes().size() > 100);
}

BOOST_AUTO_TEST_CASE(the_first_spelling_is_the_one_that_windows_shows) {
  BOOST_TEST(forms_of(809) == "809 0x329 0x80070329 -2147024087");
  BOOST_TEST(forms_of(13801) == "13801 0x35E9 0x800735E9 -2147011095");
  BOOST_TEST(forms_of(0x800B0109) == "0x800B0109 2148204809 -2146762487");
}

BOOST_AUTO_TEST_CASE(codes_with_fewer_changed_digits_are_nearer) {
  BOOST_TEST(nearest_error_codes(809, 1).front() == 809);
  BOOST_TEST(nearest_error_codes(8090, 1).front() == 809);
  BOOST_TEST(nearest_error_codes(1381, 2).size() == 2);
  BOOST_TEST(nearest_error_codes(-5, 3).size() == 3);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
