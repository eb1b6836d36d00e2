// What is a config.xml of pfSense or OPNsense, and what only looks like one.
#include <boost/test/unit_test.hpp>
#include <string>

#include "formats/read_text.h"

namespace vpnlint {
int recognise_pfsense(const Head& head);
int recognise_opnsense(const Head& head);
}  // namespace vpnlint

using namespace vpnlint;

namespace {

std::string both(std::string_view text) {
  return std::to_string(test::score(recognise_pfsense, text)) + " " +
         std::to_string(test::score(recognise_opnsense, text));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pf_recognition)

BOOST_AUTO_TEST_CASE(both_products_are_told_apart_by_their_root) {
  BOOST_TEST(both("<?xml version=\"1.0\"?>\n<pfsense>\n<version>23.3</version>") == "95 0");
  BOOST_TEST(both("<?xml version=\"1.0\"?>\n<opnsense>\n  <theme>opnsense</theme>") == "0 95");
}

BOOST_AUTO_TEST_CASE(comments_and_terminal_text_before_the_root_do_not_matter) {
  BOOST_TEST(both("<!-- taken by a script: <opnsense> -->\n<pfsense><system/>"
                  "<system><hostname>a</hostname></system>") == "95 0");
  BOOST_TEST(both("[2.7.2-RELEASE][root@fw]/root: cat /conf/config.xml\n<?xml version=\"1.0\"?>\n"
                  "<pfsense>\n<nat></nat>") == "95 0");
}

BOOST_AUTO_TEST_CASE(look_alikes_are_left_alone) {
  BOOST_TEST(both("") == "0 0");
  BOOST_TEST(both("<pfsensepkgs><version>1</version></pfsensepkgs>") == "0 0");
  BOOST_TEST(both("<packagegui><name>pfsense</name><version>1</version></packagegui>") == "0 0");
  BOOST_TEST(both("<html><body><pre><pfsense><version>1</version></pfsense></pre></html>") ==
             "0 0");
  BOOST_TEST(both("&lt;pfsense&gt;&lt;version&gt;23.3&lt;/version&gt;") == "0 0");
  BOOST_TEST(both("<config><pfsense><filter></filter></pfsense></config>") == "0 0");
  BOOST_TEST(both("<pfsense>hello</pfsense>") == "0 0");
  BOOST_TEST(both("<opnsense/>") == "0 0");
  BOOST_TEST(both("{\"pfsense\": {\"version\": \"23.3\"}}") == "0 0");
  BOOST_TEST(both("---- BEGIN config.xml ----\nU2FsdGVkX18=\n---- END config.xml ----\n") == "0 0");
  BOOST_TEST(both("<PFSENSE><version>1</version></PFSENSE>") == "0 0");
  BOOST_TEST(both("<model><mount>//OPNsense/Swanctl</mount><version>1.0.0</version></model>") ==
             "0 0");
}

BOOST_AUTO_TEST_SUITE_END()
