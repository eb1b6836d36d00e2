// Which packets of a dial a PC's own firewall stops: one case per construct.
#include <boost/test/unit_test.hpp>
#include <chrono>

#include "analysis/firewall_client.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

/// One rule in the listing of an otherwise healthy PC.
struct Case {
  std::string_view what;
  std::string_view fields;
  std::string_view ike, nat_t, esp, l2tp;  // D = dropped, p = passed, ? = open
};

constexpr Case block_rules[] = {
    {"a block of a remote port", "remote_ports=500", "D", "p", "p", "p"},
    {"a block of the other remote port", "remote_ports=4500", "p", "D", "p", "p"},
    {"a block of a range of remote ports", "remote_ports=400-600", "D", "p", "p", "p"},
    {"a block of a list of remote ports", "remote_ports=53,500,4500", "D", "D", "p", "p"},
    {"a block of a local port, since IKE binds it", "local_ports=500", "D", "p", "p", "p"},
    {"a block of local and remote ports that no packet has", "local_ports=500; remote_ports=4500",
     "p", "p", "p", "p"},
    {"a block of all UDP", "", "D", "D", "p", "D"},
    {"a block of everything, which may be of an app package", "protocol=any", "?", "?", "?", "?"},
    {"a block of everything by a rule of the registry", "id={1}; protocol=any", "D", "D", "D", "D"},
    {"a block of ESP", "protocol=esp", "p", "p", "D", "p"},
    {"a block of ESP by number", "protocol=50", "p", "p", "D", "p"},
    {"a block of UDP by number", "protocol=17; remote_ports=1701", "p", "p", "p", "D"},
    {"a block of TCP", "protocol=tcp; remote_ports=500", "p", "p", "p", "p"},
    {"a block for svchost.exe", "program=%SystemRoot%\\System32\\svchost.exe", "D", "D", "p", "p"},
    {"a block for svchost.exe by another variable", "program=%windir%\\system32\\svchost.exe", "D",
     "D", "p", "p"},
    {"a block for svchost.exe by its path", "program=C:\\Windows\\System32\\SVCHOST.EXE", "D", "D",
     "p", "p"},
    {"a block for svchost.exe of a Windows elsewhere", "program=D:\\Win\\System32\\svchost.exe",
     "?", "?", "p", "p"},
    {"a block for another svchost.exe", "program=C:\\Windows\\SysWOW64\\svchost.exe", "p", "p", "p",
     "p"},
    {"a block for another program", "program=C:\\Games\\game.exe", "p", "p", "p", "p"},
    {"a block for System", "program=System", "p", "p", "p", "D"},
    {"a block for System of everything", "program=System; protocol=any", "p", "p", "D", "D"},
    {"a block for IKEEXT", "service=ikeext", "D", "D", "p", "p"},
    {"a block for any service", "service=*", "D", "D", "p", "p"},
    {"a block for another service", "service=Dnscache", "p", "p", "p", "p"},
    {"a block for svchost.exe of another service",
     "program=%SystemRoot%\\system32\\svchost.exe; service=wuauserv", "p", "p", "p", "p"},
    {"a block of the server's address", "remote_addresses=203.0.113.7", "D", "D", "p", "D"},
    {"a block of the server's network", "remote_addresses=203.0.113.0/24", "D", "D", "p", "D"},
    {"a block of a range with the server", "remote_addresses=10.0.0.1,203.0.113.1-203.0.113.9", "D",
     "D", "p", "D"},
    {"a block of other addresses", "remote_addresses=198.51.100.0/24", "p", "p", "p", "p"},
    {"a block of the local subnet", "remote_addresses=LocalSubnet", "p", "p", "p", "p"},
    {"a block of the Internet", "remote_addresses=IntErnet", "D", "D", "p", "D"},
    {"a block of the intranet", "remote_addresses=IntrAnet", "?", "?", "p", "?"},
    {"a block of one's own address", "local_addresses=192.168.0.10", "?", "?", "p", "?"},
    {"a block of the loopback", "local_addresses=127.0.0.1", "p", "p", "p", "p"},
    {"a block on wireless only", "interface_types=wireless", "?", "?", "p", "?"},
    {"a block on every type of interface", "interface_types=lan,wireless,ras", "D", "D", "p", "D"},
    {"a rule that is off", "enabled=no", "p", "p", "p", "p"},
    {"a block of incoming packets", "direction=in", "p", "p", "p", "p"},
    {"an allow rule that names a port", "action=allow; remote_ports=123", "p", "p", "p", "p"},
    {"a rule whose state cannot be read", "enabled=?", "?", "?", "p", "?"},
    {"a rule whose direction cannot be read", "direction=?", "?", "?", "p", "?"},
    {"a rule whose action cannot be read", "action=?", "?", "?", "p", "?"},
    {"a rule whose ports cannot be read", "remote_ports=?", "?", "?", "p", "?"},
    {"a rule whose ports cannot be read but of TCP", "remote_ports=?; protocol=tcp", "p", "p", "p",
     "p"},
    {"a rule whose program nobody sent", "program=_; remote_ports=500", "?", "p", "p", "p"},
    {"a rule with a condition that is not understood", "unknown_token=TTK=x; remote_ports=500", "?",
     "p", "p", "p"},
    {"a rule of an app package", "unknown_token=AppPkgId=S-1-15-2-1|LUOwn=S-1-5-21-1", "p", "p",
     "p", "p"},
    {"a rule of a user's programs", "unknown_token=LUOwn=S-1-5-21-1", "p", "p", "p", "p"},
    {"a port keyword", "remote_ports=Teredo,RPC", "p", "p", "p", "p"},
    {"a block that a bypass rule may lift", "action=bypass", "p", "p", "p", "p"},
};

std::string letter(const std::string& decided) {
  if (decided == dropped) return "D";
  if (decided == open_at_rule) return "?";
  if (decided == passed || decided.find("verdict=pass") != decided.npos) return "p";
  return decided;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_block_rule_stops_the_packets_that_it_names) {
  for (const auto& test : block_rules) {
    BOOST_TEST_CONTEXT(test.what) {
      Client client;
      client.with("name=R; " + std::string(test.fields));
      BOOST_TEST(letter(client.decide("ike")) == test.ike);
      BOOST_TEST(letter(client.decide("nat_t")) == test.nat_t);
      BOOST_TEST(letter(client.decide("esp")) == test.esp);
      BOOST_TEST(letter(client.decide("l2tp")) == test.l2tp);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_verbose_listing_without_blocks_and_open_profiles_pass_everything) {
  for (const auto flow : {"ike", "nat_t", "esp", "l2tp"}) {
    BOOST_TEST(Client().decide(flow) == passed);
  }
}

BOOST_AUTO_TEST_CASE(whole_exports_of_local_and_policy_keys_pass_everything) {
  Client client;
  client.bundle().facts.rows<Extent>().clear();
  client.in("local.reg").extent("selector=local; complete=yes");
  BOOST_TEST(client.decide("ike") == "local.reg:1 verdict=!not_collected");
  client.in("policy.reg").extent("selector=gpo; complete=yes");
  BOOST_TEST(client.decide("ike") == passed);
}

BOOST_AUTO_TEST_CASE(a_listing_without_sources_says_nothing_about_a_policy) {
  Client client;
  client.bundle().facts.rows<Extent>().clear();
  client.in("plain").extent("selector=local; complete=yes; columns=name,enabled,direction,action");
  BOOST_TEST(client.decide("nat_t") == "plain:1 verdict=!not_collected");
}

BOOST_AUTO_TEST_CASE(a_listing_of_the_rules_in_force_covers_the_policy_too) {
  Client client;
  client.bundle().facts.rows<Extent>().clear();
  client.in("dynamic").extent("selector=*; complete=yes; columns=name,enabled,direction,action");
  BOOST_TEST(client.decide("nat_t") == passed);
}

BOOST_AUTO_TEST_CASE(a_cut_listing_passes_nothing) {
  Client client;
  client.bundle().facts.rows<Extent>().clear();
  client.in("cut").extent("selector=local; complete=no; why=truncated");
  BOOST_TEST(client.decide("ike") == "cut:1 verdict=!not_collected");
  client.with("name=R; remote_ports=500");
  BOOST_TEST(client.decide("ike") == "cut:2 verdict=drop reason=block_rule rule=R store=local");
}

BOOST_AUTO_TEST_CASE(profiles_alone_decide_nothing_but_a_firewall_that_is_off) {
  Client client;
  client.bundle().facts.rows<Extent>().clear();
  BOOST_TEST(client.decide("ike") == "profiles:1 verdict=!not_collected");
  Client off("enabled=no; default_outbound=block");
  off.with("name=R");
  BOOST_TEST(off.decide("ike") == "profiles:1 verdict=pass reason=firewall_off");
}

BOOST_AUTO_TEST_CASE(rules_alone_do_not_say_that_the_firewall_is_on) {
  Client client;
  client.bundle().facts.rows<FirewallProfile>().clear();
  client.with("name=R; remote_ports=500");
  BOOST_TEST(client.decide("ike") == open_at_rule);
  BOOST_TEST(client.decide("nat_t") == "rules:1 verdict=!not_collected");
}

BOOST_AUTO_TEST_CASE(a_pc_without_firewall_facts_gives_no_rows) {
  BundleMaker maker;
  maker.add("vpn_connection", "name=Office; server=203.0.113.7");
  decide_windows_firewall(maker.bundle());
  BOOST_TEST(dump(maker.bundle(), "path_step", {"flow"}) == "");
}

BOOST_AUTO_TEST_CASE(routers_and_clouds_have_no_such_firewall) {
  BundleMaker maker;
  maker.no_hosts().host(Role::server_router, "router").artifact("rules.txt");
  maker.add("firewall_rule", rule("name=R"));
  maker.host(Role::cloud, "cloud").artifact("more.txt");
  maker.add("firewall_rule", rule("name=R"));
  decide_windows_firewall(maker.bundle());
  BOOST_TEST(dump(maker.bundle(), "path_step", {"flow"}) == "");
}

BOOST_AUTO_TEST_CASE(a_host_without_a_role_is_judged_as_a_client_and_named_so) {
  BundleMaker maker;
  maker.no_hosts().host(Role::unknown, "").artifact("rules.txt");
  maker.add("firewall_profile", "profile=public; store=local; enabled=yes");
  maker.add("firewall_rule", rule("name=R; remote_ports=500"));
  decide_windows_firewall(maker.bundle());
  BOOST_TEST(
      dump(maker.bundle(), "path_step", {"device", "stage", "flow", "verdict"}).substr(0, 68) ==
      "rules.txt:2 device=client stage=windows_firewall flow=ike verdict=dr");
}

BOOST_AUTO_TEST_CASE(a_block_beats_every_allow) {
  Client client;
  client.with("name=A; action=allow; remote_ports=500; service=IKEEXT")
      .with("name=R; remote_ports=500");
  BOOST_TEST(client.decide("ike") == "rules:3 verdict=drop reason=block_rule rule=R store=local");
}

BOOST_AUTO_TEST_CASE(an_allow_rule_is_named_where_no_block_matches) {
  Client client;
  client.with("name=A; action=allow; remote_ports=500; service=IKEEXT");
  BOOST_TEST(client.decide("ike") == "rules:2 verdict=pass reason=allow_rule rule=A store=local");
}

BOOST_AUTO_TEST_CASE(a_bypass_rule_leaves_a_block_open) {
  Client client;
  client.with("name=R; remote_ports=500").with("name=B; action=bypass; remote_ports=500");
  BOOST_TEST(client.decide("ike") == open_at_rule);
}

BOOST_AUTO_TEST_CASE(a_default_block_drops_what_no_rule_allows) {
  Client client("enabled=yes; default_outbound=block");
  client.with("name=A; action=allow; remote_ports=500,4500; service=IKEEXT");
  BOOST_TEST(client.decide("ike") == "rules:2 verdict=pass reason=allow_rule rule=A store=local");
  BOOST_TEST(client.decide("l2tp") == "profiles:1 verdict=drop reason=default_block");
}

BOOST_AUTO_TEST_CASE(a_default_block_stays_open_while_rules_are_missing) {
  Client client("enabled=yes; default_outbound=block");
  client.bundle().facts.rows<Extent>().clear();
  BOOST_TEST(client.decide("l2tp") == "profiles:1 verdict=!not_collected reason=default_block");
}

BOOST_AUTO_TEST_CASE(a_default_block_of_a_pc_without_sign_of_a_policy_drops) {
  Client client("enabled=yes; default_outbound=block");
  client.bundle().facts.rows<Extent>().clear();
  client.in("local.reg").extent("selector=local; complete=yes");
  BOOST_TEST(client.decide("l2tp") == "profiles:1 verdict=drop reason=default_block");
  client.in("policy.reg").with("name=P; store=gpo; action=allow; protocol=tcp");
  BOOST_TEST(client.decide("l2tp") == "profiles:1 verdict=!not_collected reason=default_block");
}

BOOST_AUTO_TEST_CASE(an_allow_that_may_match_leaves_a_default_block_open) {
  Client client("enabled=yes; default_outbound=block");
  client.with("name=A; action=allow; interface_types=wireless");
  BOOST_TEST(client.decide("l2tp") == "profiles:1 verdict=!not_collected reason=default_block");
}

BOOST_AUTO_TEST_CASE(an_allow_all_rule_of_a_listing_may_belong_to_an_app_package) {
  Client client("enabled=yes; default_outbound=block");
  client.with("name=Store app; action=allow; protocol=any");
  BOOST_TEST(client.decide("l2tp") == "profiles:1 verdict=!not_collected reason=default_block");
  client.bundle().facts.rows<FirewallRule>().clear();
  client.with(
      "id={1}; name=Store app; action=allow; protocol=any; unknown_token=AppPkgId=S-1-15-2-1");
  BOOST_TEST(client.decide("l2tp") == "profiles:1 verdict=drop reason=default_block");
  client.with("id={2}; name=All; action=allow; protocol=any");
  BOOST_TEST(client.decide("l2tp") ==
             "rules:4 verdict=pass reason=allow_rule rule=All store=local");
}

BOOST_AUTO_TEST_CASE(a_block_that_may_match_does_not_matter_where_the_default_drops_anyway) {
  Client client("enabled=yes; default_outbound=block");
  client.with("name=R; interface_types=wireless");
  BOOST_TEST(client.decide("ike") == "profiles:1 verdict=drop reason=default_block");
}

BOOST_AUTO_TEST_CASE(a_server_that_is_a_name_leaves_address_rules_open) {
  Client client("enabled=yes; default_outbound=allow", "vpn.example.net");
  client.with("name=R; remote_ports=500; remote_addresses=198.51.100.0/24");
  BOOST_TEST(client.decide("ike") == open_at_rule);
  BOOST_TEST(client.decide("nat_t") == passed);
}

BOOST_AUTO_TEST_CASE(a_private_server_may_be_in_the_local_subnet) {
  Client client("enabled=yes; default_outbound=allow", "192.168.0.1");
  client.with("name=R; remote_ports=500; remote_addresses=LocalSubnet");
  BOOST_TEST(client.decide("ike") == open_at_rule);
}

BOOST_AUTO_TEST_CASE(two_servers_of_which_a_rule_blocks_one_stay_open) {
  Client client;
  client.in("pbk2").add("vpn_connection", "name=Other; server=198.51.100.1");
  client.in("more").with("name=R; remote_ports=500; remote_addresses=203.0.113.7");
  BOOST_TEST(client.decide("ike") ==
             "more:1 verdict=!not_collected reason=block_rule rule=R store=local");
}

BOOST_AUTO_TEST_CASE(a_plain_listing_adds_no_doubt_beside_one_that_shows_programs) {
  Client client;
  client.with("name=Game; program=C:\\Games\\game.exe");
  client.in("plain").extent("selector=local; complete=yes; columns=name,enabled,direction,action");
  client.with("name=Game; program=_; service=_");
  BOOST_TEST(client.decide("ike") == passed);
}

BOOST_AUTO_TEST_CASE(a_rule_without_name_is_called_by_its_id) {
  Client client;
  client.with("id={5A6C}; remote_ports=500");
  BOOST_TEST(client.decide("ike") ==
             "rules:2 verdict=drop reason=block_rule rule={5A6C} store=local");
}

BOOST_AUTO_TEST_CASE(adding_a_block_rule_never_turns_drop_into_pass) {
  for (const auto& first : block_rules) {
    Client client;
    client.with("name=R; " + std::string(first.fields));
    const auto before = client.decide("ike");
    for (const auto& second : block_rules) {
      Client more;
      more.with("name=R; " + std::string(first.fields)).with(second.fields);
      BOOST_TEST_CONTEXT(first.what << " and " << second.what) {
        const bool was_drop = before.find("verdict=drop") != before.npos;
        const bool passes = more.decide("ike").find("verdict=pass") != before.npos;
        BOOST_TEST(!(was_drop && passes));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(removing_an_artifact_never_turns_unknown_into_pass) {
  const auto drop_artifact = [](Client& client, ArtifactId id) {
    auto& facts = client.bundle().facts;
    const auto gone = [id](const Row& row) { return row.artifact == id; };
    std::erase_if(facts.rows<FirewallRule>(), gone);
    std::erase_if(facts.rows<FirewallProfile>(), gone);
    std::erase_if(facts.rows<Extent>(), gone);
    std::erase_if(facts.rows<VpnConnection>(), gone);
  };
  for (const auto& test : block_rules) {
    for (ArtifactId id = 1; id < 5; ++id) {
      for (const auto flow : {"ike", "nat_t", "esp", "l2tp"}) {
        Client client;
        client.with("name=R; " + std::string(test.fields));
        client.in("policy.reg").profiles("gpo", "enabled=yes; default_outbound=-");
        const bool passed_before = client.decide(flow).find("verdict=pass") != std::string::npos;
        drop_artifact(client, id);
        const bool passes = client.decide(flow).find("verdict=pass") != std::string::npos;
        BOOST_TEST_CONTEXT(test.what << " without artifact " << id) {
          BOOST_TEST((passed_before || !passes));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(twenty_thousand_rules_cost_milliseconds) {
  Client client;
  for (int i = 0; i < 20'000; ++i) {
    client.with("name=R; program=C:\\Program Files\\Vendor\\" + std::to_string(i) + ".exe");
  }
  const auto start = std::chrono::steady_clock::now();
  decide_windows_firewall(client.bundle());
  const auto spent = std::chrono::steady_clock::now() - start;
  BOOST_TEST_MESSAGE("20,000 rules: "
                     << std::chrono::duration_cast<std::chrono::microseconds>(spent).count()
                     << " us");
  BOOST_TEST((spent < std::chrono::seconds(2)));
  BOOST_TEST(client.bundle().facts.rows<PathStep>().size() == 4u);
}
