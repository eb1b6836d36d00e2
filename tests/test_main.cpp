// The entry point of every test binary.
#define BOOST_TEST_MODULE vpnlint
#include <boost/test/unit_test.hpp>
