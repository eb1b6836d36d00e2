// What is a phonebook and what only looks like one.
#include <boost/test/unit_test.hpp>
#include <string>

#include "formats/read_text.h"

namespace vpnlint {
int recognise_rasphone(const Head& head);
}  // namespace vpnlint

using namespace vpnlint;

namespace {
int rate(std::string_view text) { return test::score(recognise_rasphone, text, "rasphone.pbk"); }
}  // namespace

BOOST_AUTO_TEST_SUITE(rasphone_recognition)

BOOST_AUTO_TEST_CASE(phonebooks_are_recognised_whole_and_cut) {
  BOOST_TEST(rate("[A]\nMEDIA=rastapi\nPort=VPN2-0\nDevice=x\nDEVICE=vpn\nPhoneNumber=a\n") == 95);
  BOOST_TEST(rate("[A]\r\nEncoding=1\r\nPBVersion=8\r\nVpnStrategy=3\r\nLcpExtensions=1\r\n") ==
             90);
  BOOST_TEST(rate("some mail text\n\n[A]\nMEDIA=rastapi\nDEVICE=vpn\nPhoneNumber=a\n") == 95);
}

BOOST_AUTO_TEST_CASE(look_alikes_are_left_alone) {
  BOOST_TEST(rate("Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\A]\n"
                  "\"VpnStrategy\"=dword:3\n\"MEDIA\"=\"x\"\n\"DEVICE\"=\"vpn\"\n") == 0);
  BOOST_TEST(rate("[global]\nport = 1701\n[lns default]\nip range = 10.0.0.2-10.0.0.9\n") == 0);
  BOOST_TEST(rate("[Version]\nSignature=\"$Windows NT$\"\nDriverVer=01/01/2020\n") == 0);
  BOOST_TEST(rate("[Connection Manager]\nCMSFile=x.cms\nVpnStrategy=3\nPBVersion=1\n") == 0);
  BOOST_TEST(rate("[autorun]\nopen=setup.exe\nicon=setup.ico\n") == 0);
  BOOST_TEST(rate("[InternetShortcut]\nURL=https://example.com/\nIconIndex=0\n") == 0);
  BOOST_TEST(rate("[a]\nmedia=rastapi\ndevice=vpn\nphonenumber=a.example.com\n") == 0);
  BOOST_TEST(rate("MEDIA=rastapi\nPort=VPN2-0\nDEVICE=vpn\nPhoneNumber=a\n") == 0);
  BOOST_TEST(rate("# set the entry\n[CmdletBinding()]\nparam($Name)\n$text = \"MEDIA=rastapi\"\n"
                  "Add-Content -Path $pbk -Value $text\nforeach ($line in $lines) {\n"
                  "  if ($line -match 'VpnStrategy=') { $line = 'VpnStrategy=3' }\n}\n"
                  "MEDIA=rastapi\nDEVICE=vpn\n") == 0);
  BOOST_TEST(rate("[VPN]\nName=Office\nServer=vpn.example.com\nDataEncryption=on\n") == 0);
  BOOST_TEST(rate("") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
