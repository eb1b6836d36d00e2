// Captures of ipconfig: adapters, addresses, languages, what is not understood, recognition.
#include <boost/test/unit_test.hpp>

#include "base/labels.h"
#include "formats/ipconfig/lines.h"
#include "formats/read_capture.h"
#include "syntax/label_memo.h"

namespace vpnlint::capture_test {
namespace {

constexpr std::string_view id = "ipconfig";

Capture read(const std::string& text, Encoding encoding = Encoding::utf8) {
  return read_capture(id, text, encoding);
}

std::string adapters(const Capture& capture, std::string_view columns = "device name addresses") {
  return dump(capture, "interface", columns);
}

const std::string all = R"(
Windows IP Configuration

   Host Name . . . . . . . . . . . . : PC-7
   Primary Dns Suffix  . . . . . . . : 
   Node Type . . . . . . . . . . . . : Hybrid

Ethernet adapter Ethernet 2:

   Connection-specific DNS Suffix  . : lan
   Description . . . . . . . . . . . : Some Controller #2
   Physical Address. . . . . . . . . : 02-00-5E-10-00-01
   DHCP Enabled. . . . . . . . . . . : Yes
   IPv6 Address. . . . . . . . . . . : 2001:db8::5(Preferred) 
   Link-local IPv6 Address . . . . . : fe80::5e10:1%12(Preferred) 
   IPv4 Address. . . . . . . . . . . : 192.168.0.23(Preferred) 
   Subnet Mask . . . . . . . . . . . : 255.255.255.0
   IPv4 Address. . . . . . . . . . . : 10.9.0.7(Preferred) 
   Subnet Mask . . . . . . . . . . . : 255.255.240.0
   Default Gateway . . . . . . . . . : fe80::1%12
                                       192.168.0.1
   DNS Servers . . . . . . . . . . . : 192.168.0.1
                                       192.0.2.53
   NetBIOS over Tcpip. . . . . . . . : Enabled
)";

const std::string plain =
    "\nWindows IP Configuration\n\n\nEthernet adapter Ethernet:\n\n"
    "   Connection-specific DNS Suffix  . : \n"
    "   IPv4 Address. . . . . . . . . . . : 192.168.0.23\n"
    "   Subnet Mask . . . . . . . . . . . : 255.255.255.0\n"
    "   Default Gateway . . . . . . . . . : 192.168.0.1\n";

BOOST_AUTO_TEST_SUITE(ipconfig)

BOOST_AUTO_TEST_CASE(addresses_get_the_length_of_their_own_mask_and_lose_zone_and_state) {
  const auto capture = read(all);
  BOOST_TEST(adapters(capture, "device name description addresses enabled") ==
             "8: device=PC-7 name=Ethernet 2 description=Some Controller #2 "
             "addresses=[2001:db8::5, fe80::5e10:1, 192.168.0.23/24, 10.9.0.7/20] enabled=true\n");
  BOOST_TEST(dump_problems(capture) == "");
  BOOST_TEST(capture.sections == std::vector<std::string>{"ipconfig"});
}

BOOST_AUTO_TEST_CASE(gateways_and_name_servers_are_no_addresses_of_the_adapter) {
  BOOST_TEST(adapters(read(all)).find("192.168.0.1,") == std::string::npos);
  BOOST_TEST(adapters(read(all)).find("192.0.2.53") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_value_knows_its_place_and_its_line_is_kept) {
  const auto capture = read(plain);
  const auto& row = capture.facts.rows<Interface>().at(0);
  BOOST_TEST(row.addresses.at().line == 8u);
  BOOST_TEST(row.addresses.at().column == 40u);
  BOOST_TEST(capture.quotes.at(8) == "   IPv4 Address. . . . . . . . . . . : 192.168.0.23");
  BOOST_TEST(capture.quotes.at(5) == "Ethernet adapter Ethernet:");
}

BOOST_AUTO_TEST_CASE(an_adapter_without_a_medium_has_no_address) {
  const auto capture = read(plain +
                            "\nWireless LAN adapter Wi-Fi:\n\n"
                            "   Media State . . . . . . . . . . . : Media disconnected\n"
                            "   Connection-specific DNS Suffix  . : \n");
  BOOST_TEST(adapters(capture) ==
             "5: name=Ethernet addresses=[192.168.0.23/24]\n12: name=Wi-Fi addresses=[]\n");
}

BOOST_AUTO_TEST_CASE(a_connected_vpn_is_an_adapter_with_a_single_address) {
  const auto capture = read(
      "\nPPP adapter Office: HQ:\n\n"
      "   Description . . . . . . . . . . . : Office: HQ\n"
      "   Physical Address. . . . . . . . . : \n"
      "   DHCP Enabled. . . . . . . . . . . : No\n"
      "   IPv4 Address. . . . . . . . . . . : 10.30.0.101(Preferred)\n"
      "   Subnet Mask . . . . . . . . . . . : 255.255.255.255\n"
      "   Default Gateway . . . . . . . . . : 0.0.0.0\n");
  BOOST_TEST(adapters(capture, "name description addresses") ==
             "2: name=Office: HQ description=Office: HQ addresses=[10.30.0.101/32]\n");
}

BOOST_AUTO_TEST_CASE(an_address_that_another_machine_has_is_left_out) {
  const auto capture = read(
      "\nEthernet adapter Ethernet:\n\n"
      "   IPv4 Address. . . . . . . . . . . : 192.168.0.23(Duplicate)\n"
      "   Subnet Mask . . . . . . . . . . . : 255.255.255.0\n"
      "   Autoconfiguration IPv4 Address. . : 169.254.8.9(Preferred)\n"
      "   Subnet Mask . . . . . . . . . . . : 255.255.0.0\n");
  BOOST_TEST(adapters(capture) == "2: name=Ethernet addresses=[169.254.8.9/16]\n");
}

BOOST_AUTO_TEST_CASE(a_mask_with_gaps_gives_no_length) {
  const auto capture = read(
      "\nEthernet adapter Ethernet:\n\n"
      "   IPv4 Address. . . . . . . . . . . : 192.168.0.23\n"
      "   Subnet Mask . . . . . . . . . . . : 255.0.255.0\n");
  BOOST_TEST(adapters(capture) == "2: name=Ethernet addresses=[192.168.0.23]\n");
  BOOST_TEST(dump_problems(capture).find("mask \"255.0.255.0\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_address_behind_an_unknown_label_makes_the_list_unknown) {
  const auto capture = read(
      "\nEthernet adapter Local Area Connection:\n\n"
      "        Connection-specific DNS Suffix  . : \n"
      "        IP Address. . . . . . . . . . . . : 192.168.0.23\n"
      "        Subnet Mask . . . . . . . . . . . : 255.255.255.0\n");
  BOOST_TEST(adapters(capture) == "2: name=Local Area Connection addresses=!unreadable\n");
  BOOST_TEST(dump_problems(capture) ==
             "5:1 partial unknown_word [ipconfig] words of ipconfig that are not known, 1 times: "
             "label \"IP Address\"\n");
}

BOOST_AUTO_TEST_CASE(a_language_without_a_table_is_read_by_its_form_and_quoted) {
  const std::string text =
      "\nXyzzy plugh Lan:\n\n"
      "   Qwert yuiop . . . . . . . . . . . : 192.168.0.23\n"
      "   Asdf ghjk . . . . . . . . . . . . : 255.255.255.0\n"
      "   Zxcv bnm. . . . . . . . . . . . . : 192.168.0.1\n";
  BOOST_TEST(score(id, text) == 60);
  const auto capture = read(text);
  BOOST_TEST(adapters(capture) == "2: name=Xyzzy plugh Lan addresses=!unreadable\n");
  BOOST_TEST(dump_problems(capture).find("heading \"Xyzzy plugh Lan:\", label \"Qwert yuiop\"") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_remark_above_the_output_is_no_adapter) {
  BOOST_TEST(adapters(read("This is what my PC says:\n" + all)) ==
             "9: device=PC-7 name=Ethernet 2 "
             "addresses=[2001:db8::5, fe80::5e10:1, 192.168.0.23/24, 10.9.0.7/20]\n");
}

BOOST_AUTO_TEST_CASE(lines_of_another_command_do_not_belong_to_the_last_adapter) {
  const auto capture = read(plain +
                            "\nC:\\Users\\kim>netsh interface ipv4 show config\n"
                            "   IPv4 Address. . . . . . . . . . . : 192.0.2.99\n");
  BOOST_TEST(adapters(capture) == "5: name=Ethernet addresses=[192.168.0.23/24]\n");
}

BOOST_AUTO_TEST_CASE(an_address_without_its_end_of_line_is_not_trusted) {
  const auto capture = read(plain.substr(0, plain.find("168.0.23") + 7));
  BOOST_TEST(adapters(capture) == "5: name=Ethernet addresses=!partial\n");
  BOOST_TEST(dump_problems(capture) ==
             "8:1 partial truncated [ipconfig] the output of ipconfig ends inside an adapter\n");
}

BOOST_AUTO_TEST_CASE(a_listing_never_proves_that_an_adapter_is_not_there) {
  BOOST_TEST(dump(read(all), "extent") == "");
}

BOOST_AUTO_TEST_CASE(text_without_an_adapter_is_unreadable_and_says_so) {
  BOOST_TEST(dump_problems(read("Windows IP Configuration\n")) ==
             "1:1 unreadable unreadable [ipconfig] no adapter of this capture could be read\n");
}

// The heading, the address and the mask of every language, from the words of its tables.
BOOST_AUTO_TEST_CASE(every_language_gives_the_same_adapter) {
  const auto word = [](LabelKind kind, std::string_view name, std::string_view language) {
    for (const auto& label : labels()) {
      if (label.command == "ipconfig" && label.kind == kind && label.canonical == name &&
          label.language == language) {
        return std::string(label.text);
      }
    }
    return std::string();
  };
  for (const auto language : capture_languages) {
    const auto heading = word(LabelKind::message, "ethernet_adapter", language);
    std::string text = word(LabelKind::message, "title", language) + "\r\n\r\n" +
                       replace_all(heading, "{1}", "LAN 1") + "\r\n\r\n";
    const auto add = [&](std::string_view name, const std::string& value) {
      text += "   " + word(LabelKind::label, name, language) + ". . . . : " + value + "\r\n";
    };
    add("description", "Some Controller");
    add("link_local_ipv6_address",
        "fe80::7%4(" + word(LabelKind::value, "preferred", language) + ")");
    add("ipv4_address", "192.168.0.23(" + word(LabelKind::value, "preferred", language) + ")");
    add("subnet_mask", "255.255.255.0");
    add("default_gateway", "192.168.0.1");
    const auto capture = read(text);
    BOOST_TEST(score(id, text) == 95, language);
    BOOST_TEST(adapters(capture, "name description addresses") ==
                   "3: name=LAN 1 description=Some Controller addresses=[fe80::7, "
                   "192.168.0.23/24]\n",
               language << ": " << text);
    BOOST_TEST(dump_problems(capture) == "", language);
    BOOST_TEST(capture.language == language);
  }
}

BOOST_AUTO_TEST_CASE(a_label_without_leaders_ends_at_its_colon) {
  const auto line = parse_ipconfig_line("   Verbindungsspezifisches DNS-Suffix: lan");
  BOOST_REQUIRE(line);
  BOOST_TEST(line->label == "Verbindungsspezifisches DNS-Suffix");
  BOOST_TEST(line->value == "lan");
  BOOST_TEST(!line->leaders);
}

BOOST_AUTO_TEST_CASE(a_colon_inside_a_label_does_not_end_it) {
  const auto line = parse_ipconfig_line("   Vínculo: dirección IPv6 local. . . : fe80::7%4");
  BOOST_REQUIRE(line);
  BOOST_TEST(line->label == "Vínculo: dirección IPv6 local");
  BOOST_TEST(line->value == "fe80::7%4");
}

BOOST_AUTO_TEST_CASE(masks_are_lengths) {
  BOOST_TEST(prefix_of_mask("255.255.255.255").value() == 32u);
  BOOST_TEST(prefix_of_mask("255.255.254.0").value() == 23u);
  BOOST_TEST(prefix_of_mask("0.0.0.0").value() == 0u);
  BOOST_TEST(!prefix_of_mask("0.0.0.255"));
  BOOST_TEST(!prefix_of_mask("24"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vpnlint::capture_test
