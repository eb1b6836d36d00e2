// vpnlint trace asked about the Windows firewall.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "cli/run_vpnlint.h"

namespace vpnlint {
namespace {

using testing::TemporaryFolder;
using testing::vpnlint;
using json = nlohmann::json;

constexpr auto rules = R"(C:\>netsh advfirewall firewall show rule name=all verbose

Rule Name:                            Block IKE
----------------------------------------------------------------------
Enabled:                              Yes
Direction:                            Out
Profiles:                             Domain,Private,Public
Grouping:
LocalIP:                              Any
RemoteIP:                             Any
Protocol:                             UDP
LocalPort:                            Any
RemotePort:                           500
Edge traversal:                       No
InterfaceTypes:                       Any
Security:                             NotRequired
Rule source:                          Local Setting
Action:                               Block
Ok.

)";

constexpr auto profiles = R"(C:\>netsh advfirewall show allprofiles

Domain Profile Settings:
----------------------------------------------------------------------
State                                 ON
Firewall Policy                       BlockInbound,AllowOutbound

Private Profile Settings:
----------------------------------------------------------------------
State                                 ON
Firewall Policy                       BlockInbound,AllowOutbound

Public Profile Settings:
----------------------------------------------------------------------
State                                 ON
Firewall Policy                       BlockInbound,AllowOutbound
Ok.

)";

json ask(const std::string& packet) {
  const TemporaryFolder folder;
  folder.write("rules.txt", rules);
  folder.write("profiles.txt", profiles);
  const auto ran = vpnlint(
      "trace profiles.txt rules.txt -f json --device 192.168.0.7/24@lan --packet '" + packet + "'",
      folder.path());
  BOOST_TEST_REQUIRE(ran.code == 0, ran.err);
  return json::parse(ran.out)["paths"][0];
}

std::string place(const json& path) {
  const auto& evidence = path["steps"][path["at"].get<std::size_t>()]["evidence"][0];
  return evidence["path"].get<std::string>() + ":" + evidence["line"].dump();
}

BOOST_AUTO_TEST_CASE(a_packet_of_the_pc_is_dropped_by_the_line_of_the_rule) {
  const auto path = ask("udp 192.168.0.7:500 -> 203.0.113.1:500");
  BOOST_TEST(path["verdict"] == "dropped");
  BOOST_TEST(path["flow"]["direction"] == "out");
  BOOST_TEST(place(path) == "rules.txt:3");
}

BOOST_AUTO_TEST_CASE(a_default_is_cited_from_the_file_of_the_profiles) {
  const auto path = ask("tcp 192.168.0.9:40000 -> 192.168.0.7:445");
  BOOST_TEST(path["verdict"] == "dropped");
  BOOST_TEST(path["flow"]["direction"] == "in");
  BOOST_TEST(place(path) == "profiles.txt:6");
}

}  // namespace
}  // namespace vpnlint
