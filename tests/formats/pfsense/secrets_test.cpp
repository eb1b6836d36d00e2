// config.xml of pfSense: secrets and settings.
#include "formats/pfsense/router.h"

using namespace vpnlint;
using namespace vpnlint::test;
using namespace vpnlint::test::pfsense;

BOOST_AUTO_TEST_SUITE(pfsense_secrets)

BOOST_AUTO_TEST_CASE(secrets_are_marked_and_never_kept) {
  const auto result = read_text(read_pfsense, R"(<pfsense><system>
<user><name>admin</name><bcrypt-hash>$2b$10$abc</bcrypt-hash><password_note>no</password_note></user>
</system>
<ipsec><phase1><pre-shared-key>hunter2</pre-shared-key></phase1></ipsec>
<snmpd><rocommunity>monitor7</rocommunity></snmpd>
<cert><prv>AAAA
BBBB</prv></cert>
<ppps><ppp><password>cGFzcw==</password></ppp></ppps>
<pkg><passwordfld1>x1y2</passwordfld1><radius_secret>xxxxx</radius_secret><keylen>256</keylen></pkg>
<installedpackages><my_psk>opensesame</my_psk><usepassword>yes</usepassword></installedpackages>
</pfsense>)");
  BOOST_TEST(dump(result, "secret") ==
             "2: kind=hash name=system/user/bcrypt-hash\n"
             "4: kind=pre_shared_key name=ipsec/phase1/pre-shared-key\n"
             "5: kind=community name=snmpd/rocommunity\n"
             "6: kind=private_key name=cert/prv\n"
             "8: kind=password name=ppps/ppp/password\n"
             "9: kind=password name=pkg/passwordfld1\n"
             "10: kind=pre_shared_key name=installedpackages/my_psk\n");
  BOOST_TEST(result.quotes.at(4) ==
             "<ipsec><phase1><pre-shared-key>[REDACTED]</pre-shared-key></phase1></ipsec>");
  BOOST_TEST(result.quotes.at(6) == "<cert><prv>[REDACTED]");
  for (const auto& row : result.facts.rows<Setting>()) {
    BOOST_TEST(row.value.value().find("hunter2") == std::string::npos);
    BOOST_TEST(row.value.value().find("opensesame") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_community_of_the_factory_is_no_secret) {
  const auto result = read_text(read_pfsense, R"(<pfsense>
<snmpd><rocommunity>public</rocommunity></snmpd>
</pfsense>)");
  BOOST_TEST(dump(result, "secret") == "");
}

BOOST_AUTO_TEST_CASE(settings_have_the_path_of_their_element) {
  const auto result =
      read("<nat><rule><descr>a</descr></rule><rule><descr>b</descr></rule></nat>\n");
  std::string found;
  for (const auto& row : result.facts.rows<Setting>()) {
    if (!row.name.is("descr")) continue;
    found += row.format.value() + " " + row.path.value() + " " + row.value.value() + "\n";
  }
  BOOST_TEST(found == "pfsense nat/rule a\npfsense nat/rule[2] b\n");
}

BOOST_AUTO_TEST_SUITE_END()
