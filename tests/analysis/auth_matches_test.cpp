// Sign-in methods that an entry and the L2TP server have in common.
#include "analysis/auth_matches.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

/// A phonebook, then what a server router adds.
class Site : public BundleMaker {
 public:
  Site& entry(std::string_view fields) {
    add("vpn_connection", fields);
    return *this;
  }
  Site& router(Role role = Role::server_router) {
    host(role, "gate").artifact("config.xml");
    return *this;
  }
  Site& with(std::string_view table, std::string_view fields) {
    add(table, fields);
    return *this;
  }
  Site& serving(std::string_view methods) {
    return with("l2tp_endpoint", "device=gate; enabled=yes; auth_methods=" + std::string(methods));
  }
  Site& line(std::string_view fields) {
    return with("router", "device=gate; wan_interface=wan; " + std::string(fields));
  }

  std::string match() {
    match_auth_methods(bundle());
    return dump(bundle(), "auth_match",
                {"connection", "device", "strategy", "client_methods", "server_methods",
                 "shared_methods", "same_server"});
  }
};

constexpr auto office =
    "name=Office; strategy=l2tp_only; protocols=l2tp; server=vpn.example.com; "
    "auth_methods=mschapv2,eap,psk";

/// What is said about whether the first entry dials the device.
std::string dials(Site& site) {
  match_auth_methods(site.bundle());
  const auto& row = site.bundle().facts.rows<AuthMatch>().front();
  return row.same_server.known() ? (row.same_server.value() ? "yes" : "no") : "unknown";
}

std::string dials(std::string_view server, std::string_view line) {
  Site site;
  site.entry("name=A; strategy=l2tp_only; protocols=l2tp; server=" + std::string(server));
  site.entry("name=B; strategy=l2tp_only; protocols=l2tp; server=other.example.com");
  site.router().line(line).serving("pap");
  return dials(site);
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_entry_and_a_server_share_what_both_name) {
  BOOST_TEST(Site().entry(office).router().serving("chap,mschapv2").match() ==
             "client.txt:1 connection=Office device=gate strategy=l2tp_only "
             "client_methods=[mschapv2, eap] server_methods=[chap, mschapv2] "
             "shared_methods=[mschapv2] same_server=true");
}

BOOST_AUTO_TEST_CASE(nothing_in_common_is_an_empty_list) {
  BOOST_TEST(Site().entry(office).router().serving("pap").match() ==
             "client.txt:1 connection=Office device=gate strategy=l2tp_only "
             "client_methods=[mschapv2, eap] server_methods=[pap] shared_methods=[] "
             "same_server=true");
}

BOOST_AUTO_TEST_CASE(what_one_side_does_not_say_leaves_the_shared_open) {
  BOOST_TEST(
      Site().entry("name=Office; server=a; auth_methods=?").router().serving("pap").match() ==
      "client.txt:1 connection=Office device=gate client_methods=!unreadable "
      "server_methods=[pap] same_server=true");
  BOOST_TEST(Site()
                 .entry("name=Office; server=a; auth_methods=pap,chap")
                 .router()
                 .with("l2tp_endpoint", "device=gate; enabled=yes")
                 .match() ==
             "client.txt:1 connection=Office device=gate client_methods=[pap, chap] "
             "same_server=true");
}

BOOST_AUTO_TEST_CASE(an_entry_without_a_server_in_the_bundle_stands_alone) {
  BOOST_TEST(Site().entry("name=Office; server=a; auth_methods=pap,chap").match() ==
             "client.txt:1 connection=Office client_methods=[pap, chap]");
}

BOOST_AUTO_TEST_CASE(servers_that_are_off_or_on_the_clients_side_are_none) {
  constexpr auto alone = "client.txt:1 connection=Office client_methods=[pap, chap]";
  constexpr auto pap = "name=Office; server=a; auth_methods=pap,chap";
  BOOST_TEST(Site()
                 .entry(pap)
                 .router()
                 .with("l2tp_endpoint", "device=gate; enabled=no; auth_methods=pap,chap")
                 .match() == alone);
  BOOST_TEST(Site().entry(pap).router(Role::client_router).serving("pap,chap").match() == alone);
}

BOOST_AUTO_TEST_CASE(an_address_of_the_device_is_the_device) {
  BOOST_TEST(dials("203.0.113.7", "wan_address=203.0.113.7; wan_class=public") == "yes");
  BOOST_TEST(dials("203.0.113.8", "wan_address=203.0.113.7; wan_class=public") == "no");
}

BOOST_AUTO_TEST_CASE(an_address_of_an_inside_interface_is_the_device_too) {
  Site site;
  site.entry("name=A; strategy=l2tp_only; protocols=l2tp; server=10.20.0.1");
  site.router().line("wan_address=203.0.113.7; wan_class=public").serving("pap");
  site.with("interface", "device=gate; name=lan; addresses=10.20.0.1/24");
  BOOST_TEST(dials(site) == "yes");
}

BOOST_AUTO_TEST_CASE(a_device_whose_public_address_is_not_known_may_be_dialled) {
  BOOST_TEST(dials("203.0.113.8", "wan_address=192.168.1.2; wan_class=private") == "unknown");
  BOOST_TEST(dials("203.0.113.8", "wan_kind=dhcp") == "unknown");
}

BOOST_AUTO_TEST_CASE(one_line_of_unknown_address_leaves_it_open) {
  Site site;
  site.entry("name=A; strategy=l2tp_only; protocols=l2tp; server=203.0.113.8");
  site.entry("name=B; strategy=l2tp_only; protocols=l2tp; server=203.0.113.9");
  site.router().line("wan_kind=dhcp");
  site.with("router", "device=gate; wan_interface=opt1; wan_address=203.0.113.7; wan_class=public");
  site.serving("pap");
  BOOST_TEST(dials(site) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_name_among_several_is_not_known_to_be_the_device) {
  BOOST_TEST(dials("vpn.example.com", "wan_address=203.0.113.7; wan_class=public") == "unknown");
}

BOOST_AUTO_TEST_CASE(entries_of_other_protocols_are_no_rivals_for_the_name) {
  Site site;
  site.entry(office);
  site.entry("name=B; strategy=ikev2_only; protocols=ikev2; server=other.example.com");
  site.router().serving("pap");
  BOOST_TEST(dials(site) == "yes");
}

BOOST_AUTO_TEST_CASE(another_phonebook_takes_no_certainty_away) {
  Site site;
  site.entry(office).artifact("all-users.pbk");
  site.entry("name=B; strategy=l2tp_only; protocols=l2tp; server=other.example.com");
  site.router().serving("pap");
  BOOST_TEST(dials(site) == "yes");
}

BOOST_AUTO_TEST_CASE(two_servers_leave_a_name_open) {
  Site site;
  site.entry(office).router().serving("pap");
  site.with("l2tp_endpoint", "device=second; enabled=yes; auth_methods=pap");
  BOOST_TEST(dials(site) == "unknown");
}

BOOST_AUTO_TEST_CASE(a_crowd_of_servers_is_not_compared) {
  Site site;
  site.entry("name=Office; server=a; auth_methods=pap,chap").router();
  for (int i = 0; i < 32; ++i) site.serving("pap");
  match_auth_methods(site.bundle());
  BOOST_TEST(site.bundle().facts.rows<AuthMatch>().size() == 32u);
  site.bundle().facts.rows<AuthMatch>().clear();
  BOOST_TEST(site.serving("pap").match() ==
             "client.txt:1 connection=Office client_methods=[pap, chap]");
}

BOOST_AUTO_TEST_CASE(a_complete_phonebook_covers_its_matches) {
  Site site;
  site.with("extent", "table=vpn_connection; selector=*; complete=yes");
  site.match();
  BOOST_TEST(dump(site.bundle(), "extent", {"table", "selector", "complete"}) ==
             "client.txt:1 table=vpn_connection selector=* complete=true\n"
             "client.txt:1 table=auth_match selector=* complete=true");
}

BOOST_AUTO_TEST_CASE(a_cut_phonebook_covers_nothing) {
  Site site;
  site.with("extent", "table=vpn_connection; selector=*; complete=no");
  site.match();
  BOOST_TEST(dump(site.bundle(), "extent", {"table"}) == "client.txt:1 table=vpn_connection");
}
