// Planted secrets never leave through any writer, in any form.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "base/text.h"
#include "bundles.h"

namespace vpnlint {
namespace {

using namespace test;

constexpr std::string_view canary = "Kanarie7Q";

std::string hex(std::string_view text, bool wide, char separator) {
  std::string out;
  const auto add = [&](unsigned byte) {
    if (separator && !out.empty()) out += separator;
    constexpr char digits[] = "0123456789abcdef";
    out += digits[byte >> 4];
    out += digits[byte & 15];
  };
  for (const char c : text) {
    add(static_cast<unsigned char>(c));
    if (wide) add(0);
  }
  return out;
}

// Whatever a writer could make of it.
std::vector<std::string> forms_of_the_canary() {
  return {std::string(canary),  lower(canary),           hex(canary, false, 0),
          hex(canary, true, 0), hex(canary, false, ','), hex(canary, true, ','),
          "S2FuYXJpZTdR"};  // base64
}

void nothing_leaks(const Files& files) {
  const Audit audit(files, 809);
  std::vector<std::pair<std::string, std::string>> outputs = {
      {"json", audit.write("json", {.show_passed = true})}, {"facts", facts_of(files, true)}};
  for (const auto* language : {"en", "ko"}) {
    outputs.emplace_back(language, audit.write("text", {.language = language}));
    outputs.emplace_back(
        std::string(language) + " -v",
        audit.write("text", {.language = language, .verbose = true, .show_passed = true}));
  }
  for (const auto& [name, text] : outputs) {
    const auto small = lower(text);
    BOOST_TEST(text.size() > 50u, name);
    for (const auto& form : forms_of_the_canary()) {
      const auto place = small.find(lower(form));
      BOOST_TEST((place == small.npos),
                 files.front().name
                     << " in " << name << ": "
                     << (place == small.npos ? ""
                                             : small.substr(place < 160 ? 0 : place - 160, 240)));
    }
  }
}

std::string plant(std::string text, std::string_view place) {
  return replace_all(std::move(text), place, canary);
}

constexpr const char* pfsense = R"(<?xml version="1.0"?>
<pfsense>
  <version>22.9</version>
  <system>
    <hostname>fw1</hostname>
    <user><name>admin</name><bcrypt-hash>@@</bcrypt-hash><sha512-hash>@@</sha512-hash>
      <authorizedkeys>c3NoLXJzYQ==</authorizedkeys><ipsecpsk>@@</ipsecpsk></user>
    <authserver><name>ad</name><ldap_bindpw>@@</ldap_bindpw><radius_secret>@@</radius_secret></authserver>
  </system>
  <interfaces><wan><if>em0</if><ipaddr>198.51.100.2</ipaddr></wan><lan><if>em1</if><ipaddr>192.168.1.1</ipaddr><subnet>24</subnet></lan></interfaces>
  <ppps><ppp><ptpid>0</ptpid><type>pppoe</type><username>u</username><password>@@</password></ppp></ppps>
  <snmpd><rocommunity>@@</rocommunity></snmpd>
  <dyndnses><dyndns><type>custom</type><password>@@</password><updateurl>https://u:@@@example.com/?pw=@@</updateurl></dyndns></dyndnses>
  <cert><refid>1</refid><descr>c</descr><crt>LS0t</crt><prv>@@</prv></cert>
  <ipsec>
    <phase1><ikeid>1</ikeid><iketype>ikev1</iketype><mode>main</mode><interface>wan</interface><mobile></mobile>
      <authentication_method>pre_shared_key</authentication_method><pre-shared-key>@@</pre-shared-key><private-key>@@</private-key></phase1>
    <mobilekey><ident>allusers</ident><type>PSK</type><pre-shared-key>@@</pre-shared-key></mobilekey>
  </ipsec>
  <l2tp><mode>server</mode><interface>wan</interface><secret>@@</secret><radius><secret>@@</secret><secret2>@@</secret2></radius>
    <user><name>kim</name><password>@@</password></user></l2tp>
  <openvpn><openvpn-server><vpnid>1</vpnid><shared_key>@@</shared_key><tls>@@</tls><custom_options>verb 3</custom_options></openvpn-server></openvpn>
  <installedpackages><freeradiusclients><config><varclientsharedsecret>@@</varclientsharedsecret></config></freeradiusclients>
    <strange><apikey>@@</apikey><wifi_passphrase>@@</wifi_passphrase><token>@@</token></strange></installedpackages>
</pfsense>
)";

constexpr const char* opnsense = R"(<?xml version="1.0"?>
<opnsense>
  <system><hostname>edge</hostname><user><name>root</name><password>@@</password><apikeys><item><key>@@</key><secret>@@</secret></item></apikeys><otp_seed>@@</otp_seed></user>
    <backup><password>@@</password></backup></system>
  <interfaces><wan><if>em0</if><ipaddr>198.51.100.2</ipaddr></wan></interfaces>
  <ca><refid>1</refid><crt>LS0t</crt><prv>@@</prv></ca>
  <OPNsense>
    <IPsec><preSharedKeys><preSharedKey uuid="1"><ident>a</ident><Key>@@</Key></preSharedKey></preSharedKeys>
      <keyPairs><keyPair><name>k</name><privateKey>@@</privateKey></keyPair></keyPairs></IPsec>
    <Swanctl><Connections><Connection uuid="2"><enabled>1</enabled><proposals>aes128-sha1-modp2048</proposals><version>1</version></Connection></Connections></Swanctl>
    <wireguard><server><servers><server uuid="3"><privkey>@@</privkey></server></servers></server><client><clients><client><psk>@@</psk></client></clients></client></wireguard>
    <monit><general><password>@@</password></general></monit>
  </OPNsense>
  <ipsec><phase1><ikeid>1</ikeid><iketype>ikev1</iketype><pre-shared-key>@@</pre-shared-key></phase1></ipsec>
</opnsense>
)";

BOOST_AUTO_TEST_CASE(secrets_of_router_configurations_stay_inside) {
  for (const char* text : {pfsense, opnsense}) {
    const Files files = {{"server-router/config.xml", plant(text, "@@")}};
    nothing_leaks(files);
    const Audit audit(files, std::nullopt);
    BOOST_TEST(audit.bundle.facts.rows<SecretFact>().size() > 5u);
  }
}

BOOST_AUTO_TEST_CASE(secrets_of_registries_stay_inside) {
  const auto quoted = std::string("=\"") + std::string(canary) + "\"\r\n";
  const auto wide = "=hex(1):" + hex(canary, true, ',') + ",00,00\r\n";
  const auto binary = "=hex:" + hex(canary, true, ',') + "\r\n";
  std::string text = "Windows Registry Editor Version 5.00\r\n\r\n";
  for (const auto* key :
       {"HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters",
        "HKEY_LOCAL_MACHINE\\SOFTWARE\\Vendor\\VPN Client"}) {
    text += std::string("[") + key + "]\r\n";
    for (const auto* name : {"PreSharedKey", "Psk", "L2tpPsk", "Password", "DefaultPassword",
                             "SharedSecret", "UserPassword", "ApiKey", "Community", "PrivateKey"}) {
      text += std::string("\"") + name + "\"" + quoted;
      text += std::string("\"") + name + "2\"" + wide;
      text += std::string("\"") + name + "3\"" + binary;
    }
    text += "\r\n";
  }
  nothing_leaks({{"secrets.reg", text}});
  nothing_leaks({{"cut.reg", text.substr(0, text.find("\"Password2\"") + 40)}});
}

BOOST_AUTO_TEST_CASE(secrets_of_phonebooks_stay_inside) {
  std::string text = "[Office]\r\nEncoding=1\r\nPBVersion=8\r\nType=2\r\nVpnStrategy=3\r\n";
  for (const auto* key : {"IpSecPsk", "PreSharedKey", "Password", "L2tpPsk", "Secret"})
    text += std::string(key) + "=" + std::string(canary) + "\r\n";
  text +=
      "\r\nNETCOMPONENTS=\r\nms_msclient=1\r\n\r\nMEDIA=rastapi\r\nPort=VPN3-0\r\n"
      "Device=WAN Miniport (L2TP)\r\n\r\nDEVICE=vpn\r\nPhoneNumber=vpn.example.com\r\n";
  nothing_leaks({{"rasphone.pbk", text}});
}

}  // namespace
}  // namespace vpnlint
