// Services, the Windows version, programs.
#include <boost/test/unit_test.hpp>

#include "formats/registry/read_reg.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {
const std::string services = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services";
}

BOOST_AUTO_TEST_SUITE(registry_system)

BOOST_AUTO_TEST_CASE(services_have_start_types_delays_and_triggers) {
  const auto read = read_export(
      "[" + services + "]\n\n[" + services +
      "\\IKEEXT]\n\"DisplayName\"=\"Keys\"\n\"start\"=dword:00000002\n\"Type\"=dword:00000020\n"
      "\"DelayedAutostart\"=dword:00000001\n\"ImagePath\"=\"x\"\n\n[" +
      services + "\\IKEEXT\\TriggerInfo]\n\n[" + services + "\\IKEEXT\\TriggerInfo\\0]\n\n[" +
      services + "\\NoService]\n\"a\"=\"b\"\n\n[" + services +
      "\\Rasl2tp]\n\"Start\"=dword:00000007\n\"Type\"=dword:00000001\n\"ImagePath\"=\"x\"\n\n[" +
      services + "\\Sick]\n\"Type\"=dword:00000110\n\"ObjectName\"=\"x\"\n\n");
  BOOST_TEST(dump(read, "service") ==
             "5: name=IKEEXT display_name=Keys start=auto delayed=true triggered=true "
             "type=share_process\n"
             "19: name=Rasl2tp display_name=!proven_absent start=!unreadable delayed=false~ "
             "triggered=false~ type=kernel_driver\n"
             "24: name=Sick display_name=!proven_absent start=!proven_absent delayed=false~ "
             "triggered=false~ type=own_process\n");
  BOOST_TEST(read.quotes.at(7) == "\"start\"=dword:00000002");
  BOOST_TEST(read.quotes.at(5) == "[" + services + "\\IKEEXT]");
}

BOOST_AUTO_TEST_CASE(an_export_of_one_service_covers_that_service) {
  const auto read = read_export("[" + services +
                                "\\BFE]\n\"Start\"=dword:00000002\n"
                                "\"Type\"=dword:00000020\n\"ObjectName\"=\"x\"\n\n");
  BOOST_TEST(dump(read, "extent", {"table", "selector", "complete"}) ==
             "3: table=registry_value selector=" + services + "\\BFE complete=true\n" +
                 "3: table=registry_key selector=" + services + "\\BFE complete=true\n" +
                 "3: table=service selector=BFE complete=true\n");
}

BOOST_AUTO_TEST_CASE(the_windows_version_is_one_row) {
  const std::string key = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
  const auto read =
      read_export("[" + key +
                  "]\n\"CurrentBuild\"=\"19044\"\n\"UBR\"=dword:000005ba\n"
                  "\"ProductName\"=\"Windows 10 Pro\"\n\"EditionID\"=\"Professional\"\n"
                  "\"DisplayVersion\"=\"21H2\"\n\n");
  BOOST_TEST(dump(read, "operating_system") ==
             "3: product=Windows 10 Pro build=19044 ubr=1466 edition=Professional "
             "display_version=21H2 installation=!proven_absent\n");
}

BOOST_AUTO_TEST_CASE(programs_are_those_with_a_display_name) {
  const std::string key =
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
  const auto read = read_export("[" + key + "]\n\n[" + key +
                                "\\A]\n\"DisplayName\"=\"Other VPN\"\n"
                                "\"DisplayVersion\"=\"4.1\"\n\"Publisher\"=\"P\"\n\n[" +
                                key + "\\B]\n\"NoModify\"=dword:00000001\n\n");
  BOOST_TEST(dump(read, "program") == "5: name=Other VPN version=4.1 publisher=P\n");
}

BOOST_AUTO_TEST_CASE(a_password_for_automatic_logon_is_a_secret) {
  const std::string key =
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon";
  const auto read = read_export("[" + key + "]\n\"DefaultPassword\"=\"hunter2\"\n\n");
  BOOST_TEST(dump(read, "secret") == "4: kind=password name=DefaultPassword\n");
}

BOOST_AUTO_TEST_SUITE_END()
