// The entry point of every test binary. Boost's own would need a macro before the header, which the
// precompiled header has already read.
#include <boost/test/unit_test.hpp>

int main(int argc, char** argv) {
  return boost::unit_test::unit_test_main([] { return true; }, argc, argv);
}
