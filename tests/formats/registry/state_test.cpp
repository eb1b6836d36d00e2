// State or script, control sets, what an export proves to be absent.
#include <boost/test/unit_test.hpp>

#include "formats/registry/read_reg.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

const std::string services = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services";

std::string key(const std::string& path) { return "[" + path + "]\n"; }

/// A service as exports show it.
std::string service(const std::string& path, int start = 3) {
  return key(path) + "\"Type\"=dword:00000020\n\"Start\"=dword:0000000" + std::to_string(start) +
         "\n\"ObjectName\"=\"LocalSystem\"\n";
}

std::string origin(const ReadText& read) {
  const auto& rows = read.facts.rows<RegistryValue>();
  return rows.empty() ? "no row" : rows.front().origin.value();
}

std::string extents(const ReadText& read) {
  return dump(read, "extent", {"table", "selector", "complete", "why"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(registry_state)

BOOST_AUTO_TEST_CASE(an_export_is_state) {
  const auto agent = service(services + "\\PolicyAgent") + "\n";
  BOOST_TEST(origin(read_export(agent)) == "state");
  const auto tree = key(services) + "\n" + agent + key(services + "\\PolicyAgent\\Parameters") +
                    "\"a\"=\"b\"\n\n" + service(services + "\\RasMan") + "\n";
  BOOST_TEST(origin(read_export(tree)) == "state");
  const auto with_break = service(services + "\\PolicyAgent") + "\"t\"=\"a\nb\"\n\n";
  BOOST_TEST(origin(read_export(with_break)) == "state");
}

BOOST_AUTO_TEST_CASE(a_line_feed_inside_a_string_does_not_make_an_export_a_script) {
  auto bytes = as_export(std::string(reg_header) + service(services + "\\PolicyAgent"));
  for (const char c : std::string_view("\"t\"=\"a\nb\"\r\n\r\n")) bytes += std::string{c, '\0'};
  BOOST_TEST(origin(audit(bytes, Encoding::utf16le_bom, usual_wanted())) == "state");
}

BOOST_AUTO_TEST_CASE(what_no_export_writes_makes_a_script) {
  const auto agent = service(services + "\\PolicyAgent") + "\n";
  BOOST_TEST(origin(read_export("; note\n" + agent)) == "script");
  BOOST_TEST(origin(read_export(agent + "\"a\"=-\n")) == "script");
  BOOST_TEST(origin(read_export(agent + "[-" + services + "\\Old]\n")) == "script");
  BOOST_TEST(origin(read_export(agent + key("HKEY_LOCAL_MACHINE\\SOFTWARE\\A"))) == "script");
  BOOST_TEST(origin(read_export(agent + key(services + "\\PolicyAgent\\a\\b"))) == "script");
  BOOST_TEST(origin(read_export(agent + key(services + "\\PolicyAgent"))) == "script");
  BOOST_TEST(origin(read_script(agent)) == "script");
  auto lf = std::string(reg_header) + agent;
  std::string bytes = "\xff\xfe";
  for (const char c : lf) bytes += std::string{c, '\0'};
  BOOST_TEST(origin(audit(bytes, Encoding::utf16le_bom, usual_wanted())) == "script");
}

BOOST_AUTO_TEST_CASE(a_fix_in_the_shape_of_an_export_is_a_script) {
  const std::string fix = "\"AssumeUDPEncapsulationContextOnSendRule\"=dword:00000002\n\n";
  const auto agent = read_export(key(services + "\\PolicyAgent") + fix);
  BOOST_TEST(origin(agent) == "script");
  BOOST_TEST(extents(agent) == "");
  BOOST_TEST(dump(agent, "script_statement", {"statement", "name", "data", "effective"}) ==
             "3: statement=create_key effective=true\n"
             "4: statement=set_value name=AssumeUDPEncapsulationContextOnSendRule data=2 "
             "effective=true\n");
  BOOST_TEST(origin(read_export(key(services + "\\RasMan\\Parameters") +
                                "\"ProhibitIpSec\"=dword:00000000\n\n")) == "script");
  BOOST_TEST(origin(read_export(key(services + "\\RasMan\\Parameters") +
                                "\"ServiceDll\"=hex(2):00,00\n\n")) == "state");
  BOOST_TEST(origin(read_export(key(services + "\\IPSec") + fix)) == "script");
  BOOST_TEST(origin(read_export(key(services) + "\n" + key(services + "\\PolicyAgent") + fix)) ==
             "script");
}

BOOST_AUTO_TEST_CASE(numbered_control_sets_are_resolved_at_the_end) {
  const std::string system = "HKEY_LOCAL_MACHINE\\SYSTEM";
  const auto read = read_export(key(system) + "\n" + key(system + "\\ControlSet001") + "\n" +
                                key(system + "\\ControlSet001\\Services") + "\n" +
                                service(system + "\\ControlSet001\\Services\\PolicyAgent", 4) +
                                "\n" + key(system + "\\ControlSet002") + "\n" +
                                key(system + "\\ControlSet002\\Services") + "\n" +
                                service(system + "\\ControlSet002\\Services\\PolicyAgent", 2) +
                                "\n" + key(system + "\\Select") + "\"Current\"=dword:00000001\n\n");
  BOOST_TEST(dump(read, "registry_key", {"key"}) ==
             "9: key=HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\PolicyAgent\n"
             "18: key=HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet002\\Services\\PolicyAgent\n");
  BOOST_TEST(read.facts.rows<RegistryKey>()[0].key.value().written ==
             "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\PolicyAgent");
  BOOST_TEST(dump(read, "service", {"name", "start"}) == "9: name=PolicyAgent start=disabled\n");
  BOOST_TEST(extents(read) == "3: table=registry_value selector=" + system +
                                  " complete=true\n3: table=registry_key selector=" + system +
                                  " complete=true\n7: table=service selector=* complete=true\n"
                                  "3: table=firewall_rule selector=local complete=true\n"
                                  "3: table=firewall_profile selector=local complete=true\n");
}

BOOST_AUTO_TEST_CASE(without_select_a_numbered_control_set_proves_nothing) {
  const std::string system = "HKEY_LOCAL_MACHINE\\SYSTEM";
  const auto read = read_export(key(system) + "\n" + key(system + "\\ControlSet001") + "\n" +
                                key(system + "\\ControlSet001\\Services") + "\n" +
                                service(system + "\\ControlSet001\\Services\\PolicyAgent") + "\n");
  BOOST_TEST(dump(read, "service") == "");
  BOOST_TEST(read.facts.rows<Extent>()[0].complete.is(false));
  BOOST_TEST(read.problems[0].subject == "Select");
}

BOOST_AUTO_TEST_CASE(a_cut_export_proves_only_what_came_through) {
  const auto whole = key(services) + "\n" + service(services + "\\IKEEXT") + "\n" +
                     service(services + "\\PolicyAgent");
  const auto read = read_export(whole.substr(0, whole.size() - 8));
  BOOST_TEST(origin(read) == "state");
  BOOST_TEST(dump_problems(read) ==
             "13:20 partial damaged_value: The value ObjectName is damaged: its closing quotation "
             "mark is missing.\n"
             "13:1 partial truncated: The file ends inside the key " +
                 services + "\\PolicyAgent.\n");
  const auto& rows = read.facts.rows<Extent>();
  for (const auto& row : rows) {
    const bool covers_cut = row.selector.value() == "*" || row.selector.value() == services;
    BOOST_TEST(row.complete.is(true) == !covers_cut);
  }
  BOOST_TEST(dump(read, "extent", {"selector", "complete"}).find("selector=IKEEXT complete=true") !=
             std::string::npos);
  BOOST_TEST(dump(read, "service", {"name", "start", "delayed"}) ==
             "5: name=IKEEXT start=manual delayed=false~\n"
             "10: name=PolicyAgent start=manual delayed=!partial\n");
}

BOOST_AUTO_TEST_CASE(a_number_cut_by_the_end_of_an_export_is_partial) {
  const auto read = read_export(key(services) + "\n" + service(services + "\\IKEEXT") + "\n" +
                                key(services + "\\PolicyAgent") + "\"Start\"=dword:0000000");
  BOOST_TEST(dump(read, "service", {"name", "start"}) ==
             "5: name=IKEEXT start=manual\n10: name=PolicyAgent start=!partial\n");
  BOOST_TEST(dump(read, "registry_value", {"name", "data"}) == "11: name=Start data=!partial\n");
}

BOOST_AUTO_TEST_CASE(an_export_of_software_proves_that_there_is_no_policy_store) {
  const auto read = read_export(key("HKEY_LOCAL_MACHINE\\SOFTWARE") + "\n" +
                                key("HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies") + "\n");
  BOOST_TEST(dump(read, "firewall_rule") == "");
  const auto all = extents(read);
  BOOST_TEST(all.find("table=firewall_rule selector=gpo complete=true") != std::string::npos);
  BOOST_TEST(all.find("table=program selector=* complete=true") != std::string::npos);
  BOOST_TEST(all.find("selector=local") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
