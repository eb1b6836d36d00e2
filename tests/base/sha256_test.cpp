// SHA-256 against the examples of FIPS 180-2.
#include <boost/test/unit_test.hpp>

#include "base/sha256.h"

namespace vpnlint {
namespace {

BOOST_AUTO_TEST_CASE(sha256_of_the_standards_examples) {
  BOOST_TEST(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(sha256(std::string(1'000'000, 'a')) ==
             "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace vpnlint
