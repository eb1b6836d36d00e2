// bundle.toml: what a sender may say, and that nothing else is listened to.
#include <boost/test/unit_test.hpp>

#include "config/bundle_file.h"

namespace vpnlint {
namespace {

std::string dump(const std::string& text) {
  Problems problems(0, 100);
  const auto file = read_bundle_file(text, problems);
  std::string out;
  if (file.error) out += "error " + std::to_string(*file.error) + '\n';
  if (!file.locale.empty()) out += "locale " + file.locale + '\n';
  for (const auto& host : file.hosts) {
    out += host.folder + " is " + std::string(name_of(host.role));
    for (const auto& [address, name] : host.addresses) out += ", " + address + " on " + name;
    out += '\n';
  }
  for (const auto& problem : problems.all()) {
    out += std::to_string(problem.at.line) + ' ' + std::string(name_of(problem.gravity)) + ' ' +
           fill(problem.message.text, problem.message.arguments) + '\n';
  }
  return out;
}

BOOST_AUTO_TEST_SUITE(bundle_file)

BOOST_AUTO_TEST_CASE(roles_error_and_locale_are_read) {
  BOOST_TEST(dump("error = 809\nlocale = 'ko'\n"
                  "[[host]]\nfolder = 'fw/'\nrole = 'server-router'\n"
                  "[[host]]\nfolder = 'pc'\nrole = 'client'\n") ==
             "error 809\nlocale ko\nfw is server_router\npc is client\n");
}

BOOST_AUTO_TEST_CASE(addresses_name_their_interface) {
  BOOST_TEST(
      dump("[[host]]\nfolder = 'fw'\nrole = 'server'\n"
           "addresses = ['203.0.113.5/24@eth0', '10.77.0.1@br0', '10.77.0.1', 'x@y', '@']\n") ==
      "fw is server, 203.0.113.5/24 on eth0, 10.77.0.1 on br0\n"
      "4 note bundle.toml: an address must be like 203.0.113.5/24@eth0, not 10.77.0.1.\n"
      "4 note bundle.toml: an address must be like 203.0.113.5/24@eth0, not x@y.\n"
      "4 note bundle.toml: an address must be like 203.0.113.5/24@eth0, not @.\n");
}

BOOST_AUTO_TEST_CASE(settings_of_the_audit_are_not_listened_to) {
  BOOST_TEST(dump("error = 809\nignore = ['VPN6']\n[[suppress]]\nrule = 'VPN6'\nreason = 'x'\n") ==
             "error 809\n"
             "2 note bundle.toml: unknown key ignore in bundle.toml.\n"
             "3 note bundle.toml: unknown key suppress in bundle.toml.\n");
}

BOOST_AUTO_TEST_CASE(a_slip_of_the_pen_names_the_key_that_was_meant) {
  BOOST_TEST(dump("eror = 809\n[[host]]\nfolder = 'fw'\nrole = 'switch'\n") ==
             "4 note bundle.toml: unknown role switch.\n"
             "1 note bundle.toml: unknown key eror in bundle.toml; did you mean error?\n");
}

BOOST_AUTO_TEST_CASE(values_of_another_type_are_said_and_left_out) {
  BOOST_TEST(dump("error = 'soon'\nhost = 3\n") ==
             "1 note bundle.toml: error must be a number.\n"
             "2 note bundle.toml: host must be an array of tables.\n");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_toml_is_unreadable) {
  BOOST_TEST(dump("error = ").starts_with("1 unreadable bundle.toml: "));
  BOOST_TEST(dump(std::string(70'000, '#')) ==
             "1 unreadable bundle.toml: is larger than 65536 bytes; it was not read.\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint
