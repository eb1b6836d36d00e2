// Facts of two bundles: matched by what they are about; absence is proven or it is not known.
#include <boost/test/unit_test.hpp>

#include "compare/make_side.h"

namespace vpnlint::test {
namespace {

const std::string services = R"([HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services)";

std::string reg(const std::string& body) {
  return utf16("Windows Registry Editor Version 5.00\n\n" + body);
}

std::string service(const std::string& name, int start, const std::string& more = {}) {
  return services + "\\" + name + "]\n\"ImagePath\"=\"x.exe\"\n\"ObjectName\"=\"LocalSystem\"\n" +
         "\"Start\"=dword:0000000" + std::to_string(start) + "\n\"Type\"=dword:00000020\n" + more +
         "\n";
}

std::string rule(const std::string& name, const std::string& port,
                 const std::string& action = "Allow") {
  return "Rule Name:                            " + name +
         "\n----------------------------------------------------------------------\n"
         "Enabled:                              Yes\n"
         "Direction:                            Out\n"
         "Profiles:                             Domain,Private,Public\n"
         "Grouping:                             \n"
         "LocalIP:                              Any\n"
         "RemoteIP:                             Any\n"
         "Protocol:                             UDP\n"
         "LocalPort:                            Any\n"
         "RemotePort:                           " +
         port +
         "\n"
         "Edge traversal:                       No\n"
         "Action:                               " +
         action + "\n\n";
}

std::string listing(const std::string& rules) {
  return "C:\\>netsh advfirewall firewall show rule name=all\n\n" + rules + "Ok.\n\nC:\\>\n";
}

BOOST_AUTO_TEST_SUITE(compare_facts_of_bundles)

BOOST_AUTO_TEST_CASE(a_changed_value_is_told_once_as_the_service) {
  BOOST_TEST(
      changes({{"a.reg", reg(service("IKEEXT", 3))}}, {{"b.reg", reg(service("IKEEXT", 4))}}) ==
      "changed service IKEEXT start:manual>disabled\n");
}

BOOST_AUTO_TEST_CASE(a_value_that_no_typed_fact_tells_is_a_registry_value) {
  const auto before = reg(service("IKEEXT", 3, "\"Extra\"=dword:00000001\n"));
  const auto after = reg(service("IKEEXT", 3, "\"Extra\"=dword:00000002\n"));
  BOOST_TEST(
      changes({{"a.reg", before}}, {{"a.reg", after}}) ==
      "changed registry_value HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\IKEEXT "
      "Extra data:1>2\n");
}

BOOST_AUTO_TEST_CASE(order_case_and_root_spelling_make_no_difference) {
  const auto one =
      reg("[HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme]\n\"A\"=dword:00000001\n\"B\"=\"x\"\n\n"
          "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme\\Sub]\n\"C\"=\"y\"\n\n");
  const auto other =
      reg("[HKEY_LOCAL_MACHINE\\SOFTWARE\\ACME]\n\"b\"=\"x\"\n\"a\"=dword:00000001\n\n"
          "[HKEY_LOCAL_MACHINE\\SOFTWARE\\ACME\\sub]\n\"C\"=\"y\"\n\n");
  BOOST_TEST(changes({{"a.reg", one}}, {{"other.reg", other}}) == "");
}

BOOST_AUTO_TEST_CASE(the_current_control_set_has_two_spellings) {
  const std::string below =
      "\\Services\\IKEEXT]\n\"ImagePath\"=\"x.exe\"\n\"ObjectName\"=\"L\"\n"
      "\"Start\"=dword:00000003\n\"Type\"=dword:00000020\n\n";
  const std::string select = "[HKEY_LOCAL_MACHINE\\SYSTEM\\Select]\n\"Current\"=dword:00000001\n\n";
  const std::string root = "[HKEY_LOCAL_MACHINE\\SYSTEM]\n\n";
  const auto numbered = reg(root + "[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001]\n\n" +
                            "[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services]\n\n" +
                            "[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001" + below + select);
  const auto current = reg(root + "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet]\n\n" +
                           "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services]\n\n" +
                           "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet" + below + select);
  BOOST_TEST(changes({{"a.reg", numbered}}, {{"a.reg", current}}) == "");
}

BOOST_AUTO_TEST_CASE(what_a_complete_export_lacks_is_removed) {
  const auto before = reg(services + "]\n\n" + service("Acme", 2) + service("IKEEXT", 3));
  const auto after = reg(services + "]\n\n" + service("IKEEXT", 3));
  const auto found = changes({{"a.reg", before}}, {{"a.reg", after}});
  BOOST_TEST(found.find("removed service Acme\n") != found.npos, found);
  BOOST_TEST(found.find("no_longer_sent") == found.npos, found);
}

BOOST_AUTO_TEST_CASE(what_nobody_covers_is_no_longer_sent) {
  const auto found =
      changes({{"a.reg", reg(service("Acme", 2))}, {"b.reg", reg(service("IKEEXT", 3))}},
              {{"b.reg", reg(service("IKEEXT", 3))}});
  BOOST_TEST(found.find("no_longer_sent service Acme\n") != found.npos, found);
  BOOST_TEST(found.find("removed") == found.npos, found);
}

BOOST_AUTO_TEST_CASE(a_rule_with_another_port_is_the_same_rule) {
  BOOST_TEST(changes({{"a.txt", listing(rule("Web", "80") + rule("Other", "7"))}},
                     {{"b.txt", listing(rule("Other", "7") + rule("Web", "443"))}}) ==
             "changed firewall_rule Web remote_ports:[80]>[443]\n");
}

BOOST_AUTO_TEST_CASE(a_renamed_rule_is_the_same_rule) {
  BOOST_TEST(changes({{"a.txt", listing(rule("Web", "80") + rule("Other", "7"))}},
                     {{"a.txt", listing(rule("Internet", "80") + rule("Other", "7"))}}) ==
             "changed firewall_rule Internet name:Web>Internet\n");
}

BOOST_AUTO_TEST_CASE(equal_rules_are_counted) {
  BOOST_TEST(changes({{"a.txt", listing(rule("Web", "80") + rule("Web", "80"))}},
                     {{"a.txt", listing(rule("Web", "80"))}}) == "removed firewall_rule Web\n");
}

BOOST_AUTO_TEST_CASE(a_listing_without_its_end_removes_nothing) {
  const auto cut = "C:\\>netsh advfirewall firewall show rule name=all\n\n" + rule("Web", "80");
  const auto found =
      changes({{"a.txt", listing(rule("Web", "80") + rule("Mail", "25"))}}, {{"a.txt", cut}});
  BOOST_TEST(found == "no_longer_sent firewall_rule Mail\n");
}

BOOST_AUTO_TEST_CASE(a_second_file_that_says_the_same_makes_no_difference) {
  const auto one = reg(service("IKEEXT", 3));
  BOOST_TEST(changes({{"a.reg", one}, {"b.reg", one}}, {{"b.reg", one}}) == "");
}

BOOST_AUTO_TEST_CASE(another_secret_is_told_and_never_shown) {
  const auto with = [](const std::string& secret) {
    return reg("[HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme]\n\"Password\"=\"" + secret + "\"\n\n");
  };
  BOOST_TEST(changes({{"a.reg", with("first")}}, {{"a.reg", with("second")}}) ==
             "changed secret Password digest:?>?\n");
  BOOST_TEST(changes({{"a.reg", with("first")}}, {{"a.reg", with("first")}}) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::test
